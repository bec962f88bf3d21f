"""Op een smal venster breekt geen woord, bedrag of code; een pad breekt na een schuine streep."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reeletarief.weergave.afbreken import BreekbareTekst, in_breedte
from reeletarief.weergave.console import maak_console
from reeletarief.weergave.tabelinhoud import Kolom, getalkolommen
from reeletarief.weergave.tabelvorm import druk_heel, schermtabel
from tests.conftest import VOORBEELDREGIO, Draai
from tests.gedeeld.venster import in_terminal, stukken, te_breed

UITTREKSEL = re.compile(r" *(\d+ \||\^)")
KAART = "productkaarten/45A48-ambulant-individueel.yaml"
RUIM = 2000
BEDRAG = re.compile(r"€ [-+]?\d[\d.]*(?:,\d+)?")
OPDRACHTEN = (
    ("controleer",),
    ("bereken",),
    ("cao", "lijst"),
    ("cao", "lijst", "jeugdzorg"),
    ("cao", "vergelijk", "jeugdzorg"),
    ("cao", "kaarten", "jeugdzorg"),
    ("cao", "toon", "vvt"),
    ("cao", "verloopt"),
    ("matrix",),
    ("begroting", "--kader", "examples/financieel-kader-2021-2024/kader.csv"),
    ("toets", "examples/opgave.yaml"),
    ("uitvraag", "verwerk", "examples/uitvraag/antwoorden"),
    ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", "--proef"),
    ("gevoeligheid", "--scenarios", "examples/scenarios.yaml"),
    ("gevoeligheid", "45A48", "--parameter", "uren.reistijd", "--van", "5%", "--tot", "15%"),
    ("gevoeligheid", "45A48", "--parameter", "uren.reistijd", "--doel", "100.00"),
    ("gevoeligheid", "--bandbreedte", "--map", "examples/bandbreedte"),
    ("nieuw", "tariefjaar", "2027"),
)


def gewijzigd(map_: Path) -> Path:
    """De kaart krijgt een andere functiemix: een oorzaak met een lang pad."""
    kaart = map_ / KAART
    tekst = kaart.read_text(encoding="utf-8")
    kaart.write_text(tekst.replace("aandeel: 65%", "aandeel: 60%").replace("aandeel: 15%", "aandeel: 20%"), "utf-8")
    return map_


@cache
def scherm(opdracht: tuple[str, ...], breedte: int) -> str:
    return in_terminal(breedte, VOORBEELDREGIO, *opdracht, "--kleur", "nooit")


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=" ".join)
@pytest.mark.parametrize("breedte", [60, 80, 100])
def test_geen_woord_breekt_en_geen_regel_is_te_breed(opdracht: tuple[str, ...], breedte: int) -> None:
    smal, ruim = scherm(opdracht, breedte), scherm(opdracht, RUIM)
    heel = set(stukken(ruim))
    assert not [stuk for stuk in set(stukken(smal)) - heel if any(stuk in ander for ander in heel)]
    assert not [regel for regel in te_breed(smal, breedte) if not UITTREKSEL.match(regel)]
    assert Counter(BEDRAG.findall(ruim)) == Counter(BEDRAG.findall(smal))


@pytest.mark.parametrize("product", ["45A48", "45A51", "P1-INT"])
@pytest.mark.parametrize("breedte", [60, 80, 100, 120])
def test_gevoeligheid_breekt_de_naam_van_een_parameter_alleen_na_een_punt(product: str, breedte: int) -> None:
    smal, ruim = (scherm(("gevoeligheid", product, "--alles"), een) for een in (breedte, RUIM))
    heel, delen = set(stukken(ruim)), {deel for stuk in stukken(ruim) for deel in re.split(r"(?<=\.)", stuk)}
    gebroken = [stuk for stuk in set(stukken(smal)) - heel if any(stuk in ander for ander in heel)]
    assert not [stuk for stuk in gebroken if not set(filter(None, re.split(r"(?<=\.)", stuk))) <= delen]
    assert not [regel for regel in te_breed(smal, breedte) if not UITTREKSEL.match(regel)]
    assert Counter(BEDRAG.findall(smal)) == Counter(BEDRAG.findall(ruim))
    assert ("│" in smal) == (breedte > 100)


@pytest.mark.parametrize("breedte", [60, 80, 100])
def test_een_oorzaak_van_vergelijk_heeft_haar_pad_heel_of_na_een_schuine_streep(breedte: int, kopie: Path) -> None:
    scherm = in_terminal(breedte, VOORBEELDREGIO, "vergelijk", "--met", str(gewijzigd(kopie)), "--kleur", "nooit")
    assert not te_breed(scherm.replace(str(kopie), ""), breedte)
    assert "45A48-ambulant-individueel.yaml:17" in stukken(scherm)
    assert "€ 102,00" in scherm


def test_buiten_een_terminal_blijft_een_bevinding_op_een_regel(draai: Draai) -> None:
    assert max(map(len, draai("controleer").stdout.splitlines())) > 160


@pytest.mark.parametrize(
    ("tekst", "breedte", "regels"),
    [
        ("een twee drie", 8, ["een twee ", "drie"]),
        ("zie cao/jeugdzorg/2025-03-01.yaml:14", 32, ["zie ", "cao/jeugdzorg/2025-03-01.yaml:14"]),
        ("zie cao/jeugdzorg/2025-03-01.yaml:14", 20, ["zie cao/jeugdzorg/", "2025-03-01.yaml:14"]),
        ("voor € 1.234,56 per uur", 8, ["voor ", "€ 1.234,56 ", "per uur"]),
        ("stijgt +2,5 %-punt", 11, ["stijgt ", "+2,5 %-punt"]),
        ("arbeidsongeschiktheidspensioen", 10, ["arbeidsongeschiktheidspensioen"]),
        ("", 10, [""]),
    ],
)
def test_tekst_breekt_alleen_waar_dat_mag(tekst: str, breedte: int, regels: list[str]) -> None:
    assert BreekbareTekst(tekst).regels(breedte) == regels


def test_wat_afbreekt_springt_in_tenzij_een_woord_er_dan_niet_past() -> None:
    assert BreekbareTekst("een twee drie", links=2, verder=2).regels(9) == ["  een ", "    twee ", "    drie"]
    assert BreekbareTekst("een langwoord drie", links=2, verder=2).regels(10) == [" een ", " langwoord ", " drie"]


def test_een_uittreksel_blijft_zoals_het_in_het_bestand_staat() -> None:
    melding = "Fout a.yaml:1:1: [RT202]\n    1 | naam:   een twee drie\n      ^^^^\n  Dit is wat er mis is."
    assert in_breedte(melding, 16).splitlines() == [
        "Fout a.yaml:1:1:",
        "  [RT202]",
        "    1 | naam:   een twee drie",
        "      ^^^^",
        "  Dit is wat er",
        "    mis is.",
    ]


def test_wat_niet_past_komt_van_rechts_naar_links_onder_de_rij_met_zijn_kop() -> None:
    kolommen = (Kolom("product"), *getalkolommen("berekend", "vastgesteld", "%"), Kolom("oordeel"))
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = 30
    druk_heel(schermtabel(kolommen, [("43A07-AF", "€ 1.234,56", "€ 1.240,00", "+0,4%", "hoger")]), console)
    product, onder = uit.getvalue().splitlines()[2:], ["vastgesteld € 1.240,00", "+0,4% · oordeel: hoger"]
    assert [regel.strip() for regel in product] == ["43A07-AF   € 1.234,56", *onder]


def test_een_kolom_die_mag_vervallen_komt_niet_onder_de_rij() -> None:
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = 24
    tabel = schermtabel(
        (Kolom("naam"), Kolom("balk"), *getalkolommen("bedrag")), [("Dagbesteding", "█" * 20, "€ 5,00")]
    )
    druk_heel(tabel, console, {"balk": None})
    assert "█" not in uit.getvalue()
    assert uit.getvalue().splitlines()[2].split() == ["Dagbesteding", "€", "5,00"]


def test_van_een_heel_lange_tabel_staan_het_begin_en_de_laatste_rij_op_het_scherm() -> None:
    """Ook in een bestand met tienduizenden gemeenten is het totaal te lezen, en het scherm zegt hoeveel er ontbreekt."""
    uit, kolommen = io.StringIO(), (Kolom("gemeente"), *getalkolommen("begroting"))
    gemeenten = [(f"Gemeente {nummer}", "€ 1,00") for nummer in range(12_345)]
    druk_heel(schermtabel(kolommen, [*gemeenten, ("totaal", "€ 12.345,00")]), maak_console(bestand=uit))
    *rijen, voorlaatste, laatste, slot = uit.getvalue().splitlines()
    assert (len(rijen), voorlaatste.split()[1], laatste.split()[0]) == (2 + 1_998, "1998", "totaal")
    assert slot == "Niet getoond: 10.346 rijen voor de laatste. Bestanden en andere vormen (--formaat) hebben ze wel."


@pytest.mark.parametrize(("rijen", "slot"), [(2_000, "Plaats 1999"), (2_001, "Niet getoond: 1 rij voor de laatste.")])
def test_een_tabel_die_er_net_wel_of_net_niet_op_past(rijen: int, slot: str) -> None:
    uit = io.StringIO()
    druk_heel(schermtabel((Kolom("plaats"),), [(f"Plaats {een}",) for een in range(rijen)]), maak_console(bestand=uit))
    assert uit.getvalue().splitlines()[-1].startswith(slot)


def test_een_cel_met_twee_regels_houdt_ze() -> None:
    assert BreekbareTekst("€ 1,00\n+2,0%").regels(20) == ["€ 1,00", "+2,0%"]
