"""Wat er over een vergelijking te melden valt bij een regel in een bestand, voor GitHub en GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.vergelijk.leden import plaats_van
from reeletarief.fouten import Ernst
from reeletarief.weergave.vergelijk.tekst import aandeel, overschrijding, weggevallen, wijziging, zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Vergelijking
    from reeletarief.fouten import Plaats


class Melding(NamedTuple):
    """Een zin bij een plaats in de nieuwe stand. ``kern`` is waaraan dezelfde melding later te herkennen is."""

    ernst: Ernst
    titel: str
    tekst: str
    kern: str
    plaats: Plaats | None


def meldingen(vergelijking: Vergelijking, over: Sequence[Overschrijding]) -> list[Melding]:
    """De grenzen die gepasseerd zijn, wat niet te vergelijken is, en elke wijziging waarvan iets te zien is; het ergste eerst."""
    return [
        *(_grens(een, vergelijking) for een in over),
        *_weggevallen(vergelijking),
        *(_wijziging(een, vergelijking) for een in zichtbaar(vergelijking)),
    ]


def _grens(een: Overschrijding, vergelijking: Vergelijking) -> Melding:
    soort = "stijging" if een.grens.richting > 0 else "daling"
    plaats = _waar(een.product, vergelijking)
    return Melding(Ernst.FOUT, "Grens gepasseerd", overschrijding(een), f"{een.product} {soort}", plaats)


def _weggevallen(vergelijking: Vergelijking) -> list[Melding]:
    """Per product de eerste reden; die staat alleen bij een regel als het om de nieuwe stand gaat."""
    return [
        Melding(
            Ernst.WAARSCHUWING,
            "Niet te vergelijken",
            f"{een.zin} {een.waarom}".strip(),
            f"{een.product} {een.kant is vergelijking.oud}",
            next((reden.plaats for reden in een.redenen), None) if een.kant is vergelijking.nieuw else None,
        )
        for een in weggevallen(vergelijking)
    ]


def _wijziging(gevolg: Gevolg, vergelijking: Vergelijking) -> Melding:
    tekst = f"{wijziging(gevolg)}; raakt {aandeel(gevolg, vergelijking)}."
    return Melding(Ernst.OPMERKING, "Tarief gewijzigd", tekst, f"{gevolg.groep} {gevolg.naam}", _nieuwe_plaats(gevolg))


def _nieuwe_plaats(gevolg: Gevolg) -> Plaats | None:
    """Waar de nieuwe waarde staat; een vervallen regel heeft in deze map geen plaats meer."""
    return plaats_van(gevolg.nieuw) or gevolg.erbij


def _waar(product: str, vergelijking: Vergelijking) -> Plaats | None:
    """De plaats van de wijziging die bij dit product het meeste doet, of anders zijn kaart."""
    eigen = [gevolg for gevolg in vergelijking.gevolgen if product in gevolg.bedragen and _nieuwe_plaats(gevolg)]
    if eigen:
        return _nieuwe_plaats(max(eigen, key=lambda gevolg: abs(gevolg.bedragen[product])))
    tarief = (vergelijking.nieuw.tarieven or {}).get(product)
    return tarief.kaart.product.plaats if tarief else None
