"""De rekensom van een post als tekst, met de getallen ingevuld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs.post import Bewerking, Post
from reeletarief.weergave.getal import leesbaar

if TYPE_CHECKING:
    from collections.abc import Callable

_SOM, _VERSCHIL = Bewerking.SOM, Bewerking.VERSCHIL  # opzoeken in de enum kost meer dan vergelijken
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


def _met_haakjes(delen: list[str]) -> list[str]:
    """Een negatief getal tussen haakjes, zodat er geen twee tekens naast elkaar staan."""
    return [f"({deel})" if deel.startswith("-") else deel for deel in delen]


def bron_van(post: Post) -> Post | None:
    """De post die zegt waar het vandaan komt: hijzelf, of de ene gegeven waarde in zijn rekensom.

    Een som of verschil van meer gegeven waarden heeft geen eigen vindplaats.
    """
    if post.herkomst is not None:
        return post
    operanden, bewerking = post.operanden, post.bewerking
    if bewerking is _SOM and len(operanden) > 1:
        return None
    gegeven = [deel for deel in operanden if (herkomst := deel.herkomst) is not None and herkomst.plaats]
    if not gegeven or (bewerking is _VERSCHIL and len(gegeven) > 1):
        return None
    return gegeven[0]


def vindplaats(post: Post) -> str:
    """``bestand:regel`` van de herkomst, of leeg."""
    bron = bron_van(post)
    if bron is None or bron.herkomst is None or bron.herkomst.plaats is None:
        return ""
    return f"{bron.herkomst.plaats.bestand}:{bron.herkomst.plaats.regel}"


def bron_met_klasse(post: Post) -> str:
    """De vindplaats (of anders de reden), met de klasse erachter als die niet vaststaand is."""
    bron = bron_van(post)
    plek = vindplaats(post)
    if bron is None or bron.herkomst is None:
        return plek
    reden = bron.herkomst.toelichting if bron is post and bron.herkomst.toelichting else ""
    klasse = "" if bron.herkomst.klasse is Klasse.VASTSTAAND else f"({bron.herkomst.klasse})"
    return " ".join(deel for deel in (plek or reden, klasse) if deel)
