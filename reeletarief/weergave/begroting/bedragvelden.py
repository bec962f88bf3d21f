"""De vier bedragen van een jaar of totaal, zoals csv en json ze schrijven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from reeletarief.analyse.begroting.berekening import Bedrag


def bedragvelden(bedrag: Bedrag) -> dict[str, str]:
    """Van bruto tot begroting, met het deel dat niet op een besluit rust."""
    return {
        "bruto": machine(bedrag.bruto, 2),
        "efficiencykorting": machine(bedrag.korting, 2),
        "begroting": machine(bedrag.netto, 2),
        "niet_vastgesteld": machine(bedrag.niet_vastgesteld, 2),
    }
