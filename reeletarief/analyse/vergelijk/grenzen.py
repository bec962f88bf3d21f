"""Grenzen aan een tariefwijziging: hoeveel een tarief mag stijgen of dalen, in procenten of in euro."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking


class Grens(NamedTuple):
    """Een grens voor alle producten of voor één: een fractie van het oude tarief, of een bedrag in euro per eenheid.

    ``richting`` is 1 voor een stijging en -1 voor een daling.
    """

    richting: int
    waarde: Decimal
    is_fractie: bool
    product: str | None = None


class Overschrijding(NamedTuple):
    """Een product dat een grens passeert; zonder ``bedrag`` is dat niet te zeggen, omdat de eenheid een andere is."""

    product: str
    grens: Grens
    bedrag: Decimal | None
    fractie: Decimal | None


def overschrijdingen(producten: Iterable[Productvergelijking], grenzen: Sequence[Grens]) -> tuple[Overschrijding, ...]:
    """De producten die verder stijgen of dalen dan mag. Een grens voor een product gaat voor die voor alle.

    Van een product met een andere eenheid is niet te zeggen of het binnen de grens blijft; het telt als overschrijding.
    """
    gevonden: list[Overschrijding] = []
    for een in producten:
        verschil = een.verschil
        if een.stand == "andere_eenheid":
            gevonden += [Overschrijding(een.product, grens, None, None) for grens in _geldend(een.product, grenzen)[:1]]
        elif verschil.bedrag is not None:
            gevonden += [
                Overschrijding(een.product, grens, verschil.bedrag, verschil.fractie)
                for grens in _geldend(een.product, grenzen)
                if _voorbij(verschil.bedrag, verschil.fractie, grens)
            ]
    return tuple(gevonden)


def _geldend(product: str, grenzen: Sequence[Grens]) -> list[Grens]:
    eigen = {(grens.richting, grens.is_fractie) for grens in grenzen if grens.product == product}
    return [
        grens
        for grens in grenzen
        if grens.product == product or (grens.product is None and (grens.richting, grens.is_fractie) not in eigen)
    ]


def _voorbij(bedrag: Decimal, fractie: Decimal | None, grens: Grens) -> bool:
    """Of een verschil de grens passeert. Vanaf een tarief van nul is elke stijging meer dan een percentage."""
    if grens.is_fractie and fractie is None:
        return bedrag * grens.richting > 0
    gemeten = fractie if grens.is_fractie and fractie is not None else bedrag
    return gemeten * grens.richting > grens.waarde
