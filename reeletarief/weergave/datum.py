"""Hoe een datum geschreven staat, zonder de landinstelling van de computer.

In een lopende zin, een kop of een kenmerk voor een lezer is dat 1 januari 2026 (:func:`voluit`). Overal waar iemand een datum opzoekt, overneemt of
sorteert is dat 2026-01-01, zoals in een bestand: in een kolom van een tabel, in een naam (de tabel per 2025-03-01, een post, een sleutel), in
een melding over een bestand of optie, en in wat een programma leest.
"""

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


def op_peildatum(peildatum: datetime.date | None) -> str:
    """Op welke dag de cao-tabellen gekozen zijn, achter een jaar of de naam van een cao; leeg als dat er geen ene is."""
    return f", op peildatum {voluit(peildatum)}" if peildatum else ""
