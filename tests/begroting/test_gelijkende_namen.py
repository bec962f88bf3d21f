"""Namen die bijna hetzelfde zijn (RT711): ook als een lezer geen verschil ziet."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai

OEFENREGIO = WORTEL / "examples" / "ronde"
KOP = "gemeente;product;aanbieder;aantal;jaar\n"


@pytest.mark.parametrize(
    ("een", "ander", "gelijk"),
    [
        ("Café", unicodedata.normalize("NFD", "Café"), True),
        ("Súdwest-Fryslân", "Sudwest Fryslan", True),
        ("Praktijk A B.V.", "praktijk a BV", True),
        ("Praktijk A", "Praktijk B", False),
        ("Groep 1", "Groep 2", False),
        ("—", "…", False),
    ],
)
def test_namen_die_bijna_hetzelfde_zijn(draai: Draai, tmp_path: Path, een: str, ander: str, gelijk: bool) -> None:
    """In twee schrijfwijzen is dezelfde rij geen dubbele rij, en telt zij twee keer."""
    volumes, plafonds = tmp_path / "volumes.csv", tmp_path / "plafonds.csv"
    volumes.write_text(f"{KOP}{een};45A48;X;1;2026\n{ander};45A48;X;1;2026\n", encoding="utf-8")
    plafonds.write_text("aanbieder;jaar;plafond\nX;2026;1000\n", encoding="utf-8")
    uitkomst = draai("begroting", str(volumes), "--plafonds", str(plafonds), map_=OEFENREGIO)
    assert uitkomst.code == 0
    assert uitkomst.stderr.count("[RT711]") == gelijk
    volumes.write_text(f"{KOP}A;45A48;{een};1;2026\n", encoding="utf-8")
    plafonds.write_text(f"aanbieder;jaar;plafond\n{ander};2026;1\n", encoding="utf-8")
    uitkomst = draai("begroting", str(volumes), "--plafonds", str(plafonds), map_=OEFENREGIO)
    assert uitkomst.stderr.count("[RT711]") == gelijk
    assert ("plafonds.csv:1:1: [RT711]" in uitkomst.stderr) is gelijk
