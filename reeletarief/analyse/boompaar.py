"""Twee bomen van hetzelfde product naast elkaar: welke posten horen bij elkaar, en waarin ze verschillen.

De sleutel van een post noemt soms een jaar of de dag van een cao-tabel. Die tellen hier niet mee: de premie van 2025 hoort
bij die van 2026. Komt dezelfde sleutel dan vaker voor, dan horen ze op volgorde bij elkaar.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.post import Bewerking, Post, loop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TIJD = re.compile(r"\d{4}-\d\d-\d\d(@\d{4})?|(?<=[._])(19|20)\d\d(?![0-9])")


class Knoop(NamedTuple):
    """Een post in de oude boom, de nieuwe of beide, met in elk de sleutels van zijn operanden."""

    oud: Post | None
    nieuw: Post | None
    oude_operanden: tuple[str, ...]
    nieuwe_operanden: tuple[str, ...]

    @property
    def andere_waarde(self) -> bool:
        """Of het in beide bomen een gegeven waarde is, met een ander bedrag."""
        return (
            self.is_gegeven and self.oud is not None and self.nieuw is not None and self.oud.bedrag != self.nieuw.bedrag
        )

    @property
    def is_gegeven(self) -> bool:
        """Of het in elke boom waarin hij staat een gegeven waarde is."""
        return all(post is None or post.bewerking is Bewerking.WAARDE for post in (self.oud, self.nieuw))

    @property
    def andere_opbouw(self) -> bool:
        """Of hij in beide bomen staat maar op een andere manier volgt."""
        if self.oud is None or self.nieuw is None or self.is_gegeven:
            return False
        return self.oud.bewerking is not self.nieuw.bewerking or self.oude_operanden != self.nieuwe_operanden


class Boompaar(NamedTuple):
    """De knopen van twee bomen op gemeenschappelijke sleutel, en de sleutel van de wortel.

    Eerst de knopen van de oude boom, operanden vóór hun gebruiker, en dan wat alleen in de nieuwe staat.
    """

    knopen: Mapping[str, Knoop]
    wortel: str


def boompaar(oud: Post, nieuw: Post) -> Boompaar:
    """Leg twee bomen naast elkaar."""
    oude, nieuwe = _op_sleutel(oud), _op_sleutel(nieuw)
    knopen = {
        sleutel: Knoop(
            oude.posten.get(sleutel),
            nieuwe.posten.get(sleutel),
            oude.operanden.get(sleutel, ()),
            nieuwe.operanden.get(sleutel, ()),
        )
        for sleutel in dict.fromkeys([*oude.posten, *nieuwe.posten])
    }
    return Boompaar(knopen, zonder_tijd(nieuw.sleutel))


class _Boom(NamedTuple):
    posten: dict[str, Post]
    operanden: dict[str, tuple[str, ...]]


def _op_sleutel(wortel: Post) -> _Boom:
    """De posten van een boom op hun sleutel zonder tijd, operanden eerst."""
    posten = list(loop(wortel))
    namen = _namen(posten)
    return _Boom(
        {namen[post.sleutel]: post for post in posten},
        {namen[post.sleutel]: tuple(namen[operand.sleutel] for operand in post.operanden) for post in posten},
    )


def _namen(posten: Sequence[Post]) -> dict[str, str]:
    """Per sleutel de naam zonder tijd; de laatste van een rij (het meest recente jaar) heeft geen volgnummer."""
    keer: dict[str, int] = {}
    namen: dict[str, str] = {}
    for post in reversed(posten):
        naam = zonder_tijd(post.sleutel)
        keer[naam] = keer.get(naam, 0) + 1
        namen[post.sleutel] = naam if keer[naam] == 1 else f"{naam}~{keer[naam]}"
    return namen


@lru_cache(maxsize=50_000)
def zonder_tijd(sleutel: str) -> str:
    """De sleutel zonder de jaren en dagen erin."""
    return _TIJD.sub("*", sleutel)
