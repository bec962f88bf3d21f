"""Tekst over meer regels: zij breekt na een spatie, en een te lang pad na een schuine streep; een woord of bedrag blijft heel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

_WOORD = re.compile(r"\s*(?:€ | (?=%-punt)|\S)+\s*")
"""Wat bij elkaar blijft: een woord, een pad, of een bedrag met zijn eenheid."""
_STUK = re.compile(r"\s*[^/]*/*\s*")
"""Wat van een te lang pad bij elkaar blijft: een map, of de naam van het bestand."""

_UITTREKSEL = re.compile(r" *(?:\d+ \||\^+$)")
"""Een regel uit een bestand met haar nummer ervoor, of de ^^^ eronder."""
_VERDER = 2


class BreekbareTekst(NamedTuple):
    """Tekst in een cel of op het scherm, ``links`` ingesprongen en na de eerste regel nog ``verder``.

    Past een woord niet naast het wit, dan wordt het wit smaller.
    """

    tekst: str
    links: int = 0
    verder: int = 0

    def __str__(self) -> str:
        """De tekst met haar wit, op één regel."""
        return " " * self.links + self.tekst

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """De regels die in deze breedte passen."""
        yield Text("\n".join(self.regels(options.max_width)))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Van het langste woord tot de hele regel."""
        return Measurement(langste_stuk(self.tekst), cell_len(str(self)))

    def regels(self, breedte: int) -> list[str]:
        """De tekst in regels van hooguit deze breedte."""
        ruimte = max(0, breedte - langste_stuk(self.tekst))
        eerste, volgende = " " * min(self.links, ruimte), " " * min(self.links + self.verder, ruimte)
        regels, regel = [], eerste
        for stuk in _stukken(self.tekst, breedte - len(volgende)):
            if regel.strip() and cell_len(regel) + cell_len(stuk.rstrip()) > breedte:
                regels.append(regel)
                regel = volgende
            regel += stuk
        return [*regels, regel]


def in_breedte(tekst: str, breedte: int) -> str:
    """Een melding in regels van hooguit deze breedte, een vervolg ingesprongen; een uittreksel uit een bestand blijft heel."""
    regels: list[str] = []
    for regel in tekst.split("\n"):
        wit = len(regel) - len(regel.lstrip(" "))
        stuk = BreekbareTekst(regel[wit:], wit, verder=_VERDER)
        regels += [regel] if _UITTREKSEL.match(regel) else [deel.rstrip() for deel in stuk.regels(breedte)]
    return "\n".join(regels)


def langste_stuk(tekst: str) -> int:
    """Hoe breed het langste stuk is dat altijd bij elkaar blijft."""
    return max((cell_len(stuk.strip()) for stuk in _stukken(tekst, 0)), default=0)


def _stukken(tekst: str, ruimte: int) -> Iterator[str]:
    """De woorden van een tekst, met hun wit; een woord dat niet in de ruimte past, in zijn delen."""
    for woord in _WOORD.findall(tekst):
        if cell_len(woord.strip()) <= ruimte:
            yield woord
        else:
            yield from filter(None, _STUK.findall(woord))
