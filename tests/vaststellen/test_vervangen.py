"""Wie met de hand een besluit aanwijst dat vervangen is, leest dat, en waardoor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import concept_als_besluit, stel_vast


@pytest.fixture
def herzien(draai: Draai, besloten: Path) -> Path:
    """Het besluit van december is in mei herzien, vanaf 1 juli."""
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 30", "uren_per_jaar: 40")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-20")
    wijzig(besloten / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    opdracht = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak van de rechter")
    assert draai(*opdracht, map_=besloten).code == 0
    return besloten


def het_oude(regio: Path) -> Path:
    (pad,) = (regio / "vastgesteld").glob("2026-*.json")
    return pad


@pytest.mark.parametrize(
    "opdracht",
    [
        ("bereken", "--map", "{oud}"),
        ("uitleg", "41A18", "--map", "{oud}"),
        ("tarieflijst", "--map", "{oud}"),
        ("verifieer", "--vastgesteld", "{oud}", "--map", "{regio}"),
        ("vergelijk", "--met", "{oud}", "--map", "{regio}"),
    ],
)
def test_elke_opdracht_zegt_het_een_keer(draai: Draai, herzien: Path, opdracht: tuple[str, ...]) -> None:
    oud = het_oude(herzien)
    uitkomst = draai(*(deel.format(oud=oud, regio=herzien) for deel in opdracht), map_=None)
    assert uitkomst.code == 0
    assert op_een_regel(uitkomst.stderr).count("is vervangen door") == 1
    assert (
        f"Het besluit van 9 december 2025 ({oud}) is vervangen door {herzien / 'vastgesteld/2026.json'}: vastgesteld op 20 mei 2026, "
        "geldig vanaf 1 juli 2026 (herziening: uitspraak van de rechter). Tot die dag geldt het eerdere nog."
    ) in op_een_regel(uitkomst.stderr)


@pytest.mark.parametrize(
    "opdracht",
    [
        ("bereken", "--map", "{nu}"),
        ("tarieflijst", "--map", "{nu}"),
        ("verifieer", "--vastgesteld", "{nu}", "--map", "{regio}"),
        ("vergelijk", "--met", "vastgesteld", "--map", "{regio}"),
    ],
)
def test_het_besluit_van_nu_is_niet_vervangen(draai: Draai, herzien: Path, opdracht: tuple[str, ...]) -> None:
    nu = herzien / "vastgesteld/2026.json"
    uitkomst = draai(*(deel.format(nu=nu, regio=herzien) for deel in opdracht), map_=None)
    assert "vervangen" not in uitkomst.stderr


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "van"),
    [
        ("besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-01-13", "13 januari 2026"),
        (
            "besluit.yaml",
            "ingangsdatum: 2026-01-01",
            "ingangsdatum: 2026-02-01",
            "9 december 2025, geldig vanaf 1 februari 2026",
        ),
        ("opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64", "9 december 2025, geldig vanaf 1 januari 2026"),
    ],
    ids=["een andere dag", "een andere ingangsdatum", "andere gegevens"],
)
def test_een_herziening_is_een_ander_besluit(
    draai: Draai, besloten: Path, bestand: str, oud: str, nieuw: str, van: str
) -> None:
    wijzig(besloten / bestand, oud, nieuw)
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    assert stel_vast(draai, besloten, "--herziening", "rekenfout").code == 0
    het_eerste = het_oude(besloten)
    gezegd = op_een_regel(draai("bereken", map_=het_eerste).stderr)
    assert f"is vervangen door {besloten / 'vastgesteld/2026.json'}: vastgesteld op {van}" in gezegd


def test_een_concept_van_dezelfde_dag_is_vervangen_door_het_besluit(draai: Draai, regio: Path) -> None:
    assert stel_vast(draai, regio, "--als-concept").code == 0
    assert stel_vast(draai, regio).code == 0
    gezegd = op_een_regel(draai("bereken", map_=het_oude(regio)).stderr)
    assert f"is vervangen door {regio / 'vastgesteld/2026.json'}: vastgesteld op 9 december 2025" in gezegd


def test_elders_zegt_alleen_de_naam_het(draai: Draai, herzien: Path, tmp_path: Path) -> None:
    los = Path(shutil.copy(het_oude(herzien), tmp_path / het_oude(herzien).name))
    melding = f"Aan de naam van {los} te zien is dit besluit van 9 december 2025 vervangen."
    assert melding in op_een_regel(draai("bereken", map_=los).stderr)
    naast_de_regio = op_een_regel(draai("verifieer", "--vastgesteld", str(los), map_=herzien).stderr)
    assert "is vervangen door " in naast_de_regio
    assert "vastgesteld/2026.json: vastgesteld op 20 mei 2026" in naast_de_regio


def test_een_concept_is_vervangen_door_het_besluit(draai: Draai, regio: Path) -> None:
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    assert stel_vast(draai, regio).code == 0
    uitkomst = draai("bereken", map_=het_oude(regio))
    assert f"Het concept van 1 oktober 2025 ({het_oude(regio)}) is vervangen door " in op_een_regel(uitkomst.stderr)
    assert "geldt het eerdere nog" not in op_een_regel(uitkomst.stderr)


def test_wat_ernaast_ligt_en_geen_besluit_is_verving_niets(draai: Draai, herzien: Path, tmp_path: Path) -> None:
    oud = tmp_path / "oud.json"
    shutil.copy(het_oude(herzien), oud)
    (tmp_path / "2026.json").write_text("geen besluit", encoding="utf-8")
    assert "vervangen" not in draai("bereken", map_=oud).stderr


def test_wat_een_andere_regio_besloot_verving_niets(
    draai: Draai, besloten: Path, werkmap: Path, tmp_path: Path
) -> None:
    concept = ("vaststellen", "--als-concept", "--besluitdatum", "2026-06-01", "-j", "2026")
    assert draai(*concept, map_=werkmap).code == 0
    shutil.copy(werkmap / "vastgesteld/2026.json", tmp_path)
    oud = shutil.copy(besloten / "vastgesteld/2026.json", tmp_path / "oud.json")
    assert "vervangen" not in draai("bereken", map_=Path(oud)).stderr


def test_een_gewijzigde_kopie_van_het_besluit_van_nu_is_niet_vervangen(draai: Draai, besloten: Path) -> None:
    """Zij is gewijzigd (RT990); een ander besluit is er niet."""
    kopie = besloten / "vastgesteld/kopie.json"
    tekst = (besloten / "vastgesteld/2026.json").read_text(encoding="utf-8")
    kopie.write_text(tekst.replace("aandeel: 65%", "aandeel: 66%"), encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", str(kopie), map_=besloten)
    assert "[RT990]" in uitkomst.stderr
    assert "is vervangen door" not in op_een_regel(uitkomst.stderr)


def test_een_vervangen_besluit_dat_weg_is_wordt_genoemd(draai: Draai, herzien: Path) -> None:
    """Tot juli gold het; wie het mist, kan die maanden niet meer begroten of narekenen."""
    assert "ligt hier niet meer" not in draai("verifieer", "--vastgesteld", "2026", map_=herzien).stderr
    het_oude(herzien).unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=herzien)
    assert uitkomst.code == 0
    assert (
        "Het besluit over 2026 van 9 december 2025, dat hierdoor vervangen is, ligt hier niet meer. Haal het terug uit git of het archief. "
        "Wat er voor 1 juli 2026 gold, kan daarin staan."
    ) in op_een_regel(uitkomst.stderr)


def test_geldt_het_nieuwe_vanaf_januari_dan_gold_het_vervangene_nergens_meer(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    assert stel_vast(draai, besloten, "--herziening", "een typefout").code == 0
    het_oude(besloten).unlink()
    gezegd = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stderr)
    assert "ligt hier niet meer. Haal het terug uit git of het archief." in gezegd
    assert "kan daarin staan" not in gezegd


def test_een_eerder_jaar_in_het_archief_wordt_niet_genoemd(draai: Draai, twee_jaren: Path) -> None:
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=twee_jaren).code == 0
    concept_als_besluit(twee_jaren, 2025)
    assert stel_vast(draai, twee_jaren).code == 0
    (twee_jaren / "vastgesteld/2025.json").unlink()
    assert "ligt hier niet meer" not in draai("verifieer", "--vastgesteld", "2026", map_=twee_jaren).stderr
