"""``docs/beginnen.md`` van boven naar beneden gevolgd, vanuit een lege map: elk blok is wat het programma zegt."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from reeletarief.weergave.toelichting import in_blokken
from tests.nieuw.proef import Draai, draai_hier
from tests.pagina import eis_getoond, pagina

__all__ = ["draai_hier"]

BLOK = re.compile(r"```(console|yaml)\n(.*?)```", re.DOTALL)


def test_wie_de_pagina_volgt_heeft_een_eigen_tarief(draai_hier: Draai) -> None:
    gedraaid = 0
    for soort, tekst in BLOK.findall(pagina("docs/beginnen.md")):
        if soort == "yaml":
            vervang_blok(tekst)
            continue
        for opdracht, getoond in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", tekst):
            woorden = shlex.split(opdracht)
            if woorden[0] == "cd":
                os.chdir(woorden[1])
                continue
            uitkomst = draai_hier(*woorden[1:])
            assert (woorden[0], uitkomst.code) == ("reeletarief", 0), uitkomst.stderr
            eis_getoond(getoond, uitkomst.stdout)
            gedraaid += 1
    assert gedraaid == 10


def vervang_blok(tekst: str) -> None:
    """Zet een blok van de pagina in het bestand dat de eerste regel noemt, op de plek van het oude."""
    kop, _, nieuw = tekst.partition("\n")
    pad = Path(kop.removeprefix("# "))
    (sleutel,) = (blok.sleutel for blok in in_blokken(nieuw))
    oud = next(blok for blok in in_blokken(pad.read_text(encoding="utf-8")) if blok.sleutel == sleutel)
    gewijzigd = pad.read_text(encoding="utf-8").replace("\n".join(oud.regels) + "\n", nieuw)
    pad.write_text(gewijzigd, encoding="utf-8")
