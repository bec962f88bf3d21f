"""Het deel over verwerken in ``docs/uitvraag.md`` toont wat het programma zegt, over formulieren die in de map met voorbeelden staan."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai
from tests.gedeeld.pagina import Toont, blokken

BLOKKEN = blokken("docs/uitvraag.md", "uitvraag verwerk")


@pytest.mark.parametrize(("opdracht", "getoond"), BLOKKEN, ids=lambda deel: deel.split("\n")[0][:60])
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str,
    getoond: str,
    draai: Draai,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    toont: Toont,
) -> None:
    shutil.copytree(WORTEL / "examples" / "uitvraag", tmp_path / "examples" / "uitvraag")
    monkeypatch.chdir(tmp_path)
    uitkomst = draai(*shlex.split(opdracht))
    assert uitkomst.code == 1  # aan het voorbeeld schort iets
    toont("docs/uitvraag.md", opdracht, getoond, uitkomst.stdout)


def test_er_staan_twee_voorbeelden() -> None:
    assert len(BLOKKEN) == 2
