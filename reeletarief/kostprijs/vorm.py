"""De vorm van een product: hoe lonen, uren en bedragen bij zijn eenheid komen.

De keten is voor elk product dezelfde; wat verschilt, staat in een module per vorm onder :mod:`.vormen`. Een nieuwe
vorm is een nieuwe module met deze eigenschappen; wat zij buiten de kern vraagt, staat in docs/architectuur.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.post import Eenheid, Post
    from reeletarief.kostprijs.uren import Jaaruren

    Bedragwijze = Callable[[Post, str], Post]


class Vorm(Protocol):
    """Wat de keten van een productvorm wil weten.

    ``bruto_nettofactor`` deelt de beroepskracht in cliëntgebonden en niet-cliëntgebonden. ``functies`` is leeg en
    ``uren`` ontbreekt als er geen beroepskrachten zijn.
    """

    @property
    def eenheid(self) -> Eenheid:
        """De eenheid waarin de regels van het tarief staan."""

    @property
    def functies(self) -> tuple[Functiepost, ...]:
        """De functies met hun inzet en kosten."""

    @property
    def uren(self) -> Jaaruren | None:
        """De uren van een voltijder in het tariefjaar."""

    @property
    def bruto_nettofactor(self) -> Post:
        """Betaalde uren ÷ uren waarin de functie voor de cliënt beschikbaar is."""

    def beroepskracht(self) -> Post:
        """De kosten van alle functies per eenheid."""

    def loonregel(self, naam: str) -> Post:
        """Eén loonregel (zoals het bruto loon) van alle functies, per eenheid."""

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Per soort bedrag die bij deze vorm past, hoe het bedrag (met de naam van de regel) per eenheid wordt."""


def onveranderd(bedrag: Post, _naam: str) -> Post:
    """Een bedrag dat al per eenheid gegeven is."""
    return bedrag
