"""Een prijs wordt getoetst aan wat er besloten is, ook als de kaarten intussen die van een volgend jaar zijn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig

KAART = "productkaarten/45A48-ambulant-individueel.yaml"


def andere_mix(map_: Path) -> None:
    wijzig(map_ / KAART, "aandeel: 20%", "aandeel: 15%")
    wijzig(map_ / KAART, "aandeel: 65%", "aandeel: 70%")


def andere_eenheid(map_: Path) -> None:
    wijzig(map_ / KAART, "\neenheid: uur", "\neenheid: minuut")


def kaart_weg(map_: Path) -> None:
    (map_ / KAART).unlink()


@pytest.mark.parametrize("verder", [andere_mix, andere_eenheid, kaart_weg])
def test_het_formulier_noemt_de_reele_prijs_van_het_besluit(
    draai: Draai, besloten: Path, tmp_path: Path, verder: Callable[[Path], None]
) -> None:
    voor, na = tmp_path / "voor.yaml", tmp_path / "na.yaml"
    assert draai("toets", "--formulier", "45A48", "-o", str(voor), map_=besloten).code == 0
    verder(besloten)
    uitkomst = draai("toets", "--formulier", "45A48", "-o", str(na), map_=besloten)
    assert uitkomst.code == 0
    assert (
        "De kaarten zijn sinds het besluit van 9 december 2025 gewijzigd; gerekend is met de bestanden die "
        "vastgesteld/2026.json bewaart." in uitkomst.stderr
    )
    assert "[RT015]" not in uitkomst.stderr
    assert na.read_bytes() == voor.read_bytes()


@pytest.mark.parametrize("verder", [andere_mix, andere_eenheid, kaart_weg])
def test_de_toets_legt_een_opgave_naast_het_besluit(
    draai: Draai, besloten: Path, tmp_path: Path, verder: Callable[[Path], None]
) -> None:
    opgave = tmp_path / "opgave.yaml"
    assert draai("toets", "--formulier", "45A48", "-o", str(opgave), map_=besloten).code == 0
    voor = draai("toets", str(opgave), "-f", "json", map_=besloten)
    verder(besloten)
    na = draai("toets", str(opgave), "-f", "json", map_=besloten)
    assert (na.code, na.stdout) == (voor.code, voor.stdout)


def test_zonder_wijziging_zegt_de_toets_er_niets_over(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    uitkomst = draai("toets", "--formulier", "45A48", "-o", str(tmp_path / "f.yaml"), map_=besloten)
    assert "sinds het besluit" not in uitkomst.stderr


def test_een_kaart_die_het_besluit_tegenspreekt_blijft_een_fout(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    wijzig(besloten / KAART, "  tarief: 102.00", "  tarief: 103.00")
    uitkomst = draai("toets", "--formulier", "45A48", "-o", str(tmp_path / "f.yaml"), map_=besloten)
    assert "[RT017]" in uitkomst.stderr


def test_een_product_van_na_het_besluit_wordt_aan_de_kaart_getoetst(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    nieuw = (besloten / KAART).read_text(encoding="utf-8").partition("# Geschreven door")[0]
    (besloten / "productkaarten/45A47.yaml").write_text(nieuw.replace("45A48", "45A47"), encoding="utf-8")
    andere_mix(besloten)
    uitkomst = draai("toets", "--formulier", "45A47", "-o", str(tmp_path / "f.yaml"), map_=besloten)
    assert uitkomst.code == 0
    assert "sinds het besluit" not in uitkomst.stderr
