"""Het programma draaien in een kopie van de Voorbeeldregio."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import WORTEL, Draai
from tests.nieuw.tariefjaar.reeksen import OPSLAGEN


@pytest.fixture
def draai(draai_hier: Draai) -> Draai:
    """Draai het programma in een kopie van de Voorbeeldregio."""
    for deel in ("cao", "productkaarten"):
        shutil.copytree(WORTEL / deel, deel)
    shutil.copy(WORTEL / "opslagen.yaml", OPSLAGEN)
    return draai_hier
