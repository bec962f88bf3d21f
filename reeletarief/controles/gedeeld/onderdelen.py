"""De onderdelen van de trajecten, met de eenheid van het product waar ze naar verwijzen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.kaart.productvorm import GEWOGEN
from reeletarief.kostprijs import constanten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Deelpopulatie, Onderdeel

MINUTEN_PER_UUR = constanten.MINUTEN_PER_UUR.bedrag


class Trajectdeel(NamedTuple):
    """Een onderdeel, met het traject en de deelpopulatie waar het in staat en de eenheid van zijn product."""

    traject: Productkaart
    populatie: Deelpopulatie
    onderdeel: Onderdeel
    eenheid: str


def onderdelen(dossier: Dossier) -> Iterator[Trajectdeel]:
    """Elk onderdeel van elk traject; een kaart die ontbreekt of fout is, meldt het lezen al."""
    kaarten = dossier.regio.kaarten
    eenheden = {kaart.code: str(kaart.eenheid) for kaart in kaarten}
    for kaart in kaarten:
        if kaart.vorm == GEWOGEN:
            continue
        for populatie in kaart.populaties:
            for onderdeel in populatie.onderdelen:
                if onderdeel.product in eenheden:
                    yield Trajectdeel(kaart, populatie, onderdeel, eenheden[onderdeel.product])
