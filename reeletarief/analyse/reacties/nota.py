"""Van het concept naar de tarieven van nu: per product wat de reacties deden, wat er verder is gewijzigd, en of het is vastgesteld.

De berekening van nu is die van de regio zoals ze nu is. Het concept met alle overgenomen reacties hoort daaraan gelijk te zijn;
wat dan nog verschilt, komt door iets anders. Het tarief is het vastgestelde bedrag, of zolang dat er niet is het berekende.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import bijstelling_van, geldend_bedrag, geldend_besluit
from reeletarief.invoer.reacties.register import op_nummer

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.reacties.effect import Effecten
    from reeletarief.berekening.besluitstand import Bijstelling
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.kostprijs.tarief import Tarief


class Overgang(NamedTuple):
    """Een product van concept naar tarief, in euro per eenheid; wat er niet (meer) is, ontbreekt.

    ``verwacht`` is het concept met alle overgenomen reacties, ``door`` zijn de nummers van de reacties die dit tarief bewegen.
    Zonder ``vastgesteld_op`` is het tarief berekend en nog niet vastgesteld.
    """

    product: str
    naam: str
    eenheid: str
    concept: Decimal | None
    verwacht: Decimal | None
    berekend: Decimal | None
    tarief: Decimal | None
    door: tuple[str, ...]
    vastgesteld_op: datetime.date | None
    bijstelling: Bijstelling | None

    @property
    def verschil(self) -> Decimal | None:
        """Tarief min concept."""
        return None if self.concept is None or self.tarief is None else self.tarief - self.concept

    @property
    def anders(self) -> Decimal | None:
        """Wat er nu meer berekend is dan het concept met alle overgenomen reacties."""
        return None if self.verwacht is None or self.berekend is None else self.berekend - self.verwacht

    @property
    def onverklaard(self) -> bool:
        """Of er iets anders is gewijzigd dan de reacties, of het product er in een van beide niet is."""
        return self.anders is None or self.anders != 0


class Groep(NamedTuple):
    """Reacties over hetzelfde: een product, of voor alle producten een parameter of een element."""

    product: str | None
    onderwerp: str
    reacties: tuple[Reactie, ...]


def overgangen(effecten: Effecten, nu: Resultaat) -> tuple[Overgang, ...]:
    """Elk product dat in het concept of nu voorkomt, op code."""
    concept, verwacht, van_nu = (een.op_product for een in (effecten.basis.resultaat, effecten.na.resultaat, nu))
    door = {regel.verschil.product: tuple(regel.alleen) for regel in effecten.samen}
    return tuple(
        _overgang(concept.get(product), verwacht.get(product), van_nu.get(product), door.get(product, ()))
        for product in sorted({*concept, *van_nu})
    )


def _overgang(concept: Tarief | None, verwacht: Tarief | None, nu: Tarief | None, door: tuple[str, ...]) -> Overgang:
    een = nu or concept
    assert een is not None
    besluit = geldend_besluit(nu) if nu else None
    return Overgang(
        product=een.product,
        naam=str(een.kaart.naam),
        eenheid=een.kaart.eenheid,
        concept=_berekend(concept),
        verwacht=_berekend(verwacht),
        berekend=_berekend(nu),
        tarief=geldend_bedrag(nu) if nu else None,
        door=door,
        vastgesteld_op=besluit.besluitdatum.dag if besluit else None,
        bijstelling=bijstelling_van(nu) if nu else None,
    )


def _berekend(tarief: Tarief | None) -> Decimal | None:
    return tarief.tarief.bedrag if tarief else None


def groepen(reacties: Sequence[Reactie]) -> tuple[Groep, ...]:
    """De reacties per onderwerp: eerst de producten op code, dan de parameters, dan de elementen."""
    per_sleutel: dict[tuple[int, str], list[Reactie]] = {}
    for reactie in op_nummer(reacties):
        per_sleutel.setdefault(_onderwerp(reactie), []).append(reactie)
    return tuple(
        Groep(naam if rang == 0 else None, naam, tuple(delen)) for (rang, naam), delen in sorted(per_sleutel.items())
    )


def _onderwerp(reactie: Reactie) -> tuple[int, str]:
    if reactie.product:
        return 0, str(reactie.product)
    return (1, str(reactie.parameter)) if reactie.parameter else (2, str(reactie.element))
