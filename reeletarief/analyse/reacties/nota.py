"""Van concept naar definitief: per product wat de reacties deden, en wat er verder is gewijzigd.

Definitief is de regio zoals ze nu is. Het concept met alle overgenomen reacties hoort daaraan gelijk te zijn; wat dan nog
verschilt, komt door iets anders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.reacties.effect import Effecten
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.kostprijs.tarief import Tarief


class Overgang(NamedTuple):
    """Een product van concept naar definitief, in euro per eenheid; wat er niet (meer) is, ontbreekt.

    ``verwacht`` is het concept met alle overgenomen reacties, ``door`` zijn de nummers van de reacties die dit tarief bewegen.
    """

    product: str
    naam: str
    eenheid: str
    concept: Decimal | None
    verwacht: Decimal | None
    definitief: Decimal | None
    door: tuple[str, ...]

    @property
    def verschil(self) -> Decimal | None:
        """Definitief min concept."""
        return None if self.concept is None or self.definitief is None else self.definitief - self.concept

    @property
    def anders(self) -> Decimal | None:
        """Wat definitief meer is dan het concept met alle overgenomen reacties."""
        return None if self.verwacht is None or self.definitief is None else self.definitief - self.verwacht

    @property
    def onverklaard(self) -> bool:
        """Of er iets anders is gewijzigd dan de reacties, of het product er in een van beide niet is."""
        return self.anders is None or self.anders != 0


class Groep(NamedTuple):
    """Reacties over hetzelfde: een product, of voor alle producten een parameter of een element."""

    product: str | None
    onderwerp: str
    reacties: tuple[Reactie, ...]


def overgangen(effecten: Effecten, definitief: Resultaat) -> tuple[Overgang, ...]:
    """Elk product dat in het concept of definitief voorkomt, op code."""
    concept, verwacht, nu = (
        {str(tarief.kaart.product): tarief for tarief in resultaat.tarieven}
        for resultaat in (effecten.basis.resultaat, effecten.na.resultaat, definitief)
    )
    door = {regel.verschil.product: tuple(regel.alleen) for regel in effecten.samen}
    uit: list[Overgang] = []
    for product in sorted({*concept, *nu}):
        kaart = (nu.get(product) or concept[product]).kaart
        oud, met, nieuw = (_bedrag(tarieven.get(product)) for tarieven in (concept, verwacht, nu))
        uit.append(Overgang(product, str(kaart.naam), kaart.eenheid, oud, met, nieuw, door.get(product, ())))
    return tuple(uit)


def _bedrag(tarief: Tarief | None) -> Decimal | None:
    return tarief.tarief.bedrag if tarief else None


def groepen(reacties: Sequence[Reactie]) -> tuple[Groep, ...]:
    """De reacties per onderwerp: eerst de producten op code, dan de parameters, dan de elementen."""
    per_sleutel: dict[tuple[int, str], list[Reactie]] = {}
    for reactie in sorted(reacties, key=lambda reactie: str(reactie.nummer)):
        per_sleutel.setdefault(_onderwerp(reactie), []).append(reactie)
    return tuple(
        Groep(naam if rang == 0 else None, naam, tuple(delen)) for (rang, naam), delen in sorted(per_sleutel.items())
    )


def _onderwerp(reactie: Reactie) -> tuple[int, str]:
    if reactie.product:
        return 0, str(reactie.product)
    return (1, str(reactie.parameter)) if reactie.parameter else (2, str(reactie.element))
