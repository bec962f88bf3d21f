"""Het tarief bij een reeks waarden van één parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_decimalen
from reeletarief.analyse.gevoeligheid.knoppen import Soort

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef
    from reeletarief.fouten import Bevinding


class Punt(NamedTuple):
    """Een waarde van de knop met het tarief dat erbij hoort; ``reden`` zegt waarom er geen is."""

    waarde: Decimal
    onafgerond: Decimal | None
    tarief: Decimal | None
    reden: Bevinding | None


class Verloop(NamedTuple):
    """De punten van een tot, met de stand van nu ertussen als die er niet al bij is."""

    knop: Knop
    punten: tuple[Punt, ...]


def punt(proef: Proef, knop: Knop, waarde: Decimal) -> Punt:
    """Het tarief met één knop op een waarde."""
    return Punt(waarde, *proef.uitkomst({knop.naam: waarde}))


def verloop(proef: Proef, knop: Knop, van: Decimal, tot: Decimal, stappen: int) -> Verloop:
    """Het tarief op de grenzen en in gelijke stappen ertussen."""
    stap = (tot - van) / stappen
    waarden = [_leesbaar(van + stap * nummer, knop) for nummer in range(stappen)]
    alle = {*waarden, tot, knop.waarde} if min(van, tot) <= knop.waarde <= max(van, tot) else {*waarden, tot}
    gesorteerd = sorted(alle, reverse=van > tot)
    return Verloop(knop, tuple(punt(proef, knop, waarde) for waarde in gesorteerd))


def _leesbaar(waarde: Decimal, knop: Knop) -> Decimal:
    """Een tussenwaarde op een fijn raster, zodat een derde niet eindeloos doorloopt."""
    return op_decimalen(waarde, 6 if knop.soort is Soort.GETAL else 8)
