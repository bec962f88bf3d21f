"""Waar een andere opbouw staat: de regel in een bestand van wat erbij kwam.

Een gewijzigde waarde heeft zelf een plaats. Een extra functie of dienst is geen waarde: de plaats is die van een nieuwe waarde in wat erbij
kwam, of van de kostenregel zelf. Is er geen van alle, dan is er geen plaats: dieper in de boom staat ook wat er toevallig in gebruikt wordt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import op_kaart
from reeletarief.kostprijs.kop import Kop, kop_van
from reeletarief.kostprijs.post import Bewerking, loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post


def deelplaats(delen: Sequence[str], paar: Boompaar) -> Plaats | None:
    """De plaats in de nieuwe stand van een van deze delen die erbij kwamen, als die er een heeft."""
    return next((post.plaats for post in _nieuwe_posten(delen, paar) if post.plaats), None)


def _nieuwe_posten(erbij: Sequence[str], paar: Boompaar) -> Iterator[Post]:
    """De posten die er niet waren in wat erbij kwam, operanden eerst: het deel zelf en wat daarin zit, en dieper wat op een kaart staat."""
    for sleutel in erbij:
        knoop = paar.knopen[sleutel]
        if knoop.nieuw is not None and paar.is_erbij(sleutel):
            for dieper in _nieuwe_posten(knoop.nieuwe_operanden, paar):
                if dieper in knoop.nieuw.operanden or op_kaart(dieper.plaats):
                    yield dieper
            yield knoop.nieuw


def reeksplaats(post: Post | None) -> Plaats | None:
    """De plaats van de laatste waarde waar een reeks uit volgt, zoals van een gemiddelde over het jaar."""
    plaatsen = [deel.plaats for deel in loop(post) if deel.plaats] if post else []
    return plaatsen[-1] if plaatsen else None


def getalplaats(eerst: Post | None, nu: Post | None) -> Plaats | None:
    """Waar het getal staat dat in de tweede post meetelt en in de eerste niet, zoals het verlof in één van de tabellen van een jaar."""
    bekend = {post.bedrag for post in loop(eerst) if post.plaats} if eerst else set()
    gegeven = (post for post in loop(nu) if post.plaats and post.bedrag not in bekend) if nu else iter(())
    return next((post.plaats for post in gegeven), None)


def naamplaats(naam: str, paar: Boompaar) -> Plaats | None:
    """De plaats in de nieuwe stand van de regel waar de post met deze naam uit volgt, als die er is."""
    return next((regelplaats(knoop) for knoop in paar.knopen.values() if knoop.nieuw and knoop.naam == naam), None)


def regelplaats(knoop: Knoop | None) -> Plaats | None:
    """De plaats in de nieuwe stand van de regel waar een post uit volgt: die van de post zelf, of van haar percentage.

    Een waarde uit een reeks staat ergens anders dan de regel, en wat meer posten optelt, volgt niet uit een van hen.
    """
    post = knoop.nieuw if knoop else None
    if post is None:
        return None
    telt_op = post.bewerking in {Bewerking.SOM, Bewerking.VERSCHIL} and len(post.operanden) > 1
    eigen = [] if telt_op else [deel for deel in post.operanden if kop_van(deel.sleutel) is not Kop.REEKSEN]
    return next((deel.plaats for deel in (post, *eigen) if deel.plaats), None)
