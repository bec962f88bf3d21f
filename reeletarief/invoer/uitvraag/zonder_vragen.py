"""Naar welke producten wel te vragen is, als er om een product zonder functiemix gevraagd wordt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart


def wat_dan_wel(zonder: Sequence[Productkaart]) -> str:
    """Wat te doen met producten zonder functiemix: vragen naar wat erin zit, als dat er is, of ze weglaten."""
    erin = list(dict.fromkeys(code for kaart in zonder for code in _rust_op(kaart)))
    weg = "laat het weg" if len(zonder) == 1 else "laat ze weg"
    return f"Vraag naar wat erin zit ({', '.join(erin)}), of {weg}." if erin else f"{weg.capitalize()}."


def _rust_op(kaart: Productkaart) -> Iterator[str]:
    """De producten waar een traject, gewogen tarief of afwezigheidsdag op rust."""
    if kaart.afwezigheid is not None:
        yield str(kaart.afwezigheid.van)
    for populatie in kaart.samenstelling.populaties if kaart.samenstelling else ():
        yield from (str(onderdeel.product) for onderdeel in populatie.onderdelen)
