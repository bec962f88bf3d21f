"""Wat in het besluit ervoor een tarief had en nu niet meer, of nu per een andere eenheid gaat (RT031, RT733).

Een kaart die verdwijnt, is in de rest van het besluit niet te zien. Of het de bedoeling is, weet de regio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.besluit.aansluiting import laatste_op
from reeletarief.fouten import Bevinding, Ernst, Plaats, eerste_namen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.invoer.besluit.model import Besluit

VALT_WEG = "RT031"


def anders_dan(ervoor: Besluit, eenheden: Mapping[str, str], niet_meer: str) -> str:
    """Wat er anders is dan in een eerder besluit, in woorden; leeg als elk product er nog is, per dezelfde eenheid.

    ``eenheden`` geeft op product de eenheid van nu, ``niet_meer`` is hoe het heet als een product er niet meer bij is.
    """
    toen = {een.product: een.eenheid for een in ervoor.tarieven}
    vervallen = [product for product in toen if product not in eenheden]
    anders = [
        f"{product} (was {was}, nu {eenheden[product]})"
        for product, was in toen.items()
        if eenheden.get(product, was) != was
    ]
    delen = [f"{niet_meer}: {eerste_namen(vervallen)}"] if vervallen else []
    delen += [f"per een andere eenheid: {eerste_namen(anders)}"] if anders else []
    return "; ".join(delen)


def wegvallend(nieuw: Vaststelling, eerdere: Iterable[Besluit]) -> Iterator[Bevinding]:
    """De waarschuwing bij het vaststellen, naast het besluit dat op de ingangsdatum het laatst gold, of dat nu vervangen wordt."""
    laatste = laatste_op(nieuw.ingangsdatum, eerdere)
    eenheden = {een.product: een.kaart.eenheid for een in nieuw.resultaat.tarieven}
    if laatste and (anders := anders_dan(laatste, eenheden, "niet meer vastgesteld")):
        yield Bevinding(
            VALT_WEG,
            f"Anders dan in het besluit van {laatste.besluitdatum} over {laatste.tariefjaar}: {anders}.",
            "Is het niet de bedoeling, zet de kaart dan terug en stel opnieuw vast. Anders hoort het bij wat u aanbieders zegt.",
            Plaats(laatste.bestand.pad, 1),
            Ernst.WAARSCHUWING,
        )
