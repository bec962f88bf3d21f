"""Een regel van het tarief, met het deel ervan dat nog op een ouder prijspeil staat."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.post import Eenheid, Post


class Tariefregel(NamedTuple):
    """Een post met, per ouder prijspeil, het deel dat nog geïndexeerd moet worden.

    ``oud`` is leeg als de regel al op het prijspeil van het tariefjaar staat, en bevat de post zelf als
    hij helemaal op één ouder peil staat.
    """

    post: Post
    oud: Mapping[int, Post] = MappingProxyType({})


def op_peil(post: Post, prijspeil: int | None, jaar: int) -> Tariefregel:
    """Een regel die in zijn geheel op één prijspeil staat; zonder prijspeil is dat het tariefjaar."""
    if prijspeil is None or prijspeil >= jaar:
        return Tariefregel(post)
    return Tariefregel(post, {prijspeil: post})


def geheel_op(regels: Sequence[Tariefregel]) -> int | None:
    """Het oudere prijspeil waarop al deze regels in hun geheel staan, of ``None``."""
    peilen = {peil for regel in regels for peil in regel.oud}
    if len(peilen) != 1:
        return None
    (peil,) = peilen
    return peil if all(regel.oud.get(peil) is regel.post for regel in regels) else None


def oude_delen(sleutel: str, naam: str, eenheid: Eenheid, regels: Sequence[Tariefregel]) -> dict[int, Post]:
    """Per ouder prijspeil de som van de delen van deze regels die erop staan."""
    peilen = sorted({peil for regel in regels for peil in regel.oud})
    return {
        peil: _samen(f"{sleutel}.peil_{peil}", f"{naam}, prijspeil {peil}", eenheid, peil, regels) for peil in peilen
    }


def _samen(sleutel: str, naam: str, eenheid: Eenheid, peil: int, regels: Sequence[Tariefregel]) -> Post:
    delen = [regel.oud[peil] for regel in regels if peil in regel.oud]
    return delen[0] if len(delen) == 1 else posten.som(sleutel, naam, eenheid, *delen)
