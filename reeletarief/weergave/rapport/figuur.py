"""Wat de twee figuren van het rapport delen (:mod:`.waterval` en :mod:`.urenbalk`): een vak, een schaal, en namen die erin passen.

Een staaf is een dikke lijn in een vak van 1000 breed. Het vak rekt mee met de pagina, de tekst en de dikte van een staaf niet; zo
blijft een figuur leesbaar op een telefoon en op papier.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL
from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

BREEDTE = 1000
"""De breedte van het vak."""
REGELBREEDTE = 2250
"""Hoeveel honderdsten van een em er op een regel van het smalste scherm passen."""
LANGSTE_NAAM = 4 * REGELBREEDTE
"""De naam van een stap loopt door op de volgende regel; alleen wat geen naam meer is, wordt ingekort."""
_PUNTJES = 100


class Schaal(NamedTuple):
    """Hoe bedragen (of uren) op het vak passen: het laagste, en hoeveel er op de hele breedte gaat."""

    laagst: Decimal
    omvang: Decimal

    def plek(self, bedrag: Decimal) -> Decimal:
        """Hoe ver een bedrag van links staat, nog niet afgerond."""
        return (bedrag - self.laagst) * BREEDTE / self.omvang


def schaal_van(standen: Iterable[Decimal]) -> Schaal:
    """De schaal waarop al deze standen in het vak passen, en nul ook."""
    bedragen = [NUL, *standen]
    laagst = min(bedragen)
    return Schaal(laagst, (max(bedragen) - laagst) or EEN)


def ingekort(naam: str, ruimte: int) -> str:
    """De naam op één regel en afdrukbaar, met … als hij niet in de ruimte (in honderdsten van een em) past."""
    schoon, einden = _gemeten(naam)
    if einden[-1] <= ruimte:
        return schoon
    return f"{schoon[: bisect_right(einden, ruimte - _PUNTJES) - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def _gemeten(naam: str) -> tuple[str, tuple[int, ...]]:
    """De naam op één regel, met de breedte na elk teken; namen komen bij veel producten terug."""
    schoon = afdrukbaar(naam[:LANGSTE_NAAM]).replace("\n", " ")
    return schoon, tuple(accumulate(map(_tekenbreedte, schoon), initial=0))


def _tekenbreedte(teken: str) -> int:
    """Ongeveer hoe breed een teken is, in honderdsten van een em; eerder te breed dan te smal."""
    if teken in "iljtfrI.,:;'|()/- ":
        return 36
    if unicodedata.east_asian_width(teken) in {"W", "F"}:
        return 105
    return 103 if teken in "mwMW@%€…<>=+" else 72 if teken.isupper() else 58
