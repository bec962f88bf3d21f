"""``docs/vergelijken.md`` zegt wat het programma doet: elk blok is de uitvoer in een kloon met de wijziging van de pagina."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reeletarief.cli.vergelijk.opdracht import VORMEN
from reeletarief.cli.vormkeuze import uitgangen
from tests.conftest import WORTEL, Draai, kopieer_voorbeeldregio
from tests.gedeeld.kloon import git, leg_vast, schone_git
from tests.gedeeld.pagina import BLOK, Toont

__all__ = ["schone_git"]

PAGINA = (WORTEL / "docs" / "vergelijken.md").read_text(encoding="utf-8")
TABEL = "cao/jeugdzorg/2025-03-01.yaml"
[(OUD, NIEUW)] = re.findall(r"```diff\n-(.*)\n\+(.*)\n```", PAGINA)


@pytest.fixture
def kloon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kopieer_voorbeeldregio(tmp_path)
    git(tmp_path, "init", "--quiet")
    leg_vast(tmp_path)
    monkeypatch.chdir(tmp_path)
    tekst = Path(TABEL).read_text(encoding="utf-8")
    assert tekst.count(OUD) == 1
    Path(TABEL).write_text(tekst.replace(OUD, NIEUW), encoding="utf-8")
    return Path()


@pytest.mark.parametrize(("opdracht", "getoond"), BLOK.findall(PAGINA), ids=lambda deel: deel.split("\n")[0][:60])
def test_elke_getoonde_regel_staat_in_de_uitvoer(
    opdracht: str, getoond: str, draai: Draai, kloon: Path, toont: Toont
) -> None:
    uitkomst = draai(*shlex.split(opdracht), map_=kloon)
    assert uitkomst.code == ("Grens gepasseerd" in getoond)
    zonder_commit = re.sub(r"\([0-9a-f]{7}\)", "(…)", uitkomst.stdout)
    toont("docs/vergelijken.md", opdracht, getoond, zonder_commit)


def test_de_pagina_toont_uitvoer_en_elke_vorm() -> None:
    assert len(BLOK.findall(PAGINA)) == 3
    vormen = PAGINA.partition("## Vormen")[2]
    for naam in (*VORMEN, *uitgangen(VORMEN)):
        assert naam in vormen
