"""Een OpenDocument-rekenblad dat terugkomt: van bytes naar bladen met per cel de waarde.

Eigen lezer op dezelfde veilige delen als die van .xlsx; waarom staat in :mod:`.xlsx_lezen`. Een bibliotheek vult
herhalingen aan tot een miljoen rijen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.ods_blad import HerhalingFout, MacroFout, VanBuitenFout, lees_bladen
from reeletarief.invoer.werkboek.ods_pakket import CONTENT, ODS, open_ods
from reeletarief.invoer.werkboek.pakket import (
    NietBruikbaarFout,
    met_reden,
    weiger,
    weiger_groot,
    weiger_kapot,
    weiger_koppeling,
    weiger_macros,
)
from reeletarief.invoer.werkboek.xlsx_blad import KapotBladFout, VolBladFout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkboek.pakket import Pakket
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud, Plek

HERHALING = "RT814"


def lees_ods(inhoud: bytes, naam: str) -> Mapping[str, Mapping[Plek, Celinhoud]] | Bevinding:
    """Lees een .ods: per blad de cellen waar iets in staat, op (rij, kolom) vanaf 1.

    Wat niet te vertrouwen of te lezen is, geeft een bevinding met de reden en de remedie.
    """
    try:
        return _bladen(open_ods(inhoud, naam))
    except NietBruikbaarFout as fout:
        return fout.bevinding


def _bladen(pakket: Pakket) -> Mapping[str, Mapping[Plek, Celinhoud]]:
    try:
        with met_reden(pakket.naam, CONTENT):
            return lees_bladen(pakket.lees(CONTENT), pakket.tegoed)
    except KapotBladFout as fout:
        weiger_kapot(pakket.naam, f"in het deel {CONTENT} klopt iets niet ({fout})")
    except VolBladFout:
        weiger_groot(pakket.naam, "het heeft meer bladen, cellen of spaties dan enig werkboek van dit programma")
    except MacroFout:
        weiger_macros(pakket.naam, ODS)
    except VanBuitenFout:
        weiger_koppeling(pakket.naam, "in LibreOffice: Bewerken, Koppelingen naar externe bestanden")
    except HerhalingFout as fout:
        weiger(
            pakket.naam,
            HERHALING,
            f"De cel {fout.cel[:80]} is {fout.aantal} keer achter elkaar ingevuld; zoveel gelijke cellen heeft geen formulier.",
            "Maak de rijen en kolommen leeg die niet bij het formulier horen, en sla het opnieuw op.",
        )
