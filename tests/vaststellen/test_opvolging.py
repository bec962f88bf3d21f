"""Wat er over een concept of een besluit heen mag: een besluit, een herziening, een later jaar; en wat er dan bewaard blijft."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import KAART, stel_vast


def test_als_concept_mag_alles_openstaan_en_dat_staat_in_het_bestand(draai: Draai, regio: Path) -> None:
    wijzig(regio / KAART, 'bron: "gesprek over de kaarten, mei 2025 (verzonnen)"', "bron: voorbeeldwaarde")
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    assert uitkomst.code == 0
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert besluit["status"] == "concept"
    assert {punt["code"] for punt in besluit["besluit"]["open_punten"]} == {"RT991", "RT992"}
    assert b"status: concept\n" in (regio / KAART).read_bytes()
    assert "· concept" in draai("bereken", map_=regio).stdout


def test_een_concept_wordt_door_het_besluit_vervangen_en_blijft_bewaard(draai: Draai, regio: Path) -> None:
    draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    concept = (regio / "vastgesteld/2026.json").read_bytes()
    wijzig(
        regio / "opslagen.yaml",
        "percentage: 10%, over: [clientgebonden_uren]",
        "percentage: 11%, over: [clientgebonden_uren]",
    )
    assert stel_vast(draai, regio).code == 0
    bewaard = [pad for pad in (regio / "vastgesteld").iterdir() if pad.name != "2026.json"]
    assert [pad.read_bytes() for pad in bewaard] == [concept]
    assert bewaard[0].name.startswith("2026-concept-2025-10-01-")


def test_twee_keer_vaststellen_doet_niets(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "[RT997]" in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw"),
    [
        ("besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2025-12-10"),
        ("besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-01-02"),
        ("besluit.yaml", "geldig_tot: 2026-12-31", "geldig_tot: 2027-01-31"),
        ("besluit.yaml", "zaak 2025-0412", "zaak 2025-0413"),
        ("besluit.yaml", "    voorgesteld: 84.00", "    voorgesteld: 83.00"),
        ("besluit.yaml", "    vastgesteld: 84.00", "    vastgesteld: 85.00"),
        ("besluit.yaml", "reden: Naar boven afgerond", "reden: Afgerond"),
        ("opslagen.yaml", "\n", "\n# Besproken met de buurregio.\n"),
    ],
    ids=["dag", "ingang", "einde", "zaak", "voorgesteld", "vastgesteld", "reden", "gegevens"],
)
def test_wat_er_ook_anders_is_het_is_een_ander_besluit(
    draai: Draai, besloten: Path, bestand: str, oud: str, nieuw: str
) -> None:
    wijzig(besloten / bestand, oud, nieuw)
    uitkomst = stel_vast(draai, besloten)
    assert (uitkomst.code, "[RT998]" in uitkomst.stderr) == (1, True)
    waarin = (
        "de gegevens zijn sindsdien gewijzigd" if bestand == "opslagen.yaml" else "andere bedragen, dagen of redenen"
    )
    assert waarin in op_een_regel(uitkomst.stderr)


def test_met_gewijzigde_gegevens_alleen_als_herziening_en_het_oude_besluit_blijft(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    oud = (regio / "vastgesteld/2026.json").read_bytes()
    wijzig(regio / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    gezegd = op_een_regel(draai("bereken", map_=regio).stderr)
    assert "[RT015]" in gezegd
    assert "Een nieuw besluit neemt u met vaststellen --tariefjaar 2026 --herziening." in gezegd
    geweigerd = stel_vast(draai, regio)
    assert geweigerd.code == 1
    assert "[RT998]" in geweigerd.stderr
    assert "--herziening" in geweigerd.stderr
    assert (regio / "vastgesteld/2026.json").read_bytes() == oud
    assert stel_vast(draai, regio, "--herziening", "uitspraak van de rechtbank (verzonnen)").code == 0
    bewaard = [pad for pad in (regio / "vastgesteld").iterdir() if pad.name != "2026.json"]
    assert [pad.read_bytes() for pad in bewaard] == [oud]
    nieuw = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert nieuw["besluit"]["herziening"] == "uitspraak van de rechtbank (verzonnen)"
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_een_ander_motief_bij_een_uitzondering_is_een_ander_besluit(draai: Draai, besloten: Path) -> None:
    """Het motief staat bij elk tarief dat op de cao rust; het verbeteren kan dus alleen met een herziening, en die is er dan ook."""
    oud = (besloten / "vastgesteld/2026.json").read_bytes()
    wijzig(besloten / "besluit.yaml", "Voor 2026 is nog geen cao gesloten.", "De cao van 2026 is nog niet getekend.")
    geweigerd = stel_vast(draai, besloten)
    assert (geweigerd.code, "[RT998]" in geweigerd.stderr) == (1, True)
    assert (besloten / "vastgesteld/2026.json").read_bytes() == oud
    assert stel_vast(draai, besloten, "--herziening", "motief verbeterd").code == 0
    assert "De cao van 2026 is nog niet getekend." in op_een_regel(draai("uitleg", "45A48", map_=besloten).stdout)


def test_een_concept_gaat_nooit_over_een_besluit(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    uitkomst = stel_vast(draai, regio, "--als-concept")
    assert uitkomst.code == 1
    assert "[RT998]" in uitkomst.stderr


def test_een_eerder_genomen_besluit_gaat_niet_over_een_later(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    wijzig(regio / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2025-11-01")
    wijzig(regio / "besluit.yaml", "84.00", "85.00")
    uitkomst = stel_vast(draai, regio, "--herziening", "vergissing")
    assert uitkomst.code == 1
    assert "[RT999]" in uitkomst.stderr


def test_een_concept_van_een_later_jaar_laat_het_besluit_op_de_kaarten(draai: Draai, besluit_2025: Path) -> None:
    """Wie in het najaar het volgende jaar voorlegt, rekent tot dan met wat voor dit jaar is vastgesteld."""
    voor = inhoud(besluit_2025)
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=besluit_2025)
    assert uitkomst.code == 0
    assert re.search(r"vastgesteld/2026.json en 0 productkaarten\n\d+ kaarten houden het besluit", uitkomst.stderr)
    na = inhoud(besluit_2025)
    assert set(na) - set(voor) == {"vastgesteld/2026.json"}
    assert json.loads(na["vastgesteld/2026.json"])["besluit"]["besluit"] is None
    assert {pad: na[pad] for pad in voor} == voor
    for jaar in ("2025", "2026"):
        assert draai("verifieer", "--vastgesteld", jaar, map_=besluit_2025).code == 0
    scherm = draai("bereken", "--tariefjaar", "2025", map_=besluit_2025)
    assert scherm.stdout.startswith("Oefenregio · tarieven 2025 · vastgesteld\n")


@pytest.mark.parametrize("per", ["2026-07-01", "2026-01-02"])
def test_een_begroting_zegt_dat_een_tarief_niet_het_hele_jaar_geldt(
    draai: Draai, regio: Path, tmp_path: Path, per: str
) -> None:
    """Na een herziening per 1 juli telt het nieuwe tarief anders stil over twaalf maanden; ook één dag ervoor is niet het hele jaar."""
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("gemeente,product,aanbieder,jaar,aantal\nA,45A48,X,2026,100\n", encoding="utf-8")
    assert stel_vast(draai, regio).code == 0
    assert "[RT020]" not in draai("begroting", str(volumes), map_=regio).stderr
    wijzig(regio / "besluit.yaml", "ingangsdatum: 2026-01-01", f"ingangsdatum: {per}")
    wijzig(regio / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    anders = 'tarieven:\n  - {product: "45A48", vastgesteld: 103.00, reden: uitspraak (verzonnen)}\n'
    wijzig(regio / "besluit.yaml", "tarieven:\n", anders)
    assert stel_vast(draai, regio, "--herziening", "uitspraak (verzonnen)").code == 0
    uitkomst = draai("begroting", str(volumes), map_=regio)
    assert f"45A48 is vastgesteld van {per} tot en met 2026-12-31; de begroting rekent heel 2026 met" in uitkomst.stderr
    assert draai("begroting", str(volumes), "--streng", map_=regio).code == 1


def test_een_eerder_jaar_zet_de_kaarten_niet_terug(draai: Draai, twee_jaren: Path) -> None:
    regio = twee_jaren
    stel_vast(draai, regio)
    voor = inhoud(regio)
    uitkomst = draai("vaststellen", "--besluitdatum", "2025-01-05", "--tariefjaar", "2025", "--als-concept", map_=regio)
    assert uitkomst.code == 1
    assert "[RT999]" in uitkomst.stderr
    assert inhoud(regio) == voor


def test_een_concept_over_een_later_jaar_houdt_alleen_een_concept_tegen(draai: Draai, twee_jaren: Path) -> None:
    """Een besluit over 2025 kan nog als 2026 al is voorgelegd; een concept over 2025 is dan te laat."""
    assert stel_vast(draai, twee_jaren, "--als-concept").code == 0
    vraag = ("vaststellen", "-j", "2025", "--besluitdatum", "2024-12-10")
    te_laat = draai(*vraag, "--als-concept", map_=twee_jaren)
    assert (te_laat.code, "[RT999]" in te_laat.stderr) == (1, True)
    assert draai(*vraag, map_=twee_jaren).code == 0
    besluit = json.loads((twee_jaren / "vastgesteld/2025.json").read_text(encoding="utf-8"))["besluit"]
    assert "eerdere_besluiten" not in besluit


@pytest.mark.parametrize("meer", [(), ("--herziening", "toch nog een voorstel")], ids=["zo", "als-herziening"])
def test_een_concept_kan_niet_over_het_besluit_heen(draai: Draai, besloten: Path, meer: tuple[str, ...]) -> None:
    """Wat vastgesteld is, wordt niet weer een voorstel; de melding raadt dan ook geen herziening van het concept aan."""
    voor = inhoud(besloten)
    uitkomst = stel_vast(draai, besloten, "--als-concept", *meer)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "op 2025-12-09 vastgesteld; een concept kan daar niet overheen." in op_een_regel(uitkomst.stderr)
    assert inhoud(besloten) == voor


@pytest.mark.parametrize("concept", [False, True], ids=["niets", "een concept"])
def test_herzien_kan_alleen_een_besluit(draai: Draai, regio: Path, concept: bool) -> None:
    """Ook van een concept is er niets te herzien: daar gaat het besluit gewoon overheen."""
    if concept:
        assert stel_vast(draai, regio, "--als-concept").code == 0
    uitkomst = stel_vast(draai, regio, "--herziening", "zomaar")
    assert uitkomst.code == 1
    assert "Er is geen besluit over 2026 om te herzien." in uitkomst.stderr
