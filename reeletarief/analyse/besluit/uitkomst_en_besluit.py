"""Een uitkomst zoals zij voor haar besluit was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.besluitblok import CONCEPT

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat


def als_concept(resultaat: Resultaat) -> Resultaat:
    """Dezelfde uitkomst zoals zij voor het besluit was: een concept, met kaarten zonder besluit."""
    tarieven = tuple(tarief._replace(kaart=replace(tarief.kaart, vastgesteld=None)) for tarief in resultaat.tarieven)
    return resultaat._replace(status=CONCEPT, vastgesteld_op=None, besluit=None, tarieven=tarieven)
