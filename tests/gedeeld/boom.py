"""De belofte dat een sleutel in een tarief één post is, na te gaan langs elke operand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import loop_verder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.api import Post, Tarief


def eis_een_post_per_sleutel(tarief: Tarief) -> None:
    """Gelijke sleutel, gelijke post: naam, bedrag, bewerking, operanden, herkomst en element.

    ``loop`` toont elke sleutel één keer en zou een tweede post eronder verzwijgen; hier komt elk object langs.
    """
    gezien: dict[str, tuple[object, ...]] = {}
    langs: set[int] = set()
    for wortel in _wortels(tarief):
        for post in loop_verder(langs, wortel):
            inhoud = (*post[:5], *(operand.sleutel for operand in post.operanden), *post[6:])
            assert gezien.setdefault(post.sleutel, inhoud) == inhoud


def _wortels(tarief: Tarief) -> Iterator[Post]:
    """Alles wat van een tarief getoond wordt, ook wat niet onder het tarief zelf hangt."""
    yield from (*tarief.wortels, *tarief.wmo.values(), *tarief.regels, tarief.onafgerond)
    if tarief.andere_eenheid is not None:
        yield tarief.andere_eenheid
    for functie in tarief.functies:
        yield from (functie.inzet, functie.eenheidskosten, functie.kosten, *functie.loon.regels.values())
    if tarief.uren is not None:
        yield from (tarief.uren.contracturen, tarief.uren.feestdagen, *tarief.uren.subtotalen.values())
        yield from (post for posten in tarief.uren.per_soort.values() for post in posten)
    for deel in tarief.onderdelen:
        yield from (deel.aantal, deel.kosten)
