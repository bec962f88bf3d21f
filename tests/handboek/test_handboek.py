"""Het handboek: tien korte bladzijden, en elke opdracht erop draait."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from reeletarief.invoer.elementen import ELEMENTEN, ELEMENTNAMEN
from reeletarief.invoer.opslagen.regel import OpslagElement
from reeletarief.kostprijs.elementen import PLEKKEN, WMO
from reeletarief.weergave.rapport import elementen as onderbouwing
from reeletarief.weergave.toets.tekst import HINTS
from tests.conftest import WORTEL, Draai, Uitkomst
from tests.gedeeld.kloon import git, leg_vast, schone_git
from tests.gedeeld.pagina import Toont, pagina
from tests.handboek.boom import OPDRACHTEN, argumenten, hulp_van, voorbeelden
from tests.handboek.conftest import plaats_van
from tests.handboek.speel import speel

__all__ = ["schone_git"]

BLADZIJDEN = sorted(f"docs/handboek/{pad.name}" for pad in (WORTEL / "docs" / "handboek").glob("*.md"))
DE_OPDRACHTEN = next(naam for naam in BLADZIJDEN if "opdrachten" in naam)
MEESTE_WOORDEN = 550
ONTWIKKELAARS = ("08", "09")
"""Bladzijden die de code wijzigen; zij draaien in een kopie van het pakket."""


@pytest.fixture
def kopie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een map met de Voorbeeldregio, de voorbeelden en het pakket zelf, om in te werken; alles in git."""
    for deel in ("cao", "productkaarten", "examples", "reeletarief"):
        shutil.copytree(WORTEL / deel, tmp_path / "kopie" / deel, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(WORTEL / "opslagen.yaml", tmp_path / "kopie")
    monkeypatch.chdir(tmp_path / "kopie")
    return tmp_path / "kopie"


def draai_kopie(*argumenten: str) -> Uitkomst:
    """Draai het gewijzigde pakket in de huidige map."""
    omgeving = {**os.environ, "PYTHONPATH": str(Path.cwd()), "NO_COLOR": "1", "COLUMNS": "160"}
    uit = subprocess.run(
        [sys.executable, "-m", "reeletarief", *argumenten], env=omgeving, capture_output=True, text=True, check=False
    )
    return Uitkomst(uit.returncode, uit.stdout, uit.stderr)


def test_er_zijn_tien_bladzijden() -> None:
    assert [Path(naam).name[:2] for naam in BLADZIJDEN] == [f"{nummer:02}" for nummer in range(1, 11)]


@pytest.mark.parametrize("naam", BLADZIJDEN)
def test_een_bladzijde_is_kort_en_wijst_verder(naam: str) -> None:
    lopend = re.sub(r"```.*?```|`[^`]*`", "", pagina(naam), flags=re.DOTALL)
    assert len(lopend.split()) <= MEESTE_WOORDEN
    assert re.search(r"\]\(\S+\.md", lopend)


@pytest.mark.parametrize("naam", [naam for naam in BLADZIJDEN if naam != DE_OPDRACHTEN])
def test_elke_opdracht_op_een_bladzijde_draait(
    naam: str, kopie: Path, draai_hier: Draai, toont: Toont, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nummer = Path(naam).name[:2]
    if nummer in {"01", "03", "10"}:
        (tmp_path / "leeg").mkdir()
        monkeypatch.chdir(tmp_path / "leeg")
    if nummer == "05":
        git(kopie, "init", "--quiet")
        leg_vast(kopie)
    assert speel(naam, draai_kopie if nummer in ONTWIKKELAARS else draai_hier, toont) > 0


def test_de_bladzijde_met_opdrachten_noemt_elke_opdracht_met_een_voorbeeld_dat_draait(
    draai_voorbeeld: Draai, capsys: pytest.CaptureFixture[str]
) -> None:
    """Met wat de README in een zin of tabel noemt; wat ook in een ``--help`` staat, draait al in test_voorbeelden.py."""
    tekst = pagina(DE_OPDRACHTEN)
    getoond = re.findall(r"`(reeletarief [^`]+)`", tekst)
    for opdracht in OPDRACHTEN:
        begin = " ".join(["reeletarief", *opdracht.woorden])
        eigen = [een for een in getoond if f"{een} ".startswith(f"{begin} ")]
        assert eigen, f"{DE_OPDRACHTEN} mist {begin}"
    in_de_readme = re.findall(r"`(reeletarief [^`]+)`", pagina("README.md"))
    al_gedraaid = {een for opdracht in OPDRACHTEN for een in voorbeelden(hulp_van(opdracht, capsys))}
    for voorbeeld in sorted({*getoond, *in_de_readme} - al_gedraaid):
        uitkomst = draai_voorbeeld(*argumenten(voorbeeld), plaats=plaats_van(voorbeeld))
        assert uitkomst.code in {0, 1}, f"{voorbeeld}\n{uitkomst.stderr}"


def test_een_element_heeft_een_plek_in_elke_lijst_die_de_bladzijde_noemt() -> None:
    """Wie een element toevoegt en een plek vergeet, hoort het hier; anders valt het stil weg uit een tabel."""
    assert set(PLEKKEN) == {*get_args(OpslagElement), "indexatie", "afronding"}
    for rijen in (onderbouwing._JEUGDWET_RIJEN, onderbouwing._NVO_RIJEN, onderbouwing._WMO_RIJEN):
        begonnen = [element for element, aantal in rijen if aantal]
        assert len(begonnen) == len(set(begonnen)), "wat in een lijst bij elkaar hoort, staat onder elkaar"
    assert {plek.nvo for plek in PLEKKEN.values()} == {*ELEMENTEN, "afronding"}
    assert sorted(deel for _, delen in WMO.values() for deel in delen) == sorted({*ELEMENTEN, "afronding"})
    assert set(ELEMENTNAMEN) == set(HINTS) == set(ELEMENTEN)
