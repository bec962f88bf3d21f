"""De loonkosten van één inschaling, als uitkomst."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reeletarief.kostprijs.post import Post


class Loon(NamedTuple):
    """De loonkosten van één inschaling en de regels waaruit ze bestaan, op naam (euro per fte per jaar).

    Met ``stam`` en een punt begint de sleutel van elke post die alleen van deze inschaling is.
    """

    stam: str
    cao: str
    schaal: str
    trede: str
    regels: dict[str, Post]
    loonkosten: Post
