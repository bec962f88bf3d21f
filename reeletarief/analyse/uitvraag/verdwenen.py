"""Een product waarvan in een teruggekomen formulier geen enkele rij meer staat.

Wat er naar een aanbieder uitging, bewaart niemand: een formulier als csv bestaat alleen uit zijn rijen. Maar aanbieders krijgen samen
dezelfde uitvraag. Staat alles wat in dit formulier staat ook in dat van een ander, en daar nog een product bij, dan is dat product hier
vermoedelijk weggehaald. Zeker is het niet; daarom is het een opmerking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats, eerste_namen
from reeletarief.invoer.uitvraag.antwoorden import RIJ

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.uitvraag.antwoorden import Ingevuld


def met_verdwenen_producten(formulieren: Sequence[Ingevuld]) -> list[Ingevuld]:
    """Dezelfde formulieren; dat waar een product uit verdwenen is, heeft er een opmerking bij."""
    return [_met_opmerking(een, _voller(een, formulieren)) for een in formulieren]


def _voller(een: Ingevuld, formulieren: Iterable[Ingevuld]) -> Ingevuld | None:
    """Het formulier van een ander met al deze producten en nog meer; van meer zulke dat met de minste erbij."""
    anderen = [ander for ander in formulieren if ander.aanbieder != een.aanbieder]
    kandidaten = [ander for ander in anderen if een.producten and een.producten < ander.producten]
    return min(kandidaten, key=lambda ander: (len(ander.producten), ander.aanbieder, ander.bestand), default=None)


def _met_opmerking(een: Ingevuld, voller: Ingevuld | None) -> Ingevuld:
    if voller is None:
        return een
    weg = sorted(voller.producten - een.producten)
    wat, ze = ("product", "dat") if len(weg) == 1 else ("de producten", "die")
    bevinding = Bevinding(
        RIJ,
        f"Van {wat} {eerste_namen(weg)} staat hier geen enkele rij, en in het formulier van {voller.aanbieder} wel.",
        f"Ging {ze} ook naar deze aanbieder uit, vraag dan of hij de rijen heeft weggehaald; levert hij het niet, dan mogen zij leeg blijven.",
        Plaats(een.bestand, 1),
        Ernst.OPMERKING,
    )
    return een._replace(bevindingen=(*een.bevindingen, bevinding))
