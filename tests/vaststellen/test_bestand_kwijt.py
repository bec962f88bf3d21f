"""Is het bestand van een besluit per ongeluk weg, dan komt er geen ander besluit stil voor in de plaats: de kaarten zeggen dat er besloten is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import concept_als_besluit, stel_vast


def inhoud(regio: Path) -> dict[str, bytes]:
    return {str(pad.relative_to(regio)): pad.read_bytes() for pad in sorted(regio.rglob("*")) if pad.is_file()}


@pytest.mark.parametrize(
    "opties", [(), ("--herziening", "een typefout"), ("--proef",)], ids=["zo", "als-herziening", "proef"]
)
def test_vaststellen_gaat_niet_over_een_besluit_waarvan_het_bestand_weg_is(
    draai: Draai, besloten: Path, opties: tuple[str, ...]
) -> None:
    """Zonder bestand zou een ander bedrag zonder reden over het genomen besluit heen gaan."""
    (besloten / "vastgesteld/2026.json").unlink()
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 80.50")
    voor = inhoud(besloten)
    uitkomst = stel_vast(draai, besloten, *opties)
    assert uitkomst.code == 1
    gezegd = op_een_regel(uitkomst.stderr)
    assert "[RT998]" in gezegd
    assert (
        "De kaarten (41A18, 45A48, 45A49) dragen een besluit over 2026, van 2025-12-09, maar vastgesteld/2026.json is er niet."
        in gezegd
    )
    assert "Haal het bestand terug uit git of het archief." in gezegd
    assert inhoud(besloten) == voor


def test_een_concept_gaat_er_ook_niet_overheen(draai: Draai, besloten: Path) -> None:
    (besloten / "vastgesteld/2026.json").unlink()
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2026-01-10", map_=besloten)
    assert (uitkomst.code, "[RT998]" in uitkomst.stderr) == (1, True)


def test_zonder_het_blok_kan_het(draai: Draai, besloten: Path) -> None:
    """De remedie voor wie het bestand nergens meer heeft, werkt ook."""
    (besloten / "vastgesteld/2026.json").unlink()
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        tekst = kaart.read_text(encoding="utf-8")
        kaart.write_text(tekst[: tekst.index("vastgesteld:\n")], encoding="utf-8")
    assert stel_vast(draai, besloten).code == 0


def test_een_concept_waarvan_het_bestand_weg_is_mag_opnieuw(draai: Draai, regio: Path) -> None:
    concept = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01")
    assert draai(*concept, map_=regio).code == 0
    (regio / "vastgesteld/2026.json").unlink()
    assert draai(*concept, map_=regio).code == 0


def test_een_eerder_jaar_in_het_archief_houdt_een_later_jaar_niet_tegen(draai: Draai, twee_jaren: Path) -> None:
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=twee_jaren).code == 0
    concept_als_besluit(twee_jaren, 2025)
    (twee_jaren / "vastgesteld/2025.json").unlink()
    assert stel_vast(draai, twee_jaren).code == 0


def test_een_later_besluit_dat_weg_is_wordt_niet_van_de_kaarten_gehaald(draai: Draai, twee_jaren: Path) -> None:
    assert stel_vast(draai, twee_jaren).code == 0
    (twee_jaren / "vastgesteld/2026.json").unlink()
    eerder = ("vaststellen", "--besluitdatum", "2025-01-05", "--tariefjaar", "2025", "--als-concept")
    uitkomst = draai(*eerder, map_=twee_jaren)
    assert uitkomst.code == 1
    assert "dragen een besluit over 2026" in op_een_regel(uitkomst.stderr)


def test_verifieer_zegt_ook_dat_het_bestand_terug_moet(draai: Draai, besloten: Path) -> None:
    (besloten / "vastgesteld/2026.json").unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 2
    assert "Is er al besloten, haal het bestand dan terug uit git of het archief." in op_een_regel(uitkomst.stderr)
