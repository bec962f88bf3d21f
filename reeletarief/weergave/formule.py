"""De rekensom van een post als tekst, met de getallen ingevuld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Bewerking, Post
from reeletarief.weergave.getal import leesbaar

if TYPE_CHECKING:
    from collections.abc import Callable

_SOM = Bewerking.SOM  # opzoeken in de enum kost meer dan vergelijken
_TEKENS = {
    Bewerking.SOM: " + ",
    Bewerking.VERSCHIL: " − ",
    Bewerking.PRODUCT: " × ",
    Bewerking.QUOTIENT: " ÷ ",
}


def rekensom(post: Post, toon: Callable[[Post], str] = leesbaar) -> str:
    """De bewerking met haar operanden (``38,12 × 1,2974``); leeg bij een gegeven of doorgegeven waarde."""
    operanden, bewerking = post.operanden, post.bewerking
    if not operanden or (bewerking is _SOM and len(operanden) == 1):
        return ""
    delen = [toon(operand) for operand in operanden]
    teken = _TEKENS.get(bewerking)
    if teken is not None:
        som = teken.join(delen)
        return teken.join(_met_haakjes(delen)) if "-" in som else som
    match bewerking:
        case Bewerking.MINIMUM:
            return f"laagste van {' en '.join(delen)}"
        case Bewerking.MAXIMUM:
            return f"hoogste van {' en '.join(delen)}"
        case _:
            return f"{delen[0]} afgerond op {delen[1]}"


def som_of_gelijk(post: Post) -> str:
    """Als :func:`rekensom`; van een doorgegeven waarde waar zij gelijk aan is, en leeg bij een gegeven waarde."""
    return rekensom(post) or (f"gelijk aan {post.operanden[0].naam}" if post.operanden else "")


def _met_haakjes(delen: list[str]) -> list[str]:
    """Een negatief getal tussen haakjes, zodat er geen twee tekens naast elkaar staan."""
    return [f"({deel})" if deel.startswith("-") else deel for deel in delen]
