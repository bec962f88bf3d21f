"""Naar welke producten wel te vragen is, als er om een product zonder functiemix gevraagd wordt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart


def wat_dan_wel(zonder: Sequence[Productkaart]) -> str:
    """Wat te doen met producten zonder functiemix: vragen naar wat erin zit, als dat er is, of ze weglaten."""
    erin = dict.fromkeys(product for kaart in zonder for product in kaart.bestaat_uit)
    weg = "laat het weg" if len(zonder) == 1 else "laat ze weg"
    return f"Vraag naar wat erin zit ({', '.join(erin)}), of {weg}." if erin else f"{weg.capitalize()}."
