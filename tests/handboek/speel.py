"""Een bladzijde uitvoeren zoals een lezer haar volgt: opdrachten draaien, bestanden neerleggen, regels wijzigen.

``console`` toont uitvoer en wordt vergeleken, ``sh`` wordt gedraaid. ``yaml``, ``csv`` en ``python`` met ``# pad`` op de eerste
regel zijn een bestand; bestaat een yaml al, dan vervangen de sleutels van het blok die in het bestand. ``diff`` met ``+++ pad``
wijzigt een bestand. Andere blokken zijn om te lezen.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from reeletarief.weergave.nieuw.toelichting import in_blokken
from tests.conftest import Draai
from tests.gedeeld.pagina import Toont, pagina

BLOK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def speel(naam: str, draai: Draai, toont: Toont) -> int:
    """Voer elk blok van een bladzijde uit in de huidige map; geeft hoeveel opdrachten er gedraaid zijn."""
    gedraaid = 0
    for soort, tekst in BLOK.findall(pagina(naam)):
        if soort in {"console", "sh"}:
            for opdracht, getoond in opdrachten(soort, tekst):
                gedraaid += _voer_uit(naam, opdracht, getoond, draai, toont)
        elif soort == "diff":
            wijzig(tekst)
        elif tekst.startswith("# ") and soort in {"yaml", "csv", "python"}:
            leg_neer(tekst)
    return gedraaid


def opdrachten(soort: str, tekst: str) -> Iterator[tuple[str, str | None]]:
    """De opdrachten in een blok, met wat eronder getoond wordt; in een ``sh``-blok is dat niets."""
    if soort == "console":
        yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", tekst, re.MULTILINE)
    else:
        yield from ((regel, None) for regel in re.sub(r"\s*\\\n\s*", " ", tekst).splitlines() if regel.strip())


def _voer_uit(naam: str, opdracht: str, getoond: str | None, draai: Draai, toont: Toont) -> int:
    programma, *rest = shlex.split(opdracht, comments=True)
    if programma == "cd":
        os.chdir(rest[0])
        return 0
    if programma == "cp":
        assert rest[0] == "-R", opdracht
        shutil.copytree(rest[1], rest[2], dirs_exist_ok=True)
        return 0
    assert programma == "reeletarief", opdracht
    uitkomst = draai(*rest)
    assert uitkomst.code in {0, 1}, f"{opdracht}\n{uitkomst.stderr}"
    if getoond is not None:
        toont(naam, opdracht, getoond, uitkomst.stdout)
    return 1


def leg_neer(tekst: str) -> None:
    """Schrijf het bestand dat de eerste regel noemt, of vervang in een yaml die er al is de sleutels van het blok."""
    kop, _, inhoud = tekst.partition("\n")
    pad = Path(kop.removeprefix("# "))
    if pad.suffix == ".yaml" and pad.exists():
        inhoud = _met_sleutels(pad.read_text(encoding="utf-8"), inhoud)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(inhoud, encoding="utf-8")


def _met_sleutels(oud: str, nieuw: str) -> str:
    blokken = {blok.sleutel: blok for blok in in_blokken(oud)}
    for blok in in_blokken(nieuw):
        oude_regels = "\n".join(blokken[blok.sleutel].regels) + "\n"
        assert oud.count(oude_regels) == 1, blok.sleutel
        oud = oud.replace(oude_regels, "\n".join(blok.regels) + "\n")
    return oud


def wijzig(tekst: str) -> None:
    """Voer een diff uit, met een lege regel tussen twee wijzigingen; een oude regel mag een deel van een regel zijn, en staat er precies één keer, tenzij ``(overal)`` achter het pad staat."""
    kop, _, stuk = tekst.partition("\n")
    assert kop.startswith("+++ "), tekst
    naam, _, overal = kop.removeprefix("+++ ").partition(" ")
    pad = Path(naam)
    inhoud = pad.read_text(encoding="utf-8")
    for wijziging in stuk.rstrip("\n").split("\n\n"):
        oud = "\n".join(regel[1:] for regel in wijziging.splitlines() if not regel.startswith("+"))
        nieuw = "\n".join(regel[1:] for regel in wijziging.splitlines() if not regel.startswith("-"))
        assert inhoud.count(oud) == 1 or (overal and oud in inhoud), (
            f"{pad}: dit staat er niet precies één keer:\n{oud}"
        )
        inhoud = inhoud.replace(oud, nieuw)
    pad.write_text(inhoud, encoding="utf-8")
