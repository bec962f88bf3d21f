"""INVULLEN op een eigen commentaarregel: het hoort bij de waarde eronder, als dat eenduidig is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.invoer.merkregel import regels_bij_merk
from tests.conftest import Draai
from tests.vaststellen.conftest import stel_vast

MERK = "# INVULLEN: het cijfer van 2027"
LATER = "      - {jaar: 2027, waarde: 6.20%, klasse: open, bron: raming van de regio}"
IN_BLOK = "      - jaar: 2027\n        waarde: 6.20%\n        klasse: open\n        bron: raming van de regio"
IN_2026 = "{jaar: 2026, waarde: 6.10%"


def met_regels(regio: Path, *erbij: str, na: bool) -> None:
    """Zet regels onder of boven het cijfer van 2026 van een premie die elk tarief leest."""
    opslagen = regio / "opslagen.yaml"
    regels = opslagen.read_text(encoding="utf-8").splitlines()
    plek = next(plek for plek, regel in enumerate(regels) if IN_2026 in regel) + na
    opslagen.write_text("\n".join([*regels[:plek], *erbij, *regels[plek:], ""]), encoding="utf-8")


@pytest.mark.parametrize(
    "erbij",
    [
        [f"      {MERK}", LATER],
        [f"      {MERK}", "      # en zoek de bron erbij", LATER],
        ["      # Deze raming is van mei.", f"      {MERK}", LATER],
        [f"      {MERK}", IN_BLOK],
        [f"      {MERK}", LATER, LATER.replace("2027", "2028")],
    ],
    ids=["erboven", "commentaar-ertussen", "commentaar-erboven", "waarde-over-meer-regels", "twee-latere-jaren"],
)
def test_boven_een_later_jaar_houdt_het_dit_jaar_niet_tegen(draai: Draai, regio: Path, erbij: list[str]) -> None:
    met_regels(regio, *erbij, na=True)
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert "[RT660]" not in stel_vast(draai, regio).stderr


@pytest.mark.parametrize(
    ("erbij", "na"),
    [
        ([f"      {MERK}"], False),
        ([f"      {MERK}", ""], False),
        ([f"      {MERK}", "", LATER], True),
        ([f"    {MERK}", LATER], True),
        ([LATER, f"      {MERK}"], True),
        ([f"      {MERK}", "      - {jaar: 2019, waarde: 6.95%, klasse: open, bron: van toen}"], False),
    ],
    ids=[
        "boven-2026",
        "en-een-lege-regel",
        "lege-regel-ertussen",
        "springt-anders-in",
        "onder-de-lijst",
        "ook-2026-eronder",
    ],
)
def test_waar_het_ook_over_een_gelezen_cijfer_kan_gaan_houdt_het_tegen(
    draai: Draai, regio: Path, erbij: list[str], na: bool
) -> None:
    """Een merk te veel gemeld kost een minuut; een merk te weinig een besluit op een gat."""
    if "2019" in erbij[-1]:
        opslagen = regio / "opslagen.yaml"
        regels = opslagen.read_text(encoding="utf-8").splitlines()
        begin = next(plek for plek, regel in enumerate(regels) if IN_2026 in regel)
        eerste = next(plek for plek in range(begin, 0, -1) if regels[plek].strip() == "waarden:") + 1
        opslagen.write_text("\n".join([*regels[:eerste], *erbij, *regels[eerste:], ""]), encoding="utf-8")
    else:
        met_regels(regio, *erbij, na=na)
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert stel_vast(draai, regio).stderr.count("[RT660]") == 1


def test_achter_een_waarde_gaat_het_over_die_regel() -> None:
    regels = ["waarden:", "  # INVULLEN", "  - a # INVULLEN", "    b", "  # INVULLEN", "  - c", "d: 1", "# INVULLEN"]
    assert [sorted(regels_bij_merk(regels, nummer)) for nummer in (2, 3, 5, 8)] == [[3, 4, 5, 6], [3], [6], [8]]
