"""Een opgave van iemand die doet alsof hij iets onderbouwt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai


@pytest.mark.parametrize("wit", ["   ", "\N{NO-BREAK SPACE}", "\\n", "\N{BRAILLE PATTERN BLANK}", "\N{HANGUL FILLER}"])
@pytest.mark.parametrize("veld", ["bron", "argument"])
def test_wit_is_geen_bron_en_geen_argument(draai: Draai, tmp_path: Path, wit: str, veld: str) -> None:
    tekst = (WORTEL / "examples/opgave.yaml").read_text(encoding="utf-8")
    was = {"bron": "rittenregistratie 2025 (verzonnen)", "argument": "landelijk gebied: 7 km per uur hulp"}[veld]
    assert was in tekst
    opgave = tmp_path / "opgave.yaml"
    opgave.write_text(tekst.replace(was, wit), encoding="utf-8")
    uit = draai("toets", str(opgave))
    assert uit.code == 2
    assert "RT202" in uit.stderr


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "yaml"])
def test_een_leeg_formulier_komt_nooit_over_een_ingevuld_heen(draai: Draai, tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / f"opgave.{vorm}"
    pad.write_text("ingevuld", encoding="utf-8")
    uit = draai("toets", "--formulier", "45A48", "-o", str(pad))
    assert uit.code == 2
    assert "daar kunnen antwoorden in staan" in uit.stderr
    assert pad.read_text(encoding="utf-8") == "ingevuld"
