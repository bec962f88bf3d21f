"""Gedeelde hulp voor ``vergelijk``: de proefregio in git."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import BASIS
from tests.gedeeld.kloon import git, leg_vast
from tests.vergelijk.proefregio import HIER


@pytest.fixture
def regio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """De proefregio in de huidige map, in git, met één commit."""
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    git(map_, "init", "--quiet")
    leg_vast(map_)
    monkeypatch.chdir(map_)
    return HIER
