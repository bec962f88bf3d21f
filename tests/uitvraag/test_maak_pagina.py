"""Het deel over formulieren maken in ``docs/uitvraag.md`` toont wat het programma zegt."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.gedeeld.pagina import Toont, blokken

BLOKKEN = blokken("docs/uitvraag.md", "uitvraag maak")


@pytest.mark.parametrize(("opdracht", "getoond"), BLOKKEN)
def test_het_voorbeeld_op_de_pagina_komt_uit_het_programma(
    opdracht: str,
    getoond: str,
    draai: Draai,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    toont: Toont,
) -> None:
    monkeypatch.chdir(tmp_path)
    uitkomst = draai(*shlex.split(opdracht))
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert len(uitkomst.stderr.splitlines()) == len(getoond.splitlines())
    toont("docs/uitvraag.md", opdracht, getoond, uitkomst.stderr)


def test_er_staat_een_voorbeeld() -> None:
    assert BLOKKEN
