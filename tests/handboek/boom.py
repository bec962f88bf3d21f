"""Elke opdracht van het programma, met haar hulptekst en de voorbeelden die daarin staan."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from typer.main import get_command

from reeletarief.cli import app, voer_uit

DOORLOPEND = re.compile(r"\s*\\\n\s*")
UITLEG = re.compile(r" {2,}")


class Opdracht(NamedTuple):
    """Een opdracht of groep: haar woorden na ``reeletarief`` (geen voor het programma zelf), en of er opdrachten onder hangen."""

    woorden: tuple[str, ...]
    is_groep: bool

    def __str__(self) -> str:
        return " ".join(self.woorden) or "reeletarief"


def _loop(knoop: object, woorden: tuple[str, ...]) -> Iterator[Opdracht]:
    onder = getattr(knoop, "commands", {})
    yield Opdracht(woorden, bool(onder))
    for naam, kind in onder.items():
        yield from _loop(kind, (*woorden, naam))


OPDRACHTEN = tuple(_loop(get_command(app), ()))


def hulp_van(opdracht: Opdracht, capsys: pytest.CaptureFixture[str]) -> str:
    """De tekst van ``--help``."""
    assert voer_uit([*opdracht.woorden, "--help"]) == 0
    return capsys.readouterr().out


def voorbeelden(hulp: str) -> list[str]:
    """De regels onder ``Voorbeelden:``, zonder de uitleg erachter; een regel met ``\\`` aan het eind loopt door."""
    blok = hulp.partition("\n  Voorbeelden:\n")[2].partition("\n\n")[0]
    regels = DOORLOPEND.sub(" ", blok).splitlines()
    return [UITLEG.split(regel.strip())[0] for regel in regels]


def argumenten(voorbeeld: str) -> list[str]:
    """Wat er na ``reeletarief`` staat, zoals een shell het leest."""
    programma, *rest = shlex.split(voorbeeld)
    assert programma == "reeletarief", voorbeeld
    assert "--install-completion" not in rest, "dit wijzigt de shell van wie de tests draait"
    return rest
