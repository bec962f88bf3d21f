"""Woorden in een zin: een naam, de eenheid, en nummers die op elkaar volgen.

Hoe een getal eruitziet staat in :mod:`.getal`, en woorden die ook een melding gebruikt in :mod:`reeletarief.fouten`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import met_kleine_letter

if TYPE_CHECKING:
    from collections.abc import Iterable


def midden_in_zin(naam: str) -> str:
    """De naam met een kleine letter vooraan; een afkorting of code (``NvO``, ``ICT``, ``B2``) houdt haar hoofdletters."""
    return met_kleine_letter(naam) if naam[1:2].islower() else naam


def aaneengesloten(nummers: Iterable[int]) -> list[tuple[int, int]]:
    """Oplopende nummers als reeksen van eerste tot en met laatste: 3, 4, 5 en 8 zijn ``(3, 5)`` en ``(8, 8)``."""
    reeksen: list[tuple[int, int]] = []
    for nummer in nummers:
        if reeksen and nummer == reeksen[-1][1] + 1:
            reeksen[-1] = (reeksen[-1][0], nummer)
        else:
            reeksen.append((nummer, nummer))
    return reeksen
