"""Eén lezer voor elk bestand van de gebruiker: een gewoon bestand binnen de grenzen, en anders de reden."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reeletarief.invoer.schijf import Belet, Gehaald, Reden, haal_begrensd


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """Een map met een bestand van vier bytes en alles wat daar voor door kan gaan; ``buiten`` ligt ernaast."""
    binnen = tmp_path / "binnen"
    (binnen / "map").mkdir(parents=True)
    (binnen / "bestand").write_bytes(b"vier")
    (tmp_path / "buiten").write_bytes(b"vier")
    os.mkfifo(binnen / "pijp")
    for naam, naar in (
        ("wijst-binnen", "bestand"),
        ("wijst-buiten", "../buiten"),
        ("wijst-naar-niets", "weg"),
        ("wijst-naar-pijp", "pijp"),
        ("apparaat", "/dev/zero"),
        ("kring", "kring"),
    ):
        (binnen / naam).symlink_to(naar)
    return binnen


def reden_bij(pad: Path, hoogstens: int = 4, grens: Path | None = None) -> Reden:
    gehaald = haal_begrensd(pad, hoogstens, grens)
    assert isinstance(gehaald, Belet)
    assert (gehaald.fout is not None) == (gehaald.reden is Reden.GEWEIGERD)
    return gehaald.reden


@pytest.mark.parametrize("naam", ["bestand", "wijst-binnen"])
def test_een_gewoon_bestand_tot_en_met_de_grens(naam: str, map_: Path) -> None:
    gehaald = haal_begrensd(map_ / naam, 4, map_)
    assert isinstance(gehaald, Gehaald)
    assert gehaald.inhoud == b"vier"
    assert reden_bij(map_ / naam, 3) is Reden.TE_GROOT


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("map", Reden.GEEN_BESTAND),
        ("pijp", Reden.GEEN_BESTAND),
        ("wijst-naar-pijp", Reden.GEEN_BESTAND),
        ("apparaat", Reden.GEEN_BESTAND),
        ("weg", Reden.ONTBREEKT),
        ("wijst-naar-niets", Reden.ONTBREEKT),
        ("kring", Reden.GEWEIGERD),
        ("bestand/eronder", Reden.GEWEIGERD),
        ("a" * 5000, Reden.GEWEIGERD),
        ("a\0b", Reden.GEEN_NAAM),
    ],
)
def test_wat_geen_gewoon_bestand_is_gaat_niet_open(naam: str, reden: Reden, map_: Path) -> None:
    assert reden_bij(map_ / naam) is reden


@pytest.mark.parametrize("naam", ["wijst-buiten", "apparaat", "../buiten"])
def test_wat_buiten_de_grens_uitkomt_wordt_niet_gelezen(naam: str, map_: Path) -> None:
    assert reden_bij(map_ / naam, grens=map_) is Reden.BUITEN


def test_zonder_grens_mag_een_koppeling_overal_heen(map_: Path) -> None:
    assert isinstance(haal_begrensd(map_ / "wijst-buiten", 4), Gehaald)
