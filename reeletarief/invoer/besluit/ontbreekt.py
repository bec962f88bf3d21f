"""Het bezwaar tegen een besluitbestand dat er niet is of zichzelf tegenspreekt; apart, zodat wie geen besluit leest de json-lezer niet laadt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = "RT990"
REMEDIE = "Haal het bestand uit git of uit het archief terug; het wordt geschreven door: reeletarief vaststellen."
_TEGEN = "Dit besluit spreekt zichzelf tegen: "


def spreekt_zich_tegen(naam: str, anders: Iterable[str]) -> Bevinding:
    """De bevinding bij een besluit dat te lezen is, maar waarvan delen elkaar tegenspreken; ``anders`` zegt welke."""
    return Bevinding(CODE, f"{_TEGEN}{'; '.join(anders)}.", REMEDIE, Plaats(naam, 1))


def is_tegenspraak(reden: Bevinding) -> bool:
    """Of een besluit niet te gebruiken is omdat het zichzelf tegenspreekt: dan is het na het besluit gewijzigd."""
    return reden.code == CODE and reden.wat.startswith(_TEGEN)


def ontbreekt(jaar: int) -> Bevinding:
    """De bevinding als er van een jaar geen besluitbestand is."""
    naam = f"{BESLUITEN}/{jaar}.json"
    return Bevinding(CODE, f"{naam} is er niet.", REMEDIE, Plaats(naam, 1))
