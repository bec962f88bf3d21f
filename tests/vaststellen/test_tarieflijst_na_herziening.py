"""Na een herziening die later ingaat: de lijst van ervoor houdt op de dag ervoor op, en de nieuwe zegt dat die opnieuw moet (RT029)."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, Uitkomst, op_een_regel
from tests.vaststellen.test_aansluiting import stel_jaar_vast


@pytest.fixture
def herzien(draai: Draai, regio: Path) -> Path:
    """Drie besluiten over 2026: vanaf 1 januari, en herzien vanaf 1 juli en 1 oktober."""
    stel_jaar_vast(draai, regio, 2026)
    herzie(draai, regio, besluitdatum="2026-06-16", ingangsdatum="2026-07-01")
    herzie(draai, regio, besluitdatum="2026-09-15", ingangsdatum="2026-10-01")
    return regio


def herzie(draai: Draai, regio: Path, **dagen: str) -> str:
    return stel_jaar_vast(draai, regio, 2026, "--herziening", "nieuwe cao", **dagen)


def van_dag(regio: Path, besluitdatum: str) -> Path:
    """Het bewaarde besluit van deze dag."""
    (pad,) = (regio / "vastgesteld").glob(f"2026-vastgesteld-{besluitdatum}-*.json")
    return pad


def dagen(uitkomst: Uitkomst) -> tuple[str, str]:
    assert uitkomst.code == 0, uitkomst.stderr
    rijen = list(csv.DictReader(io.StringIO(uitkomst.stdout.removeprefix("\ufeff")), delimiter=";"))
    (een,) = {(rij["geldig_van"], rij["geldig_tot"]) for rij in rijen}
    return een


@pytest.mark.parametrize(
    ("besluitdatum", "verwacht"),
    [("2025-12-10", ("2026-01-01", "2026-06-30")), ("2026-06-16", ("2026-07-01", "2026-09-30"))],
)
def test_een_vervangen_besluit_geldt_tot_de_dag_voor_de_herziening(
    draai: Draai, herzien: Path, besluitdatum: str, verwacht: tuple[str, str]
) -> None:
    assert dagen(draai("tarieflijst", "-f", "csv", map_=van_dag(herzien, besluitdatum))) == verwacht
    nu = herzien / "vastgesteld/2026.json"
    assert dagen(draai("tarieflijst", "-f", "csv", map_=nu)) == ("2026-10-01", "2026-12-31")


def test_een_besluit_buiten_zijn_map_volgt_wat_ernaast_ligt(draai: Draai, herzien: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    eerst = Path(shutil.copy(van_dag(herzien, "2025-12-10"), dossier))
    assert dagen(draai("tarieflijst", "-f", "csv", map_=eerst)) == ("2026-01-01", "2026-12-31")
    shutil.copy(herzien / "vastgesteld/2026.json", dossier)
    assert dagen(draai("tarieflijst", "-f", "csv", map_=eerst)) == ("2026-01-01", "2026-09-30")


def test_een_herziening_vanaf_dezelfde_dag_kort_niets_in(draai: Draai, regio: Path) -> None:
    """Dan gold het eerdere nooit; dat het vervangen is, staat op het scherm."""
    stel_jaar_vast(draai, regio, 2026)
    herzie(draai, regio, besluitdatum="2026-01-20")
    uitkomst = draai("tarieflijst", "-f", "csv", map_=van_dag(regio, "2025-12-10"))
    assert dagen(uitkomst) == ("2026-01-01", "2026-12-31")
    assert "is vervangen door" in uitkomst.stderr
    assert "[RT029]" not in draai("tarieflijst", map_=regio).stderr


def test_de_lijst_van_de_herziening_noemt_de_lijst_die_niet_meer_klopt(draai: Draai, herzien: Path) -> None:
    uitkomst = draai("tarieflijst", "--streng", map_=herzien)
    assert uitkomst.code == 0
    assert uitkomst.stderr.count("[RT029]") == 1
    naam = f"vastgesteld/{van_dag(herzien, '2026-06-16').name}"
    zin = op_een_regel(uitkomst.stderr)
    assert f"Tot 2026-10-01 gold {naam}; een lijst daarvan die al verstuurd is, noemt nog 2026-12-31." in zin
    assert f"reeletarief tarieflijst --map {naam}" in zin


def test_sluit_het_besluit_ervoor_al_aan_dan_hoeft_er_niets_opnieuw(draai: Draai, regio: Path) -> None:
    stel_jaar_vast(draai, regio, 2026, geldig_tot="2026-06-30")
    herzie(draai, regio, besluitdatum="2026-06-16", ingangsdatum="2026-07-01")
    assert "[RT029]" not in draai("tarieflijst", map_=regio).stderr
