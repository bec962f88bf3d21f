"""Wat ``--met`` betekent: een besluit, een map, een json-bestand of een commit, en wat er gebeurt als het dat niet is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reeletarief.api import bereken
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.regio import Inlezing
from reeletarief.invoer.stand.andere_stand import (
    AndereStand,
    Soort,
    bestanden_met_voorvoegsel,
    lees_andere_stand,
    met_voorvoegsel,
)
from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
from reeletarief.invoer.werkmap import lees_werkmap
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.meldingen import meldingen
from tests.conftest import BASIS
from tests.gedeeld.kloon import KAART, git, leg_vast, schone_git, vervang

__all__ = ["schone_git"]


@pytest.fixture
def regio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """De regio in de huidige map, in git, met een tweede map ernaast."""
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    shutil.copytree(BASIS, tmp_path / "oud")
    git(map_, "init", "--quiet")
    leg_vast(map_)
    monkeypatch.chdir(map_)
    return Path()


def bewaar(pad: Path, jaar: int = 2026) -> Path:
    pad.parent.mkdir(exist_ok=True)
    pad.write_text(resultaat_als_json(bereken(lees_werkmap(BASIS))).replace(": 2026", f": {jaar}", 1), encoding="utf-8")
    return pad


def gelezen(werkmap: Path, met: str, tijdkeuze: Tijdkeuze | None = None) -> AndereStand:
    stand = lees_andere_stand(werkmap, met, tijdkeuze, 2026)
    assert isinstance(stand, AndereStand), stand
    return stand


def geweigerd(werkmap: Path, met: str, code: str, *stukken: str, tijdkeuze: Tijdkeuze | None = None) -> None:
    bevinding = lees_andere_stand(werkmap, met, tijdkeuze, 2026)
    assert isinstance(bevinding, Bevinding), bevinding
    assert bevinding.code == code
    tekst = meldingen([bevinding], {})
    for stuk in ("→ ", *stukken):
        assert stuk in tekst


def test_een_commit(regio: Path) -> None:
    commit = git(regio, "rev-parse", "HEAD")
    stand = gelezen(regio, "main", Tijdkeuze(2026))
    assert (stand.soort, stand.naam, stand.voorvoegsel) == (Soort.GIT, f"git main ({commit[:7]})", "main:")
    assert isinstance(stand.inhoud, Inlezing)
    assert stand.inhoud.tijdkeuze == Tijdkeuze(2026)
    assert gelezen(regio, commit[:10]).naam == f"git {commit[:7]}"


@pytest.mark.parametrize("met", ["../oud", "../oud/"])
def test_een_andere_map(regio: Path, met: str) -> None:
    stand = gelezen(regio, met, Tijdkeuze(2026))
    assert (stand.soort, stand.naam, stand.voorvoegsel) == (Soort.MAP, f"map {met}", "../oud/")
    assert isinstance(stand.inhoud, Inlezing)
    assert stand.inhoud.regio is not None
    assert stand.inhoud.tijdkeuze == Tijdkeuze(2026)


def test_een_andere_map_met_fouten(regio: Path) -> None:
    vervang(Path("../oud"), "naam:", "naaam:")
    stand = gelezen(regio, "../oud").inhoud
    assert isinstance(stand, Inlezing)
    assert stand.bevindingen


def test_een_json_bestand(regio: Path) -> None:
    bewaar(Path("../tarieven-2025.json"), 2025)
    stand = gelezen(regio, "../tarieven-2025.json")
    assert (stand.soort, stand.naam) == (Soort.BESTAND, "../tarieven-2025.json")
    assert isinstance(stand.inhoud, OudeTarieven)
    assert stand.inhoud.tariefjaar == 2025


def test_een_json_bestand_van_een_andere_versie(regio: Path) -> None:
    Path("oud.json").write_text('{"versie": 2}', encoding="utf-8")
    geweigerd(regio, "oud.json", "RT710", "het bestand heeft versie 2")


def test_een_json_bestand_dat_niet_te_lezen_is(regio: Path) -> None:
    geweigerd(regio, "weg.json", "RT908", "het bestaat niet", "Controleer het pad")
    Path("map.json").mkdir()
    geweigerd(regio, "map.json", "RT908", "geen gewoon bestand")
    os.mkfifo("pijp.json")
    geweigerd(regio, "pijp.json", "RT908", "geen gewoon bestand")
    geweigerd(regio, "a" * 5000 + ".json", "RT908", "het bestaat niet")
    geweigerd(regio, "a\0.json", "RT908", "het bestaat niet")


def test_een_besluit_mag_groot_zijn_maar_niet_eindeloos(regio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een besluit bewaart alle bestanden van de regio en is dus groter dan een kaart ooit wordt."""
    besluit = bewaar(Path("vastgesteld/2026.json"))
    besluit.write_bytes(besluit.read_bytes() + b" " * 6_000_000)
    assert gelezen(regio, "vastgesteld").naam == "vastgesteld/2026.json"
    monkeypatch.setattr("reeletarief.invoer.stand.andere_stand.GROOTSTE_BESLUIT", 5_000_000)
    geweigerd(regio, "vastgesteld/2026.json", "RT908", "groter dan 5 MB")


def test_het_nieuwste_besluit_of_dat_van_het_tariefjaar(regio: Path) -> None:
    for jaar in (2025, 2026):
        bewaar(Path(f"vastgesteld/{jaar}.json"), jaar)
    Path("vastgesteld/concept.json").write_text("{", encoding="utf-8")
    nieuwste = gelezen(regio, "vastgesteld")
    assert (nieuwste.soort, nieuwste.naam) == (Soort.VASTGESTELD, "vastgesteld/2026.json")
    assert gelezen(regio, "vastgesteld", Tijdkeuze()).naam == "vastgesteld/2026.json"
    assert gelezen(regio, "vastgesteld", Tijdkeuze(2025)).naam == "vastgesteld/2025.json"
    geweigerd(regio, "vastgesteld", "RT909", "tariefjaar 2027", "2025, 2026", tijdkeuze=Tijdkeuze(2027))


def test_zonder_besluit(regio: Path) -> None:
    geweigerd(regio, "vastgesteld", "RT909", "nog geen enkel besluit", "reeletarief vaststellen")
    Path("vastgesteld").mkdir()
    geweigerd(regio, "vastgesteld", "RT909", "vaststellen --tariefjaar 2026", tijdkeuze=Tijdkeuze(2026))


def test_een_besluit_onder_een_verkeerd_jaar(regio: Path) -> None:
    bewaar(Path("vastgesteld/2027.json"), 2026)
    geweigerd(regio, "vastgesteld", "RT909", "heet naar 2027", "tariefjaar 2026")


def test_een_pad_gaat_voor_een_tak(regio: Path) -> None:
    git(regio, "branch", "oud")
    git(regio, "branch", "vastgesteld")
    shutil.copytree("../oud", "oud")
    assert gelezen(regio, "oud").soort is Soort.MAP
    assert gelezen(regio, "heads/oud").soort is Soort.GIT
    assert gelezen(regio, "heads/vastgesteld").soort is Soort.GIT


def test_een_map_die_geen_regio_is_mag_een_tak_zijn(regio: Path) -> None:
    Path("docs").mkdir()
    geweigerd(regio, "docs", "RT908", "heeft geen opslagen.yaml")
    git(regio, "branch", "docs")
    assert gelezen(regio, "docs").soort is Soort.GIT


@pytest.mark.parametrize("met", [".", "../regio", "../regio/cao/.."])
def test_de_regio_zelf(regio: Path, met: str) -> None:
    geweigerd(regio, met, "RT908", "de regio zelf", "HEAD")


def test_een_ander_soort_bestand(regio: Path) -> None:
    for naam, remedie in (("besluit.xlsx", "reeletarief verifieer besluit.xlsx"), ("tarieven.csv", "--formaat json")):
        Path(naam).touch()
        geweigerd(regio, naam, "RT908", "geen json", remedie)


def test_wat_niets_is(regio: Path, tmp_path: Path) -> None:
    niets = "Een map of json-bestand van die naam is er ook niet."
    geweigerd(regio, "mian", "RT905", "'mian'", "Bedoelt u 'main'?", niets)
    for weg in ("../weg", "./weg", "/weg/ook", "~/weg"):
        geweigerd(regio, weg, "RT908", f"De map {weg} bestaat niet", "Controleer het pad")
    geweigerd(regio, "", "RT908", "niet bij waarmee")
    geweigerd(tmp_path / "oud", "main", "RT902", niets)


def test_een_fout_van_git_blijft_wat_hij_is(regio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    geweigerd(regio, "main", "RT903", "safe.directory")


def test_een_melding_toont_welke_stand_het_betreft(regio: Path) -> None:
    vervang(regio, "aandeel: 40%", "aandeel: 40")
    leg_vast(regio)
    stand = gelezen(regio, "main")
    assert isinstance(stand.inhoud, Inlezing)
    los = Bevinding("RT012", "Zonder plaats.", "Niets.")
    bevindingen = met_voorvoegsel([*stand.inhoud.bevindingen, los], stand.voorvoegsel)
    assert bevindingen[0].plaats == Plaats(f"main:{KAART}", 7, 76, 2)
    assert bevindingen[1] == los
    tekst = meldingen(bevindingen, bestanden_met_voorvoegsel(stand.inhoud.bestanden, stand.voorvoegsel))
    assert f"Fout main:{KAART}:7:76: [RT210]" in tekst
    assert "    7 |   - {functie: Begeleider" in tekst
    assert KAART in stand.inhoud.bestanden
