"""Het tarief van elk product in elk jaar: zoals het is vastgesteld of berekend, en voor de jaren erna met de index.

Een later jaar waarover besloten is, heeft zijn eigen tarief. De index telt dan vanaf dat jaar: van elk product vanaf het laatste jaar met een
eigen prijs. Zuiver: er wordt hier niets gelezen of getoond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, RUIM, op_cent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


AANNAME = "aanname"
"""De status van een tarief met een index erin."""


class Uitgangspunten(NamedTuple):
    """De aannames van een begroting. De indexcijfers (op jaar) en de korting zijn fracties: 0.03 is 3%."""

    tariefjaar: int
    indexcijfers: Mapping[int, Decimal]
    korting: Decimal

    def ontbrekend(self, van: int, jaar: int) -> tuple[int, ...]:
        """De jaren na ``van`` waarvan de index nodig is voor een prijs in dit jaar, maar niet gegeven."""
        return tuple(een for een in range(van + 1, jaar + 1) if een not in self.indexcijfers)

    def factor(self, van: int, jaar: int) -> Decimal | None:
        """Waarmee een tarief van het ene jaar in het andere vermenigvuldigd wordt; ``None`` als er een index ontbreekt."""
        factor = EEN
        for een in range(van + 1, jaar + 1):
            if een not in self.indexcijfers:
                return None
            factor = RUIM.multiply(factor, EEN + self.indexcijfers[een])
        return factor


class Product(NamedTuple):
    """Een product met zijn tarief in euro per eenheid, in het jaar waarvoor dat is vastgesteld of (als concept) berekend: ``status`` zegt welke."""

    product: str
    naam: str
    segment: str
    eenheid: str
    tarief: Decimal
    status: str


class Jaartarief(NamedTuple):
    """Het tarief van een product in een jaar. ``prijsjaar`` is het jaar waarvoor het is vastgesteld of berekend; is dat eerder, dan zit de index erin.

    ``status`` is die van het product in zijn prijsjaar; met een index erin is het een aanname.
    """

    product: Product
    prijsjaar: int
    tarief: Decimal
    status: str


Jaartarieven = dict[tuple[str, int], Jaartarief]
"""Het tarief op product en jaar; wat er niet in staat, heeft geen prijs."""


def jaartarieven(per_jaar: Mapping[int, Mapping[str, Product]], uitgangspunten: Uitgangspunten) -> Jaartarieven:
    """Het tarief van elk product in elk jaar waarvoor het te geven is. ``per_jaar`` zijn op jaar de producten met een eigen prijs."""
    gevonden: Jaartarieven = {}
    laatste: dict[str, tuple[int, Product]] = {}
    for jaar in sorted({*per_jaar, *uitgangspunten.indexcijfers}):
        laatste |= {code: (jaar, product) for code, product in per_jaar.get(jaar, {}).items()}
        factoren = {van: uitgangspunten.factor(van, jaar) for van in per_jaar}
        for code, (van, product) in laatste.items():
            factor = factoren[van]
            if factor is not None:
                status = product.status if van == jaar else AANNAME
                gevonden[code, jaar] = Jaartarief(product, van, geindexeerd(product.tarief, factor), status)
    return gevonden


def geindexeerd(tarief: Decimal, factor: Decimal) -> Decimal:
    """Een tarief met de index van alle jaren samen, één keer op de cent afgerond."""
    return op_cent(RUIM.multiply(tarief, factor))
