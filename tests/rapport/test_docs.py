"""De opdrachten op docs/rapport.md bestaan en doen wat er staat."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai

PAGINA = (WORTEL / "docs" / "rapport.md").read_text(encoding="utf-8")
OPDRACHTEN = re.findall(r"(?m)^\$ reeletarief (.*)$", PAGINA)


def test_de_pagina_heeft_opdrachten() -> None:
    assert len(OPDRACHTEN) == 7


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_elke_opdracht_werkt(opdracht: str, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draai("bereken", "--tariefjaar", "2025", "-o", "tarieven-2025.json")
    assert draai(*shlex.split(opdracht)).code == 0
