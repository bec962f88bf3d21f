"""Gedeelde hulp voor de opdrachten van ``reeletarief cao``: een csv importeren in de proefregio."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cao.salariscsv import OPGAVE
from tests.conftest import Draai, Uitkomst


@pytest.fixture
def importeer(draai: Draai, werkmap: Path) -> Draai:
    """Importeer een csv in de proefregio; opties die volgen gaan voor."""

    def _importeer(bestand: Path | str, *opties: str) -> Uitkomst:
        return draai("cao", "importeer", str(bestand), *OPGAVE, *opties, map_=werkmap)

    return _importeer
