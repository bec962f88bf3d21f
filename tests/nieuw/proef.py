"""Het programma draaien in een map, zoals een gebruiker die net begint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import Uitkomst

Draai = Callable[..., Uitkomst]


@pytest.fixture
def draai_hier(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Draai:
    """Draai het programma in de huidige map; dat is om te beginnen een lege."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)

    def _draai(*argumenten: str) -> Uitkomst:
        code = voer_uit(list(argumenten))
        uit, fout = capsys.readouterr()
        return Uitkomst(code, uit, fout)

    return _draai


def inhoud(map_: Path) -> dict[str, bytes]:
    """Elk bestand onder een map, op pad; ook verborgen bestanden."""
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}
