"""De pagina over vaststellen: elk blok draait, op volgorde, in een kopie van de Oefenregio."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reeletarief.invoer.besluit.gegevens import lees_besluitgegevens
from tests.conftest import Draai
from tests.gedeeld.pagina import Toont, blokken, pagina

PAGINA = pagina("docs/vaststellen.md")


def test_de_blokken_draaien_op_volgorde(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(regio)
    getoonde = blokken("docs/vaststellen.md")
    assert len(getoonde) == 7
    for opdracht, getoond in getoonde:
        waar = None if "--map" in opdracht else Path()
        uitkomst = draai(*shlex.split(opdracht), map_=waar)
        toont("docs/vaststellen.md", opdracht, getoond, uitkomst.stdout)
        if not getoond:
            melding = PAGINA.partition("```text\n")[2].partition("```")[0]
            assert all(regel.strip().partition(" …")[0] in uitkomst.stderr for regel in melding.splitlines())


def test_de_besluitgegevens_op_de_pagina_zijn_te_lezen() -> None:
    blok = re.findall(r"```yaml\n(besluitdatum(?:.*\n)*?)```", PAGINA)[0]
    gelezen = lees_besluitgegevens(blok.encode(), "besluit.yaml")
    assert gelezen.bevindingen == ()
    assert gelezen.gegevens.tarieven[0].reden.startswith("Naar boven")
