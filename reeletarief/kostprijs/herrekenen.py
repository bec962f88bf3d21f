"""Dezelfde boom met andere waarden: elke berekening opnieuw, met :func:`.post.uitkomst`.

Zo is na te gaan wat een tarief wordt als in een werkboek een invoercel is gewijzigd, zonder de keten opnieuw op te
bouwen. De vorm van de boom staat daarbij vast: welke regels er zijn en waarover ze gaan, verandert een waarde niet.
"""

from __future__ import annotations

from decimal import DivisionByZero, InvalidOperation
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import Bewerking, Post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    Vervanging = Callable[[Post], Decimal | None]


def herrekend(wortels: Sequence[Post], vervang: Vervanging) -> dict[str, Post]:
    """Elke post uit de boom op haar sleutel, waarbij ``vervang`` een gegeven waarde een ander bedrag mag geven.

    ``vervang`` krijgt elke post met de bewerking ``waarde`` en geeft het nieuwe bedrag, of niets als de waarde blijft.
    Wat nergens door geraakt wordt, is dezelfde post als eerst. Geeft een :class:`RekenFout` als er door nul gedeeld
    wordt of de uitkomst onmogelijk groot is.
    """
    klaar: dict[str, Post] = {}
    for post in posten.loop(*wortels):
        if post.bewerking is Bewerking.WAARDE:
            klaar[post.sleutel] = _met_waarde(post, vervang(post))
        else:
            operanden = tuple(klaar[operand.sleutel] for operand in post.operanden)
            klaar[post.sleutel] = _opnieuw(post, operanden)
    return klaar


def _met_waarde(post: Post, bedrag: Decimal | None) -> Post:
    return post if bedrag is None or bedrag == post.bedrag else posten.met_bedrag(post, bedrag)


def _opnieuw(post: Post, operanden: tuple[Post, ...]) -> Post:
    """Dezelfde bewerking op deze operanden; naam, herkomst en element blijven die van de post."""
    if all(nieuw is oud for nieuw, oud in zip(operanden, post.operanden, strict=True)):
        return post
    try:
        bedrag = posten.uitkomst(post.bewerking, [operand.bedrag for operand in operanden], post.naam)
    except (DivisionByZero, InvalidOperation):  # 0 ÷ 0 heet in decimal een ongeldige bewerking
        raise RekenFout(_door_nul(post)) from None
    return post._replace(bedrag=bedrag, operanden=operanden)


def _door_nul(post: Post) -> Bevinding:
    return Bevinding(
        "RT413",
        f"Met deze waarden is '{post.naam}' niet te berekenen: er wordt door nul gedeeld.",
        "Zoek de invoer die nul is geworden en geef haar een waarde boven nul.",
        post.plaats,
    )
