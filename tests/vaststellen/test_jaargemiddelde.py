"""Gaat een besluit halverwege het jaar in, dan hoort het college dat de lonen van ervoor nog meetellen (RT032).

In de Oefenregio rust 41A18 in 2026 op drie tabellen van de cao Gehandicaptenzorg; de eerste geldt tot en met april.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

BIJGESTELD = """tarieven:
  - product: "41A18"
    voorgesteld: 84.00
    vastgesteld: 84.00
    reden: Naar boven afgerond op hele euro's, zodat het dagdeeltarief met de buurregio gelijk is.
"""
EN_DEZE = "uitzonderingen:\n  - {cao: gehandicaptenzorg, reden: De tabel van mei telt het hele jaar.}\n"


@pytest.fixture
def zoals_berekend(regio: Path) -> Path:
    """De Oefenregio, met elk tarief zoals het berekend is."""
    wijzig(regio / "besluit.yaml", BIJGESTELD, "")
    return regio


def vanaf(regio: Path, dag: str) -> None:
    wijzig(regio / "besluit.yaml", "ingangsdatum: 2026-01-01", f"ingangsdatum: {dag}")


def gemeld(draai: Draai, regio: Path, *opties: str) -> str:
    """Wat er op stderr staat bij vaststellen."""
    uit = stel_vast(draai, regio, *opties)
    assert uit.code == 0
    return uit.stderr


def test_een_tabel_die_dan_al_is_opgevolgd_telt_nog_mee(draai: Draai, zoals_berekend: Path) -> None:
    vanaf(zoals_berekend, "2026-05-01")
    gezegd = gemeld(draai, zoals_berekend, "--proef")
    assert gezegd.count("[RT032]") == 1
    assert re.search(r"Let op \S+ \[RT032\]", gezegd)
    assert "de lonen van voor die dag (cao gehandicaptenzorg per 2025-07-01) tellen mee in 41A18." in gezegd
    assert "reeletarief bereken 41A18 --peildatum 2026-05-01" in gezegd


def test_zonder_eerder_besluit_gaat_het_niet_over_een_ander_tarief(draai: Draai, zoals_berekend: Path) -> None:
    """Dat er al een ander tarief betaald is, weet het programma dan niet; wat er wel klopt, staat er ook."""
    vanaf(zoals_berekend, "2026-05-01")
    eerste = op_een_regel(gemeld(draai, zoals_berekend, "--proef"))
    assert (
        "Wat er voor die dag gold, staat in geen eerder besluit. Geldt dit tarief alleen vanaf die dag, kijk dan"
        in eerste
    )
    assert "Rekent u er ook de maanden ervoor mee af, dan klopt het." in eerste
    assert "al een ander tarief betaald" not in eerste


@pytest.mark.parametrize("dag", ["2026-01-01", "2026-04-30"])
def test_een_tabel_die_dan_nog_geldt_is_niet_van_ervoor(dag: str, draai: Draai, zoals_berekend: Path) -> None:
    vanaf(zoals_berekend, dag)
    assert "[RT032]" not in gemeld(draai, zoals_berekend, "--proef")


def test_met_een_peildatum_is_er_geen_gemiddelde(draai: Draai, zoals_berekend: Path) -> None:
    vanaf(zoals_berekend, "2026-05-01")
    wijzig(zoals_berekend / "besluit.yaml", "uitzonderingen:\n", EN_DEZE)
    assert "[RT032]" not in gemeld(draai, zoals_berekend, "--proef", "--peildatum", "2026-05-01")


def test_een_eigen_bedrag_is_een_keuze(draai: Draai, regio: Path) -> None:
    """Wie doet wat de melding zegt, is haar kwijt."""
    vanaf(regio, "2026-05-01")
    assert "[RT032]" not in gemeld(draai, regio, "--proef")


def test_wat_al_het_hele_jaar_het_gemiddelde_is_klopt(draai: Draai, zoals_berekend: Path) -> None:
    """Was 41A18 vanaf januari al het gemiddelde, dan is het dat na een herziening nog; verandert het, dan niet."""
    gemeld(draai, zoals_berekend)
    vanaf(zoals_berekend, "2026-05-01")
    wijzig(zoals_berekend / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-04-09")
    herziening = ("--proef", "--herziening", "een ander zaaknummer")
    assert "[RT032]" not in gemeld(draai, zoals_berekend, *herziening)
    wijzig(zoals_berekend / "cao/gehandicaptenzorg/2026-11-01.yaml", "percentage: 8%", "percentage: 9%")
    na_besluit = gemeld(draai, zoals_berekend, *herziening)
    assert "tellen mee in 41A18." in na_besluit
    assert "Is over de maanden ervoor al een ander tarief betaald, kijk dan" in na_besluit
    assert "geen eerder besluit" not in na_besluit


def test_komt_er_nog_een_tabel_dan_is_het_tarief_van_de_ingangsdatum_niet_genoeg(
    draai: Draai, zoals_berekend: Path
) -> None:
    """Wie alleen de tabel van mei neemt, mist de verhoging van november."""
    vanaf(zoals_berekend, "2026-05-01")
    met_november = op_een_regel(gemeld(draai, zoals_berekend, "--proef"))
    assert (
        "--peildatum 2026-05-01'; met de lonen per 2026-11-01 ook, en neem het gemiddelde over de maanden)"
        in met_november
    )
    wijzig(zoals_berekend / "besluit.yaml", "ingangsdatum: 2026-05-01", "ingangsdatum: 2026-11-01")
    assert "neem het gemiddelde" not in op_een_regel(gemeld(draai, zoals_berekend, "--proef"))


def test_de_raad_noemt_de_opdracht_die_de_bedragen_opschrijft(draai: Draai, zoals_berekend: Path) -> None:
    """Letterlijk gevolgd geeft zij besluitgegevens waarmee de melding weg is."""
    gemeld(draai, zoals_berekend)
    wijzig(zoals_berekend / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-04-09")
    vanaf(zoals_berekend, "2026-05-01")
    wijzig(zoals_berekend / "cao/gehandicaptenzorg/2026-11-01.yaml", "percentage: 8%", "percentage: 9%")
    gezegd = op_een_regel(gemeld(draai, zoals_berekend, "--proef", "--herziening", "loon"))
    raad = "nieuw besluit BESTAND.yaml --tariefjaar 2026 --ingangsdatum 2026-05-01 --cao gehandicaptenzorg"
    assert f"reeletarief {raad}." in gezegd
    bestand = zoals_berekend / "mei.yaml"
    opdracht = [str(bestand) if deel == "BESTAND.yaml" else deel for deel in raad.split()]
    assert draai(*opdracht, map_=zoals_berekend).code == 0
    wijzig(bestand, "# INVULLEN: de dag van het besluit, zoals besluitdatum: 2026-05-20", "besluitdatum: 2026-04-09")
    wijzig(bestand, "INVULLEN: om welk besluit het gaat, zoals een zaaknummer", "zaak 9")
    uit = stel_vast(draai, zoals_berekend, "--herziening", "loon", "--proef", besluit="mei.yaml")
    assert (uit.code, "[RT032]" in uit.stderr) == (0, False)
