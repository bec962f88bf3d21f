"""De opdrachtregel als contract: uitgangscodes, stromen, vormen en opties."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief import __version__
from reeletarief.cli import voer_uit
from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.weergave.meldingen import meldingen, openstaand
from tests.conftest import BASIS, VOORBEELDREGIO, Draai, als_naam, als_rijen, bewaak_weigering, op_een_regel, wijzig
from tests.gedeeld.voorbeeld import voorbeeld

UITVOER = Path(__file__).parent.parent / "uitvoer"


@pytest.mark.parametrize(
    ("naam", "opdracht"),
    [
        ("bereken-2026.txt", ["bereken"]),
        ("bereken-2024.txt", ["bereken", "--tariefjaar", "2024"]),
        ("bereken-2026.json", ["bereken", "--formaat", "json"]),
        ("bereken-2026.csv", ["bereken", "--formaat", "csv"]),
        ("uitleg-45A48-2026.txt", ["uitleg", "45A48"]),
        ("uitleg-45A53-2024-alles.txt", ["uitleg", "45A53", "--tariefjaar", "2024", "--alles"]),
        ("uitleg-45A49-2025-overhead.txt", ["uitleg", "45A49", "--tariefjaar", "2025", "--post", "overhead"]),
        ("uitleg-40A04-2026.json", ["uitleg", "40A04", "--formaat", "json"]),
    ],
)
def test_vastgelegde_uitvoer(
    naam: str, opdracht: list[str], draai: Draai, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Onze eigen uitvoer, geen externe bron: een wijziging hierin is een wijziging voor de gebruiker."""
    uitkomst = draai(*opdracht)
    assert uitkomst.code == 0
    vastgelegd(UITVOER / naam, uitkomst.stdout)


def test_json_volgt_het_contract(draai: Draai) -> None:
    inhoud = json.loads(draai("bereken", "--formaat", "json").stdout)
    assert inhoud["versie"] == 1
    assert (inhoud["regio"], inhoud["tariefjaar"], inhoud["status"]) == ("Voorbeeldregio", 2026, "concept")
    assert inhoud["bewijs"]["reeletarief"] == __version__
    assert {"pad", "sha256"} == inhoud["bewijs"]["bestanden"][0].keys()
    tarief = inhoud["tarieven"][0]
    assert list(tarief["elementen"]) == [
        "a_clientgebonden",
        "a_niet_clientgebonden",
        "b",
        "c",
        "marge",
        "d",
        "afronding",
    ]
    assert set(tarief["nvo"]) == {
        "beroepskracht",
        "niet_productief",
        "reis_opleiding",
        "overhead",
        "gemeentelijke_eisen",
        "huisvesting",
        "verzorging",
        "indexatie",
        "marge",
        "afronding",
    }
    assert isinstance(tarief["tarief"], str)
    assert {"code", "tekst", "bestand", "regel"} <= tarief["waarschuwingen"][0].keys()
    assert inhoud["overgeslagen"] == []


def test_resultaat_op_stdout_en_meldingen_op_stderr(draai: Draai) -> None:
    uitkomst = draai("bereken", "--formaat", "json")
    json.loads(uitkomst.stdout)
    assert "[RT012]" in uitkomst.stderr


def test_2026_waarschuwt_dat_de_jeugdzorgtabel_niet_bevestigd_is(draai: Draai) -> None:
    assert "cao/jeugdzorg/2025-03-01.yaml" in draai("bereken").stderr
    assert "[RT012]" not in draai("bereken", "45A48", "--tariefjaar", "2025").stderr


def test_slotregel_noemt_berekend_overgeslagen_en_aannames(draai: Draai) -> None:
    scherm = draai("bereken").stdout
    assert "46 producten: 46 berekend, geen overgeslagen;" in scherm
    assert "aannames in de uitkomst" in scherm
    assert "6 over de uren van een medewerker" in scherm
    assert "Waar ze staan, met waarde en bron: reeletarief bereken -o onderbouwing.html" in scherm


def test_een_reden_staat_er_een_keer(draai: Draai, tmp_path: Path) -> None:
    """Twee functies met dezelfde fout zijn twee meldingen, en één reden waarom het product er niet is."""
    shutil.copytree(BASIS, tmp_path, dirs_exist_ok=True)
    kaart = tmp_path / "productkaarten" / "45A48.yaml"
    wijzig(kaart, "{functie:", "{cao: ggz, functie:")
    uit = draai("bereken", map_=tmp_path)
    assert uit.stderr.count("De sleutel 'cao' bestaat hier niet.") == 2
    assert uit.stdout.count("De sleutel 'cao' bestaat hier niet.") == 1


def test_jaar_met_een_gat_wordt_overgeslagen_met_de_reden(draai: Draai) -> None:
    uitkomst = draai("bereken", "45A48", "--tariefjaar", "2027")
    assert uitkomst.code == 2
    assert "[RT402]" in uitkomst.stderr
    assert "heeft geen waarde voor 2027" in uitkomst.stdout


def test_zonder_de_aanname_is_de_franchise_2025_een_gat(draai: Draai, kopie: Path) -> None:
    opslagen = kopie / "opslagen.yaml"
    tekst = opslagen.read_text(encoding="utf-8")
    begin = tekst.index("      - {jaar: 2025, afleiding: {verschil: [pfzw_maximum")
    einde = tekst.index("      - {jaar: 2026", begin)
    assert "pfzw_franchise.2025" in draai("bereken", "--tariefjaar", "2025", "-f", "json", map_=kopie).stdout
    opslagen.write_text(tekst[:begin] + tekst[einde:], encoding="utf-8")
    uitkomst = draai("bereken", "45A48", "--tariefjaar", "2025", map_=kopie)
    assert uitkomst.code == 2
    assert "pfzw_franchise" in uitkomst.stderr
    assert draai("bereken", "--tariefjaar", "2026", map_=kopie).code == 0


def test_aanname_toont_haar_afleiding(draai: Draai) -> None:
    """Franchise 2025 = 137.800 − 31.255 ÷ 25,8%."""
    tak = draai("uitleg", "45A48", "--tariefjaar", "2025", "--post", "reeksen.pfzw_franchise.2025").stdout
    assert "31.255,00 ÷ 25,8%" in tak
    assert "16.656,59" in tak
    assert "(aanname)" in tak


def test_peildatum_neemt_een_tabel_voor_het_hele_jaar(draai: Draai) -> None:
    scherm = draai("uitleg", "45A48", "--tariefjaar", "2024", "--peildatum", "2024-01-01").stdout
    assert "tabel 2024-01-01 (12 maanden), op peildatum 1 januari 2024" in scherm
    assert "tabel 2024-07-01" not in scherm


def test_zonder_peildatum_weegt_2024_twee_tabellen(draai: Draai) -> None:
    scherm = draai("uitleg", "45A48", "--tariefjaar", "2024").stdout
    assert "tabel 2024-01-01 (6 maanden) en tabel 2024-07-01 (6 maanden)" in scherm


def test_een_landelijke_code_wijst_naar_het_product_van_de_regio(draai: Draai, kopie: Path) -> None:
    """EED is een eigen code, met de landelijke 45A17."""
    stderr = op_een_regel(draai("bereken", "45a17", map_=kopie).stderr)
    assert (
        "Er is geen productkaart voor '45a17': dat is de landelijke code van EED (Behandeling van ernstige dyslexie). "
        "→ Schrijf EED; het tarief hoort bij het product van de regio."
    ) in stderr
    kaart = (kopie / "productkaarten/EED-dyslexie-traject.yaml").read_text(encoding="utf-8")
    (kopie / "productkaarten/EED2.yaml").write_text(
        kaart.replace('product: "EED"', 'product: "EED2"'), encoding="utf-8"
    )
    stderr = op_een_regel(draai("bereken", "45A17", map_=kopie).stderr)
    assert "van EED (Behandeling van ernstige dyslexie), EED2 (Behandeling van ernstige dyslexie)." in stderr
    assert "→ Schrijf de code van een van deze producten;" in stderr


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


@pytest.mark.parametrize("inhoud", [b"", b"# later\n", b"naam: \xe9\xe9n\n"])
def test_een_kaart_die_haar_code_niet_noemt_heet_naar_haar_bestand(draai: Draai, tmp_path: Path, inhoud: bytes) -> None:
    shutil.copytree(BASIS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "productkaarten" / "45-A55-op-afstand.yaml").write_bytes(inhoud)
    melding = draai("bereken", "45 A55", map_=tmp_path).stderr
    assert "45 A55 (productkaarten/45-A55-op-afstand.yaml) is niet te rekenen" in melding
    assert "Bedoelt u" not in melding


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


@pytest.mark.parametrize(
    "opdracht",
    [
        ["--help"],
        ["bereken", "--help"],
        ["uitleg", "--help"],
        ["controleer", "--help"],
        ["gevoeligheid", "--help"],
        ["bereken", "-h"],
    ],
)
def test_hulp_is_nederlands_met_voorbeelden_voorop(opdracht: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(opdracht) == 0
    hulp = capsys.readouterr().out
    assert hulp.index("Voorbeelden:") < hulp.index("Opties:")
    for engels in ("Usage", "Options", "Show this", "default", "Commands", "Arguments", "[OPTIONS]"):
        assert engels not in hulp


def test_zonder_opdracht_verschijnt_de_hulp(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit([]) == 2
    assert "Voorbeelden:" in capsys.readouterr().err


def test_versie(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["--versie"]) == 0
    assert capsys.readouterr().out == f"reeletarief {__version__}\n"


def test_uitvoer_naar_bestand_volgt_de_extensie(draai: Draai, tmp_path: Path) -> None:
    for naam, formaat in (("t.json", "json"), ("t.csv", "csv"), ("t.txt", "tabel")):
        uitkomst = draai("bereken", "-o", str(tmp_path / naam))
        assert (uitkomst.code, uitkomst.stdout) == (0, "")
        assert f"Geschreven: {tmp_path / naam}" in uitkomst.stderr
        assert (tmp_path / naam).read_text(encoding="utf-8") == draai("bereken", "--formaat", formaat).stdout


def test_mislukt_schrijven_laat_het_oude_bestand_staan(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("bereken", "-o", str(tmp_path / "weg" / "t.json"))
    assert uitkomst.code == 2
    assert "niet te schrijven" in uitkomst.stderr
    (tmp_path / "t.json").mkdir()
    assert draai("bereken", "-o", str(tmp_path / "t.json")).code == 2
    assert [pad.name for pad in tmp_path.iterdir()] == ["t.json"]


def test_csv_heeft_per_product_een_regel_en_wordt_nooit_een_formule(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten" / "45A48.yaml"
    wijzig(kaart, "Proefproduct", '"=HYPERLINK(1;2)"')
    (rij,) = als_rijen(draai("bereken", "-f", "csv", map_=werkmap).stdout)
    assert rij["naam"] == "'=HYPERLINK(1;2)"
    assert rij["product"] == "45A48"
    assert rij["eenheidcode"] == "04"


def test_kleur_alleen_als_erom_gevraagd_wordt(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in draai("bereken").stdout
    assert "\x1b[" in draai("bereken", "--kleur", "altijd").stdout
    assert "\x1b[" not in draai("bereken", "--kleur", "altijd", "--formaat", "json").stdout
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" not in draai("bereken").stdout


def test_namen_worden_geen_opmaak(draai: Draai, werkmap: Path) -> None:
    """Vierkante haken zijn voor rich opmaak; in een productnaam zijn het gewoon haken."""
    kaart = werkmap / "productkaarten" / "45A48.yaml"
    wijzig(kaart, "Proefproduct", '"[bold]x[/bold] :smile:"')
    for opdracht in (["bereken"], ["uitleg", "45A48"]):
        assert "[bold]x[/bold] :smile:" in draai(*opdracht, map_=werkmap).stdout


def test_zelfde_uitvoer_in_een_ander_proces_en_een_andere_omgeving() -> None:
    """Geen klok, landinstelling of hash-toeval in de uitkomst."""
    opdracht = [sys.executable, "-m", "reeletarief", "bereken", "--formaat", "json", "--map", str(VOORBEELDREGIO)]
    uitvoer = {
        subprocess.run(opdracht, capture_output=True, check=True, env={**os.environ, **omgeving}).stdout
        for omgeving in (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
        )
    }
    assert len(uitvoer) == 1


def test_dichte_pijp_geeft_geen_traceback() -> None:
    rekenen = [sys.executable, "-m", "reeletarief", "uitleg", "45A48", "--alles", "--map", str(VOORBEELDREGIO)]
    opdracht = f"{shlex.join(rekenen)} | head -1"
    uitkomst = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=True)
    assert uitkomst.stdout.startswith("45A48")
    assert "Traceback" not in uitkomst.stderr


def test_uitvoer_overschrijft_nooit_de_regio_zelf(draai: Draai, werkmap: Path) -> None:
    voor = (werkmap / "opslagen.yaml").read_bytes()
    uitkomst = draai("bereken", "-f", "json", "-o", str(werkmap / "opslagen.yaml"), map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT503]" in uitkomst.stderr
    assert (werkmap / "opslagen.yaml").read_bytes() == voor


@pytest.mark.parametrize(
    "doel",
    [
        "productkaarten/kapot.yaml",
        "productkaarten/nieuw.csv",
        "cao/proef/2027-01-01.yaml",
        "vastgesteld/2026.json",
        "reacties/R01.yaml",
    ],
)
def test_uitvoer_komt_nooit_tussen_de_invoer(doel: str, draai: Draai, kopie: Path) -> None:
    """Ook niet over een kaart die niet te lezen was: die zou anders weg zijn."""
    (kopie / "productkaarten/kapot.yaml").write_bytes(b"naam: caf\xe9")
    uitkomst = draai("bereken", "-f", "csv", "-o", str(kopie / doel), map_=kopie)
    assert uitkomst.code == 2
    assert "hoort bij de bestanden van de regio zelf" in uitkomst.stderr
    assert (kopie / "productkaarten/kapot.yaml").read_bytes() == b"naam: caf\xe9"


def test_zonder_uitkomst_blijft_het_oude_bestand_staan(draai: Draai, tmp_path: Path) -> None:
    oud = tmp_path / "t.csv"
    oud.write_text("goed", encoding="utf-8")
    uitkomst = draai("bereken", "--tariefjaar", "2035", "-o", str(oud))
    assert uitkomst.code == 2
    assert "[RT505]" in uitkomst.stderr
    assert oud.read_text(encoding="utf-8") == "goed"


def test_koppeling_naar_zichzelf_geeft_een_melding(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "kring.csv").symlink_to(tmp_path / "kring.csv")
    uitkomst = draai("bereken", "-o", str(tmp_path / "kring.csv"))
    assert uitkomst.code == 2
    assert "verwijst naar zichzelf" in uitkomst.stderr


def test_de_stand_staat_op_stderr_als_de_tabel_er_niet_is(draai: Draai) -> None:
    assert "46 producten: 46 berekend, geen overgeslagen; 93 aannames" in draai("bereken", "-f", "csv").stderr


def test_een_kaart_met_een_fout_heet_niet_onbekend(draai: Draai, kopie: Path) -> None:
    kaart = kopie / "productkaarten/45A48-ambulant-individueel.yaml"
    wijzig(kaart, "65%", "64.99%")
    stderr = draai("bereken", "45A48", map_=kopie).stderr
    assert "45A48 (productkaarten/45A48-ambulant-individueel.yaml) is niet te rekenen" in stderr
    assert "Er is geen productkaart" not in stderr


def test_uitvoer_volgt_een_koppeling_en_weigert_een_apparaat(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "echt.json").write_text("oud", encoding="utf-8")
    (tmp_path / "koppeling.json").symlink_to("echt.json")
    assert draai("bereken", "-o", str(tmp_path / "koppeling.json")).code == 0
    assert (tmp_path / "koppeling.json").is_symlink()
    assert json.loads((tmp_path / "echt.json").read_text(encoding="utf-8"))["versie"] == 1
    os.mkfifo(tmp_path / "pijp.json")
    uitkomst = draai("bereken", "-o", str(tmp_path / "pijp.json"))
    assert uitkomst.code == 2
    assert "geen gewoon bestand" in uitkomst.stderr
    assert (tmp_path / "pijp.json").is_fifo()


@pytest.mark.parametrize("naar", [">&-", ">/dev/full"])
def test_dichte_of_volle_uitvoer_geeft_geen_traceback(naar: str) -> None:
    rekenen = [sys.executable, "-m", "reeletarief", "bereken", "--map", str(VOORBEELDREGIO)]
    opdracht = f"{shlex.join(rekenen)} {naar}"
    uitkomst = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=False)
    assert "Traceback" not in uitkomst.stderr
    assert "Exception" not in uitkomst.stderr
    assert uitkomst.returncode == 2
    assert "de uitvoer is niet te schrijven" in uitkomst.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="alleen waar /dev/full is")
def test_een_volle_schijf_wordt_wel_gemeld() -> None:
    with Path("/dev/full").open("w") as vol:
        opdracht = [sys.executable, "-m", "reeletarief", "bereken"]
        afloop = subprocess.run(
            opdracht, cwd=VOORBEELDREGIO, stdout=vol, stderr=subprocess.PIPE, text=True, check=False
        )
    assert afloop.returncode == 2
    assert "de uitvoer is niet te schrijven (de schijf is vol)" in afloop.stderr


@pytest.mark.parametrize("opdracht", [["bereken"], ["bereken", "45A48", "-f", "html"], ["--help"]], ids=" ".join)
def test_wie_genoeg_gelezen_heeft_krijgt_geen_melding(opdracht: list[str]) -> None:
    """Zoals bij ``reeletarief bereken | head -3``: stil stoppen, met de code die ook ``seq`` dan heeft."""
    lezen, schrijven = os.pipe()
    os.close(lezen)
    volledig = [sys.executable, "-m", "reeletarief", *opdracht]
    met_lezer = subprocess.run(volledig, cwd=VOORBEELDREGIO, capture_output=True, check=True)
    afloop = subprocess.run(volledig, cwd=VOORBEELDREGIO, stdout=schrijven, stderr=subprocess.PIPE, check=False)
    os.close(schrijven)
    assert afloop.returncode == 141
    assert met_lezer.stderr.startswith(afloop.stderr)  # het slot over wat er berekend is, komt na de uitkomst


def test_een_pijp_met_uitvoer_en_meldingen_die_dichtgaat_geeft_geen_traceback() -> None:
    opdracht = f"{shlex.join([sys.executable, '-m', 'reeletarief', 'bereken'])} 2>&1 | head -1; echo ${{PIPESTATUS[0]}}"
    uitkomst = subprocess.run(["bash", "-c", opdracht], cwd=VOORBEELDREGIO, capture_output=True, text=True, check=True)
    assert uitkomst.stdout.splitlines()[-1] in {"0", "141"}
    assert uitkomst.stderr == ""


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


@pytest.mark.parametrize("breedte", [30, 60, 80, 100, 140, 200])
def test_op_een_smal_scherm_valt_geen_cijfer_weg(breedte: int) -> None:
    """Een terminal van elke breedte toont elk tarief voluit; een pijp is altijd breed en zou dit niet zien."""
    from reeletarief.weergave.bereken.scherm import toon_resultaat
    from reeletarief.weergave.console import maak_console

    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_resultaat(voorbeeld(), console)
    for tekst in ("€ 83,44", "€ 102,00", "€ 122,46", "45A48"):
        assert tekst in uit.getvalue()
    assert "…" not in uit.getvalue().replace("sha256", "").partition("Bewijs")[0]


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="alleen waar /dev/full is")
def test_ook_als_stderr_vol_is_zegt_de_code_dat_het_niet_kon() -> None:
    with Path("/dev/full").open("w") as vol:
        afloop = subprocess.run(
            [sys.executable, "-m", "reeletarief", "bereken"], cwd=VOORBEELDREGIO, stdout=vol, stderr=vol, check=False
        )
    assert afloop.returncode == 2


def test_dezelfde_waarschuwing_staat_er_een_keer_met_een_regel_per_plaats(draai: Draai) -> None:
    regels = draai("bereken").stderr.splitlines()
    begin = regels.index("Let op: [RT012] 5 keer")
    assert regels[begin + 1].endswith("is bevestigd tot en met …; tariefjaar 2026 rekent ermee door.")
    assert regels[begin + 2] == "  cao/ggz/2024-12-01.yaml:6:16: ggz, 2024-12-01, 2025-06-30"
    assert regels[begin + 7].startswith("  → Voeg de nieuwe tabel toe")
    assert regels[begin + 8] == "  Meer over elk: reeletarief controleer, of --formaat json"
    assert max(map(len, regels)) <= 120


def test_wat_een_blok_weglaat_staat_in_controleer_en_in_de_json(draai: Draai) -> None:
    notitie = "Het eindbod van werkgevers"
    assert notitie not in draai("bereken").stderr
    assert notitie in draai("controleer").stdout
    assert notitie in draai("bereken", "-f", "json").stdout
    een = draai("uitleg", "45A48").stderr
    assert notitie not in een
    assert "  Meer hierover: reeletarief controleer, of --formaat json" in een.splitlines()


def test_een_naam_tussen_aanhalingstekens_is_in_een_blok_een_woord(draai: Draai) -> None:
    regels = draai("bereken", "--tariefjaar", "2024").stderr.splitlines()
    assert "  … heeft prijspeil …, later dan tariefjaar 2024; het bedrag telt ongewijzigd mee." in regels
    assert "  opslagen.yaml:104:100: 'Reiskosten naar cliënten, bedrag per uur'; 2025" in regels


def test_zinnen_die_niet_op_elkaar_lijken_staan_in_een_blok_voluit() -> None:
    zinnen = ["Er is iets.", "Dat daar klopt niet.", "Kijk dit na; het is te veel."]
    alle = [Bevinding("RT606", zin, "Zoek het uit.", ernst=Ernst.WAARSCHUWING) for zin in zinnen]
    assert meldingen(alle, {}).splitlines() == [
        "Let op: [RT606] 3 keer",
        *(f"  {zin}" for zin in zinnen),
        "  → Zoek het uit.",
    ]


def test_wat_openstaat_staat_per_soort_en_bestand_bij_elkaar() -> None:
    """De eerste vijf plaatsen voluit, en van de andere waar ze staan: er gaat niets verloren."""
    fouten = [Bevinding("RT991", f"'{nummer}' is open.", "Vul in.", Plaats("a.yaml", nummer)) for nummer in range(1, 9)]
    los = Bevinding("RT991", "'x' is open.", "Vul in.", Plaats("b.yaml", 1))
    regels = openstaand([*fouten, los], {}).splitlines()
    assert regels[:3] == ["Fout: [RT991] 8 keer", "  … is open.", "  a.yaml:1:1: '1'"]
    assert regels[7:9] == ["  … en nog 3, op regel 6, 7, 8", "  → Vul in."]
    assert "Fout b.yaml:1:1: [RT991]" in regels


def test_een_fout_staat_altijd_voluit() -> None:
    twee_zinnen = Bevinding("RT013", "Een zin. En nog een.", "Herstel haar.")
    assert "En nog een." in meldingen([twee_zinnen], {})
    fouten = [Bevinding("RT305", f"Regel {nummer} klopt niet.", "Herstel haar.") for nummer in range(4)]
    assert meldingen(fouten, {}).count("→ Herstel haar.") == 4


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
