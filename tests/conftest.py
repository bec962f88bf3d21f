"""Gedeelde hulp: het programma draaien zoals een gebruiker, en vastgelegde uitvoer vergelijken."""

from __future__ import annotations

import csv
import difflib
import gc
import io
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from reeletarief.cli import voer_uit
from tests.gedeeld import pagina

settings.register_profile("reeletarief", deadline=None)  # een drukke machine is geen fout
settings.load_profile("reeletarief")

WORTEL = pagina.WORTEL
VOORBEELDREGIO = WORTEL
BASIS = WORTEL / "tests" / "fouten" / "_basis"


class Uitkomst(NamedTuple):
    code: int
    stdout: str
    stderr: str


Draai = Callable[..., Uitkomst]
"""Een opdracht draaien: de argumenten erin, de uitkomst eruit."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--werk-bij", action="store_true", help="Schrijf vastgelegde uitvoer opnieuw in plaats van te vergelijken."
    )


def pytest_collection_finish() -> None:
    """Laat de afvalophaler met rust wat er bij het verzamelen al stond, en haal zelden op.

    Het programma zelf zet hem uit (``hoofd``). Hier blijft hij aan, want duizenden tests delen een proces; met de tienduizend
    verzamelde tests erbij kostte elke ronde anders meer dan de tests zelf: een derde van de tijd.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture
def draai(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Draai het programma met argumenten, in de voorbeeldregio tenzij ``map_`` iets anders zegt."""
    monkeypatch.setenv("NO_COLOR", "1")

    def _draai(*argumenten: str, map_: Path | None = VOORBEELDREGIO) -> Uitkomst:
        code = voer_uit([*argumenten, *(() if map_ is None else ("--map", str(map_)))])
        uit, fout = capsys.readouterr()
        return Uitkomst(code, uit, fout)

    return _draai


@pytest.fixture
def draai_hier(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Draai het programma in de huidige map, op een breed scherm."""
    monkeypatch.setenv("COLUMNS", "160")
    return partial(draai, map_=None)


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    """Een kopie van de kleine goede regio waar ``tests/fouten/`` fouten in maakt."""
    return Path(shutil.copytree(BASIS, tmp_path / "werkmap"))


def kopieer_voorbeeldregio(map_: Path) -> Path:
    """De Voorbeeldregio als eigen werkmap, in een map die er is."""
    for deel in ("cao", "productkaarten"):
        shutil.copytree(VOORBEELDREGIO / deel, map_ / deel)
    shutil.copy(VOORBEELDREGIO / "opslagen.yaml", map_)
    return map_


@pytest.fixture
def vastgelegd(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Vergelijk tekst met een vastgelegd bestand; ``--werk-bij`` schrijft het opnieuw."""

    def _vergelijk(pad: Path, tekst: str) -> None:
        if request.config.getoption("--werk-bij"):
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(tekst, encoding="utf-8")
        assert pad.exists(), f"{pad} ontbreekt; draai pytest --werk-bij en lees het na"
        verwacht = pad.read_text(encoding="utf-8")
        if tekst != verwacht:  # pytest vergelijkt zulke lange teksten teken voor teken en doet daar minuten over
            pytest.fail(f"{pad.name} is anders:\n" + "".join(islice(_verschil(verwacht, tekst), 60)))

    return _vergelijk


@pytest.fixture
def toont(request: pytest.FixtureRequest) -> pagina.Toont:
    """Vergelijk wat een pagina toont met de uitvoer; ``--werk-bij`` ververst de pagina."""
    return pagina.Toont(werk_bij=request.config.getoption("--werk-bij"))


def _verschil(oud: str, nieuw: str) -> Iterator[str]:
    return difflib.unified_diff(oud.splitlines(keepends=True), nieuw.splitlines(keepends=True), n=1)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """Een kopie van de voorbeeldregio om in te veranderen."""
    werkmap = tmp_path / "werkmap"
    werkmap.mkdir()
    return kopieer_voorbeeldregio(werkmap)


def schrijf_werkmap(map_: Path, bestanden: dict[str, str]) -> Path:
    """Zet een kleine regio op schijf."""
    for pad, tekst in bestanden.items():
        doel = map_ / pad
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(tekst, encoding="utf-8")
    return map_


def wijzig(pad: Path, oud: str, nieuw: str) -> None:
    """Vervang tekst in een bestand; die tekst moet er staan."""
    tekst = pad.read_bytes().decode()
    assert oud in tekst
    pad.write_bytes(tekst.replace(oud, nieuw).encode())


def op_een_regel(tekst: str) -> str:
    """Tekst waarin een zin te zoeken is, ook als hij over meer regels loopt."""
    return " ".join(tekst.split())


def als_rijen(tekst: str) -> list[dict[str, str]]:
    """De rijen van een csv van het programma, op kolom."""
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def als_naam(deel: object) -> str:
    """Hoe een geval van een test heet: de opdracht; wat er verwacht wordt, hoort er niet bij."""
    return " ".join(deel) if isinstance(deel, list) else ""


def yaml_onder(map_: Path) -> dict[str, str]:
    """De YAML-bestanden onder een map, als tekst op pad."""
    return {str(pad.relative_to(map_)): pad.read_text(encoding="utf-8") for pad in sorted(map_.rglob("*.yaml"))}


def inhoud(map_: Path) -> dict[str, bytes]:
    """Elk bestand onder een map, op pad; ook verborgen bestanden."""
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def bewaak_weigering(opdracht: list[str], melding: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Een verkeerde opdracht: code 2, niets op stdout, een Nederlandse melding en waar de hulp staat."""
    assert voer_uit(opdracht) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert fout.startswith("Fout: ")
    assert melding in fout
    assert "--help" in fout
