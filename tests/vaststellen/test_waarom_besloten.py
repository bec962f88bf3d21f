"""Wie het besluit nam, waarom het een eerder verving en waarom het op een onbevestigde cao rust, staat bij het tarief zelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.invoer.bestand import vingerafdruk
from tests.conftest import Draai, op_een_regel, wijzig

ZAAK, REDEN = "zaak 2025-0412", "Voor 2026 is nog geen cao gesloten"
UITVOER = {
    "uitleg": ("uitleg", "45A48"),
    "onderbouwing": ("bereken", "-f", "md"),
    "webpagina": ("bereken", "-f", "html"),
    "narekenen": ("verifieer", "--vastgesteld", "2026"),
}


@pytest.mark.parametrize("opdracht", UITVOER.values(), ids=UITVOER)
def test_een_besluit_zegt_waarom(draai: Draai, besloten: Path, opdracht: tuple[str, ...]) -> None:
    uit = op_een_regel(draai(*opdracht, map_=besloten).stdout)
    assert ZAAK in uit
    assert REDEN in uit
    assert "uitspraak" not in uit


@pytest.mark.parametrize("opdracht", UITVOER.values(), ids=UITVOER)
def test_een_herziening_zegt_haar_reden(draai: Draai, besloten: Path, opdracht: tuple[str, ...]) -> None:
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    vraag = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak van de rechtbank")
    assert draai(*vraag, map_=besloten).code == 0
    assert "uitspraak van de rechtbank" in op_een_regel(draai(*opdracht, map_=besloten).stdout)


def test_wie_alleen_het_besluitbestand_heeft_leest_het_ook(draai: Draai, besloten: Path) -> None:
    uit = op_een_regel(draai("uitleg", "45A48", map_=besloten / "vastgesteld/2026.json").stdout)
    assert ZAAK in uit
    assert REDEN in uit


def test_een_cao_waar_het_product_niet_op_rust_blijft_weg(draai: Draai, besloten: Path) -> None:
    """45A48 rust alleen op de cao Jeugdzorg."""
    bestand = besloten / "vastgesteld/2026.json"
    blok = json.loads(bestand.read_text(encoding="utf-8"))
    blok["besluit"]["uitzonderingen"].append({"cao": "ggz", "reden": "gaat niet over dit product"})
    bestand.write_text(json.dumps(blok, ensure_ascii=False), encoding="utf-8")
    uit = op_een_regel(draai("uitleg", "45A48", map_=bestand).stdout)
    assert REDEN in uit
    assert "gaat niet over dit product" not in uit


@pytest.mark.parametrize("vorm", ["md", "html"])
def test_de_onderbouwing_noemt_de_vingerafdruk_van_het_besluit_zelf(draai: Draai, besloten: Path, vorm: str) -> None:
    """Die van de berekening gaat niet over een bijgesteld bedrag of een zaaknummer; wie dat vervalst, strookt niet met wat gepubliceerd is."""
    bestand = besloten / "vastgesteld/2026.json"
    uit = op_een_regel(draai("bereken", "-f", vorm, map_=besloten).stdout)
    zelf = vingerafdruk(bestand.read_bytes())
    nagerekend = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout)
    assert f"vastgesteld/2026.json (zelf sha256 {zelf[:16]}…)" in nagerekend
    assert f"2026.json, sha256 {zelf}" in uit


def test_twee_besluiten_op_dezelfde_berekening_zijn_op_de_tarieflijst_te_onderscheiden(
    draai: Draai, besloten: Path
) -> None:
    """Een ander vastgesteld bedrag verandert niets aan de vingerafdruk van de berekening; het besluitbestand heeft zijn eigen."""
    bestand = besloten / "vastgesteld/2026.json"
    was, eerst = vingerafdruk(bestand.read_bytes()), op_een_regel(draai("tarieflijst", map_=besloten).stdout)
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    vraag = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak van de rechtbank")
    assert draai(*vraag, map_=besloten).code == 0
    nu, daarna = vingerafdruk(bestand.read_bytes()), op_een_regel(draai("tarieflijst", map_=besloten).stdout)
    assert f"uit vastgesteld/2026.json (zelf sha256 {was[:16]}…)." in eerst
    assert f"uit vastgesteld/2026.json (zelf sha256 {nu[:16]}…)." in daarna
    assert eerst.partition("Berekening: ")[2] == daarna.partition("Berekening: ")[2] != ""


def test_een_concept_zegt_niets(draai: Draai, regio: Path) -> None:
    vraag = ("vaststellen", "--als-concept", "--besluit", str(regio / "besluit.yaml"))
    assert draai(*vraag, map_=regio).code == 0
    assert ZAAK not in op_een_regel(draai("uitleg", "45A48", map_=regio).stdout)


@pytest.mark.parametrize("opdracht", [UITVOER["uitleg"], ("bereken", "45A48", "-f", "md")])
def test_een_tarief_dat_sindsdien_gewijzigd_is_zegt_niet_waarom(
    draai: Draai, besloten: Path, opdracht: tuple[str, ...]
) -> None:
    """Het besluit gaat niet over deze berekening; wie het nam en waarom hoort er dan niet bij."""
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 20%", "aandeel: 21%")
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 15%", "aandeel: 14%")
    uitkomst = draai(*opdracht, map_=besloten)
    assert "[RT015]" in uitkomst.stderr
    assert ZAAK not in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize(
    "uitzonderingen",
    ["jeugdzorg", [["jeugdzorg", "reden"]], [{"cao": "jeugdzorg"}], [{"cao": "a\u200bb", "reden": "x"}]],
)
def test_een_vreemde_uitzondering_is_een_fout(draai: Draai, besloten: Path, uitzonderingen: object) -> None:
    bestand = besloten / "vastgesteld/2026.json"
    blok = json.loads(bestand.read_text(encoding="utf-8"))
    blok["besluit"]["uitzonderingen"] = uitzonderingen
    bestand.write_text(json.dumps(blok), encoding="utf-8")
    uit = draai("verifieer", "--vastgesteld", str(bestand))
    assert uit.code == 2
    assert "RT990" in uit.stderr


def test_een_uitkomst_van_voor_haar_besluit_weet_er_niets_van(besloten: Path) -> None:
    resultaat = bereken(lees_werkmap(besloten))
    assert resultaat.besluit is not None
    assert resultaat.als_concept().besluit is None
