"""Wat er voor de lijst gold: producten die vervallen zijn of per een andere eenheid gaan (RT733), en een schrikkeldag zonder tarief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from tests.conftest import Draai, op_een_regel
from tests.tarieflijst.proef import besluit, gewoon, lijst, schrijf, tarief


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    return tmp_path / "regio"


def ervoor(regio: Path, *tarieven: dict[str, object]) -> None:
    """Een besluit over 2025, tot en met de dag voor dat van de proef ingaat."""
    vorig = besluit(*tarieven, tariefjaar=2025)
    vorig["besluit"] |= {"besluitdatum": "2024-12-10", "ingangsdatum": "2025-01-01", "geldig_tot": "2026-01-31"}
    schrijf(regio, vorig, 2025)


def test_wat_vervalt_of_per_een_andere_eenheid_gaat_staat_erbij(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Wie alleen deze lijst krijgt, ziet dat niet; een bedrag per jaar staat niet op de lijst en is toch niet vervallen."""
    jaarbedrag = tarief("BES01", "jaar", "1000.00")
    schrijf(regio, besluit(tarief("45A48", "uur", "80.78"), tarief("45A49", "uur", "29.40"), jaarbedrag))
    ervoor(
        regio,
        tarief("45A48", "uur", "78.00"),
        tarief("45A49", "minuut", "0.48"),
        tarief("41A03", "dagdeel", "150.00"),
        jaarbedrag,
    )
    boek = tmp_path / "lijst.xlsx"
    uitkomst = lijst(draai, regio, "-o", str(boek))
    zin = "Anders dan in vastgesteld/2025.json, dat ervoor gold: niet meer op de lijst: 41A03; per een andere eenheid: 45A49 (was minuut, nu uur)."
    assert "[RT733]" in uitkomst.stderr
    assert zin in op_een_regel(uitkomst.stderr)
    bladen = lees_formulier(boek.read_bytes(), boek.name)
    assert not isinstance(bladen, Bevinding)
    assert zin in " ".join(str(waarde) for waarde in bladen["Toelichting"].cellen.values())
    assert "[RT733]" not in lijst(draai, regio / "vastgesteld/2026.json").stderr


def test_van_meer_besluiten_ervoor_telt_het_laatst_genomene(draai: Draai, regio: Path) -> None:
    """45A49 verviel al eerder; dat is op deze lijst geen nieuws."""
    schrijf(regio, besluit(tarief("45A48", "uur", "80.78")))
    ervoor(regio, tarief("45A48", "uur", "78.00"), tarief("45A49", "minuut", "0.48"))
    assert "45A49" in lijst(draai, regio).stderr
    for dag, tarieven in (("2025-12-10", [tarief("45A49", "minuut", "0.48")]), ("2025-12-20", [])):
        eerder = besluit(tarief("45A48", "uur", "79.00"), *tarieven)
        eerder["besluit"] |= {"besluitdatum": dag, "ingangsdatum": "2026-01-01", "geldig_tot": "2026-12-31"}
        (regio / f"vastgesteld/2026-vastgesteld-{dag}-12345678.json").write_text(json.dumps(eerder), encoding="utf-8")
    uitkomst = lijst(draai, regio)
    assert "[RT733]" not in uitkomst.stderr
    assert lijst(draai, regio, "--streng").code == 0


@pytest.mark.parametrize(("jaar", "gat"), [(2027, ""), (2028, "Op 2028-02-29 geldt er geen vastgesteld tarief")])
def test_een_schrikkeldag_tussen_twee_besluiten_is_een_gat(draai: Draai, tmp_path: Path, jaar: int, gat: str) -> None:
    for van_jaar, van, tot in (
        (jaar - 1, f"{jaar - 1}-01-01", f"{jaar}-02-28"),
        (jaar, f"{jaar}-03-01", f"{jaar}-12-31"),
    ):
        blok = gewoon(tariefjaar=van_jaar)
        blok["besluit"] |= {"ingangsdatum": van, "geldig_tot": tot}
        schrijf(tmp_path, blok, van_jaar)
    stderr = op_een_regel(draai("tarieflijst", "-j", str(jaar), map_=tmp_path).stderr)
    assert ("[RT731]" in stderr) is bool(gat)
    assert gat in stderr
