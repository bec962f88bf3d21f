"""Waar een element van de reële prijs op rust: de gegeven waarden die er het meest voor bepalend zijn, met hun plaats.

Bepalend is wat het element sterker beweegt dan het hele tarief: voor overhead het overheadpercentage, en niet het salaris, dat
alles beweegt. De maat is het verschil van twee elasticiteiten (hoeveel procent het element, en hoeveel procent het tarief
verandert als de waarde één procent hoger is); ze komen uit de boom zelf.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.gevoeligheid.proef import hellingen
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post

HOOGSTENS = 4
_MERKBAAR = Decimal("0.02")
_NAAST_DE_GROOTSTE = Decimal("0.05")
"""Wat kleiner is dan dit deel van de meest bepalende waarde, blijft weg."""


class Rustpunt(NamedTuple):
    """Een gegeven waarde waar een element op rust."""

    post: Post
    plaats: Plaats


def rustpunten(element: Post, van_tarief: Mapping[Plaats, Decimal]) -> tuple[Rustpunt, ...]:
    """De hoogstens vier meest bepalende waarden van een element, elke plaats één keer; van een nul geen.

    ``van_tarief`` zijn de :func:`invloeden` op het hele tarief.

    Is geen waarde er eigen aan (de beroepskracht beweegt mee met het hele tarief), dan die met de grootste invloed.
    """
    if not element.bedrag:
        return ()
    van_element = invloeden(element)
    posten = {punt.plaats: punt for post in loop(element) if (punt := _als_rustpunt(post))}
    eigen = {plaats: abs(invloed) - abs(van_tarief.get(plaats, NUL)) for plaats, invloed in van_element.items()}
    for maat in (eigen, {plaats: abs(invloed) for plaats, invloed in van_element.items()}):
        zwaarste = sorted(maat, key=lambda plaats: (-maat[plaats], str(plaats)))
        grens = max(_MERKBAAR, max(maat.values(), default=NUL) * _NAAST_DE_GROOTSTE)
        gekozen = [plaats for plaats in zwaarste if maat[plaats] > grens][:HOOGSTENS]
        if gekozen:
            return tuple(posten[plaats] for plaats in gekozen)
    return ()


def invloeden(wortel: Post) -> Mapping[Plaats, Decimal]:
    """Per plaats met hoeveel procent de wortel verandert als de waarde daar één procent hoger is."""
    helling = hellingen(wortel)
    uit: dict[Plaats, Decimal] = {}
    for post in loop(wortel):
        punt = _als_rustpunt(post)
        if punt is not None:
            uit[punt.plaats] = uit.get(punt.plaats, NUL) + helling[post.sleutel] * post.bedrag / wortel.bedrag
    return uit


def _als_rustpunt(post: Post) -> Rustpunt | None:
    plaats = post.plaats
    return Rustpunt(post, plaats) if plaats is not None and not post.operanden else None
