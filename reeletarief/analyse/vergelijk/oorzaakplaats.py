"""Waar een andere opbouw staat: de regel in een bestand van wat erbij kwam.

Een gewijzigde waarde heeft zelf een plaats. Een andere trede of een extra functie is geen waarde: de plaats is die op de
kaart ernaast (het aandeel van dezelfde functie), en anders die van een nieuwe waarde in wat erbij kwam. Is er geen van beide,
dan is er geen plaats: dieper in de boom staat ook wat er toevallig in gebruikt wordt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import op_kaart
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop
    from reeletarief.fouten import Plaats


def opbouwplaats(sleutels: Sequence[str], paar: Boompaar) -> Plaats | None:
    """De plaats in de nieuwe stand van wat in deze knopen erbij kwam; die op een kaart gaat voor."""
    plaatsen = [plaats for sleutel in sleutels for plaats in _plaatsen(paar.knopen[sleutel], paar)]
    van_een_kaart = (plaats for plaats in plaatsen if op_kaart(plaats))
    return next(van_een_kaart, plaatsen[0] if plaatsen else None)


def _plaatsen(knoop: Knoop, paar: Boompaar) -> Iterator[Plaats]:
    """De plaatsen van wat er naast staat en van wat erin zit, als er iets bij kwam."""
    erbij = [deel for deel in knoop.nieuwe_operanden if deel not in knoop.oude_operanden]
    if not erbij or knoop.nieuw is None:
        return
    nieuw = [post for deel in erbij if (post := paar.knopen[deel].nieuw) is not None]
    ernaast = (post for post in knoop.nieuw.operanden if op_kaart(post.plaats))
    was_er = {een.nieuw.sleutel for een in paar.knopen.values() if een.oud is not None and een.nieuw is not None}
    erin = [binnen for een in nieuw for binnen in loop(een) if binnen.sleutel not in was_er]
    eigen = {post.sleutel for een in nieuw for post in (een, *een.operanden)}
    for post in (*ernaast, *(een for een in erin if een.sleutel in eigen or op_kaart(een.plaats))):
        if (plaats := post.plaats) is not None:
            yield plaats
