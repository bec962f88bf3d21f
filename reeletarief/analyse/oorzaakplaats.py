"""Waar een andere opbouw staat: de regel in een bestand van wat erbij kwam.

Een gewijzigde waarde heeft zelf een plaats. Een andere trede of een extra functie is geen waarde: de plaats is die op de
kaart ernaast (het aandeel van dezelfde functie), en anders die van de eerste waarde in wat erbij kwam.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import PRODUCTKAARTEN
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.boompaar import Boompaar, Knoop
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post


def opbouwplaats(sleutels: Sequence[str], paar: Boompaar) -> Plaats | None:
    """De plaats in de nieuwe stand van wat in deze knopen erbij kwam; die op een kaart gaat voor."""
    plaatsen = [plaats for sleutel in sleutels for plaats in _plaatsen(paar.knopen[sleutel], paar)]
    op_kaart = (plaats for plaats in plaatsen if plaats.bestand.startswith(PRODUCTKAARTEN))
    return next(op_kaart, plaatsen[0] if plaatsen else None)


def _plaatsen(knoop: Knoop, paar: Boompaar) -> Iterator[Plaats]:
    """De plaatsen van wat er naast staat en van wat erin zit, als er iets bij kwam."""
    erbij = [deel for deel in knoop.nieuwe_operanden if deel not in knoop.oude_operanden]
    if not erbij or knoop.nieuw is None:
        return
    nieuw = [post for deel in erbij if (post := paar.knopen[deel].nieuw) is not None]
    for post in (*knoop.nieuw.operanden, *(binnen for een in nieuw for binnen in loop(een))):
        if (plaats := _plaats(post)) is not None:
            yield plaats


def _plaats(post: Post) -> Plaats | None:
    return post.herkomst.plaats if post.herkomst else None
