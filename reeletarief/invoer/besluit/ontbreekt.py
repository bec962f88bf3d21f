"""Het bezwaar tegen een besluitbestand dat er niet is; apart, zodat wie geen besluit leest de json-lezer niet laadt."""

from __future__ import annotations

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.namen import BESLUITEN

CODE = "RT990"
REMEDIE = "Haal het bestand uit git of uit het archief terug; het wordt geschreven door: reeletarief vaststellen."


def ontbreekt(jaar: int) -> Bevinding:
    """De bevinding als er van een jaar geen besluitbestand is."""
    naam = f"{BESLUITEN}/{jaar}.json"
    return Bevinding(CODE, f"{naam} is er niet.", REMEDIE, Plaats(naam, 1))
