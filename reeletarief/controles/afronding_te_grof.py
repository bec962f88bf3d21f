"""De stap van de afronding is meer dan een twintigste van een tarief.

Afronden hoort een bedrag leesbaar te maken, niet te veranderen. Met een stap van € 10 wordt een dagdeel van € 34 er een van € 30:
dat is geen kostprijs meer. Een stap die voor uren past, past niet altijd bij minuten of kleine stuks; de regio heeft er één
voor al haar producten. Een stap van een cent of minder is nooit te grof: fijner dan op de cent is niet te betalen.

Goed:

    afronding: {stap: 0.01}

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

CODE = "RT681"
ERNST = Ernst.WAARSCHUWING
NAAM = "afronding te grof"
HOOGSTE_DEEL = 20


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """De stap, als zij voor het kleinste tarief te groot is."""
    stap = dossier.regio.opslagen.afronding.stap
    kleinste = min(dossier.resultaat.tarieven, key=lambda tarief: tarief.onafgerond.bedrag, default=None)
    if kleinste is not None and stap.getal > CENT and stap.getal * HOOGSTE_DEEL > kleinste.onafgerond.bedrag:
        yield Bevinding(
            CODE,
            f"Het tarief van {kleinste.kaart.product} is voor afronding {euro(kleinste.onafgerond.bedrag)}; een stap van "
            f"{euro(stap.getal)} is daarvan meer dan een twintigste.",
            "Kies een kleinere stap, zoals 0.01.",
            stap.plaats,
            ERNST,
        )
