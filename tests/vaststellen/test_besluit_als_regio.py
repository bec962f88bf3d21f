"""Een besluitbestand als regio: ``--map vastgesteld/2026.json`` rekent met wat er besloten is, ook zonder de regio."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import RONDE


@pytest.fixture
def bestand(besloten: Path, tmp_path: Path) -> Path:
    """Alleen het besluit, zoals een rechter of aanbieder het krijgt."""
    doel = tmp_path / "alleen" / "2026.json"
    doel.parent.mkdir()
    doel.write_bytes((besloten / "vastgesteld/2026.json").read_bytes())
    return doel


@pytest.mark.parametrize(
    "opdracht",
    [
        ("bereken",),
        ("bereken", "-f", "csv"),
        ("uitleg", "41A18", "--alles"),
        ("gevoeligheid", "45A48"),
        ("tarieflijst", "-f", "csv"),
    ],
)
def test_elke_opdracht_zegt_hetzelfde_als_de_regio_zelf(
    draai: Draai, besloten: Path, bestand: Path, opdracht: tuple[str, ...]
) -> None:
    regio, los = draai(*opdracht, map_=besloten), draai(*opdracht, map_=bestand)
    assert (los.code, regio.code) == (0, 0)
    assert los.stdout.replace(str(bestand), "vastgesteld/2026.json") == regio.stdout


def test_de_onderbouwing_en_het_werkboek_zijn_die_van_de_regio(draai: Draai, besloten: Path, bestand: Path) -> None:
    for uitgang in ("html", "md", "xlsx"):
        doelen = [map_.parent / f"{naam}.{uitgang}" for map_, naam in ((besloten, "regio"), (bestand, "los"))]
        for map_, doel in zip((besloten, bestand), doelen, strict=True):
            assert draai("bereken", "-o", str(doel), map_=map_).code == 0
        een, twee = (doel.read_bytes() for doel in doelen)
        assert een == twee
    assert load_workbook(doelen[0]).sheetnames
    assert draai("verifieer", str(doelen[0]), map_=bestand).code == 0


def test_de_regio_is_verder_en_het_besluit_niet(draai: Draai, besloten: Path) -> None:
    """De kaart is al die van volgend jaar; wie dit jaar toetst, wijst het besluit aan."""
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "begeleiders: 0.6}", "begeleiders: 0.62}")
    met_de_kaart = draai("bereken", "41A18", "-f", "json", map_=besloten)
    met_het_besluit = draai("bereken", "41A18", "-f", "json", map_=besloten / "vastgesteld/2026.json")
    een, twee = (json.loads(uitkomst.stdout)["tarieven"][0] for uitkomst in (met_de_kaart, met_het_besluit))
    assert (een["tarief"], een.get("vastgesteld_tarief")) == ("81.03", None)
    assert (twee["tarief"], twee["vastgesteld_tarief"]) == ("80.29", "84.00")
    assert "[RT015]" in met_de_kaart.stderr
    assert "[RT015]" not in met_het_besluit.stderr
    assert "2026.json bewaart: Oefenregio 2026, vastgesteld op 9 december 2025." in met_het_besluit.stderr


def test_zonder_opgave_rekent_het_besluit_zijn_eigen_jaar(draai: Draai, besloten: Path) -> None:
    besluit = besloten / "vastgesteld/2026.json"
    assert draai("bereken", map_=besluit).stdout.startswith("Oefenregio · tarieven 2026 · vastgesteld\n")
    ander_jaar = draai("bereken", "--tariefjaar", "2025", map_=besluit)
    assert ander_jaar.code == 2
    assert "[RT404]" in ander_jaar.stderr


def test_een_concept_blijft_een_concept(draai: Draai, regio: Path) -> None:
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    uitkomst = draai("bereken", map_=regio / "vastgesteld/2026.json")
    assert uitkomst.stdout.startswith("Oefenregio · tarieven 2026 · concept\n")
    assert "2026.json bewaart: Oefenregio 2026, concept op 1 oktober 2025." in uitkomst.stderr


def test_het_besluit_wordt_nooit_overschreven(draai: Draai, bestand: Path) -> None:
    voor = inhoud(bestand.parent)
    uitkomst = draai("bereken", "-o", str(bestand), map_=bestand)
    assert uitkomst.code == 2
    assert inhoud(bestand.parent) == voor


REGIO_ZELF = "deze opdracht werkt met de regio zelf, en niet met wat een besluit bewaart"
NAAST_EEN_BESLUIT = "naast een besluitbestand (--map) kan een map, een ander besluitbestand of bewaarde tarieven (json), of 'vastgesteld'"


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (("controleer",), REGIO_ZELF),
        (("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"), REGIO_ZELF),
        (("reacties",), REGIO_ZELF),
        (("reacties", "effect"), REGIO_ZELF),
        (("reacties", "nota"), REGIO_ZELF),
        (("reacties", "effect", "--register", str(RONDE / "reacties")), REGIO_ZELF),
        (("reacties", "--register", str(RONDE / "reacties")), REGIO_ZELF),
        (("cao", "lijst"), REGIO_ZELF),
        (("nieuw", "tariefjaar", "2027"), REGIO_ZELF),
        (("nieuw", "productkaart", "45A53"), REGIO_ZELF),
        (
            ("uitvraag", "verwerk", str(RONDE / "antwoorden"), "--voorstel", "v"),
            "een voorstel wijzigt de kaarten van de regio",
        ),
        (("vergelijk", "--met", "HEAD"), NAAST_EEN_BESLUIT),
        (("vergelijk", "--met-tariefjaar", "2025"), NAAST_EEN_BESLUIT),
        (("vergelijk", "--met", "vastgesteld"), "ligt niet in de map vastgesteld/ van een regio"),
        (("verifieer",), "een besluit gaat u na met: reeletarief verifieer --vastgesteld {bestand}"),
        (("verifieer", "--vastgesteld", "2026"), "bij --vastgesteld is dit de map van de regio"),
        (("verifieer", "--vastgesteld", "{bestand}"), "geef dan: reeletarief verifieer --vastgesteld {bestand}"),
    ],
)
def test_wat_de_regio_nodig_heeft_zegt_dat_en_wat_wel_kan(
    draai: Draai, bestand: Path, opdracht: tuple[str, ...], melding: str
) -> None:
    uitkomst = draai(*(deel.format(bestand=bestand) for deel in opdracht), map_=bestand)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding.format(bestand=bestand) in op_een_regel(uitkomst.stderr)


def test_de_melding_wijst_de_regio_aan_waar_het_besluit_in_ligt(draai: Draai, besloten: Path) -> None:
    melding = op_een_regel(draai("controleer", map_=besloten / "vastgesteld/2026.json").stderr)
    assert f"→ Geef de map van de regio: --map {besloten}." in melding


def test_met_vastgesteld_naast_het_besluit_zelf_valt_niets_te_vergelijken(
    draai: Draai, besloten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(besloten)
    for met in ("vastgesteld", "vastgesteld/2026.json"):
        uitkomst = draai("vergelijk", "--met", met, map_=Path("vastgesteld/2026.json"))
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        melding = op_een_regel(uitkomst.stderr)
        assert "--map en --met wijzen hetzelfde besluit aan (vastgesteld/2026.json)" in melding
        assert "reeletarief vergelijk --met vastgesteld --tariefjaar 2026. Of het besluit klopt" in melding


def test_met_vastgesteld_naast_een_vervangen_besluit_is_het_besluit_van_nu(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 30", "uren_per_jaar: 40")
    opdracht = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak")
    assert draai(*opdracht, map_=besloten).code == 0
    (oud,) = (besloten / "vastgesteld").glob("2026-*.json")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=oud)
    assert uitkomst.code == 0
    kop = f"{besloten / 'vastgesteld/2026.json'}, tarieven 2026 → {oud}, tarieven 2026"
    assert kop in op_een_regel(uitkomst.stdout)
    assert "40 uur → 30 uur" in uitkomst.stdout


def test_een_uitvraag_kan_ook_over_de_kaarten_van_het_besluit(
    draai: Draai, besloten: Path, bestand: Path, tmp_path: Path
) -> None:
    antwoorden = tmp_path / "antwoorden"
    antwoorden.mkdir()
    shutil.copy(RONDE / "antwoorden/aanbieder-c.csv", antwoorden)
    opdracht = ("uitvraag", "verwerk", str(antwoorden), "-f", "csv")
    regio, los = draai(*opdracht, map_=besloten), draai(*opdracht, map_=bestand)
    assert (los.code, los.stdout) == (regio.code, regio.stdout)
    assert los.stdout
    maak = ("uitvraag", "maak", str(tmp_path / "uit"), "--aanbieder", "Aanbieder A")
    assert draai(*maak, map_=bestand).code == 0


@pytest.mark.parametrize("inhoud_", [b"{}", b"[1]", b"\xff", b'{"reeletarief": 1', b""])
def test_een_ander_json_bestand_is_een_fout(draai: Draai, tmp_path: Path, inhoud_: bytes) -> None:
    pad = tmp_path / "iets.json"
    pad.write_bytes(inhoud_)
    uitkomst = draai("bereken", map_=pad)
    assert uitkomst.code == 2
    assert "[RT990]" in uitkomst.stderr


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarom"),
    [
        ('"tariefjaar": 2026', '"tariefjaar": 0', "het tariefjaar ligt niet tussen 1950 en 2100"),
        ('"tariefjaar": 2026', '"tariefjaar": 99999', "het tariefjaar ligt niet tussen 1950 en 2100"),
        ('"vastgesteld": "84.00"', '"vastgesteld": "0.00"', "een tarief is groter dan nul, en vastgesteld is 0.00"),
        ('"vastgesteld": "84.00"', '"vastgesteld": "-84.00"', "een tarief is groter dan nul, en vastgesteld is -84.00"),
        ('"regio": "Oefenregio"', '"regio": "Oefen\\u202eregio"', "in het veld regio staat een onzichtbaar teken"),
        ('"status": "vastgesteld"', '"status": "\\u001b[31m"', "in het veld status staat een onzichtbaar teken"),
        (
            '"aannames": [\n        "',
            '"aannames": [\n        "\\u202e',
            "in het veld aannames staat iets anders dan namen",
        ),
        ('"aannames": [\n        "', '"aannames": [\n        1, "', "in het veld aannames staat iets anders dan namen"),
    ],
)
def test_een_besluit_dat_niet_kan_is_een_fout(draai: Draai, bestand: Path, oud: str, nieuw: str, waarom: str) -> None:
    wijzig(bestand, oud, nieuw)
    for opdracht in (("bereken", "--map", str(bestand)), ("verifieer", "--vastgesteld", str(bestand))):
        uitkomst = draai(*opdracht, map_=None)
        assert uitkomst.code == 2
        assert f"[RT990]\n  Dit besluit is niet te gebruiken: {waarom}." in uitkomst.stderr


WEIGERT_WAT_GEWIJZIGD_IS = [
    ("bereken",),
    ("uitleg", "41A18"),
    ("matrix",),
    ("gevoeligheid", "45A48"),
    ("tarieflijst",),
    ("tarieflijst", "-f", "csv"),
]


@pytest.mark.parametrize("opdracht", WEIGERT_WAT_GEWIJZIGD_IS)
@pytest.mark.parametrize("nieuw", ["begeleiders: 0.62}", "begeleiders: nul}", "begeleiders: 0.6} # nagekeken"])
def test_met_een_gewijzigd_bewaard_bestand_wordt_niet_gerekend(
    draai: Draai, bestand: Path, opdracht: tuple[str, ...], nieuw: str
) -> None:
    """Ook niet als het bestand nu niet meer te lezen is, of als alleen het commentaar anders is: het is niet wat er besloten is."""
    wijzig(bestand, "begeleiders: 0.6}", nieuw)
    regels = bestand.read_text(encoding="utf-8").splitlines()
    regel = next(nummer for nummer, tekst in enumerate(regels, 1) if nieuw in tekst)
    uitkomst = draai(*opdracht, map_=bestand)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert uitkomst.stderr.startswith(f"Fout {bestand}:{regel}:1: [RT990]\n")
    melding = op_een_regel(uitkomst.stderr)
    assert (
        "productkaarten/41A18-dagbesteding.yaml staat hier anders dan bij het besluit: de vingerafdruk is nu "
        in melding
    )
    assert f"→ Haal {bestand} terug uit git of het archief." in melding
    assert f"reeletarief verifieer --vastgesteld {bestand}." in melding
    assert "Gerekend met" not in melding


def test_elk_gewijzigd_bewaard_bestand_wordt_genoemd(draai: Draai, bestand: Path) -> None:
    wijzig(bestand, "begeleiders: 0.6}", "begeleiders: 0.62}")
    wijzig(bestand, "uren_per_jaar: 60", "uren_per_jaar: 61")
    melding = draai("bereken", map_=bestand).stderr
    assert melding.count("[RT990]") == 2
    assert "opslagen.yaml staat hier anders dan bij het besluit" in melding
    assert "2 fouten." in melding


def test_een_bewaard_bestand_dat_weg_is_valt_op(draai: Draai, bestand: Path) -> None:
    blok = json.loads(bestand.read_text(encoding="utf-8"))
    del blok["invoer"]["cao/gehandicaptenzorg/2026-11-01.yaml"]
    bestand.write_text(json.dumps(blok), encoding="utf-8")
    uitkomst = draai("bereken", map_=bestand)
    assert uitkomst.code == 2
    assert "cao/gehandicaptenzorg/2026-11-01.yaml hoort bij dit besluit, maar het bestand is hier niet bewaard." in (
        op_een_regel(uitkomst.stderr)
    )


def test_wie_de_vingerafdruk_van_een_bestand_mee_wijzigt_valt_op_aan_die_van_het_geheel(
    draai: Draai, bestand: Path
) -> None:
    blok = json.loads(bestand.read_text(encoding="utf-8"))
    kaart = "productkaarten/41A18-dagbesteding.yaml"
    blok["invoer"][kaart] = blok["invoer"][kaart].replace("begeleiders: 0.6}", "begeleiders: 0.62}")
    som = hashlib.sha256(blok["invoer"][kaart].encode()).hexdigest()
    next(een for een in blok["bewijs"]["bestanden"] if een["pad"] == kaart)["sha256"] = som
    bestand.write_text(json.dumps(blok), encoding="utf-8")
    uitkomst = draai("bereken", map_=bestand)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "De vingerafdruk van dit besluit hoort niet bij de bestanden, het tariefjaar" in op_een_regel(
        uitkomst.stderr
    )


def test_verifieer_zegt_welk_bewaard_bestand_gewijzigd_is(draai: Draai, bestand: Path) -> None:
    wijzig(bestand, "begeleiders: 0.6}", "begeleiders: 0.62}")
    uitkomst = draai("verifieer", "--vastgesteld", str(bestand), map_=None)
    assert uitkomst.code == 1
    assert "Het besluit klopt niet: 1 product komt anders uit" in op_een_regel(uitkomst.stdout)
    assert "productkaarten/41A18-dagbesteding.yaml staat hier anders dan bij het besluit" in uitkomst.stderr


def test_regeleinden_van_windows_tellen_niet_mee(draai: Draai, bestand: Path) -> None:
    """Niet die van het besluit zelf, en niet die van de kaarten en tabellen waaruit het is genomen."""
    gewoon = draai("bereken", map_=bestand)
    bestand.write_bytes(bestand.read_bytes().replace(b"\n", b"\r\n"))
    assert draai("bereken", map_=bestand) == gewoon
    blok = json.loads(bestand.read_text(encoding="utf-8"))
    blok["invoer"] = {pad: tekst.replace("\n", "\r\n") for pad, tekst in blok["invoer"].items()}
    bestand.write_text(json.dumps(blok), encoding="utf-8")
    op_windows = draai("bereken", map_=bestand)
    assert (op_windows.code, op_windows.stdout) == (0, gewoon.stdout)


def test_een_jaar_eerder_staat_niet_in_een_besluitbestand(draai: Draai, bestand: Path) -> None:
    """De weg die de melding noemt, werkt: een ander besluit ernaast."""
    uitkomst = draai("bereken", "-f", "md", "--vorig-jaar", map_=bestand)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "leg het besluit van het jaar ervoor ernaast met --oud." in uitkomst.stderr
    ernaast = draai("bereken", "-f", "md", "--oud", str(bestand), map_=bestand)
    assert ernaast.code == 0
    assert "Verschil met 2026" in ernaast.stdout


@pytest.mark.parametrize("doel", ["vastgesteld/2025.json", "opslagen.yaml", "productkaarten/41A18-dagbesteding.yaml"])
def test_de_regio_waar_het_besluit_in_ligt_wordt_niet_overschreven(draai: Draai, besloten: Path, doel: str) -> None:
    (besloten / "vastgesteld/2025.json").write_text("een ander besluit", encoding="utf-8")
    eerst = inhoud(besloten)
    opdracht = ("bereken", "-f", "json", "-o", str(besloten / doel))
    uitkomst = draai(*opdracht, map_=besloten / "vastgesteld/2026.json")
    assert (uitkomst.code, inhoud(besloten)) == (2, eerst)
    assert "hoort bij de bestanden van de regio zelf" in uitkomst.stderr
