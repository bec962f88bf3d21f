"""Het programma draaien in een map, zoals een gebruiker die net begint."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import Draai


@pytest.fixture
def draai_hier(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Draai:
    """De huidige map is om te beginnen een lege."""
    monkeypatch.chdir(tmp_path)
    return draai_hier


@pytest.fixture(scope="session")
def verse_regio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Een nieuwe regio met drie cao's, om kopieën van te maken."""
    map_ = tmp_path_factory.mktemp("vers") / "regio"
    assert voer_uit(["nieuw", "regio", str(map_), "--cao", "jeugdzorg", "--cao", "ggz", "--cao", "vvt"]) == 0
    return map_


@pytest.fixture
def draai_in_regio(verse_regio: Path, draai_hier: Draai, capsys: pytest.CaptureFixture[str]) -> Draai:
    """Draai het programma in een eigen kopie van een nieuwe regio."""
    capsys.readouterr()
    shutil.copytree(verse_regio, Path(), dirs_exist_ok=True)
    return draai_hier
