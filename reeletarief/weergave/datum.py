"""Een datum in woorden, zonder de landinstelling van de computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def voluit(dag: datetime.date) -> str:
    """Een dag in een lopende zin: 3 november 2025."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"
