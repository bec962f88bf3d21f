"""``docs/gevoeligheid.md`` toont wat het programma zegt."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai
from tests.gedeeld.pagina import Toont, blokken


@pytest.mark.parametrize(
    ("opdracht", "getoond"),
    blokken("docs/gevoeligheid.md"),
    ids=lambda deel: deel.split("\n")[0][:60],
)
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(WORTEL)
    kaal, _, map_ = opdracht.partition(" --map ")
    uitvoer = draai(*shlex.split(kaal), map_=Path(map_ or ".")).stdout
    toont("docs/gevoeligheid.md", opdracht, getoond, uitvoer)
