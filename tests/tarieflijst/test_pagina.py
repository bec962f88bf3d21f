"""``docs/tarieflijst.md`` toont wat het programma zegt."""

from __future__ import annotations

import shlex

import pytest

from tests.conftest import WORTEL, Draai
from tests.gedeeld.pagina import Toont, blokken


@pytest.mark.parametrize(
    ("opdracht", "getoond"), blokken("docs/tarieflijst.md"), ids=lambda deel: deel.split("\n")[0][:60]
)
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(WORTEL)
    uitkomst = draai(*shlex.split(opdracht))
    assert uitkomst.code == 0
    toont("docs/tarieflijst.md", opdracht, getoond, uitkomst.stdout)
