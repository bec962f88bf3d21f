"""Scenario's naast elkaar: hetzelfde als de wijziging in het bestand zelf, strikt gelezen, met plaats en remedie."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.gevoeligheid.scenario import naast_elkaar
from reeletarief.invoer.scenarios import Wijze, lees_scenarios
from tests.conftest import WORTEL, Draai, als_rijen
from tests.gedeeld.streek import Streek, anders, euro, pct, streken, tarief
from tests.gevoeligheid.proef import EENVOUDIG, proef_van

VOORBEELD = WORTEL / "examples" / "scenarios.yaml"


def bestand(map_: Path, wijzigingen: str) -> str:
    pad = map_ / "s.yaml"
    pad.write_text(f"scenarios:\n  - naam: proef\n    wijzigingen: {wijzigingen}\n", encoding="utf-8")
    return str(pad)


def tarief_in(streek: Streek, wijzigingen: str) -> Decimal | None:
    gelezen = lees_scenarios(f"scenarios: [{{naam: proef, wijzigingen: {wijzigingen}}}]".encode(), "s.yaml")
    assert gelezen.bevindingen == ()
    ((rij,)) = naast_elkaar(gelezen.scenarios, [proef_van(streek)])
    return rij.uitkomsten[0].tarief


@settings(max_examples=60, deadline=None)
@given(streken(), st.integers(0, 3000), st.integers(0, 2000))
def test_een_scenario_is_hetzelfde_als_die_waarden_in_het_bestand(
    streek: Streek, overhead: int, reiskosten: int
) -> None:
    scenario = f"{{opslagen.overhead: {pct(overhead)}, opslagen.reiskosten: {euro(reiskosten)}}}"
    assert tarief_in(streek, scenario) == tarief(anders(streek, overhead=overhead, reiskosten=reiskosten)).tarief.bedrag


def test_veranderingen_met_de_hand() -> None:
    """Overhead 20% + 5 %-punt = 25%; reiskosten 2,00 × 1,5 = 3,00; lonen 10% hoger."""
    anders_ = anders(EENVOUDIG, overhead=2500, reiskosten=300, salarissen={"7": [330000], "9": [440000]})
    scenario = "{opslagen.overhead: +5 %-punt, opslagen.reiskosten: +50%, cao.proef.2025-01-01.salaris: +10%}"
    assert tarief_in(EENVOUDIG, scenario) == tarief(anders_).tarief.bedrag


def test_een_nieuwe_mix_moet_samen_honderd_zijn() -> None:
    assert tarief_in(EENVOUDIG, "{functie.f0.aandeel: 30%, functie.f1.aandeel: 70%}") is not None
    assert tarief_in(EENVOUDIG, "{functie.f0.aandeel: 30%, functie.f1.aandeel: 60%}") is None


def test_de_drie_wijzen_worden_zo_gelezen() -> None:
    tekst = b"scenarios: [{naam: a, wijzigingen: {w.a: 10%, w.b: -2 %-punt, w.c: +2.5%-punt, w.d: -3%, w.e: 1.95}}]"
    (scenario,) = lees_scenarios(tekst, "s.yaml").scenarios
    gelezen = [(een.wijze, een.verandering) for een in scenario.wijzigingen.values()]
    assert gelezen == [
        (Wijze.WAARDE, 0),
        (Wijze.PROCENTPUNT, Decimal("-0.02")),
        (Wijze.PROCENTPUNT, Decimal("0.025")),
        (Wijze.PROCENT, Decimal("-0.03")),
        (Wijze.WAARDE, 0),
    ]


def test_het_voorbeeld_rekent_in_de_voorbeeldregio(draai: Draai) -> None:
    uitkomst = draai("gevoeligheid", "45A48", "45A53", "--scenarios", str(VOORBEELD))
    assert uitkomst.code == 0
    assert "€ 99,02" in uitkomst.stdout
    assert "-2,92%" in uitkomst.stdout
    inhoud = json.loads(draai("gevoeligheid", "45A48", "--scenarios", str(VOORBEELD), "-f", "json").stdout)
    assert inhoud["tarieven"][0]["scenarios"][0]["tarief"] == "99.02"
    assert inhoud["bewijs"]["bestanden"][-1]["pad"] == str(VOORBEELD)
    rijen = als_rijen(draai("gevoeligheid", "45A48", "--scenarios", str(VOORBEELD), "-f", "csv").stdout)
    assert [rij["scenario"] for rij in rijen] == ["minder reizen", "hogere lonen", "beide"]
    assert rijen[0]["tarief"] == "99.02"
    assert [rij["onafgerond"] for rij in rijen] == [een["onafgerond"] for een in inhoud["tarieven"][0]["scenarios"]]
    gewijzigd = [" | ".join(een["gewijzigd"]) for een in inhoud["tarieven"][0]["scenarios"]]
    assert [rij["gewijzigd"] for rij in rijen] == gewijzigd


def test_een_product_dat_niet_geraakt_wordt_blijft_gelijk(draai: Draai, tmp_path: Path) -> None:
    pad = bestand(tmp_path, "{cao.ggz.2024-12-01.salaris: +1%}")
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", pad)
    assert uitkomst.code == 0
    (regel,) = (regel for regel in uitkomst.stdout.splitlines() if regel.startswith("45A48"))
    assert regel.split()[-1] == "="
    assert "1 product, waarvan 0 geraakt." in uitkomst.stdout


def test_zonder_producten_alle_en_wat_niet_kan_staat_erbij(draai: Draai) -> None:
    """45A52 heeft 1% reistijd: daar kan geen 2 procentpunt af."""
    uitkomst = draai("gevoeligheid", "--scenarios", str(VOORBEELD))
    assert uitkomst.code == 1
    assert "46 producten" in uitkomst.stdout
    assert "45A52, minder reizen: Met -2 %-punt komt uren.reistijd onder 0%." in uitkomst.stdout


def test_wat_niet_kan_raakt_het_product_wel(draai: Draai, tmp_path: Path) -> None:
    pad = bestand(tmp_path, "{uren.reistijd: -2 %-punt}")
    assert "1 product, waarvan 1 geraakt." in draai("gevoeligheid", "45A52", "--scenarios", pad).stdout
    (rij,) = als_rijen(draai("gevoeligheid", "45A52", "--scenarios", pad, "-f", "csv").stdout)
    assert (rij["tarief"], rij["geraakt"], rij["onafgerond"], rij["gewijzigd"]) == ("", "ja", "", "uren.reistijd")
    (blok,) = json.loads(draai("gevoeligheid", "45A52", "--scenarios", pad, "-f", "json").stdout)["tarieven"]
    assert blok["scenarios"][0]["gewijzigd"] == ["uren.reistijd"]


@pytest.mark.parametrize(
    ("wijzigingen", "code", "melding"),
    [
        ("{uren.riestijd: 10%}", "RT940", "Bedoelt u 'uren.reistijd'?"),
        ("{uren.ziekteverzuim: 9%}", "RT940", "Wijzig de reeks: reeksen.verzuim_"),
        ("{werkgeverslasten.wko: 9%}", "RT940", "Wijzig de reeks: reeksen.wko.2026."),
        ("{opslagen.ambulant.opleidingsbudget: 9%}", "RT940", "reeksen.opleidingsbudget_jeugdzorg"),
        ("{functiemix: 10%}", "RT941", "functie.jeugdzorgwerker_b.aandeel"),
        ("{uren.reistijd: 110%}", "RT942", "boven 100%"),
        ("{uren.reistijd: -2%}", "RT946", "Bedoelt u -2 %-punt?"),
        ("{opslagen.reiskosten: +2 %-punt}", "RT946", "Bedoelt u +2%?"),
        ("{uren.reistijd: 10}", "RT210", "Schrijf het procentteken erbij."),
        ("{opslagen.reiskosten: 1.955}", "RT215", "Bedoelt u"),
        ("{uren.reistijd: [1%]}", "RT201", "Schrijf bijvoorbeeld 10%"),
        ("{}", "RT220", "een regel toe zoals 'opslagen.overhead: 20%'"),
        ("{uren.reistijd: 1%, uren.reistijd: 2%}", "RT109", "→"),
        ("{uren.reistijd: +1,5%}", "RT214", "komma"),
    ],
)
def test_een_fout_komt_met_plaats_en_remedie(
    wijzigingen: str, code: str, melding: str, draai: Draai, tmp_path: Path
) -> None:
    pad = bestand(tmp_path, wijzigingen)
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", pad)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert f"Fout {pad}:" in uitkomst.stderr
    assert melding in uitkomst.stderr


def test_twee_scenarios_met_een_naam(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "s.yaml"
    een = "  - {naam: a, wijzigingen: {uren.reistijd: 1%}}\n"
    pad.write_text(f"scenarios:\n{een}{een}", encoding="utf-8")
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", str(pad))
    assert uitkomst.code == 2
    assert "[RT224]" in uitkomst.stderr


@pytest.mark.parametrize(
    ("inhoud", "code"), [(b"scenarios: caf\xe9", "RT103"), (b"", "RT105"), (b"regio: x\n", "RT220"), (None, "RT101")]
)
def test_een_bestand_dat_niet_te_lezen_is(inhoud: bytes | None, code: str, draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "s.yaml"
    if inhoud is not None:
        pad.write_bytes(inhoud)
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", str(pad))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr


@pytest.mark.parametrize("optie", ["--parameter", "--van", "--tot", "--stappen", "--doel"])
def test_scenarios_en_een_parameter_samen_is_geen_vraag(draai: Draai, optie: str) -> None:
    """Er stond altijd dat --parameter weg moest, ook als die er niet was."""
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", str(VOORBEELD), optie, "5")
    assert uitkomst.code == 2
    assert f"--scenarios wijzigt zelf; laat {optie} weg." in uitkomst.stderr


def test_uitvoer_overschrijft_het_scenariobestand_niet(draai: Draai, tmp_path: Path) -> None:
    pad = bestand(tmp_path, "{uren.reistijd: 10%}")
    uitkomst = draai("gevoeligheid", "45A48", "--scenarios", pad, "-f", "csv", "-o", pad)
    assert uitkomst.code == 2
    assert Path(pad).read_text(encoding="utf-8").startswith("scenarios:")
