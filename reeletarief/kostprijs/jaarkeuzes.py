"""De keuzes van de regio in één tariefjaar, met de deelbomen die producten delen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.invoer.opslagen.bestand import Opslagen

Uitkomst = TypeVar("Uitkomst")


class Jaarkeuzes(NamedTuple):
    """De opslagen in een tariefjaar.

    ``gedeeld`` onthoudt binnen één berekening wat al uitgerekend is en voor meer producten hetzelfde is, zoals het loon van een
    schaal en trede. Het verandert geen uitkomst, alleen hoe vaak hetzelfde werk gebeurt.
    """

    opslagen: Opslagen
    jaar: int
    gedeeld: dict[tuple[Any, ...], Any]

    def eenmaal(self, sleutel: tuple[Any, ...], maak: Callable[[], Uitkomst]) -> Uitkomst:
        """De uitkomst bij deze sleutel: de eerste keer gemaakt, daarna dezelfde.

        De sleutel begint met wat het is en noemt alles waar het van afhangt, op het jaar en de opslagen van de regio na. Modellen
        zijn alleen gelijk aan zichzelf, dus een regel die een kaart vervangt, is een andere sleutel. Een post vergelijken is zijn
        hele boom vergelijken; hij staat in de sleutel als zijn ``id``. Dat mag alleen als de uitkomst hem als operand heeft: zolang
        zij bewaard wordt, bestaat hij, en is zijn ``id`` van geen ander.
        """
        if sleutel not in self.gedeeld:
            self.gedeeld[sleutel] = maak()
        uitkomst: Uitkomst = self.gedeeld[sleutel]
        return uitkomst


def jaarkeuzes(opslagen: Opslagen, jaar: int) -> Jaarkeuzes:
    """De keuzes van een regio voor een tariefjaar, nog zonder iets berekends."""
    return Jaarkeuzes(opslagen, jaar, {})
