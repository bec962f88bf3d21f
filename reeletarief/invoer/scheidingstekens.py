"""Twee scheidingstekens door elkaar in een csv: op welk teken een veld eigenlijk nog te knippen is.

Zo'n bestand ontstaat als iemand er regels uit een ander bestand in plakt, of in een editor maar een deel vervangt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

TEKENNAMEN = {";": "puntkomma", ",": "komma", "\t": "tab"}
DOOR_ELKAAR = "staan twee scheidingstekens door elkaar"


def teken_tussen_namen(kolom: str, namen: Container[str]) -> str | None:
    """Het teken dat in deze kolomnaam nog tussen namen staat, waarvan er ten minste een in ``namen`` voorkomt."""
    for teken in TEKENNAMEN:
        delen = kolom.split(teken)
        if len(delen) > 1 and any(deel.strip() in namen for deel in delen):
            return teken
    return None


def teken_te_veel(velden: Sequence[str], aantal: int) -> str | None:
    """Het teken waarop een rij met te weinig velden nog te knippen is; ``None`` als zij ook daarmee te kort blijft."""
    if not 1 < len(velden) < aantal:
        return None
    hoe_vaak = {teken: sum(veld.count(teken) for veld in velden) for teken in TEKENNAMEN}
    return next((teken for teken, keer in hoe_vaak.items() if keer and len(velden) + keer >= aantal), None)
