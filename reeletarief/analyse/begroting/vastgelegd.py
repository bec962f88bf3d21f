"""De producten van een begroting zoals een besluit ze vastlegde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.begroting.jaartarieven import Product
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.op_product import kaarten_op_product

if TYPE_CHECKING:
    from reeletarief.berekening.kaart_en_besluit import Naast

SEGMENT_ONBEKEND = "onbekend"
"""Het segment van een product waarvan de kaart in het besluit niet te lezen is, zoals een kaart van een oudere versie."""


def zoals_vastgelegd(naast: Naast, producten: frozenset[str]) -> dict[str, Product]:
    """De producten zoals het besluit ze vastlegde; het segment staat op de kaart die het bewaart, en is zonder leesbare kaart *onbekend*."""
    kaarten = kaarten_op_product(naast.besluit.invoer) if producten else {}
    return {
        een.product: Product(
            een.product,
            een.naam,
            str(kaarten[een.product].segment) if een.product in kaarten else SEGMENT_ONBEKEND,
            een.eenheid,
            een.vastgesteld,
            VASTGESTELD,
        )
        for een in naast.besluit.tarieven
        if een.product in producten
    }
