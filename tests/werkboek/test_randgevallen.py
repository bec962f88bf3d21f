"""Vreemde maar geldige regio's: elke schrijft een werkboek waarvan de formules kloppen en dat zich laat verifiëren."""

from __future__ import annotations

from pathlib import Path
from zipfile import is_zipfile

from tests.conftest import Draai
from tests.werkboek.evaluator import lees_boek, vergelijk


def test_een_rit_heeft_geen_cao_en_toch_een_werkboek(draai: Draai, tmp_path: Path) -> None:
    """Het blad Cao is dan leeg; een nadruk of filter over geen enkele rij is voor een rekenblad een kapot bestand."""
    pad, ods = tmp_path / "rit.xlsx", tmp_path / "rit.ods"
    assert draai("bereken", "42A03", "-o", str(pad)).code == 0
    assert draai("bereken", "42A03", "-o", str(ods)).code == 0
    assert is_zipfile(ods)
    boek = lees_boek(pad.read_bytes())
    assert vergelijk(boek.bereken(), boek) == []
    assert draai("verifieer", str(pad)).code == 0
