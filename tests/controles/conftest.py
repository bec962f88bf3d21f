"""De kleine goede regio waar de galerij van de controles één ding aan verandert."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

GALERIJ = Path(__file__).parent
BASIS = GALERIJ / "_basis"


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    """Een kopie om in te veranderen."""
    return Path(shutil.copytree(BASIS, tmp_path / "werkmap"))
