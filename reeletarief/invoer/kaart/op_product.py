"""Productkaarten elk op zichzelf gelezen, zonder de rest van de regio: voor wie alleen wil weten wat erop staat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.namen import PRODUCTKAARTEN

if TYPE_CHECKING:
    from collections.abc import Mapping


def kaarten_op_product(bestanden: Mapping[str, bytes]) -> dict[str, Productkaart]:
    """De leesbare kaarten op productcode; ``bestanden`` is op pad binnen de werkmap. Een kaart met fouten ontbreekt."""
    gelezen = (
        lees_los(inhoud, pad, Productkaart).model for pad, inhoud in bestanden.items() if pad.startswith(PRODUCTKAARTEN)
    )
    return {kaart.code: kaart for kaart in gelezen if kaart is not None}
