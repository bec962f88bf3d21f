"""Meer dan honderd fouten in één bestand leest niemand: de eerste staan er, en dat er meer zijn ook."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.fouten import HOOGSTENS
from tests.conftest import Draai


def functies(aantal: int) -> str:
    """Een functiemix met in elke functie één fout."""
    return "\n".join(
        f'  - {{functie: F{nummer}, niveau: mbo, schaal: "7", trede: 007, aandeel: 1%}}' for nummer in range(aantal)
    )


def kaart_met(kaart: Path, functiemix: str) -> None:
    kop, rest = kaart.read_text(encoding="utf-8").split("functiemix:\n")
    staart = rest[rest.index("opslagset:") :]
    kaart.write_text(f"{kop}functiemix:\n{functiemix}\n{staart}", encoding="utf-8")


def test_een_kaart_met_te_veel_fouten(draai: Draai, werkmap: Path) -> None:
    kaart_met(werkmap / "productkaarten/45A48.yaml", functies(HOOGSTENS + 1))
    stderr = draai("bereken", map_=werkmap).stderr
    assert f"Fout: [RT206] {HOOGSTENS} keer\n" in stderr
    assert "productkaarten/45A48.yaml heeft meer dan 100 fouten; hier staan de eerste." in stderr
    assert "of de regels van het bestand bij elkaar passen" in stderr
    assert "[RT302]" not in stderr


def test_precies_honderd_staan_er_allemaal(draai: Draai, werkmap: Path) -> None:
    kaart_met(werkmap / "productkaarten/45A48.yaml", functies(HOOGSTENS))
    stderr = draai("bereken", map_=werkmap).stderr
    assert f"Fout: [RT206] {HOOGSTENS} keer\n" in stderr
    assert "RT112" not in stderr


def test_ook_bij_fouten_in_de_vorm(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten/45A48.yaml"
    kaart.write_text(kaart.read_text(encoding="utf-8") + "naam: nog eens\n" * (HOOGSTENS + 5), encoding="utf-8")
    stderr = draai("bereken", map_=werkmap).stderr
    assert f"Fout: [RT109] {HOOGSTENS} keer\n" in stderr
    assert "[RT112]" in stderr


@pytest.mark.parametrize("rij", ["abc;Dorp", "0363"])
def test_ook_in_een_csv(draai: Draai, tmp_path: Path, rij: str) -> None:
    (tmp_path / "gemeenten.csv").write_text("code;naam\n" + f"{rij}\n" * (HOOGSTENS + 1), encoding="utf-8")
    uitkomst = draai("tarieflijst", "--als-concept", "--gemeenten", str(tmp_path / "gemeenten.csv"))
    assert uitkomst.code == 2
    assert "gemeenten.csv heeft meer dan 100 fouten" in uitkomst.stderr
    assert f"{HOOGSTENS} fouten." in uitkomst.stderr


def test_ook_in_een_lijst_van_aanbieders(draai: Draai, tmp_path: Path) -> None:
    lijst = tmp_path / "aanbieders.csv"
    lijst.write_text("pseudoniem;naam\n" + ";Stichting Zon\n" * (HOOGSTENS + 1), encoding="utf-8")
    uitkomst = draai("uitvraag", "maak", str(tmp_path / "uit"), "--aanbieders", str(lijst))
    assert "aanbieders.csv heeft meer dan 100 fouten" in uitkomst.stderr
    assert f"{HOOGSTENS} fouten." in uitkomst.stderr
