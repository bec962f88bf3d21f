"""Is het bestand van een besluit per ongeluk weg, dan komt er geen ander besluit stil voor in de plaats: de kaarten zeggen dat er besloten is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast


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


def test_een_eerder_jaar_in_het_archief_houdt_een_later_jaar_niet_tegen(draai: Draai, besluit_2025: Path) -> None:
    (besluit_2025 / "vastgesteld/2025.json").unlink()
    assert stel_vast(draai, besluit_2025).code == 0


@pytest.mark.parametrize("meer", [(), ("--als-concept",)], ids=["besluit", "concept"])
def test_een_later_besluit_waarvan_het_bestand_kwijt_is_ook_niet(
    draai: Draai, twee_jaren: Path, meer: tuple[str, ...]
) -> None:
    """Op de kaarten staat 2026: een besluit over 2025 zou dat wissen, een concept over 2025 liet staan wat niet na te gaan is."""
    assert stel_vast(draai, twee_jaren).code == 0
    (twee_jaren / "vastgesteld/2026.json").unlink()
    vraag = ("vaststellen", "-j", "2025", "--besluitdatum", "2024-12-10", *meer)
    geweigerd = draai(*vraag, map_=twee_jaren)
    assert (geweigerd.code, "[RT998]" in geweigerd.stderr) == (1, True)
    assert "dragen een besluit over 2026, van 2025-12-09" in op_een_regel(geweigerd.stderr)


def test_een_concept_laat_alleen_een_besluit_staan_dat_er_ligt(draai: Draai, besluit_2025: Path) -> None:
    """Met een ander bestand dan de kaart noemt, is het geen fout in het programma, maar een bestand om terug te halen."""
    kaart = next((besluit_2025 / "productkaarten").glob("41A18*"))
    besluit = hashlib.sha256((besluit_2025 / "vastgesteld/2025.json").read_bytes()).hexdigest()
    wijzig(kaart, f'besluit: "{besluit}"', f'besluit: "{"0" * 64}"')
    uitkomst = stel_vast(draai, besluit_2025, "--als-concept")
    assert (uitkomst.code, "[RT998]" in uitkomst.stderr) == (1, True)
    assert "maar vastgesteld/2025.json is niet het bestand dat daarbij hoort" in op_een_regel(uitkomst.stderr)
    assert "fout in het programma" not in uitkomst.stderr


def test_een_concept_op_de_kaart_en_een_besluit_over_een_eerder_jaar_maken_plaats(
    draai: Draai, besluit_2025: Path
) -> None:
    """Ook zonder hun bestand: over een concept gaat het besluit heen, en over een besluit dat van het jaar erna."""
    (besluit_2025 / "vastgesteld/2025.json").unlink()
    assert stel_vast(draai, besluit_2025, "--proef").code == 0
    kaart = next((besluit_2025 / "productkaarten").glob("41A18*"))
    wijzig(kaart, "tariefjaar: 2025\n  status: vastgesteld", "tariefjaar: 2026\n  status: concept")
    assert stel_vast(draai, besluit_2025).code == 0


def test_verifieer_zegt_ook_dat_het_bestand_terug_moet(draai: Draai, besloten: Path) -> None:
    (besloten / "vastgesteld/2026.json").unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 2
    assert "Is er al besloten, haal het bestand dan terug uit git of het archief." in op_een_regel(uitkomst.stderr)


def test_een_tarieflijst_als_concept_noemt_zonder_bestand_het_berekende_bedrag_niet_vastgesteld(
    draai: Draai, besloten: Path
) -> None:
    """41A18 is vastgesteld op € 84,00 en berekend op € 80,29; de lijst noemde € 80,29, met de status vastgesteld."""
    (besloten / "vastgesteld/2026.json").unlink()
    uitkomst = draai("tarieflijst", "--als-concept", "-f", "csv", map_=besloten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT723]" in uitkomst.stderr
    assert "maar vastgesteld/2026.json is er niet" in op_een_regel(uitkomst.stderr)


def test_een_tarieflijst_als_concept_van_een_kwijt_concept_rekent_gewoon(draai: Draai, regio: Path) -> None:
    """Over een concept is niets besloten; de lijst volgt dan uit de berekening van nu."""
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    (regio / "vastgesteld/2026.json").unlink()
    uitkomst = draai("tarieflijst", "--als-concept", "-f", "csv", map_=regio)
    assert uitkomst.code == 0
    assert ";concept;berekening;" in uitkomst.stdout
