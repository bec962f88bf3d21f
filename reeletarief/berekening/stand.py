"""De stand van wat samen staat, zoals alle tarieven van een regio of een jaar: vastgesteld, deels vastgesteld of nog niet.

Eén regel voor elke uitkomst. De begroting past haar ook toe op bedragen, waar *aanname* een derde status is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import geldend_besluit
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.kostprijs.tarief import Tarief

DEELS = f"deels {VASTGESTELD}"
"""De stand van wat samen staat als een deel op een besluit rust en een ander deel niet."""


def samen(statussen: Iterable[str]) -> str:
    """De stand van delen met deze statussen: die van alle, of *deels vastgesteld* als ze verschillen. Zonder delen een concept."""
    soorten = list(dict.fromkeys(statussen)) or [CONCEPT]
    return soorten[0] if len(soorten) == 1 else DEELS


def status_van(tarief: Tarief) -> str:
    """Of dit tarief is vastgesteld en nog op het besluit uitkomt, of een concept is."""
    return VASTGESTELD if geldend_besluit(tarief) else CONCEPT


def stand_van(tarieven: Iterable[Tarief], overgeslagen: int) -> str:
    """De stand van deze tarieven; een product dat overgeslagen is, telt als niet vastgesteld."""
    return samen([*map(status_van, tarieven), *[CONCEPT] * overgeslagen])


def niet_vastgesteld(tarieven: Sequence[Tarief]) -> list[str]:
    """De producten waarvan het tarief een concept is."""
    return [tarief.product for tarief in tarieven if status_van(tarief) == CONCEPT]
