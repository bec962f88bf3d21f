"""Wanneer reiskosten of huisvesting twee keer geteld zijn: in de overhead en als eigen element, tenzij dat zichtbaar iets anders is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.toets.proef import GOED, REGIO

DUBBEL = "Reiskosten zitten bij 45A48 in de overhead ('Reiskosten staf') en ook in 'reis_opleiding'."
LAAT_ZIEN = "Is 'reis_opleiding' alleen opleiding, laat dat dan zien met regels."


def opgave(
    pad: Path, eigen: str, overhead: str = "[{naam: Reiskosten staf, bedrag: 1}, {naam: Staf, bedrag: 9.18}]"
) -> str:
    tekst = (GOED / "gelijk.yaml").read_text(encoding="utf-8")
    oud = ("reis_opleiding: {bedrag: 2.00}", "overhead: {bedrag: 10.18}")
    assert all(een in tekst for een in oud)
    tekst = tekst.replace(oud[0], f"reis_opleiding: {{bedrag: 2.00, regels: {eigen}}}")
    pad.write_text(tekst.replace(oud[1], f"overhead: {{bedrag: 10.18, regels: {overhead}}}"), encoding="utf-8")
    return str(pad)


@pytest.mark.parametrize(
    ("eigen", "laat_zien"),
    [
        ("[]", True),
        ("[{naam: Reiskosten, bedrag: 1.50}, {naam: Opleiding, bedrag: 0.50}]", False),
        ("[{naam: Reis- en opleidingskosten, bedrag: 2}]", False),
        ("[{naam: Reizen naar cliënten, bedrag: 1.50}, {naam: Opleiding, bedrag: 0.50}]", False),
    ],
    ids=["zonder-regels", "reiskosten-en-opleiding", "samen-in-een-regel", "reizen"],
)
def test_reiskosten_op_twee_plekken(eigen: str, laat_zien: bool, draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("toets", opgave(tmp_path / "opgave.yaml", eigen), map_=REGIO)
    assert uitkomst.code == 2
    assert DUBBEL in uitkomst.stderr
    assert (LAAT_ZIEN in uitkomst.stderr) is laat_zien


def test_naast_alleen_opleiding_is_het_niet_dubbel(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("toets", opgave(tmp_path / "opgave.yaml", "[{naam: Opleiding, bedrag: 2}]"), map_=REGIO)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")


def test_een_overheadregel_van_nul_telt_niets_dubbel(draai: Draai, tmp_path: Path) -> None:
    overhead = "[{naam: Reiskosten staf, bedrag: 0}, {naam: Staf, bedrag: 10.18}]"
    uitkomst = draai("toets", opgave(tmp_path / "opgave.yaml", "[]", overhead), map_=REGIO)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")


def test_huisvesting_alleen_in_de_overhead_is_niet_dubbel(draai: Draai, tmp_path: Path) -> None:
    """Als eigen element is zij hier nul, met de reden dat zij in de overhead zit."""
    overhead = "[{naam: Huisvesting kantoor, bedrag: 1}, {naam: Staf, bedrag: 9.18}]"
    uitkomst = draai("toets", opgave(tmp_path / "opgave.yaml", "[]", overhead), map_=REGIO)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")


@pytest.mark.parametrize("element", ["huisvesting", "reis_opleiding", "overhead"])
def test_wat_ontbreekt_telt_niets_dubbel(element: str, draai: Draai, tmp_path: Path) -> None:
    pad = Path(opgave(tmp_path / "opgave.yaml", "[]"))
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join(een for een in regels if not een.strip().startswith(f"{element}:")), encoding="utf-8")
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert uitkomst.code == 2
    assert f"Bij 45A48 ontbreekt het element '{element}'" in uitkomst.stderr
    assert ("[RT977]" in uitkomst.stderr) is (element == "huisvesting")
