"""De werkplaats waarin de voorbeelden uit de hulp draaien: regio's met de bestanden die de voorbeelden noemen."""

from __future__ import annotations

import csv
import os
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import WORTEL, Draai, Uitkomst
from tests.gedeeld.kloon import git, leg_vast
from tests.toets.proef import GELIJK, Formulier

EXAMPLES = WORTEL / "examples"

WAAR = (
    ("nieuw regio", "leeg"),
    ("tarieflijst --als-concept", "regio"),
    ("vaststellen .*--herziening|tarieflijst|verifieer --vastgesteld|nieuw besluit", "na-het-besluit"),
    ("vaststellen|reacties", "voor-het-besluit"),
    ("", "regio"),
)
"""In welke map een voorbeeld hoort: het eerste patroon dat past. Een besluit kan alleen in de Oefenregio; daar staat niets open."""


ZONDER = ("40A03*", "40A11*", "41A04*", "43A09*", "45A57*", "45A74*", "BES01*", "LUM*", "P2*", "P3*")
"""Kaarten die geen voorbeeld noemt, behalve als iets dat er nog niet is; zonder hen rekent de werkplaats sneller."""


def plaats_van(voorbeeld: str) -> str:
    """De map waarin dit voorbeeld draait."""
    kaal = voorbeeld.removeprefix("reeletarief ")
    return next(plaats for patroon, plaats in WAAR if re.match(patroon, kaal))


def _reken(*argumenten: str, verwacht: int = 0) -> None:
    assert voer_uit(list(argumenten)) == verwacht, argumenten


def _voorbeeldregio(map_: Path) -> None:
    """De Voorbeeldregio in git, één wijziging verder dan haar laatste commit, met alles wat een voorbeeld noemt ernaast."""
    shutil.copytree(WORTEL / "cao", map_ / "cao")
    shutil.copytree(WORTEL / "productkaarten", map_ / "productkaarten", ignore=shutil.ignore_patterns(*ZONDER))
    for bestand in (
        WORTEL / "opslagen.yaml",
        EXAMPLES / "begroting" / "plafonds.csv",
        EXAMPLES / "financieel-kader-2021-2024" / "kader.csv",
        EXAMPLES / "opgave.yaml",
        EXAMPLES / "scenarios.yaml",
        EXAMPLES / "tarieflijst" / "gemeenten.csv",
    ):
        shutil.copy(bestand, map_)
    shutil.copytree(
        EXAMPLES / "uitvraag" / "antwoorden", map_ / "antwoorden", ignore=shutil.ignore_patterns("*aanbieder-d*")
    )  # Aanbieder D telde niet tot 100%
    volumes = (EXAMPLES / "begroting" / "volumes.csv").read_text(encoding="utf-8").splitlines()
    van_dit_jaar = [volumes[0], *(regel for regel in volumes if regel.endswith(";2026"))]
    (map_ / "volumes.csv").write_text("\n".join(van_dit_jaar) + "\n", encoding="utf-8")
    shutil.copytree(EXAMPLES / "bandbreedte", map_ / "mijn-regio")
    (map_ / "aanbieders.csv").write_text("pseudoniem\nAanbieder A\nAanbieder B\n", encoding="utf-8")
    _verhoogde_tabel(map_ / "ggz.csv")
    (map_ / "kinderopvang.csv").write_text("schaal,trede,maandbedrag_eur\n6,0,2600.00\n", encoding="utf-8")
    git(map_, "init", "--quiet")
    leg_vast(map_)
    git(map_, "update-ref", "refs/remotes/origin/main", "HEAD")
    _reken("bereken", "--tariefjaar", "2025", "-o", str(map_ / "tarieven-2025.json"), "--map", str(map_))
    _reken(
        *("bereken", "-o", str(map_ / "besluit.xlsx"), "--oud", str(map_ / "tarieven-2025.json"), "--map", str(map_))
    )
    _reken("toets", "--formulier", "45A48", "-o", str(map_ / "opgave.xlsx"), "--map", str(map_))
    Formulier(map_ / "opgave.xlsx").vul(GELIJK).bewaar()
    _reken("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", "--map", str(map_))


def _verhoogde_tabel(doel: Path) -> None:
    """De laatste tabel van de GGZ met 1% erbij, als csv om te importeren (verzonnen)."""
    kop, *regels = (WORTEL / "tests" / "cao" / "ggz-2024-12-01.csv").read_text(encoding="utf-8").splitlines()[1:]
    rijen = [(s, t, f"{Decimal(b) * Decimal('1.01'):.2f}") for s, t, b in csv.reader(regels)]
    doel.write_text("\n".join([kop, *(",".join(rij) for rij in rijen)]) + "\n", encoding="utf-8")


def _oefenregio(map_: Path) -> None:
    """De Oefenregio met het concept van oktober, en met de reacties doorgevoerd; gereed om vast te stellen."""
    shutil.copytree(EXAMPLES / "ronde", map_, dirs_exist_ok=True)
    met = ("--map", str(map_))
    _reken("uitvraag", "verwerk", str(map_ / "antwoorden"), "--voorstel", str(map_ / "mix"), *met, verwacht=1)
    shutil.copytree(map_ / "mix", map_, dirs_exist_ok=True)
    _reken("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", *met)
    _reken("reacties", "effect", "--voorstel", str(map_ / "verwerkt"), *met)
    shutil.copytree(map_ / "verwerkt", map_, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def werkplaats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alle mappen, één keer gemaakt; een test draait in een kopie."""
    map_ = tmp_path_factory.mktemp("werkplaats")
    for naam in ("leeg", "regio", "voor-het-besluit"):
        (map_ / naam).mkdir()
    _oefenregio(map_ / "voor-het-besluit")
    shutil.copytree(map_ / "voor-het-besluit", map_ / "na-het-besluit")
    na = map_ / "na-het-besluit"
    besluit = na / "besluit.yaml"
    _reken("vaststellen", "--besluit", str(besluit), "--map", str(na))
    hoger = besluit.read_text(encoding="utf-8").replace("vastgesteld: 84.00", "vastgesteld: 85.00")
    besluit.write_text(hoger, encoding="utf-8")  # anders valt er niets te herzien
    with pytest.MonkeyPatch.context() as omgeving:
        for naam in [naam for naam in os.environ if naam.startswith("GIT_")]:
            omgeving.delenv(naam)
        omgeving.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        omgeving.setenv("GIT_CONFIG_NOSYSTEM", "1")
        _voorbeeldregio(map_ / "regio")
    return map_


@pytest.fixture
def draai_voorbeeld(
    werkplaats: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Draai:
    """Draai een opdracht in een verse kopie van een map uit de werkplaats, met de regio van vorig jaar ernaast."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")

    def _draai(*argumenten: str, plaats: str = "regio") -> Uitkomst:
        monkeypatch.chdir(shutil.copytree(werkplaats / plaats, tmp_path / f"proef-{len(list(tmp_path.iterdir()))}"))
        if "../regio-vorig-jaar" in argumenten:
            shutil.copytree(werkplaats / plaats, tmp_path / "regio-vorig-jaar", dirs_exist_ok=True)
        capsys.readouterr()
        code = voer_uit(list(argumenten))
        uit, fout = capsys.readouterr()
        return Uitkomst(code, uit, fout)

    return _draai
