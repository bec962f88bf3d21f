"""De vaste getallen van de rekenregels, zoals twaalf maanden per jaar: hoe ze in een formule heten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.constanten import VASTE_EEN, VASTE_NUL
from reeletarief.kostprijs.post import VAST_GETAL

if TYPE_CHECKING:
    from reeletarief.kostprijs.post import Post

ALTIJD = (VASTE_NUL, VASTE_EEN)
"""De getallen die elk werkboek nodig heeft."""


def naam_van(post: Post) -> str:
    """De naam waaronder een vast getal in formules staat."""
    kaal = post.sleutel.removeprefix(VAST_GETAL)
    return post.sleutel if kaal == post.sleutel else f"vast_{kaal}"
