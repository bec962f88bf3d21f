"""De Oefenregio uit ``examples/ronde``: de enige meegeleverde regio waarin niets openstaat."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reeletarief.cli import voer_uit
from reeletarief.invoer.kaart.besluitblok import met_blok
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, Uitkomst, op_een_regel, wijzig
from tests.vaststellen.later import Begroot, schrijf

RONDE = WORTEL / "examples" / "ronde"
KAART = "productkaarten/45A48-ambulant-individueel.yaml"


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    """Een kopie om in te schrijven."""
    return kopieer_ronde(tmp_path / "regio")


def kopieer_ronde(doel: Path) -> Path:
    """De ronde zonder de reacties: die horen bij een eerdere stap."""
    doel.mkdir()
    for naam in ("opslagen.yaml", "besluit.yaml"):
        shutil.copy(RONDE / naam, doel / naam)
    for map_ in ("cao", "productkaarten"):
        shutil.copytree(RONDE / map_, doel / map_)
    return doel


@pytest.fixture(scope="session")
def vastgestelde_ronde(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """De ronde, één keer vastgesteld voor alle tests: een besluit is elke keer byte voor byte hetzelfde. Schrijf er niet in."""
    map_ = kopieer_ronde(tmp_path_factory.mktemp("vastgesteld") / "regio")
    assert voer_uit(["vaststellen", "--besluit", str(map_ / "besluit.yaml"), "--map", str(map_)]) == 0
    return map_


@pytest.fixture
def besloten(vastgestelde_ronde: Path, regio: Path) -> Path:
    """41A18 is berekend op € 80,29 en vastgesteld op € 84,00."""
    return Path(shutil.copytree(vastgestelde_ronde, regio, dirs_exist_ok=True))


@pytest.fixture
def twee_jaren(regio: Path) -> Path:
    """De ronde van 2025 en 2026, met de tabellen waarmee ook 2025 te rekenen is."""
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    return regio


def concept_als_besluit(map_: Path, jaar: int) -> None:
    """Maak van het concept een besluit, zonder wat vaststellen in een proefregio tegenhoudt."""
    bestand = map_ / f"vastgesteld/{jaar}.json"
    oud = hashlib.sha256(bestand.read_bytes()).hexdigest()
    wijzig(bestand, '"status": "concept"', '"status": "vastgesteld"')
    nieuw = hashlib.sha256(bestand.read_bytes()).hexdigest()
    for kaart in sorted((map_ / "productkaarten").glob("*.yaml")):
        wijzig(kaart, "status: concept", "status: vastgesteld")
        wijzig(kaart, oud, nieuw)


def besluit_op_kaart(draai: Draai, map_: Path, code: str, tarief: str) -> str:
    """Zet op de kaart een besluit over precies deze berekening; geeft het berekende tarief."""
    kaarten = (map_ / "productkaarten").glob("*.yaml")
    kaart = next(pad for pad in kaarten if f'\nproduct: "{code}"\n' in pad.read_text(encoding="utf-8"))
    uitleg = json.loads(draai("uitleg", code, "-f", "json", map_=map_).stdout)
    regels = (
        *("tariefjaar: 2026", "status: vastgesteld", f"tarief: {tarief}", f"eenheid: {uitleg['eenheid']}"),
        *(f"berekend: {uitleg['tarief']}", "reden: afgerond", "besluitdatum: 2025-12-09"),
        *("ingangsdatum: 2026-01-01", "geldig_tot: 2026-12-31"),
        *(f'vingerafdruk: "{uitleg["bewijs"]["sha256"]}"', f'besluit: "{"0" * 64}"'),
    )
    kaart.write_bytes(met_blok(kaart.read_bytes(), regels))
    return str(uitleg["tarief"])


def stel_vast(draai: Draai, regio: Path, *meer: str, besluit: str = "besluit.yaml") -> Uitkomst:
    """Stel vast wat in dit bestand met besluitgegevens staat."""
    return draai("vaststellen", "--besluit", str(regio / besluit), *meer, map_=regio)


@pytest.fixture
def begroot(draai: Draai, besloten: Path, tmp_path: Path) -> Begroot:
    """De begroting van rijen als ``product aantal jaar`` als json, met wat er op stderr staat."""

    def _begroot(rijen: str, *opties: str, map_: Path = besloten) -> tuple[dict[str, Any], str]:
        uitkomst = draai("begroting", str(schrijf(tmp_path, rijen)), "-f", "json", *opties, map_=map_)
        stderr = op_een_regel(uitkomst.stderr)
        return (json.loads(uitkomst.stdout) if uitkomst.stdout else {"code": uitkomst.code}), stderr

    return _begroot


@pytest.fixture
def besluit_2025(draai: Draai, twee_jaren: Path) -> Path:
    """Op elke kaart staat het besluit over 2025."""
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=twee_jaren).code == 0
    concept_als_besluit(twee_jaren, 2025)
    return twee_jaren
