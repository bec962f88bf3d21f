"""Een pijp die dichtgaat, een volle schijf of een vol scherm geeft geen traceback, en de code zegt of het lukte."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import VOORBEELDREGIO


def test_dichte_pijp_geeft_geen_traceback() -> None:
    rekenen = [sys.executable, "-m", "reeletarief", "uitleg", "45A48", "--alles", "--map", str(VOORBEELDREGIO)]
    opdracht = f"{shlex.join(rekenen)} | head -1"
    uitkomst = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=True)
    assert uitkomst.stdout.startswith("45A48")
    assert "Traceback" not in uitkomst.stderr


@pytest.mark.parametrize("naar", [">&-", ">/dev/full"])
def test_dichte_of_volle_uitvoer_geeft_geen_traceback(naar: str) -> None:
    rekenen = [sys.executable, "-m", "reeletarief", "bereken", "--map", str(VOORBEELDREGIO)]
    opdracht = f"{shlex.join(rekenen)} {naar}"
    uitkomst = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=False)
    assert "Traceback" not in uitkomst.stderr
    assert "Exception" not in uitkomst.stderr
    assert uitkomst.returncode == 2
    assert "de uitvoer is niet te schrijven" in uitkomst.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="alleen waar /dev/full is")
def test_een_volle_schijf_wordt_wel_gemeld() -> None:
    with Path("/dev/full").open("w") as vol:
        opdracht = [sys.executable, "-m", "reeletarief", "bereken"]
        afloop = subprocess.run(
            opdracht, cwd=VOORBEELDREGIO, stdout=vol, stderr=subprocess.PIPE, text=True, check=False
        )
    assert afloop.returncode == 2
    assert "de uitvoer is niet te schrijven (de schijf is vol)" in afloop.stderr


@pytest.mark.parametrize("opdracht", [["bereken"], ["bereken", "45A48", "-f", "html"], ["--help"]], ids=" ".join)
def test_wie_genoeg_gelezen_heeft_krijgt_geen_melding(opdracht: list[str]) -> None:
    """Zoals bij ``reeletarief bereken | head -3``: stil stoppen, met de code die ook ``seq`` dan heeft."""
    lezen, schrijven = os.pipe()
    os.close(lezen)
    volledig = [sys.executable, "-m", "reeletarief", *opdracht]
    met_lezer = subprocess.run(volledig, cwd=VOORBEELDREGIO, capture_output=True, check=True)
    afloop = subprocess.run(volledig, cwd=VOORBEELDREGIO, stdout=schrijven, stderr=subprocess.PIPE, check=False)
    os.close(schrijven)
    assert afloop.returncode == 141
    assert met_lezer.stderr.startswith(afloop.stderr)  # het slot over wat er berekend is, komt na de uitkomst


def test_een_pijp_met_uitvoer_en_meldingen_die_dichtgaat_geeft_geen_traceback() -> None:
    opdracht = f"{shlex.join([sys.executable, '-m', 'reeletarief', 'bereken'])} 2>&1 | head -1; echo ${{PIPESTATUS[0]}}"
    uitkomst = subprocess.run(["bash", "-c", opdracht], cwd=VOORBEELDREGIO, capture_output=True, text=True, check=True)
    assert uitkomst.stdout.splitlines()[-1] in {"0", "141"}
    assert uitkomst.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="alleen waar /dev/full is")
def test_ook_als_stderr_vol_is_zegt_de_code_dat_het_niet_kon() -> None:
    with Path("/dev/full").open("w") as vol:
        afloop = subprocess.run(
            [sys.executable, "-m", "reeletarief", "bereken"], cwd=VOORBEELDREGIO, stdout=vol, stderr=vol, check=False
        )
    assert afloop.returncode == 2
