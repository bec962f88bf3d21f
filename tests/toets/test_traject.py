"""Een traject gaat in de berichten per stuks; in een zin heet dat per traject."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.conftest import WORTEL, Draai


def test_het_formulier_zegt_per_traject(draai: Draai, tmp_path: Path) -> None:
    formulier = tmp_path / "opgave.xlsx"
    assert draai("toets", "--formulier", "P1-PER", "-o", str(formulier)).code == 0
    tekst = "\n".join(str(cel.value) for blad in load_workbook(formulier) for rij in blad.iter_rows() for cel in rij)
    assert "Profiel 1, perspectief, per traject" in tekst
    assert "prijs per traject" in tekst
    assert "per stuks" not in tekst


def test_een_andere_eenheid_heet_in_de_melding_ook_zo(draai: Draai, tmp_path: Path) -> None:
    opgave = tmp_path / "opgave.yaml"
    tekst = (WORTEL / "examples/opgave.yaml").read_text(encoding="utf-8")
    opgave.write_text(tekst.replace('product: "45A48"', 'product: "P1-PER"'), encoding="utf-8")
    uitkomst = draai("toets", str(opgave))
    assert uitkomst.code == 2
    assert "De prijs van P1-PER is per uur, en de reële prijs per traject." in uitkomst.stderr
    assert (
        "Vraag een opgave per traject; hoeveel stuks er in een uur gaat, weet alleen de aanbieder." in uitkomst.stderr
    )
