"""Wat het besluit over een cao zegt die nog niet vaststond, is het antwoord op de waarschuwing daarover; die staat dan niet meer open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.vaststellen.conftest import KAART

REDEN = "Voor 2026 is nog geen cao gesloten. "
BESLUIT = "vastgesteld/2026.json"
TELLING = f"1 bevinding blijft gemotiveerd staan (RT012); zie {BESLUIT}."
OPDRACHTEN = (("controleer",), ("bereken",), ("uitleg", "45A48"))


def open_codes(draai: Draai, map_: Path) -> list[str]:
    return [een["code"] for een in json.loads(draai("controleer", "-f", "json", map_=map_).stdout)["bevindingen"]]


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: opdracht[0])
def test_voor_het_besluit_staat_zij_open_en_erna_niet(draai: Draai, besloten: Path, opdracht: tuple[str, ...]) -> None:
    uitkomst = draai(*opdracht, "--streng", map_=besloten)
    assert uitkomst.code == 0
    assert TELLING in uitkomst.stdout + uitkomst.stderr
    (besloten / BESLUIT).unlink()
    for kaart in (besloten / "productkaarten").iterdir():
        kaart.write_text(kaart.read_text(encoding="utf-8").partition("vastgesteld:")[0], encoding="utf-8")
    assert draai(*opdracht, "--streng", map_=besloten).code == 1


def test_wie_alleen_het_besluit_heeft_leest_dezelfde_reden(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    for map_ in (besloten, besloten / BESLUIT):
        doel = tmp_path / "onderbouwing.md"
        assert draai("bereken", "--streng", "-o", str(doel), map_=map_).code == 0
        tekst = doel.read_text(encoding="utf-8")
        assert f"Waarom de regio dit laat staan: {REDEN}" in tekst
        assert "(Uitzondering in het besluit.)" in tekst


def test_de_json_van_controleer_noemt_haar_bij_wat_gemotiveerd_is(draai: Draai, besloten: Path) -> None:
    inhoud = json.loads(draai("controleer", "-f", "json", map_=besloten).stdout)
    (een,) = inhoud["gemotiveerd"]
    assert inhoud["bevindingen"] == []
    assert (een["code"], een["motivering"].startswith(REDEN)) == ("RT012", True)


def test_een_product_dat_niet_meer_op_het_besluit_uitkomt_laat_haar_open(draai: Draai, besloten: Path) -> None:
    """Het besluit zegt niets over een berekening waar het niet over gaat, ook al is de cao dezelfde."""
    wijzig(besloten / KAART, "aandeel: 65%", "aandeel: 64%")
    wijzig(besloten / KAART, "aandeel: 20%", "aandeel: 21%")
    assert "RT012" in open_codes(draai, besloten)
    assert draai("bereken", "45A48", "--streng", map_=besloten).code == 1
    assert "gemotiveerd" not in draai("controleer", map_=besloten).stdout


def test_een_concept_is_geen_besluit(draai: Draai, regio: Path) -> None:
    opdracht = ("vaststellen", "--als-concept", "--besluit", str(regio / "besluit.yaml"))
    assert draai(*opdracht, map_=regio).code == 0
    assert "RT012" in open_codes(draai, regio)


def test_een_eigen_motivering_gaat_voor(draai: Draai, besloten: Path) -> None:
    (besloten / "verantwoording.yaml").write_text(
        "motiveringen:\n  - {code: RT012, tariefjaar: 2026, bestand: cao/jeugdzorg/2025-03-01.yaml, motivering: Eigen woorden.}\n",
        encoding="utf-8",
    )
    for opdracht in OPDRACHTEN:
        uitkomst = draai(*opdracht, "--streng", map_=besloten)
        assert uitkomst.code == 0
        assert "(RT012); zie verantwoording.yaml." in uitkomst.stdout + uitkomst.stderr
    assert "Eigen woorden." in draai("uitleg", "45A48", map_=besloten).stdout
