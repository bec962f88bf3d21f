"""Elke map hiernaast is één melding van ``begroting``: de bestanden en wat er op stderr hoort te staan.

Een map toevoegen is een test toevoegen. ``volumes.csv``, ``plafonds.csv``, ``kader.csv`` en ``oud.json`` gaan mee voor zover ze er
zijn, ``opdracht.txt`` bevat extra opties, en ``_regio`` ligt over de proefregio heen.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.test_fouten import BEGROTINGEN, FOUTEN

WAARSCHUWINGEN = {"RT711", "RT713", "RT714", "RT715"}
BEVINDINGEN = {"RT707-dubbel-met-ga-door", "RT712-totaal-sluit-niet"}


@pytest.mark.parametrize("geval", BEGROTINGEN, ids=lambda map_: map_.name)
def test_melding(
    geval: Path,
    draai: Draai,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    vastgelegd: Callable[[Path, str], None],
) -> None:
    werkmap = Path(shutil.copytree(FOUTEN / "_basis", tmp_path / "werkmap"))
    if (geval / "_regio").exists():
        shutil.copytree(geval / "_regio", werkmap, dirs_exist_ok=True)
    monkeypatch.chdir(geval)
    uitkomst = draai(*_opdracht(geval), map_=werkmap)
    vastgelegd(geval / "verwacht.txt", uitkomst.stderr)
    code = geval.name.split("-")[0]
    assert f"[{code}]" in uitkomst.stderr
    assert "→ " in uitkomst.stderr
    assert uitkomst.code == (0 if code in WAARSCHUWINGEN else 1 if geval.name in BEVINDINGEN else 2)
    assert (uitkomst.stdout == "") == (uitkomst.code == 2)
    streng = draai(*_opdracht(geval), *(["--streng"] if code in WAARSCHUWINGEN else []), map_=werkmap)
    assert streng.code == max(1, uitkomst.code)


def _opdracht(geval: Path) -> list[str]:
    opties = [(naam, f"{naam.lstrip('-')}.csv") for naam in ("--plafonds", "--kader")] + [("--oud", "oud.json")]
    extra = (geval / "opdracht.txt").read_text(encoding="utf-8").split() if (geval / "opdracht.txt").exists() else []
    volumes = ["volumes.csv"] if (geval / "volumes.csv").exists() else []
    bijlagen = [deel for optie, naam in opties if (geval / naam).exists() for deel in (optie, naam)]
    return ["begroting", *volumes, *bijlagen, *extra]
