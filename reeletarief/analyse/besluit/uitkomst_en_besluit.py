"""Een uitkomst en haar besluit: dezelfde tarieven als concept, en welk bedrag er geldt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.besluitblok import CONCEPT

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief


def als_concept(resultaat: Resultaat) -> Resultaat:
    """Dezelfde uitkomst zoals zij voor het besluit was: een concept, met kaarten zonder besluit."""
    tarieven = tuple(tarief._replace(kaart=replace(tarief.kaart, vastgesteld=None)) for tarief in resultaat.tarieven)
    return resultaat._replace(status=CONCEPT, vastgesteld_op=None, tarieven=tarieven)


def geldend_bedrag(tarief: Tarief, resultaat: Resultaat) -> Decimal:
    """Wat er voor een eenheid betaald wordt, in euro: het vastgestelde bedrag als deze berekening is vastgesteld, anders het berekende."""
    blok = tarief.kaart.vastgesteld
    return tarief.tarief.bedrag if blok is None or resultaat.vastgesteld_op is None else blok.tarief.getal
