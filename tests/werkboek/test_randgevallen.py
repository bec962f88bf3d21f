"""Vreemde maar geldige regio's: elke schrijft een werkboek waarvan de formules kloppen en dat zich laat verifiëren."""

from __future__ import annotations

from pathlib import Path
from zipfile import is_zipfile

from tests.conftest import Draai
from tests.invoer.test_trajecten_in_trajecten import leg_traject
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


def test_een_traject_uit_trajecten_heeft_elk_onderdeel_in_een_eigen_kolom(
    draai: Draai, werkmap: Path, tmp_path: Path
) -> None:
    """Gevraagd is alleen het bovenste; een onderdeel staat klaar voor wat ermee rekent."""
    for code, onderdeel in (("T1", "T2"), ("T2", "T3"), ("T3", "45A48")):
        leg_traject(werkmap, code, [onderdeel])
    pad = tmp_path / "traject.xlsx"
    assert draai("bereken", "T1", "-o", str(pad), map_=werkmap).code == 0
    boek = lees_boek(pad.read_bytes())
    assert vergelijk(boek.bereken(), boek) == []
    assert draai("verifieer", str(pad), map_=werkmap).code == 0
