"""Is een deel van de tarieven vastgesteld, dan zegt elke uitkomst dat, met dezelfde woorden als de begroting, en welke het niet zijn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, als_rijen, op_een_regel, wijzig
from tests.werkboek.evaluator import lees_boek

DEELS = "deels vastgesteld"
OPEN = "41A18"


@pytest.fixture
def deels(besloten: Path) -> Path:
    """Een regio waarin 41A18 niet meer op het besluit uitkomt; 45A48 en 45A49 wel."""
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "deelnemers: 8", "deelnemers: 7")
    return besloten


def test_het_scherm_zegt_het_in_de_kop_en_noemt_wat_niet_is_vastgesteld(draai: Draai, deels: Path) -> None:
    uit = draai("bereken", map_=deels).stdout
    assert uit.splitlines()[0].endswith(f"tarieven 2026 · {DEELS}")
    assert f"Niet vastgesteld, maar berekend: {OPEN}." in uit
    alles = draai("bereken", "45A48", "45A49", map_=deels).stdout
    assert alles.splitlines()[0].endswith("· vastgesteld")
    niets = draai("bereken", OPEN, map_=deels).stdout
    assert niets.splitlines()[0].endswith("· concept")
    assert "Niet vastgesteld" not in alles + niets


def test_een_product_dat_overgeslagen_is_telt_als_niet_vastgesteld(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "deelnemers: 8", "deelnemers: acht")
    uit = draai("bereken", map_=besloten).stdout
    assert uit.splitlines()[0].endswith(f"tarieven 2026 · {DEELS}")
    assert "Niet vastgesteld" not in uit


def test_begroting_en_bereken_zeggen_hetzelfde(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """Van een product dat na het besluit bij kwam; met een gewijzigde kaart rekent de begroting met het besluit zelf."""
    (kaart,) = (besloten / "productkaarten").glob("45A48*.yaml")
    tekst = kaart.read_text(encoding="utf-8").partition("\nvastgesteld:")[0].replace("45A48", "NIEUW")
    (besloten / "productkaarten" / "nieuw.yaml").write_text(f"{tekst}\n", encoding="utf-8")
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("gemeente;product;aanbieder;aantal;jaar\nA;NIEUW;X;1;2026\nA;45A48;X;1;2026\n", encoding="utf-8")
    for opdracht in (("begroting", str(volumes)), ("bereken", "NIEUW", "45A48")):
        assert draai(*opdracht, map_=besloten).stdout.splitlines()[0].endswith(f"· {DEELS}"), opdracht


def test_json_houdt_zijn_status_en_heeft_de_stand_ernaast(draai: Draai, deels: Path) -> None:
    """``status`` is en blijft of alles op het besluit uitkomt; wie daarop rekent, ziet niets veranderen."""
    blok = json.loads(draai("bereken", "-f", "json", map_=deels).stdout)
    assert (blok["status"], blok["stand"]) == ("concept", DEELS)
    assert [een["product"] for een in blok["tarieven"] if "vastgesteld_tarief" not in een] == [OPEN]
    heel = json.loads(draai("bereken", "45A48", "-f", "json", map_=deels).stdout)
    assert (heel["status"], heel["stand"]) == ("vastgesteld", "vastgesteld")


@pytest.mark.parametrize("vorm", ["md", "html"])
def test_de_onderbouwing_zegt_het_en_noemt_welke(vorm: str, draai: Draai, deels: Path) -> None:
    tekst = op_een_regel(draai("bereken", "-f", vorm, map_=deels).stdout)
    assert DEELS in tekst
    assert (
        f"Een deel is vastgesteld. Over de berekening van {OPEN} is er nog geen besluit: dat is een concept." in tekst
    )
    assert "Het is een concept" not in tekst


def test_de_onderbouwing_van_een_regio_met_een_overgeslagen_product(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "deelnemers: 8", "deelnemers: acht")
    tekst = op_een_regel(draai("bereken", "-f", "md", map_=besloten).stdout)
    assert "Elk berekend tarief is vastgesteld; wat overgeslagen is, heeft geen tarief." in tekst


def test_elke_regel_in_een_csv_heeft_haar_eigen_status(draai: Draai, deels: Path, tmp_path: Path) -> None:
    scenarios = tmp_path / "s.yaml"
    scenarios.write_text("scenarios:\n  - {naam: minder, wijzigingen: {uren.reistijd: 9%}}\n", encoding="utf-8")
    vraag = ("gevoeligheid", "--scenarios", str(scenarios), "-f")
    rijen = als_rijen(draai(*vraag, "csv", map_=deels).stdout)
    statussen = {rij["product"]: rij["status"] for rij in rijen}
    assert statussen == {OPEN: "concept", "45A48": "vastgesteld", "45A49": "vastgesteld"}
    assert draai(*vraag, "tabel", map_=deels).stdout.splitlines()[0].endswith(f"· {DEELS}")


def test_het_werkboek_zegt_het_en_blijft_te_verifieren(draai: Draai, deels: Path, tmp_path: Path) -> None:
    """Ook als de rest daarna wordt vastgesteld zoals het besluit het had."""
    pad = tmp_path / "b.xlsx"
    draai("bereken", "45A48", OPEN, "-o", str(pad), map_=deels)
    teksten = [str(cel.waarde) for cel in lees_boek(pad.read_bytes()).cellen.values()]
    assert DEELS in teksten
    assert not any("concept, nog niet vastgesteld" in tekst for tekst in teksten)
    assert draai("verifieer", str(pad), map_=deels).code == 0


def test_een_werkboek_van_een_vroegere_uitgave_noemt_zich_een_concept_en_is_in_orde(
    draai: Draai, deels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "b.xlsx"
    with monkeypatch.context() as toen:
        toen.setattr("reeletarief.berekening.bereken.stand_van", lambda *_: "concept")
        draai("bereken", "45A48", OPEN, "-o", str(pad), map_=deels)
    assert draai("verifieer", str(pad), map_=deels).code == 0


def test_een_werkboek_van_voor_de_rest_is_vastgesteld_blijft_in_orde(
    draai: Draai, besloten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Toen was 45A49 nog niet vastgesteld; nu is alles dat."""
    pad = tmp_path / "b.xlsx"
    with monkeypatch.context() as toen:
        toen.setattr("reeletarief.berekening.bereken.stand_van", lambda *_: DEELS)
        toen.setattr("reeletarief.berekening.bereken.vastgesteld_op", lambda *_: None)
        draai("bereken", "45A48", "45A49", "-o", str(pad), map_=besloten)
    uitkomst = draai("verifieer", str(pad), map_=besloten)
    assert "Dit werkboek is een concept; de tarieven zijn daarna vastgesteld op" in uitkomst.stderr
    assert uitkomst.code == 0, uitkomst.stdout
