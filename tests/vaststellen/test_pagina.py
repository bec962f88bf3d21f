"""De pagina over vaststellen: elk blok draait, op volgorde, in een kopie van de Oefenregio."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.invoer.besluitgegevens import lees_besluitgegevens
from tests.conftest import WORTEL, Uitkomst

PAGINA = (WORTEL / "docs" / "vaststellen.md").read_text(encoding="utf-8")
BLOK = re.compile(r"```console\n\$ reeletarief (.*)\n((?:.*\n)*?)```")


def test_de_blokken_draaien_op_volgorde(
    draai: Callable[..., Uitkomst], regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(regio)
    blokken = BLOK.findall(PAGINA)
    assert len(blokken) == 4
    for opdracht, getoond in blokken:
        uitkomst = draai(*shlex.split(opdracht), map_=Path())
        regels = [" ".join(regel.split()) for regel in uitkomst.stdout.splitlines()]
        for regel in getoond.splitlines():
            if regel.strip() not in {"", "…"}:
                assert " ".join(regel.split()) in regels, regel
        if not getoond:
            melding = PAGINA.partition("```text\n")[2].partition("```")[0]
            assert all(regel.strip().partition(" …")[0] in uitkomst.stderr for regel in melding.splitlines())


def test_het_besluitbestand_op_de_pagina_is_te_lezen() -> None:
    blok = re.findall(r"```yaml\n(besluitdatum(?:.*\n)*?)```", PAGINA)[0]
    gelezen = lees_besluitgegevens(blok.encode(), "besluit.yaml")
    assert gelezen.bevindingen == ()
    assert gelezen.gegevens.tarieven[0].reden.startswith("Naar boven")
