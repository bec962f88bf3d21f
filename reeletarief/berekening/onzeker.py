"""Wat er in een tarief open of aangenomen is, met waar het vandaan komt: waarden in de boom, en keuzes op de kaart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Herkomst
from reeletarief.kostprijs.tarief import keuzes_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.kostprijs.tarief import Tarief


def onzekere_herkomsten(tarief: Tarief) -> Iterator[Herkomst]:
    """De herkomst van elke aanname in het tarief, bij een samengesteld tarief ook die van zijn onderdelen.

    Elke herkomst heeft een ``parameter``; samen zijn dat de aannames van het tarief. Een parameter kan er meer hebben.
    """
    for post in tarief.onzekere_posten:
        if (herkomst := post.herkomst) and herkomst.parameter:
            yield herkomst
    for deel in _met_onderdelen(tarief):
        yield from _keuzes(deel)


def _met_onderdelen(tarief: Tarief) -> Iterator[Tarief]:
    """Het tarief en dat van elk product waar het uit bestaat."""
    yield tarief
    for deel in tarief.onderdelen:
        yield from _met_onderdelen(deel.tarief)


def _keuzes(tarief: Tarief) -> Iterator[Herkomst]:
    """De keuzes van de kaart die geen getal zijn, met de bron van hun blok."""
    for keuze in keuzes_van(tarief.kaart):
        blok = getattr(tarief.kaart, keuze.partition(".")[0])
        bron = str(blok.bron) if blok.bron else None
        yield Herkomst(blok.klasse, bron, blok.jaar, plaats=(blok.bron or tarief.kaart.product).plaats, parameter=keuze)
