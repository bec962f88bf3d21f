"""Een opdracht die niet kan krijgt Nederlands, een remedie en code 2: verkeerde opties, onbekende producten, vergeten aanhalingstekens."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import Draai, als_naam, bewaak_weigering, op_een_regel, wijzig


def test_een_code_in_kleine_letters_is_er_een_zonder_aanhalingstekens(draai: Draai) -> None:
    stderr = op_een_regel(draai("bereken", "45a48").stderr)
    assert "→ Bedoelt u 45A48 (Ambulante jeugdhulp regulier, individueel)?" in stderr
    assert "aanhalingstekens" not in stderr


def test_onbekend_product_noemt_de_naaste(draai: Draai) -> None:
    for opdracht in ("bereken", "uitleg"):
        uitkomst = draai(opdracht, "45a84")
        assert uitkomst.code == 2
        assert uitkomst.stdout == ""
        assert "[RT501]" in uitkomst.stderr
        assert "45A48 (Ambulante jeugdhulp regulier, individueel)" in uitkomst.stderr


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (["berekn"], "De opdracht 'berekn' bestaat niet. Bedoelt u 'bereken'?"),
        (["bereken", "--tariefjar", "2026"], "De optie --tariefjar bestaat niet."),
        (
            ["--tariefjaar", "2026", "bereken"],
            "De optie --tariefjaar hoort achter de opdracht, zoals: reeletarief OPDRACHT --tariefjaar …",
        ),
        (["cao", "-m", "regio", "lijst"], "De optie -m hoort achter de opdracht, zoals: reeletarief cao OPDRACHT -m …"),
        (["bereken", "--tariefjaar", "26"], "'26' is geen jaar van 2000 tot en met 2100"),
        (["bereken", "--tariefjaar"], "De optie --tariefjaar heeft een waarde nodig."),
        (["bereken", "--peildatum", "1-7-2024"], "'1-7-2024' is geen datum"),
        (["bereken", "--peildatum", "2024-02-30"], "'2024-02-30' is geen datum"),
        (["bereken", "--peildatum", "1-1-2026"], "Bedoelt u 2026-01-01?"),
        (["bereken", "--tariefjaar", "20٢٦"], "'20٢٦' is geen jaar van 2000 tot en met 2100"),
        (["bereken", "--formaat", "exel"], "kies uit tabel, json, csv"),
        (["bereken", "--kleur", "ja"], "kies uit auto, altijd, nooit"),
        (["bereken", "-o", "besluit.pdf"], "gebruik .xlsx, .ods, .html, .md, .json, .csv of .txt"),
        (
            ["controleer", "--formaat", "gihub"],
            "kies uit tabel, json, md, html, docx, github, gitlab. Bedoelt u github?",
        ),
        (["controleer", "--tariefjaar", "26"], "'26' is geen jaar van 2000 tot en met 2100"),
        (["controleer", "--uitleg"], "De optie --uitleg heeft een waarde nodig."),
        (["controleer", "45A48"], "'45A48' hoort niet bij deze opdracht."),
        (["uitleg"], "Het argument PRODUCT ontbreekt."),
        (["uitleg", "45A48", "45A53"], "'45A53' hoort niet bij deze opdracht."),
        (["gevoeligheid"], "geef één productcode; meer producten naast elkaar kan met --scenarios."),
        (["gevoeligheid", "45A48", "45A53"], "geef één productcode"),
        (["gevoeligheid", "45A48", "--stappen", "3"], "Fout: Zeg met --parameter om welke parameter het gaat."),
        (["uitleg", "45A48", "--diepte", "veel"], "'veel' is geen getal van 0 tot en met 99"),
        (["uitleg", "45A48", "--diepte", "٣"], "'٣' is geen getal van 0 tot en met 99"),
        (["cao", "verloopt", "--maanden", "٣"], "'٣' is geen getal van 0 tot en met 120"),
        (
            ["bereken", "--map", ""],
            "De waarde van --map klopt niet: er staat niets. Geef een waarde, of laat --map weg.",
        ),
        (["bereken", "-o", "b.xlsx", "--oud="], "De waarde van --oud klopt niet: er staat niets."),
        (["bereken", "--formaat", ""], "De waarde van --formaat klopt niet: er staat niets."),
        (["vergelijk", "--met", ""], "De waarde van --met klopt niet: er staat niets."),
        (["vergelijk", "--max-stijging", "2%", "--max-stijging", ""], "--max-stijging klopt niet: er staat niets."),
        (["uitleg", "45A48", "-p", ""], "De waarde van --post klopt niet: er staat niets."),
        (["vaststellen", "--besluitdatum", ""], "De waarde van --besluitdatum klopt niet: er staat niets."),
        (["bereken", "-o", "-"], "--uitvoer klopt niet: een streepje is geen bestand. Geef een naam, of laat -o weg."),
        (["bereken", "-f", "json", "-o", "-"], "een streepje is geen bestand. Geef een naam, of laat -o weg."),
        (["schema", "productkaart", "-o", "-"], "een streepje is geen bestand."),
        (["schema", "-o", "-"], "een streepje is geen bestand."),
        (["nieuw", "productkaart", "D1", "-o", "-"], "een streepje is geen bestand."),
        (["nieuw", "cao-tabel", "proef", "2027-01-01", "-o", "-"], "een streepje is geen bestand."),
    ],
    ids=als_naam,
)
def test_verkeerde_opdracht_geeft_nederlands_en_code_2(
    opdracht: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(opdracht, melding, capsys)


def test_een_kaart_met_een_fout_heet_niet_onbekend(draai: Draai, kopie: Path) -> None:
    kaart = kopie / "productkaarten/45A48-ambulant-individueel.yaml"
    wijzig(kaart, "65%", "64.99%")
    stderr = draai("bereken", "45A48", map_=kopie).stderr
    assert "45A48 (productkaarten/45A48-ambulant-individueel.yaml) is niet te rekenen" in stderr
    assert "Er is geen productkaart" not in stderr


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--post", "overhead", "--formaat", "json"], "de json bevat altijd de hele boom"),
        (["--diepte", "1", "--formaat", "md"], "de Markdown bevat altijd de hele boom; laat --diepte weg."),
        (["--alles", "--diepte", "1"], "kies --alles of --diepte"),
        (["--streng=1"], "De optie --streng neemt geen waarde."),
    ],
)
def test_opties_die_niet_samengaan(opties: list[str], melding: str, draai: Draai) -> None:
    uitkomst = draai("uitleg", "45A48", *opties)
    assert uitkomst.code == 2
    assert melding in uitkomst.stderr


@pytest.mark.parametrize(
    ("opdracht", "hulp"),
    [
        (["bereken", "-o"], "reeletarief bereken"),
        (["bereken", "--streng=ja"], "reeletarief bereken"),
        (["bereken", "--bestaatniet"], "reeletarief bereken"),
        (["cao", "toon", "--map"], "reeletarief cao toon"),
        (["nieuw", "productkaart", "X", "--naam"], "reeletarief nieuw productkaart"),
        (["nieuw", "--x"], "reeletarief nieuw"),
    ],
)
def test_een_fout_in_een_optie_noemt_de_hulp_van_die_opdracht(
    opdracht: list[str], hulp: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert voer_uit(opdracht) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"Zie: {hulp} --help"


def test_een_ontbrekend_argument_heet_zoals_in_de_hulp(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["nieuw", "regio"]) == 2
    assert capsys.readouterr().err.startswith("Fout: Het argument MAP ontbreekt.\n")


@pytest.mark.parametrize("gevraagd", [["45A 55"], ["45A55"], ["45a 55"], ["45A", "55"]])
@pytest.mark.parametrize("geschreven", ['"45A 55"', "45A 55", "“45A 55”"])
def test_een_code_met_een_spatie_geeft_een_remedie_hoe_zij_ook_geschreven_is(
    draai: Draai, kopie: Path, gevraagd: list[str], geschreven: str
) -> None:
    kaart = kopie / "productkaarten/45A48-ambulant-individueel.yaml"
    tekst = kaart.read_text(encoding="utf-8").replace('product: "45A48"', f"product: {geschreven}")
    (kopie / "productkaarten/nieuw.yaml").write_text(tekst, encoding="utf-8")
    uitkomst = draai("bereken", *gevraagd, map_=kopie)
    if geschreven == '"45A 55"' and gevraagd == ["45A 55"]:
        assert uitkomst.code == 0
        return
    verwacht = 'Bedoelt u "45A 55" (' if geschreven == '"45A 55"' else "(productkaarten/nieuw.yaml) is niet te rekenen"
    assert verwacht in uitkomst.stderr
    assert uitkomst.stderr.count("[RT501]") == 1
    assert "Er zijn kaarten voor" not in uitkomst.stderr
    assert "45A48" not in uitkomst.stderr
