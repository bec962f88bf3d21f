"""Fouten in de volumes en in een bestand ernaast komen in één keer, en er wordt dan niets gerekend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import BASIS, Draai

KOP = "gemeente;product;aanbieder;aantal;jaar\n"
GOED, FOUT = f"{KOP}Ede;45A48;De Linde;100;2026\n", f"{KOP}Ede;45A48;De Linde;1.250;2026\n"


@pytest.mark.parametrize(("volumes", "codes"), [(GOED, ["RT708"]), (FOUT, ["RT708", "RT704"])], ids=["een", "twee"])
@pytest.mark.parametrize("opties", [(), ("--ga-door",)], ids=["gewoon", "ga-door"])
def test_elke_fout_in_elk_bestand(
    volumes: str, codes: list[str], opties: tuple[str, ...], draai: Draai, tmp_path: Path
) -> None:
    (tmp_path / "volumes.csv").write_text(volumes, encoding="utf-8")
    (tmp_path / "plafonds.csv").write_text("aanbieder;jaar;plafond\nDe Linde;2026;€ 900.000\n", encoding="utf-8")
    bestanden = (str(tmp_path / "volumes.csv"), "--plafonds", str(tmp_path / "plafonds.csv"))
    uit = draai("begroting", *bestanden, *opties, map_=BASIS)
    assert (uit.code, uit.stdout) == (2, "")
    assert [code for code in ("RT708", "RT704") if f"[{code}]" in uit.stderr] == codes


@pytest.mark.parametrize("map_", [BASIS, BASIS / "weg"], ids=["met een regio", "zonder regio"])
def test_elk_bestand_dat_er_niet_is_in_een_keer(map_: Path, draai: Draai, tmp_path: Path) -> None:
    """Wie een map met bestanden verplaatst heeft, hoort niet per poging van een ander bestand dat het er niet is."""
    weg = [str(tmp_path / naam) for naam in ("volumes.csv", "plafonds.csv", "oud.json", "kader.csv")]
    volumes, plafonds, oud, kader = weg
    uit = draai("begroting", volumes, "--plafonds", plafonds, "--oud", oud, "--kader", kader, map_=map_)
    assert (uit.code, uit.stdout) == (2, "")
    assert [uit.stderr.count(f"{pad}:1:1") for pad in weg] == [1, 1, 1, 1]
    assert ("[RT110]" in uit.stderr) is (map_ != BASIS)


def test_een_bestand_dat_er_niet_is_staat_er_een_keer(draai: Draai, tmp_path: Path) -> None:
    """Ook als het bij twee opties genoemd is; de melding is dezelfde."""
    weg = str(tmp_path / "weg.csv")
    uit = draai("begroting", weg, "--plafonds", weg, "--kader", weg, map_=BASIS)
    assert (uit.code, uit.stdout) == (2, "")
    assert uit.stderr.count(f"{weg}:1:1") == 1


def test_een_bestand_dat_er_niet_is_naast_een_met_een_fout(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "volumes.csv").write_text(FOUT, encoding="utf-8")
    (tmp_path / "plafonds.csv").write_text("aanbieder;jaar;plafond\nDe Linde;2026;€ 900.000\n", encoding="utf-8")
    bestanden = ("--plafonds", str(tmp_path / "plafonds.csv"), "--kader", str(tmp_path / "kader.csv"))
    uit = draai("begroting", str(tmp_path / "volumes.csv"), *bestanden, map_=BASIS)
    assert (uit.code, uit.stdout) == (2, "")
    assert [uit.stderr.count(f"[{code}]") for code in ("RT701", "RT708", "RT704")] == [1, 1, 1]


def test_een_kader_dat_er_niet_is_zonder_volumes(draai: Draai, tmp_path: Path) -> None:
    uit = draai("begroting", "--kader", str(tmp_path / "kader.csv"), map_=BASIS)
    assert (uit.code, uit.stdout) == (2, "")
    assert uit.stderr.count("[RT701]") == 1
