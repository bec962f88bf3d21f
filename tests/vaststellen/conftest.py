"""De Oefenregio uit ``examples/ronde``: de enige meegeleverde regio waarin niets openstaat."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import WORTEL

RONDE = WORTEL / "examples" / "ronde"


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    """Een kopie om in te schrijven, zonder de reacties: die horen bij een eerdere stap."""
    doel = tmp_path / "regio"
    doel.mkdir()
    for naam in ("opslagen.yaml", "besluit.yaml"):
        shutil.copy(RONDE / naam, doel / naam)
    for map_ in ("cao", "productkaarten"):
        shutil.copytree(RONDE / map_, doel / map_)
    return doel


def wijzig(pad: Path, oud: str, nieuw: str) -> None:
    """Vervang tekst in een bestand; die tekst moet er staan."""
    tekst = pad.read_bytes().decode()
    assert oud in tekst
    pad.write_bytes(tekst.replace(oud, nieuw).encode())


def inhoud(map_: Path) -> dict[str, bytes]:
    """Alle bestanden van een map, op pad."""
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}
