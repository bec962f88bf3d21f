"""Elke csv in een rekenblad: puntkomma's, evenveel cellen op elke regel, en geen tekst uit een bestand die een formule wordt."""

from __future__ import annotations

import csv
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai, kopieer_voorbeeldregio

VREEMD = ("=1+1", "@SUM(A1)", "+1", '-1;\\"x\\"', " =1", "regel\\n=2", "\N{FULLWIDTH EQUALS SIGN}1+1")
"""Zoals zij tussen aanhalingstekens in YAML staan."""
NAAM = r"(^ *(?:- )?(?:naam|regio)): (?:\"[^\"\n]*\"|[^{}\n]+)$"
NAAM_TUSSEN_ACCOLADES = r"(\{(?:[^{}\n]*, )?naam): (?:\"[^\"\n]*\"|[^,}\n]+)"
GETAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULE = tuple("=+-@\t\r\N{FULLWIDTH EQUALS SIGN}")
OPDRACHTEN = (
    "bereken",
    "vergelijk 45A48 --met-tariefjaar 2025",
    "vergelijk 45A48 --met {anders}",
    "matrix",
    "gevoeligheid 45A48",
    "gevoeligheid 45A48 --bandbreedte --map {band}",
    "gevoeligheid 45A48 --parameter uren.reistijd --van 5% --tot 20% --stappen 3",
    "gevoeligheid 45A48 --parameter uren.reistijd --doel 100.00",
    "gevoeligheid 45A48 --scenarios {scenarios}",
    "toets {opgave}",
    "begroting {volumes} --plafonds {plafonds} --index 2027=3%",
    "begroting --kader {kader}",
    "tarieflijst --als-concept --gemeenten {gemeenten}",
    "cao lijst",
    "cao toon jeugdzorg 2025-03-01",
    "cao vergelijk jeugdzorg 2024-07-01 2025-03-01",
    "cao kaarten jeugdzorg 2025-03-01",
    "cao verloopt",
    "reacties --map {ronde}",
    "reacties effect --map {ronde}",
    "uitvraag verwerk {terug} --map {anders}",
)


@pytest.fixture(scope="module")
def waar(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Bestanden vol tekst die op een formule lijkt, op hun naam in de opdracht; ``regio`` is de regio."""
    hier = tmp_path_factory.mktemp("formules")
    regio = kopieer_voorbeeldregio(_map(hier / "regio"))
    anders = kopieer_voorbeeldregio(_map(hier / "anders"))
    band = Path(shutil.copytree(WORTEL / "examples" / "bandbreedte", hier / "band"))
    ronde = Path(shutil.copytree(WORTEL / "examples" / "ronde", hier / "ronde"))
    for map_ in (regio, band, ronde):
        _vervreemd(map_ / "opslagen.yaml", NAAM)
        _vervreemd(map_ / "opslagen.yaml", NAAM_TUSSEN_ACCOLADES)
    for map_ in (regio, band, ronde, anders):
        for kaart in (map_ / "productkaarten").glob("*.yaml"):
            _vervreemd(kaart, NAAM)
            _vervreemd(kaart, NAAM_TUSSEN_ACCOLADES)
            if map_ is regio and "rooster:" not in kaart.read_text(encoding="utf-8"):
                _vervreemd(kaart, r"(\{functie): [^,\n]+")
    for pad in (ronde / "reacties").rglob("*.yaml"):
        _vervreemd(pad, r"^( *aanbieder): [^\n]+$")
    opgave, scenarios = hier / "opgave.yaml", hier / "scenarios.yaml"
    shutil.copy(WORTEL / "examples" / "opgave.yaml", opgave)
    shutil.copy(WORTEL / "examples" / "scenarios.yaml", scenarios)
    _vervreemd(opgave, r"(\b(?:argument|bron|aanbieder|reden)): (?:\"[^\"]*\"|[^,}\n]+)")
    _vervreemd(scenarios, r"^( *- naam): [^\n]+$")
    csvs = {
        "volumes": "gemeente;product;aanbieder;aantal;jaar\n-1+1;45A48;-A;3;2026\n-1+1;45A48;-B;3;2027\n",
        "plafonds": "aanbieder;jaar;plafond\n-A;2026;100\n",
        "kader": "gemeente;product;2026\n-1+1;45A48;10\n-1+1;45A53;10\n-1+1;Totaal;20\n",
        "gemeenten": "code;naam\n0518;-1+1\n",
    }
    for naam, tekst in csvs.items():
        (hier / f"{naam}.csv").write_text(tekst, encoding="utf-8")
    mappen = {"regio": regio, "anders": anders, "band": band, "ronde": ronde, "opgave": opgave, "scenarios": scenarios}
    mappen["terug"] = WORTEL / "examples" / "uitvraag" / "antwoorden"
    return {naam: str(pad) for naam, pad in mappen.items()} | {naam: str(hier / f"{naam}.csv") for naam in csvs}


def _map(pad: Path) -> Path:
    pad.mkdir()
    return pad


def _vervreemd(pad: Path, patroon: str) -> None:
    """Zet om de beurt een van de vreemde teksten waar het patroon een tekst vindt, met een nummer erachter zodat elke anders is."""
    teller = iter(range(10_000))

    def anders(gevonden: re.Match[str]) -> str:
        nummer = next(teller)
        return f'{gevonden[1]}: "{VREEMD[nummer % len(VREEMD)]} {nummer}"'

    tekst, aantal = re.subn(patroon, anders, pad.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert aantal or "aanbieder" not in patroon
    pad.write_text(tekst, encoding="utf-8")


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_geen_cel_wordt_een_formule(opdracht: str, waar: dict[str, str], draai: Draai) -> None:
    argumenten = shlex.split(opdracht.format(**waar))
    map_ = None if "--map" in argumenten else Path(waar["regio"])
    uitkomst = draai(*argumenten, "-f", "csv", map_=map_)
    assert uitkomst.stdout, uitkomst.stderr
    kop, *rijen = csv.reader(io.StringIO(uitkomst.stdout), delimiter=";")
    assert rijen, uitkomst.stderr
    assert {len(rij) for rij in rijen} == {len(kop)}
    tekst = [cel for rij in rijen for cel in rij if not GETAL.fullmatch(cel)]
    assert [cel for cel in tekst if cel.startswith(FORMULE) or cel.lstrip().startswith(FORMULE)] == []
