"""Trajecten die uit trajecten bestaan: elk onderdeel heeft eigen posten, dus hun aantal is begrensd."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import Draai

KAART = """\
product: "{code}"
naam: Traject {code}
segment: profielen
eenheid: stuks
samenstelling:
  populaties:
    - {{naam: iedereen, gewicht: 100%, onderdelen: [{onderdelen}]}}
"""


def leg_traject(werkmap: Path, code: str, onderdelen: Iterable[str]) -> None:
    delen = ", ".join(f'{{product: "{product}", aantal: 1}}' for product in onderdelen)
    tekst = KAART.format(code=code, onderdelen=delen)
    (werkmap / f"productkaarten/{code}.yaml").write_text(tekst, encoding="utf-8")


def leg_lagen(werkmap: Path, breed: int, diep: int) -> None:
    """Elke laag zoveel trajecten, elk met alle trajecten van de laag eronder; bovenaan één."""
    onder = ["45A48"]
    for laag in range(diep):
        codes = [f"L{laag}N{nummer}" for nummer in range(breed)]
        for code in codes:
            leg_traject(werkmap, code, onder)
        onder = codes
    leg_traject(werkmap, "TOP", onder)


@pytest.mark.parametrize(("breed", "diep", "past"), [(3, 2, True), (9, 2, True), (10, 2, False), (20, 4, False)])
def test_hoogstens_tweehonderd_onderdelen(draai: Draai, werkmap: Path, breed: int, diep: int, past: bool) -> None:
    """Negen trajecten met elk negen andere, en 45A48 onder elk daarvan, zijn 9 × (1 + 9 × 2) = 171 onderdelen; met tien zijn het er 210."""
    leg_lagen(werkmap, breed, diep)
    uitkomst = draai("bereken", "TOP", map_=werkmap)
    assert ("RT316" not in uitkomst.stderr) == past
    assert (uitkomst.code == 0) == past
