"""De stap van de afronding is meer dan een twintigste van een tarief.

Afronden hoort een bedrag leesbaar te maken, niet te veranderen. Met een stap van € 10 wordt een dagdeel van € 34 er een van € 30:
dat is geen kostprijs meer. Een stap die voor uren past, past niet altijd bij minuten of kleine stuks; een eenheid kan daarom
een eigen stap hebben. Een stap van een cent of minder is nooit te grof: fijner dan op de cent is niet te betalen.

Goed:

    afronding: {stap: 0.01, per_uur: 0.60}

Fout:

    afronding: {stap: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import CENT
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT681"
ERNST = Ernst.WAARSCHUWING
NAAM = "afronding te grof"
HOOGSTE_DEEL = 20


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke stap die voor het kleinste tarief dat er op rondt te groot is."""
    kleinste: dict[Plaats, Tarief] = {}
    for tarief in sorted(dossier.resultaat.tarieven, key=lambda een: een.onafgerond.bedrag):
        kleinste.setdefault(_stap(dossier, tarief).plaats, tarief)
    for tarief in kleinste.values():
        stap, bedrag = _stap(dossier, tarief), tarief.onafgerond.bedrag
        if stap.getal > CENT and stap.getal * HOOGSTE_DEEL > bedrag:
            yield Bevinding(
                CODE,
                f"Het tarief van {tarief.kaart.product} is voor afronding {euro(bedrag)}; een stap van {euro(stap.getal)} is "
                "daarvan meer dan een twintigste.",
                _remedie(dossier, tarief.kaart.eenheid),
                stap.plaats,
                ERNST,
            )


def _stap(dossier: Dossier, tarief: Tarief) -> Waarde:
    return dossier.regio.opslagen.afronding.voor(tarief.kaart.eenheid)


def _remedie(dossier: Dossier, eenheid: str) -> str:
    if dossier.regio.opslagen.afronding.eigen(eenheid) is not None:
        return "Kies een kleinere stap, zoals 0.01."
    return f"Kies een kleinere stap, of geef deze eenheid haar eigen: 'per_{eenheid}: 0.01'."
