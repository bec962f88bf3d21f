"""Een functie kost meer dan het bezoldigingsmaximum van de WNT.

De Wet normering topinkomens begrenst bezoldiging: bruto loon plus het werkgeversdeel van het pensioen. Een salaris
daarboven in een tarief is vrijwel altijd een verkeerde schaal, trede of tabel. De controle leest de reeks
``wnt_maximum`` en neemt de laatste waarde die in of voor het tariefjaar ingaat; zonder die reeks is er geen controle.

Goed:

    - {functie: Gedragswetenschapper, niveau: wo, schaal: "11", trede: max, aandeel: 100%}

Fout:

    - {functie: Gedragswetenschapper, niveau: wo, schaal: "110", trede: max, aandeel: 100%}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import PENSIOEN, gaat_over
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.reeks import Reekswaarde

CODE = "RT611"
ERNST = Ernst.WAARSCHUWING
NAAM = "salaris boven het WNT-maximum"
REEKS = "wnt_maximum"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke functie op een kaart waarvan loon en pensioen samen boven het maximum liggen."""
    maximum = _maximum(dossier)
    if maximum is None or maximum.waarde is None:
        return
    pensioen = [str(last.sleutel) for last in dossier.regio.opslagen.werkgeverslasten if gaat_over(last, PENSIOEN)]
    for tarief in dossier.resultaat.tarieven:
        for deel in tarief.functies:
            namen = ["bruto_loon", *pensioen]
            bezoldiging = sum((deel.loon.regels[naam].bedrag for naam in namen), NUL)
            if bezoldiging > maximum.waarde.getal:
                yield Bevinding(
                    CODE,
                    f"{deel.functie.functie} kost aan loon en pensioen {euro(bezoldiging)} per jaar; het WNT-maximum van "
                    f"{maximum.begin.year} is {euro(maximum.waarde.getal)}.",
                    "Controleer schaal, trede en de cao-tabel.",
                    deel.functie.schaal.plaats,
                    ERNST,
                )


def _maximum(dossier: Dossier) -> Reekswaarde | None:
    """De laatst bekende waarde van de reeks die in of voor het tariefjaar ingaat."""
    reeks = dossier.regio.opslagen.reeksen.get(REEKS)
    if reeks is None or reeks.is_percentage:
        return None
    bekend = [waarde for waarde in reeks.waarden if waarde.waarde is not None and waarde.begin.year <= dossier.jaar]
    return bekend[-1] if bekend else None
