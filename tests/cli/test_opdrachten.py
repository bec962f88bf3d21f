"""De opdrachtregel als contract: uitgangscodes, vormen, producten en de hulp."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief import __version__
from reeletarief.cli import voer_uit
from tests.conftest import BASIS, VOORBEELDREGIO, Draai, als_rijen, op_een_regel, wijzig
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


def test_de_csv_zegt_van_elk_tarief_wat_de_json_zegt(draai: Draai) -> None:
    vraag = ("bereken", "--peildatum", "2026-01-01", "--formaat")
    tarieven = json.loads(draai(*vraag, "json").stdout)["tarieven"]
    for tarief, rij in zip(tarieven, als_rijen(draai(*vraag, "csv").stdout), strict=True):
        assert (rij["product"], rij["onafgerond"]) == (tarief["product"], tarief["onafgerond"])
        nvo = {naam: rij.get(f"nvo_{naam}", rij.get(naam)) for naam in tarief["nvo"]}
        assert nvo == tarief["nvo"]
        assert (rij["prijssoort"], rij["vastgesteld_reden"], rij["peildatum"]) == (
            tarief["prijssoort"],
            "",
            "2026-01-01",
        )


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


@pytest.mark.parametrize("inhoud", [b"", b"# later\n", b"naam: \xe9\xe9n\n"])
def test_een_kaart_die_haar_code_niet_noemt_heet_naar_haar_bestand(draai: Draai, tmp_path: Path, inhoud: bytes) -> None:
    shutil.copytree(BASIS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "productkaarten" / "45-A55-op-afstand.yaml").write_bytes(inhoud)
    melding = draai("bereken", "45 A55", map_=tmp_path).stderr
    assert "45 A55 (productkaarten/45-A55-op-afstand.yaml) is niet te rekenen" in melding
    assert "Bedoelt u" not in melding


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
