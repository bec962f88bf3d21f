"""Wat het programma nieuw schrijft, krijgt de rechten die deze gebruiker anders ook geeft; een tijdelijke naam ervoor is daar niet van te zien."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reeletarief.schrijven.bestand import schrijf_bestand
from reeletarief.schrijven.samen import schrijf_samen

MASKER = 0o027


@pytest.fixture
def masker() -> Iterator[None]:
    """Deze gebruiker laat zijn groep lezen, en anderen niets."""
    vorige = os.umask(MASKER)
    yield
    os.umask(vorige)


def rechten(pad: Path) -> int:
    return pad.stat().st_mode & 0o777


@pytest.mark.usefixtures("masker")
def test_een_nieuw_bestand_en_een_nieuwe_map(tmp_path: Path) -> None:
    schrijf_samen({tmp_path / "los.csv": b"a", tmp_path / "map/een.csv": b"b", tmp_path / "map/onder/twee.csv": b"c"})
    assert rechten(tmp_path / "los.csv") == 0o640
    assert [rechten(tmp_path / map_) for map_ in ("map", "map/onder")] == [0o750, 0o750]
    assert [rechten(tmp_path / "map" / pad) for pad in ("een.csv", "onder/twee.csv")] == [0o640, 0o640]


@pytest.mark.usefixtures("masker")
def test_schrijven_verandert_niets_aan_wat_deze_gebruiker_geeft(tmp_path: Path) -> None:
    schrijf_bestand(tmp_path / "een.csv", b"a")
    schrijf_bestand(tmp_path / "twee.csv", b"b")
    assert rechten(tmp_path / "twee.csv") == 0o640
    assert os.umask(MASKER) == MASKER


@pytest.mark.usefixtures("masker")
def test_een_bestand_dat_er_al_was_houdt_zijn_rechten(tmp_path: Path) -> None:
    pad = tmp_path / "a.csv"
    pad.write_bytes(b"oud")
    pad.chmod(0o600)
    schrijf_bestand(pad, b"nieuw")
    assert (rechten(pad), pad.read_bytes()) == (0o600, b"nieuw")
