"""``verifieer WERKBOEK.xlsx`` vindt zelf het besluit waar een werkboek uit gemaakt is, als de regio intussen verder is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

DAGBESTEDING = "productkaarten/41A18-dagbesteding.yaml"
NAAST = "Dit werkboek heeft de vingerafdruk van het besluit van 9 december 2025 (vastgesteld/2026.json), en de regio is intussen verder"


@pytest.fixture
def werkboek(draai: Draai, besloten: Path, tmp_path: Path) -> Path:
    """Het werkboek bij het besluit van december; 41A18 is bijgesteld tot € 84,00."""
    return maak(draai, besloten, tmp_path / "besluit.xlsx")


def maak(draai: Draai, map_: Path, pad: Path, *producten: str) -> Path:
    assert draai("bereken", *producten, "-o", str(pad), map_=map_).code == 0
    return pad


def verifieer(draai: Draai, map_: Path, werkboek: Path) -> tuple[dict[str, Any], int, str]:
    uitkomst = draai("verifieer", str(werkboek), "-f", "json", map_=map_)
    assert uitkomst.code in {0, 1}, uitkomst.stderr
    return json.loads(uitkomst.stdout), uitkomst.code, op_een_regel(uitkomst.stderr)


def andere_eisen(map_: Path) -> None:
    wijzig(map_ / DAGBESTEDING, "begeleiders: 0.6}", "begeleiders: 0.62}")


def kaart_weg(map_: Path) -> None:
    (map_ / DAGBESTEDING).unlink()


def kaart_kapot(map_: Path) -> None:
    (map_ / DAGBESTEDING).write_text("product: [\n", encoding="utf-8")


@pytest.mark.parametrize("verder", [andere_eisen, kaart_weg, kaart_kapot])
def test_een_ongewijzigd_werkboek_van_een_besluit_is_in_orde_hoe_ver_de_regio_ook_is(
    draai: Draai, besloten: Path, werkboek: Path, verder: Callable[[Path], None]
) -> None:
    verder(besloten)
    oordeel, code, stderr = verifieer(draai, besloten, werkboek)
    assert (code, oordeel["in_orde"], oordeel["besluit"]) == (0, True, "vastgesteld/2026.json")
    assert NAAST in stderr
    scherm = draai("verifieer", str(werkboek), map_=besloten).stdout
    assert "Het is gemaakt uit het besluit van 9 december 2025 (vastgesteld/2026.json)." in scherm
    assert "zijn die van het besluit van 9 december 2025 (vastgesteld/2026.json)." in scherm


def test_zolang_de_regio_dezelfde_is_ligt_het_werkboek_daarnaast(draai: Draai, besloten: Path, werkboek: Path) -> None:
    oordeel, code, stderr = verifieer(draai, besloten, werkboek)
    assert (code, oordeel["besluit"], "vingerafdruk" in stderr) == (0, None, False)


def test_ook_een_werkboek_over_een_deel_van_de_producten(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    deel = maak(draai, besloten, tmp_path / "deel.xlsx", "41A18")
    andere_eisen(besloten)
    oordeel, code, _ = verifieer(draai, besloten, deel)
    assert (code, oordeel["besluit"]) == (0, "vastgesteld/2026.json")


def test_gewijzigde_invoer_valt_naast_het_besluit_op(draai: Draai, besloten: Path, werkboek: Path) -> None:
    andere_eisen(besloten)
    boek = load_workbook(werkboek)
    rijen = boek["Uitgangspunten"].iter_rows()
    cel, waarde = next(
        (cel, cel.value)
        for rij in rijen
        for cel in rij
        if cel.column == 3 and isinstance(cel.value, float) and cel.value < 1
    )
    cel.value = waarde * 2
    boek.save(werkboek)
    oordeel, code, _ = verifieer(draai, besloten, werkboek)
    assert (code, oordeel["besluit"], len(oordeel["wijzigingen"])) == (1, "vastgesteld/2026.json", 1)
    assert oordeel["verschuivingen"] == []


def test_na_een_herziening_is_het_het_vervangen_besluit(draai: Draai, besloten: Path, werkboek: Path) -> None:
    """Dezelfde invoer met een ander vastgesteld bedrag heeft dezelfde vingerafdruk; de dag van het besluit zegt welk het was."""
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    herziening = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "reden")
    assert draai(*herziening, map_=besloten).code == 0
    oordeel, code, stderr = verifieer(draai, besloten, werkboek)
    (bewaard,) = (besloten / "vastgesteld").glob("2026-vastgesteld-2025-12-09-*.json")
    assert (code, oordeel["besluit"]) == (0, f"vastgesteld/{bewaard.name}")
    assert "het besluit van 9 december 2025" in stderr


def test_een_werkboek_van_het_concept_vindt_het_bewaarde_concept(draai: Draai, regio: Path, tmp_path: Path) -> None:
    concept = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01")
    assert draai(*concept, map_=regio).code == 0
    boek = maak(draai, regio, tmp_path / "concept.xlsx")
    andere_eisen(regio)
    assert stel_vast(draai, regio).code == 0
    oordeel, code, stderr = verifieer(draai, regio, boek)
    assert code == 0, oordeel["conclusie"]
    assert oordeel["besluit"].startswith("vastgesteld/2026-concept-2025-10-01-")
    assert "het concept van 1 oktober 2025" in stderr


def test_zonder_besluit_met_die_vingerafdruk_ligt_het_naast_de_regio_van_nu(
    draai: Draai, besloten: Path, werkboek: Path
) -> None:
    andere_eisen(besloten)
    shutil.rmtree(besloten / "vastgesteld")
    uitkomst = draai("verifieer", str(werkboek), map_=besloten)
    assert uitkomst.code == 1
    assert "Het is niet gemaakt uit de regio zoals zij nu is" in uitkomst.stdout


def test_een_aangewezen_besluit_heet_in_het_oordeel_ook_zo(draai: Draai, besloten: Path, werkboek: Path) -> None:
    uitkomst = draai("verifieer", str(werkboek), map_=besloten / "vastgesteld/2026.json")
    assert uitkomst.code == 0
    assert "Het is gemaakt uit het besluit van 9 december 2025" in uitkomst.stdout


@pytest.mark.parametrize("producten", [(), ("45A48",)])
def test_een_werkboek_van_geen_enkel_besluit_ligt_naast_de_regio_van_nu(
    draai: Draai, besloten: Path, tmp_path: Path, producten: tuple[str, ...]
) -> None:
    """Gemaakt tussen twee wijzigingen in: dat er ook een besluit over het jaar is, maakt het er nog niet een van."""
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    ertussen = maak(draai, besloten, tmp_path / "ertussen.xlsx", *producten)
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 64", "uren_per_jaar: 66")
    oordeel, code, stderr = verifieer(draai, besloten, ertussen)
    assert code == 1
    assert oordeel["besluit"] is None
    assert "heeft de vingerafdruk" not in stderr


def test_een_werkboek_van_voor_het_besluit_klopt_erna_nog(draai: Draai, regio: Path, tmp_path: Path) -> None:
    boek = str(tmp_path / "besluit.xlsx")
    assert draai("bereken", "-o", boek, map_=regio).code == 0
    stel_vast(draai, regio)
    uitkomst = draai("verifieer", boek, map_=regio)
    assert uitkomst.code == 0, uitkomst.stdout
    assert "Dit werkboek is een concept; de tarieven zijn daarna vastgesteld op 9 december 2025." in uitkomst.stderr


def test_een_werkboek_van_na_het_besluit_draagt_de_datum(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    boek = str(tmp_path / "besluit.xlsx")
    assert draai("bereken", "-o", boek, map_=besloten).code == 0
    assert draai("verifieer", boek, map_=besloten).code == 0
    from openpyxl import load_workbook

    teksten = [str(cel.value) for rij in load_workbook(boek)["Besluit"].iter_rows() for cel in rij if cel.value]
    assert any("vastgesteld op 9 december 2025" in tekst for tekst in teksten)
