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
