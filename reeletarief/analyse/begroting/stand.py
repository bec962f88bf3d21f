"""De status van wat in een begroting samen staat: van de tarieven van een jaar, en van het geheel in een zin."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reeletarief.analyse.begroting.jaartarieven import AANNAME
from reeletarief.berekening.stand import samen
from reeletarief.fouten import op_een_rij

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def van_alles(centen: Mapping[str, int]) -> str:
    """De status van bedragen samen, gegeven de som op status; een status waar geen cent op rust, telt niet mee als er een andere is."""
    return samen([status for status, som in centen.items() if som] or centen)


def stand_in_zin(jaarstatussen: Mapping[int, str]) -> str:
    """De statussen op volgorde van jaar, zoals '2026 en 2027 vastgesteld, daarna aanname'; is er maar een, dan alleen die."""
    op_status = groupby(jaarstatussen.items(), lambda een: een[1])
    groepen = [(status, [jaar for jaar, _ in jaren]) for status, jaren in op_status]
    if len(groepen) < 2:
        return groepen[0][0] if groepen else ""
    *eerste, (laatste, jaren) = groepen
    slot = f"daarna {laatste}" if laatste == AANNAME else f"{_jaren(jaren)} {laatste}"
    return ", ".join([*(f"{_jaren(van)} {status}" for status, van in eerste), slot])


def _jaren(jaren: Sequence[int]) -> str:
    if len(jaren) > 2 and jaren[-1] - jaren[0] == len(jaren) - 1:
        return f"{jaren[0]} tot en met {jaren[-1]}"
    return op_een_rij(map(str, jaren), "en")
