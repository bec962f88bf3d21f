"""Het verschil met eerder bewaarde tarieven, per product en per element van art. 2.3 Besluit Jeugdwet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import bijgesteld_met, geldend_bedrag
from reeletarief.kostprijs.elementen import JEUGDWET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.invoer.stand.oude_tarieven import OudTarief
    from reeletarief.kostprijs.tarief import Tarief


class Tariefverschil(NamedTuple):
    """Een product met zijn oude en nieuwe tarief in euro per eenheid.

    ``oud`` ontbreekt bij een nieuw product, ``nieuw`` bij een vervallen product. ``bedrag`` en ``fractie`` (van het oude
    tarief) ontbreken als er niets te vergelijken is: nieuw, vervallen, of een andere eenheid. Beide tarieven zijn die welke
    gelden: het vastgestelde, of anders het berekende. ``elementen`` is per letter oud, nieuw en verschil; samen met
    ``bijgesteld`` (wat er aan elke kant meer is vastgesteld dan berekend; niets als dat nergens zo is) zijn ze het tarief.
    """

    product: str
    oud: OudTarief | None
    nieuw: Tarief | None
    bedrag: Decimal | None
    fractie: Decimal | None
    elementen: Mapping[str, tuple[Decimal, Decimal, Decimal]]
    bijgesteld: tuple[Decimal, Decimal, Decimal] | None = None

    @property
    def nieuw_tarief(self) -> Decimal | None:
        """Het nieuwe tarief; niets bij een vervallen product."""
        return None if self.nieuw is None else geldend_bedrag(self.nieuw)

    @property
    def vergelijkbaar(self) -> bool:
        """Of oud en nieuw dezelfde eenheid hebben."""
        return self.bedrag is not None


def tariefverschillen(tarieven: Sequence[Tarief], oud: Mapping[str, OudTarief]) -> list[Tariefverschil]:
    """Per product het verschil, in de volgorde van de tarieven; vervallen producten achteraan."""
    nieuwe = {tarief.product: tarief for tarief in tarieven}
    vervallen = [product for product in oud if product not in nieuwe]
    return [_verschil(product, oud.get(product), nieuwe.get(product)) for product in [*nieuwe, *vervallen]]


def _verschil(product: str, oud: OudTarief | None, nieuw: Tarief | None) -> Tariefverschil:
    if oud is None or nieuw is None or oud.eenheid != nieuw.kaart.eenheid:
        return Tariefverschil(product, oud, nieuw, None, None, {})
    bedrag = geldend_bedrag(nieuw) - oud.tarief
    fractie = bedrag / oud.tarief if oud.tarief else None
    elementen = {
        naam: (oud.elementen[naam], nieuw.jeugdwet[naam].bedrag, nieuw.jeugdwet[naam].bedrag - oud.elementen[naam])
        for naam in JEUGDWET
        if naam in oud.elementen
    }
    return Tariefverschil(product, oud, nieuw, bedrag, fractie, elementen, _bijgesteld(oud, nieuw))


def _bijgesteld(oud: OudTarief, nieuw: Tarief) -> tuple[Decimal, Decimal, Decimal] | None:
    eerst, nu = oud.bijgesteld, bijgesteld_met(nieuw)
    return (eerst, nu, nu - eerst) if eerst or nu else None
