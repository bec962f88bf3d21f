"""``begroting`` als opdracht: P × Q, wat ernaast gelegd wordt, en wat er dan staat."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.cli.begroting import lezen
from tests.begroting.proefvolumes import KADER, KOP
from tests.conftest import BASIS, WORTEL, Draai, bewaak_weigering, op_een_regel, wijzig
from tests.gedeeld.pagina import BLOK, Toont

UITVOER = WORTEL / "tests" / "uitvoer"


# --- de opdracht ---


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een lege map als werkmap van de gebruiker, met de proefregio in ``regio`` (45A48 is het enige product)."""
    shutil.copytree(BASIS, tmp_path / "regio")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "volumes.csv").write_text(
        KOP + "Voorbeeldstad;45A48;De Linde;100;2026\nVoorbeeldstad;45A48;Het Anker;40;2026\n"
        "Voorbeelddorp;45A48;De Linde;60;2027\n",
        encoding="utf-8",
    )
    (tmp_path / "plafonds.csv").write_text(
        "aanbieder,jaar,plafond\nDe Linde,2026,5000\nDe Linde,2027,9000.00\nDe Eik,2026,10\n", encoding="utf-8"
    )
    (tmp_path / "kader.csv").write_text(
        "gemeente,product,2026,2027\nVoorbeeldstad,Zorg,9000,9100\nVoorbeeldstad,Totaal,9000,9100\nElders,Zorg,100,100\n",
        encoding="utf-8",
    )
    return tmp_path / "regio"


@pytest.fixture
def begroting(draai: Draai, map_: Path) -> Draai:
    return lambda *opties: draai("begroting", *opties, map_=map_)


ALLES = ["--index", "2027=3%", "--efficiencykorting", "1%", "--plafonds", "plafonds.csv", "--kader", "kader.csv"]


def oude_tarieven(begroting: Draai, draai: Draai, map_: Path) -> str:
    inhoud = json.loads(draai("bereken", "--formaat", "json", map_=map_).stdout)
    inhoud["tarieven"][0]["tarief"] = "50.00"
    Path("oud.json").write_text(json.dumps(inhoud), encoding="utf-8")
    return str(inhoud["tarieven"][0]["product"])


@pytest.mark.parametrize("formaat", ["tabel", "json", "csv"])
def test_vastgelegde_uitvoer(
    formaat: str, begroting: Draai, draai: Draai, map_: Path, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Onze eigen uitvoer, geen externe bron."""
    oude_tarieven(begroting, draai, map_)
    uitkomst = begroting("volumes.csv", *ALLES, "--oud", "oud.json", "--formaat", formaat)
    assert uitkomst.code == 1
    vastgelegd(UITVOER / f"begroting.{'txt' if formaat == 'tabel' else formaat}", uitkomst.stdout)


def test_de_begroting_rekent_met_het_tarief_van_bereken(begroting: Draai, draai: Draai, map_: Path) -> None:
    tarief = Decimal(json.loads(draai("bereken", "-f", "json", map_=map_).stdout)["tarieven"][0]["tarief"])
    inhoud = json.loads(begroting("volumes.csv", "--index", "2027=0%", "-f", "json").stdout)
    assert Decimal(inhoud["totaal"]["begroting"]) == 200 * tarief
    assert {een["naam"]: Decimal(een["begroting"]) for een in inhoud["aanbieders"]} == {
        "De Linde": 160 * tarief,
        "Het Anker": 40 * tarief,
    }
    assert (inhoud["versie"], inhoud["status"], inhoud["volumes"]["rijen"]) == (1, "concept", 3)
    assert "begroting.index.2027" in inhoud["aannames"]
    assert inhoud["bewijs"]["bestanden"][-1]["pad"] == "volumes.csv"


def test_de_efficiencykorting_is_een_aanname_zodra_zij_een_jaar_raakt(begroting: Draai) -> None:
    """In het tariefjaar zelf gaat er nog niets af; een begroting over alleen dat jaar rust er dus niet op."""
    opdracht = ("volumes.csv", "--index", "2027=0%", "--efficiencykorting", "1%", "-f", "json")
    assert "begroting.efficiencykorting" in json.loads(begroting(*opdracht).stdout)["aannames"]
    rijen = Path("volumes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("volumes.csv").write_text("".join(rij for rij in rijen if "2027" not in rij), encoding="utf-8")
    assert "begroting.efficiencykorting" not in json.loads(begroting(*opdracht).stdout)["aannames"]


def test_het_effect_is_het_verschil_tussen_twee_begrotingen(begroting: Draai, draai: Draai, map_: Path) -> None:
    oude_tarieven(begroting, draai, map_)
    inhoud = json.loads(begroting("volumes.csv", *ALLES, "--oud", "oud.json", "-f", "json").stdout)
    oud = 140 * Decimal("50.00") + 60 * Decimal("51.50")
    assert Decimal(inhoud["effect"]["totaal"]) == Decimal(inhoud["totaal"]["bruto"]) - oud
    assert sum(Decimal(een["effect"]) for een in inhoud["effect"]["gemeenten"]) == Decimal(inhoud["effect"]["totaal"])


def test_een_overschrijding_geeft_code_1_en_staat_erbij(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", *ALLES)
    assert uitkomst.code == 1
    assert "1 overschrijding, samen" in uitkomst.stdout
    assert "De Eik                 2026" not in uitkomst.stderr
    assert "Zonder plafond: Het Anker (2026)." in uitkomst.stdout
    Path("plafonds.csv").write_text("aanbieder;jaar;plafond\nDe Linde;2026;99999\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv", *ALLES)
    assert (uitkomst.code, "Geen overschrijdingen." in uitkomst.stdout) == (0, True)


def test_een_kader_dat_niet_sluit_is_ook_naast_een_begroting_een_fout(begroting: Draai) -> None:
    Path("kader.csv").write_text(
        "gemeente,product,2026,2027\nVoorbeeldstad,Zorg,9000,9100\nVoorbeeldstad,Totaal,9000,9900\n", encoding="utf-8"
    )
    uitkomst = begroting("volumes.csv", "--index", "2027=3%", "--kader", "kader.csv")
    assert (uitkomst.code, "kader.csv:3:1: [RT712]" in uitkomst.stderr) == (1, True)


def test_een_plafond_dat_precies_op_is_is_geen_overschrijding(begroting: Draai) -> None:
    regels = json.loads(begroting("volumes.csv", *ALLES, "-f", "json").stdout)["plafonds"]["regels"]
    [precies] = [Decimal(een["begroting"]) for een in regels if (een["aanbieder"], een["jaar"]) == ("De Linde", 2026)]
    for plafond, code in ((precies, 0), (precies - Decimal("0.01"), 1)):
        Path("plafonds.csv").write_text(f"aanbieder,jaar,plafond\nDe Linde,2026,{plafond}\n", encoding="utf-8")
        uitkomst = begroting("volumes.csv", *ALLES)
        assert (uitkomst.code, "Geen overschrijdingen." in uitkomst.stdout) == (code, not code)


def test_een_overschrijding_onder_een_halve_cent_heet_zo(begroting: Draai) -> None:
    """Een plafond is in centen, een begroting na korting niet: er stond een overschrijding bij ruimte € 0,00, samen € 0,00."""
    korting = ["--index", "2027=3%", "--efficiencykorting", "1.13%", "--plafonds", "plafonds.csv"]
    regels = json.loads(begroting("volumes.csv", *korting, "-f", "json").stdout)["plafonds"]["regels"]
    [heel] = [Decimal(een["begroting"]) for een in regels if (een["aanbieder"], een["jaar"]) == ("De Linde", 2027)]
    plafond = heel.quantize(Decimal("0.01"))
    assert Decimal(0) < heel - plafond < Decimal("0.005")
    Path("plafonds.csv").write_text(f"aanbieder,jaar,plafond\nDe Linde,2027,{plafond}\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv", *korting)
    assert uitkomst.code == 1
    assert "overschrijding onder een halve cent" in uitkomst.stdout
    assert "1 overschrijding, samen minder dan een halve cent." in uitkomst.stdout


def test_zonder_index_is_er_geen_prijs_en_wordt_niets_gerekend(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "volumes.csv:4:33: [RT706]" in uitkomst.stderr
    assert "Geef uw aanname erbij: --index 2027=…%." in uitkomst.stderr


@pytest.mark.parametrize("jaar", ["2026", "2027"])
def test_is_er_niets_berekend_dan_vraagt_de_melding_niet_om_een_index(begroting: Draai, map_: Path, jaar: str) -> None:
    """De enige kaart rekent niet; een index helpt dan niet, en is voor het tariefjaar niet te geven."""
    kaart = map_ / "productkaarten/45A48.yaml"
    wijzig(kaart, 'schaal: "9"', 'schaal: "99"')
    Path("volumes.csv").write_text(f"{KOP}S;45A48;A;1;{jaar}\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv")
    assert uitkomst.code == 2
    stderr = op_een_regel(uitkomst.stderr)
    assert "[RT705]" in stderr
    assert (
        f"Voor {jaar} is er geen prijs: van geen enkel product is het tarief van 2026 berekend of vastgesteld."
        in stderr
    )
    assert "reeletarief bereken --tariefjaar 2026" in stderr
    assert "--index" not in stderr


def test_ga_door_rekent_met_de_rest_en_zegt_wat_er_weg_is(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--ga-door")
    assert uitkomst.code == 1
    assert "[RT706]" in uitkomst.stderr
    assert "Niet compleet: 1 rij met een fout is weggelaten" in uitkomst.stdout
    assert "3 rijen: 2 gerekend, 1 weggelaten" in uitkomst.stdout
    assert json.loads(begroting("volumes.csv", "--ga-door", "-f", "json").stdout)["volumes"]["weggelaten"] == 1


def test_een_product_dat_niet_te_berekenen_was_heeft_geen_tarief(begroting: Draai, map_: Path) -> None:
    kaart = (map_ / "productkaarten/45A48.yaml").read_text(encoding="utf-8")
    kapot = kaart.replace("45A48", "45A49").replace('schaal: "9"', 'schaal: "99"')
    (map_ / "productkaarten/45A49.yaml").write_text(kapot, encoding="utf-8")
    Path("volumes.csv").write_text(KOP + "S;45A49;A;1;2026\nS;45A48;A;1;2026\n", encoding="utf-8")
    uitkomst = begroting("volumes.csv")
    assert uitkomst.code == 2
    assert "Voor 45A49 is geen tarief berekend: " in uitkomst.stderr
    assert "99" in uitkomst.stderr


def test_de_komma_mag_in_een_percentage_en_andere_tekens_niet(begroting: Draai) -> None:
    punt = begroting("volumes.csv", "--index", "2027=3.5%", "-f", "json").stdout
    assert begroting("volumes.csv", "--index", "2027=3,5%", "-f", "json").stdout == punt


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ([], "Fout: Geef een csv met volumes, of een kader met --kader"),
        (["volumes.csv", "--index", "3%"], "'3%' is geen jaar met een percentage; schrijf 2027=3%."),
        (["volumes.csv", "--index", "20\N{DEVANAGARI DIGIT TWO}7=3%"], "is geen jaar met een percentage"),
        (["volumes.csv", "--index", "2027=3"], "procentteken"),
        (["volumes.csv", "--index", "2027=1,234%"], "--index"),
        (["volumes.csv", "--index", "2027=1%", "--index", "2027=2%"], "de index van 2027 staat er twee keer"),
        (["volumes.csv", "--index", "2027=-100%"], "--index"),
        (["volumes.csv", "--efficiencykorting", "100%"], "een korting ligt tussen 0% en 100%"),
        (["volumes.csv", "--efficiencykorting", "-1%"], "een korting ligt tussen 0% en 100%"),
        (["--kader", str(KADER), "--index", "2027=1%"], "gaat --kader niet samen met opties over tarieven"),
        (["volumes.csv", "--formaat", "exel"], "kies uit tabel, json, csv"),
    ],
    ids=lambda deel: " ".join(deel)[-40:] if isinstance(deel, list) else "",
)
def test_een_verkeerde_opdracht_wordt_geweigerd(
    opties: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(["begroting", *opties], melding, capsys)


def test_een_index_voor_het_tariefjaar_wordt_geweigerd(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--index", "2026=3%")
    assert uitkomst.code == 2
    assert "2026 is niet na het tariefjaar 2026" in uitkomst.stderr


@pytest.mark.parametrize("optie", ["", "--plafonds", "--kader", "--oud"])
def test_een_bestand_dat_er_niet_is(optie: str, begroting: Draai) -> None:
    for naam, reden in (("weg.csv", "bestaat niet"), (".", "geen gewoon bestand"), ("a\0b", "geen bestandsnaam")):
        uitkomst = begroting(*(["volumes.csv", optie, naam] if optie else [naam]))
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT701]" in uitkomst.stderr
        assert reden in uitkomst.stderr


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "[]",
        "{}",
        '{"versie": 1}',
        '{"versie": true}',
        '{"versie": 1, "tarieven": [1]}',
        "NaN",
        "[" * 5000,
        "\ufeff{",
    ]
    + [
        '{"versie": 1, "regio": "x", "tariefjaar": 2026, "status": "concept", "tarieven": '
        f'[{{"product": "45A48", "eenheid": "uur", "tarief": {tarief}}}]}}'
        for tarief in ('"1e9"', "12.5", '"-1"', "null")
    ],
    ids=range(13),
)
def test_oude_tarieven_van_een_andere_vorm_worden_geweigerd(inhoud: str, begroting: Draai) -> None:
    Path("oud.json").write_text(inhoud, encoding="utf-8")
    uitkomst = begroting("volumes.csv", "--oud", "oud.json")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT710]" in uitkomst.stderr


def test_uitvoer_naar_een_bestand_en_nooit_over_de_invoer(begroting: Draai) -> None:
    uitkomst = begroting("volumes.csv", "--ga-door", "-o", "uit.csv")
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "2 gerekend" in uitkomst.stderr
    assert Path("uit.csv").read_text(encoding="utf-8") == begroting("volumes.csv", "--ga-door", "-f", "csv").stdout
    voor = Path("volumes.csv").read_bytes()
    uitkomst = begroting("volumes.csv", "--ga-door", "-o", "./volumes.csv")
    assert (uitkomst.code, Path("volumes.csv").read_bytes()) == (2, voor)
    assert "is zelf invoer van deze opdracht" in uitkomst.stderr


def test_namen_worden_geen_opmaak_en_geen_formule(begroting: Draai) -> None:
    Path("volumes.csv").write_text(KOP + "[bold]x[/bold];45A48;-1+1;5;2026\n", encoding="utf-8")
    assert "[bold]x[/bold]" in begroting("volumes.csv").stdout
    assert "aanbieder;'-1+1;2026" in begroting("volumes.csv", "-f", "csv").stdout


def test_zelfde_invoer_zelfde_bytes(map_: Path) -> None:
    opdracht = [
        sys.executable,
        "-m",
        "reeletarief",
        "begroting",
        "volumes.csv",
        "--ga-door",
        "-f",
        "json",
        "--map",
        "regio",
    ]
    uitvoer = {
        subprocess.run(opdracht, capture_output=True, check=False, env={**os.environ, **omgeving}).stdout
        for omgeving in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    }
    assert len(uitvoer) == 1
    assert uitvoer != {b""}


@pytest.mark.parametrize("terminal", [True, False])
def test_voortgang_alleen_op_een_terminal_en_bij_een_lang_bestand(
    terminal: bool, begroting: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert "gelezen" not in begroting("volumes.csv", "--ga-door").stderr
    monkeypatch.setattr(lezen, "_LANG", 0)
    assert ("volumes.csv: 100% gelezen" in begroting("volumes.csv", "--ga-door").stderr) is terminal


@pytest.mark.parametrize("breedte", [60, 80, 120, 200])
def test_op_elke_breedte_staat_elk_bedrag_voluit(breedte: int, monkeypatch: pytest.MonkeyPatch, draai: Draai) -> None:
    from reeletarief.weergave import console

    monkeypatch.setattr(console, "BREEDTE", breedte)
    voorbeeld = WORTEL / "examples" / "begroting"
    opties = ["--index", "2027=3%", "--index", "2028=3%", "--plafonds", str(voorbeeld / "plafonds.csv")]
    scherm = draai("begroting", str(voorbeeld / "volumes.csv"), *opties).stdout
    assert "…" not in scherm.replace("sha256", "").split("Bewijs")[0]
    inhoud = json.loads(draai("begroting", str(voorbeeld / "volumes.csv"), *opties, "-f", "json").stdout)
    heel = inhoud["totaal"]["begroting"].partition(".")[0]
    assert f"{int(heel):,}".replace(",", ".") in scherm


# --- de pagina's ---


@pytest.mark.parametrize(
    ("opdracht", "getoond"),
    BLOK.findall((WORTEL / "docs" / "begroting.md").read_text(encoding="utf-8")),
    ids=lambda deel: deel.split("\n")[0][:40],
)
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(WORTEL)
    uitkomst = draai(*shlex.split(opdracht))
    toont("docs/begroting.md", opdracht, getoond, uitkomst.stdout)
