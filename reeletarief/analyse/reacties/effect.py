"""Wat de overgenomen reacties met de tarieven doen: elk alleen, en alle samen.

Het effect van een reactie alleen is dat op de basis (het concept), zonder de andere. De som van die effecten is zelden het
effect van alles samen: waarden werken op elkaar in, en elk tarief wordt één keer afgerond. Dat verschil is de wisselwerking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.reacties.toepassen import Doorgerekend, Zet, pas_toe, zetten_van
from reeletarief.fouten import gesorteerd
from reeletarief.invoer.reacties.register import op_nummer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.reacties.register import Reactie


class Productverschil(NamedTuple):
    """Een tarief dat beweegt, in euro per eenheid."""

    product: str
    naam: str
    eenheid: str
    oud: Decimal
    nieuw: Decimal

    @property
    def verschil(self) -> Decimal:
        """Hoeveel euro het tarief hoger is dan op de basis."""
        return self.nieuw - self.oud

    @property
    def fractie(self) -> Decimal:
        """Het verschil als deel van het tarief op de basis."""
        return self.verschil / self.oud if self.oud else NUL


class Omvang(NamedTuple):
    """Hoeveel producten bewegen, hoeveel gemiddeld (van die producten, als fractie), en welk het meest (in procenten)."""

    aantal: int
    gemiddeld: Decimal
    grootste: Productverschil | None


class Reactiegevolg(NamedTuple):
    """Een overgenomen reactie met wat zij zet en welke tarieven zij alleen beweegt."""

    reactie: Reactie
    zetten: tuple[Zet, ...]
    verschillen: tuple[Productverschil, ...]


class Samenregel(NamedTuple):
    """Een product met het effect van elke reactie alleen (op nummer) en van alle samen."""

    verschil: Productverschil
    alleen: Mapping[str, Decimal]

    @property
    def som(self) -> Decimal:
        """De effecten van elke reactie alleen, bij elkaar opgeteld."""
        return sum(self.alleen.values(), NUL)

    @property
    def wisselwerking(self) -> Decimal:
        """Wat alles samen meer doet dan de som."""
        return self.verschil.verschil - self.som


class Effecten(NamedTuple):
    """De effecten op een basis; ``samen`` zijn de producten die door een reactie, of door alle samen, bewegen."""

    basis: Doorgerekend
    na: Doorgerekend
    per_reactie: tuple[Reactiegevolg, ...]
    samen: tuple[Samenregel, ...]

    @property
    def zetten(self) -> tuple[Zet, ...]:
        """Alles wat gezet is."""
        return tuple(zet for effect in self.per_reactie for zet in effect.zetten)


def bereken_effecten(
    basis: Doorgerekend, reacties: Sequence[Reactie], bezwaren: Sequence[Bevinding]
) -> Effecten | tuple[Bevinding, ...]:
    """Het effect van elke overgenomen reactie alleen en samen, of alle redenen waarom dat niet te rekenen is.

    ``bezwaren`` zijn wat er aan de reacties al niet past; ook dan is er geen effect.
    """
    overgenomen = op_nummer(een for een in reacties if een.overgenomen)
    zetten, fouten = zetten_van(basis, overgenomen)
    fouten += tuple(bezwaren)
    per_reactie: list[Reactiegevolg] = []
    fouten_alleen: list[Bevinding] = []
    for reactie in overgenomen:
        eigen = tuple(zet for zet in zetten if zet.reactie is reactie)
        alleen = pas_toe(basis, eigen)
        if alleen.stand is None:
            fouten_alleen += alleen.bevindingen
        else:
            bewogen = verschillen(basis.resultaat, alleen.stand.resultaat)
            per_reactie.append(Reactiegevolg(reactie, eigen, bewogen))
    if fouten or fouten_alleen:
        return gesorteerd([*fouten, *fouten_alleen])
    samen = pas_toe(basis, zetten)
    if samen.stand is None:
        return samen.bevindingen
    return Effecten(basis, samen.stand, tuple(per_reactie), _samenregels(basis, samen.stand, per_reactie))


def verschillen(oud: Resultaat, nieuw: Resultaat) -> tuple[Productverschil, ...]:
    """De producten van wie het tarief verschilt, op code."""
    return tuple(een for een in _alle(oud, nieuw) if een.verschil)


def _alle(oud: Resultaat, nieuw: Resultaat) -> list[Productverschil]:
    eerder = {tarief.product: tarief.tarief.bedrag for tarief in oud.tarieven}
    uit: list[Productverschil] = []
    for tarief in nieuw.tarieven:
        kaart = tarief.kaart
        product = kaart.code
        if product in eerder:
            uit.append(Productverschil(product, str(kaart.naam), kaart.eenheid, eerder[product], tarief.tarief.bedrag))
    return uit


def _samenregels(basis: Doorgerekend, na: Doorgerekend, per_reactie: Sequence[Reactiegevolg]) -> tuple[Samenregel, ...]:
    alleen: dict[str, dict[str, Decimal]] = {}
    for effect in per_reactie:
        for een in effect.verschillen:
            alleen.setdefault(een.product, {})[str(effect.reactie.nummer)] = een.verschil
    alle = _alle(basis.resultaat, na.resultaat)
    return tuple(Samenregel(een, alleen.get(een.product, {})) for een in alle if een.verschil or een.product in alleen)


def omvang(bewogen: Sequence[Productverschil]) -> Omvang:
    """Hoeveel producten bewegen, gemiddeld hoeveel, en welk het meest."""
    echt = [een for een in bewogen if een.verschil]
    if not echt:
        return Omvang(0, NUL, None)
    gemiddeld = sum((een.fractie for een in echt), NUL) / len(echt)
    return Omvang(len(echt), gemiddeld, max(echt, key=lambda een: (abs(een.fractie), een.product)))
