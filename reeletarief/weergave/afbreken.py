"""Tekst over meer regels: zij breekt na een spatie, een te lang pad na een schuine streep en een te lange naam van een parameter na een punt.

Een woord of bedrag blijft heel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

_WOORD = re.compile(r"\s*(?:€ | (?=%-punt|\*)|\S)+\s*")
"""Wat bij elkaar blijft: een woord met zijn sterretje, een pad, of een bedrag met zijn eenheid."""
_STUK = {na: re.compile(rf"\s*[^{na}]*[{na}]*\s*") for na in "/."}
"""Wat van een te lang woord bij elkaar blijft: een map, of de naam van het bestand; en tussen twee punten een deel van een naam."""

_UITTREKSEL = re.compile(r" *(?:\d+ \||\^+$)")
"""Een regel uit een bestand met haar nummer ervoor, of de ^^^ eronder."""
_VERDER = 2


class BreekbareTekst(NamedTuple):
    """Tekst in een cel of op het scherm, ``links`` ingesprongen en na de eerste regel nog ``verder``.

    Past een woord niet naast het wit, dan wordt het wit smaller. Een te lang woord breekt ``na`` dit teken: een schuine streep,
    of een punt als dit de naam van een parameter is.
    """

    tekst: str
    links: int = 0
    verder: int = 0
    na: str = "/"

    def __str__(self) -> str:
        """De tekst met haar wit, in de regels die zij zelf heeft."""
        return " " * self.links + self.tekst

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """De regels die in deze breedte passen."""
        yield Text("\n".join(self.regels(options.max_width)))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Van het langste woord tot de hele regel."""
        return Measurement(self.langste_stuk(), max(cell_len(regel) for regel in str(self).split("\n")))

    def langste_stuk(self) -> int:
        """Hoe breed het langste stuk is dat altijd bij elkaar blijft."""
        return max((cell_len(stuk.strip()) for stuk in _stukken(self.tekst, 0, self.na)), default=0)

    def regels(self, breedte: int) -> list[str]:
        """De tekst in regels van hooguit deze breedte; een nieuwe regel in de tekst blijft er een."""
        ruimte = max(0, breedte - self.langste_stuk())
        eerste, volgende = " " * min(self.links, ruimte), " " * min(self.links + self.verder, ruimte)
        return [
            gebroken for regel in self.tekst.split("\n") for gebroken in self._breek(regel, breedte, eerste, volgende)
        ]

    def _breek(self, tekst: str, breedte: int, eerste: str, volgende: str) -> list[str]:
        """Eén regel van de tekst, met wat er op de eerste en de volgende regels voor komt."""
        regels, regel = [], eerste
        for stuk in _stukken(tekst, breedte - len(volgende), self.na):
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
    return BreekbareTekst(tekst).langste_stuk()


def _stukken(tekst: str, ruimte: int, na: str) -> Iterator[str]:
    """De woorden van een tekst, met hun wit; een woord dat niet in de ruimte past, in zijn delen."""
    for woord in _WOORD.findall(tekst):
        if cell_len(woord.strip()) <= ruimte:
            yield woord
        else:
            yield from filter(None, _STUK[na].findall(woord))
