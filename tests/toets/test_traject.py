"""Een traject gaat in de berichten per stuks; in een zin heet dat per traject."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.conftest import Draai


def test_het_formulier_zegt_per_traject(draai: Draai, tmp_path: Path) -> None:
    formulier = tmp_path / "opgave.xlsx"
    assert draai("toets", "--formulier", "P1-PER", "-o", str(formulier)).code == 0
    tekst = "\n".join(str(cel.value) for rij in load_workbook(formulier)["Uitleg"].iter_rows() for cel in rij)
    assert "Profiel 1, perspectief, per traject" in tekst
    assert "per stuks" not in tekst
