"""Wordt een product anders vastgesteld dan berekend, dan hoort het college dat een traject erop blijft rusten (RT030)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.vaststellen.conftest import stel_vast

TRAJECT = """product: "T1"
naam: Traject
segment: trajecten
eenheid: stuks
doel: Verzonnen, voor een test.
tariefdifferentiatie: Verzonnen, voor een test.
samenstelling:
  klasse: open
  bron: uitvraag 2025
  jaar: 2025
  populaties:
    - {naam: allen, gewicht: 100%, onderdelen: [{product: "41A18", aantal: 10}, {product: "45A48", aantal: 2}]}
"""


@pytest.fixture
def met_traject(regio: Path) -> Path:
    (regio / "productkaarten" / "t1.yaml").write_text(TRAJECT, encoding="utf-8")
    return regio


def test_een_traject_dat_niet_meegaat_wordt_genoemd(draai: Draai, met_traject: Path) -> None:
    """41A18 is berekend op € 80,29 en wordt € 84,00; van 45A48 wordt het berekende bedrag vastgesteld."""
    uit = stel_vast(draai, met_traject, "--proef")
    assert uit.code == 0
    assert "T1 rekent met € 80,29 voor 41A18, en dat wordt vastgesteld op € 84,00." in uit.stderr
    assert uit.stderr.count("[RT030]") == 1


def test_een_traject_met_een_eigen_bedrag_is_een_keuze(draai: Draai, met_traject: Path) -> None:
    eigen = 'tarieven:\n  - {product: "T1", vastgesteld: 1060.00, reden: Gaat mee met 41A18.}\n'
    wijzig(met_traject / "besluit.yaml", "tarieven:\n", eigen)
    assert "[RT030]" not in stel_vast(draai, met_traject, "--proef").stderr


def test_zonder_bijgesteld_onderdeel_is_er_niets_te_zeggen(draai: Draai, met_traject: Path) -> None:
    wijzig(met_traject / "productkaarten" / "t1.yaml", '{product: "41A18", aantal: 10}, ', "")
    assert "[RT030]" not in stel_vast(draai, met_traject, "--proef").stderr


ETMAAL = """product: "E1"
naam: Verblijf
segment: wonen
eenheid: etmaal
doel: Verzonnen, voor een test.
cao: jeugdzorg
functiemix:
  - {functie: Groepsleider, niveau: hbo, schaal: "8", trede: max, uren_per_plaats_per_week: 20}
functiemix_bron: {klasse: open, bron: uitvraag 2025, jaar: 2025}
verblijf: {uren_per_fte: inzetbare_uren, klasse: open, bron: uitvraag 2025, jaar: 2025}
opslagset: ambulant
afwijkingen: []
"""
AFWEZIG = """product: "E1-AF"
naam: Verblijf, afwezigheidsdag
segment: wonen
eenheid: etmaal
doel: Verzonnen, voor een test; de plaats blijft vrij.
afwezigheid: {van: "E1", vervalt: [reiskosten]}
"""


def test_een_afwezigheidsdag_die_niet_meegaat_met_haar_etmaal_wordt_genoemd(draai: Draai, regio: Path) -> None:
    """Zij is gerekend met de kaart van haar etmaal; toch is te zien waar zij van uitgaat."""
    for naam, tekst in (("e1", ETMAAL), ("e1-af", AFWEZIG)):
        (regio / "productkaarten" / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
    wijzig(
        regio / "besluit.yaml",
        "tarieven:\n",
        'tarieven:\n  - {product: "E1", vastgesteld: 200.00, reden: Hele euro.}\n',
    )
    uit = stel_vast(draai, regio, "--proef")
    assert uit.code == 0
    [melding] = [regel for regel in uit.stderr.splitlines() if "E1-AF rekent met" in regel]
    assert melding.endswith("voor E1, en dat wordt vastgesteld op € 200,00.")


def test_een_afwezigheidsdag_bij_een_etmaal_zoals_berekend(draai: Draai, regio: Path) -> None:
    for naam, tekst in (("e1", ETMAAL), ("e1-af", AFWEZIG)):
        (regio / "productkaarten" / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
    assert "[RT030]" not in stel_vast(draai, regio, "--proef").stderr
