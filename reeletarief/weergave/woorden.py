"""Woorden en rijtjes in een zin: een hoofdletter vooraan, namen met *en* ertussen, en nummers die op elkaar volgen.

Hoe een getal eruitziet staat in :mod:`.getal`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def met_hoofdletter(zin: str) -> str:
    """Dezelfde tekst met een hoofdletter vooraan; de rest blijft zoals zij is (anders dan met ``capitalize``)."""
    return zin[:1].upper() + zin[1:]


def midden_in_zin(naam: str) -> str:
    """De naam met een kleine letter vooraan; een afkorting of code (``NvO``, ``ICT``, ``B2``) houdt haar hoofdletters."""
    return naam[:1].lower() + naam[1:] if naam[1:2].islower() else naam


def met_en(namen: Sequence[str]) -> str:
    """Ten minste één naam, met komma's ertussen en *en* voor de laatste: ``a, b en c``."""
    return f"{', '.join(namen[:-1])} en {namen[-1]}" if len(namen) > 1 else namen[0]


def aaneengesloten(nummers: Iterable[int]) -> list[tuple[int, int]]:
    """Oplopende nummers als reeksen van eerste tot en met laatste: 3, 4, 5 en 8 zijn ``(3, 5)`` en ``(8, 8)``."""
    reeksen: list[tuple[int, int]] = []
    for nummer in nummers:
        if reeksen and nummer == reeksen[-1][1] + 1:
            reeksen[-1] = (reeksen[-1][0], nummer)
        else:
            reeksen.append((nummer, nummer))
    return reeksen
