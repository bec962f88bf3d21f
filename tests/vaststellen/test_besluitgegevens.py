"""Gegevens van een besluit die niet passen bij de regio, de kaarten of wat er al besloten is, worden geweigerd met de plaats."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

DAGEN = "ingangsdatum: 2026-01-01\ngeldig_tot: 2026-12-31"


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        ("besluitdatum: 2025-12-09\n", "", "RT995"),
        ("ingangsdatum: 2026-01-01", "ingangsdatum: 2027-01-01", "RT996"),
        ("geldig_tot: 2026-12-31", "geldig_tot: 2025-12-31", "RT996"),
        (DAGEN, "ingangsdatum: 2026-07-01\ngeldig_tot: 2026-06-30", "RT996"),
        ('product: "41A18"', 'product: "41A81"', "RT994"),
        ("uitzonderingen:", "uitzonderingen:\n  - {cao: jeugdzorg, reden: Nog geen cao.}", "RT224"),
        ("    reden: Naar boven", "    toelichting: Naar boven", "RT220"),
        ("    voorgesteld: 84.00\n    vastgesteld: 84.00\n", "", "RT220"),
    ],
)
def test_besluitgegevens_die_niet_passen_worden_geweigerd_met_de_plaats(
    draai: Draai, regio: Path, oud: str, nieuw: str, code: str
) -> None:
    wijzig(regio / "besluit.yaml", oud, nieuw)
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize(
    "dagen", [("2026-12-31", "2026-12-31"), ("2026-01-01", "2027-12-31")], ids=["een dag", "zo lang als kan"]
)
def test_een_besluit_geldt_ten_minste_een_dag_en_tot_en_met_het_jaar_erna(
    draai: Draai, regio: Path, dagen: tuple[str, str]
) -> None:
    wijzig(regio / "besluit.yaml", DAGEN, "ingangsdatum: {}\ngeldig_tot: {}".format(*dagen))
    assert stel_vast(draai, regio).code == 0
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_een_kaart_die_weggegooid_is_maar_in_het_besluit_staat(draai: Draai, regio: Path) -> None:
    (regio / "productkaarten/41A18-dagbesteding.yaml").unlink()
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "zet haar dan terug, of haal het product uit de besluitgegevens" in uitkomst.stderr


def test_twee_besluitdata_die_verschillen_worden_geweigerd(draai: Draai, regio: Path) -> None:
    assert stel_vast(draai, regio, "--besluitdatum", "2025-12-10").code == 2


def test_een_besluit_dat_beschadigd_is_houdt_alles_tegen(draai: Draai, regio: Path) -> None:
    (regio / "vastgesteld").mkdir()
    (regio / "vastgesteld/2026.json").write_text("{", encoding="utf-8")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 2
    assert "[RT990]" in uitkomst.stderr
    assert (regio / "vastgesteld/2026.json").read_text(encoding="utf-8") == "{"


def test_besluitgegevens_die_een_lijst_zijn_noemen_wat_erin_kan(draai: Draai, regio: Path) -> None:
    (regio / "besluit.yaml").write_text("- besluitdatum: 2025-12-09\n", encoding="utf-8")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 2
    assert "hier mogelijk: 'besluitdatum:', 'ingangsdatum:'" in op_een_regel(uitkomst.stderr)
