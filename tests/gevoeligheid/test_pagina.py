"""``docs/gevoeligheid.md`` toont wat het programma zegt."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Uitkomst
from tests.test_readme import BLOK


@pytest.mark.parametrize(
    ("opdracht", "getoond"),
    BLOK.findall((WORTEL / "docs" / "gevoeligheid.md").read_text(encoding="utf-8")),
    ids=lambda deel: deel.split("\n")[0][:60],
)
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Callable[..., Uitkomst], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(WORTEL)
    kaal, _, map_ = opdracht.partition(" --map ")
    uitvoer = draai(*shlex.split(kaal), map_=Path(map_ or ".")).stdout
    regels = [" ".join(regel.split()) for regel in uitvoer.splitlines()]
    for regel in getoond.splitlines():
        if regel.strip() not in {"", "…"}:
            assert " ".join(regel.split()) in regels, regel
