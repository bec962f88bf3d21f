"""Hulp bij het verwerken van een uitvraag: een regio en een map met teruggekomen formulieren."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.uitvraag.terug import VOLLEDIG, maak_regio, stuur_terug


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    return maak_regio(tmp_path / "regio")


@pytest.fixture
def antwoorden(regio: Path, tmp_path: Path) -> Path:
    """Drie formulieren waar niets aan schort."""
    return stuur_terug(regio, tmp_path / "antwoorden", VOLLEDIG)
