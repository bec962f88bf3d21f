"""Een opdracht wordt pas geladen als zij draait; wat de hulp daarvoor al van haar zegt, klopt met de opdracht zelf."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reeletarief.cli import OPDRACHTEN
from reeletarief.cli.lui import LateOpdracht, laad
from tests.conftest import VOORBEELDREGIO, op_een_regel


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: opdracht.naam)
def test_de_zin_in_de_tabel_is_de_eerste_zin_van_de_opdracht(opdracht: LateOpdracht) -> None:
    geladen = laad(opdracht)
    assert geladen.name == opdracht.naam
    assert op_een_regel(geladen.help.split("\n\n")[0]) == opdracht.zin


def modules_van(*argumenten: str) -> set[str]:
    """Alle modules die één aanroep laadt."""
    code = (
        "import sys; from reeletarief.cli import voer_uit; voer_uit(sys.argv[1:]); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", code, *argumenten], capture_output=True, text=True, check=True)
    return set(uitkomst.stderr.splitlines())


def geladen_door(*argumenten: str) -> set[str]:
    """De opdrachtmodules die één aanroep laadt."""
    return {opdracht.module for opdracht in OPDRACHTEN} & modules_van(*argumenten)


def test_hulp_laadt_geen_enkele_opdracht() -> None:
    assert geladen_door("--help") == set()


def test_een_opdracht_laadt_alleen_zichzelf() -> None:
    assert geladen_door("bereken", "--help") == {"reeletarief.cli.bereken"}
    assert geladen_door("cao", "lijst", "--map", str(VOORBEELDREGIO)) == {"reeletarief.cli.cao"}


def test_zonder_tabel_wordt_er_geen_tabel_geladen(tmp_path: Path) -> None:
    """De slotregel op stderr is één zin; wie naar een bestand schrijft, hoeft daar niet op rich te wachten."""
    geladen = modules_van("bereken", "45A48", "-o", str(tmp_path / "tarief.json"), "--map", str(VOORBEELDREGIO))
    assert "reeletarief.weergave.bereken.slot" in geladen
    assert {een for een in geladen if een.partition(".")[0] == "rich"} == set()
