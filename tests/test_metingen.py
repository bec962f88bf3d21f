"""De metingen in ``prestatie/`` draaien nog: zij zijn zelf geen test, en een programma dat niemand draait, gaat ongemerkt stuk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Draai

PRESTATIE = Path(__file__).parent / "prestatie"


def _draai(*opdracht: str) -> str:
    gedraaid = subprocess.run([sys.executable, *opdracht], cwd=PRESTATIE, capture_output=True, text=True, check=False)
    assert gedraaid.returncode == 0, gedraaid.stderr
    return gedraaid.stdout


def test_elke_kaart_van_een_gemeten_regio_rekent(tmp_path: Path, draai: Draai) -> None:
    _draai("-c", f"from pathlib import Path; from regio import leg_regio; leg_regio(Path({str(tmp_path)!r}), 60)")
    uitkomst = draai("bereken", map_=tmp_path)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "60 producten: 60 berekend" in uitkomst.stdout


def test_de_meting_van_de_begroting_leest_haar_volumes(tmp_path: Path) -> None:
    volumes = tmp_path / "volumes.csv"
    _draai("begroting.py", "schrijf", str(volumes), "500", "gesorteerd")
    opgeteld, gelezen = (
        _draai(
            "-c",
            f"import sys, begroting; exec(begroting.{deel})",
            str(volumes),
            _draai("-c", "import begroting; print(*begroting.PRODUCTEN)"),
        )
        for deel in ("OPTELLEN", "LEZEN")
    )
    assert opgeteld == gelezen


@pytest.mark.parametrize("meting", ["vergelijk.py", "werkboek.py"])
def test_een_meting_draait_op_een_kleine_regio(meting: str) -> None:
    gemeten = _draai(meting, "30")
    assert " × " in gemeten or " ÷ " in gemeten
