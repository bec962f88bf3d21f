"""De bezwaren tegen een besluitbestand die elk een eigen gevolg hebben; apart, zodat wie geen besluit leest de json-lezer niet laadt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = "RT990"
REMEDIE = "Haal het bestand uit git of uit het archief terug; het wordt geschreven door: reeletarief vaststellen."


class Ontbreekt(Bevinding):
    """Er is geen besluitbestand van een jaar."""


class AndereRegio(Bevinding):
    """Een besluit is te lezen, maar is van een regio die anders heet; misschien heette deze toen zo."""


class Tegenspraak(Bevinding):
    """Een besluit is te lezen, maar delen ervan spreken elkaar of een later besluit tegen: het is na het besluit gewijzigd."""


def spreekt_zich_tegen(naam: str, anders: Iterable[str]) -> Tegenspraak:
    """De bevinding bij een besluit dat zichzelf tegenspreekt; ``anders`` zegt waarin."""
    return Tegenspraak(CODE, f"Dit besluit spreekt zichzelf tegen: {'; '.join(anders)}.", REMEDIE, Plaats(naam, 1))


def ontbreekt(jaar: int) -> Ontbreekt:
    """De bevinding als er van een jaar geen besluitbestand is."""
    naam = f"{BESLUITEN}/{jaar}.json"
    return Ontbreekt(CODE, f"{naam} is er niet.", REMEDIE, Plaats(naam, 1))
