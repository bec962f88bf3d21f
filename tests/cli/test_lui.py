"""Een opdracht wordt pas geladen als zij draait; wat de hulp daarvoor al van haar zegt, klopt met de opdracht zelf."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reeletarief.cli import OPDRACHTEN
from reeletarief.cli.lui import LateOpdracht, laad
from tests.conftest import VOORBEELDREGIO, op_een_regel


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: opdracht.naam)
def test_de_zin_in_de_tabel_is_de_eerste_zin_van_de_opdracht(opdracht: LateOpdracht) -> None:
    geladen = laad(opdracht)
    assert geladen.name == opdracht.naam
    assert op_een_regel(geladen.help.split("\n\n")[0]) == opdracht.zin


def geladen_door(*argumenten: str) -> set[str]:
    """De opdrachtmodules die één aanroep laadt."""
    code = (
        "import sys; from reeletarief.cli import voer_uit; voer_uit(sys.argv[1:]); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", code, *argumenten], capture_output=True, text=True, check=True)
    modules = {opdracht.module for opdracht in OPDRACHTEN}
    return modules & set(uitkomst.stderr.splitlines())


def test_hulp_laadt_geen_enkele_opdracht() -> None:
    assert geladen_door("--help") == set()


def test_een_opdracht_laadt_alleen_zichzelf() -> None:
    assert geladen_door("bereken", "--help") == {"reeletarief.cli.bereken"}
    assert geladen_door("cao", "lijst", "--map", str(VOORBEELDREGIO)) == {"reeletarief.cli.cao"}
