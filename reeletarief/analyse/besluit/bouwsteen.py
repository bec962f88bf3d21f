"""Een product dat uit een ander bestaat, terwijl van dat andere iets anders wordt vastgesteld dan berekend (RT030)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, euro_in_zin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.analyse.besluit.vaststelling import Besluitregel, Vaststelling

NIET_MEE = "RT030"


def niet_meebewogen(vaststelling: Vaststelling) -> Iterator[Bevinding]:
    """Elk samengesteld tarief en elke afwezigheidsdag die op het berekende bedrag van een bijgesteld product blijft rusten."""
    bijgesteld = {een.tarief.product: een for een in vaststelling.regels if een.is_bijgesteld}
    for regel in vaststelling.regels:
        if not regel.is_bijgesteld:
            yield from _over(regel, bijgesteld)


def _over(regel: Besluitregel, bijgesteld: Mapping[str, Besluitregel]) -> Iterator[Bevinding]:
    kaart = regel.tarief.kaart
    for product in regel.tarief.bestaat_uit:
        deel = bijgesteld.get(product)
        if deel is not None:
            yield Bevinding(
                NIET_MEE,
                f"{kaart.product} rekent met {euro_in_zin(deel.berekend)} voor {product}, en dat wordt vastgesteld op "
                f"{euro_in_zin(deel.vastgesteld)}.",
                f"Hoort {kaart.product} mee te gaan, zet het dan met zijn bedrag en reden ook onder 'tarieven' in de besluitgegevens.",
                kaart.product.plaats,
                Ernst.WAARSCHUWING,
            )
