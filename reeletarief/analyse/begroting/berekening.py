"""Een begroting uit volumes en tarieven: P × Q, met index en efficiencykorting als uitgesproken aannames.

* Het tarief van elk jaar komt uit :mod:`.jaartarieven`, op de cent.
* De efficiencykorting is cumulatief: van het bedrag in jaar t blijft (1 − korting) ^ (t − tariefjaar) over. De factor staat op
  twintig decimalen; daarna wordt niets meer afgerond, zodat elke optelling precies sluit.

Bedragen zijn in euro en exact. Zuiver: er wordt hier niets gelezen of getoond.
"""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL, RUIM, op_decimalen
from reeletarief.analyse.begroting.jaartarieven import geindexeerd
from reeletarief.analyse.begroting.stand import van_alles
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reeletarief.analyse.begroting.jaartarieven import Jaartarief, Jaartarieven, Product, Uitgangspunten
    from reeletarief.invoer.begroting.telraam import Telling, Vak
    from reeletarief.invoer.stand.oude_tarieven import OudTarief

_DECIMALEN_VAN_FACTOR = 20


class Bedrag(NamedTuple):
    """Bruto is P × Q, netto is wat er na de efficiencykorting overblijft; van netto rust ``niet_vastgesteld`` niet op een besluit."""

    bruto: Decimal
    netto: Decimal
    niet_vastgesteld: Decimal

    @property
    def korting(self) -> Decimal:
        """Wat de efficiencykorting eraf haalt."""
        return RUIM.subtract(self.bruto, self.netto)

    def plus(self, ander: Bedrag) -> Bedrag:
        """Twee bedragen samen."""
        return Bedrag(
            RUIM.add(self.bruto, ander.bruto),
            RUIM.add(self.netto, ander.netto),
            RUIM.add(self.niet_vastgesteld, ander.niet_vastgesteld),
        )


NIETS = Bedrag(NUL, NUL, NUL)


class Totaal(NamedTuple):
    """Een gemeente, segment, aanbieder of de hele begroting, met het bedrag en de status van elk jaar, en alle jaren samen."""

    naam: str
    per_jaar: Mapping[int, Bedrag]
    statussen: Mapping[int, str]
    samen: Bedrag


class Productregel(NamedTuple):
    """Een product in een jaar: aantal eenheden, tarief per eenheid en bedrag; ``prijsjaar`` is het jaar van de prijs waar het tarief van komt."""

    product: Product
    jaar: int
    aantal: int
    tarief: Decimal
    bedrag: Bedrag
    prijsjaar: int
    status: str


class Plafondregel(NamedTuple):
    """Een aanbieder in een jaar naast zijn budgetplafond."""

    aanbieder: str
    jaar: int
    begroting: Decimal
    plafond: Decimal

    @property
    def ruimte(self) -> Decimal:
        """Plafond min begroting; onder nul is een overschrijding."""
        return RUIM.subtract(self.plafond, self.begroting)


class Effectregel(NamedTuple):
    """Wat de wijziging van een tarief in een jaar kost: aantal × (nieuw − oud), voor efficiencykorting.

    Is er geen oud tarief per dezelfde eenheid, of ontbreekt de index ervoor (``zonder_index``, de jaren), dan is ``oud`` er niet en is het effect niet
    te zeggen; van niets is het altijd nul.
    """

    product: Product
    jaar: int
    aantal: int
    oud: Decimal | None
    nieuw: Decimal
    zonder_index: tuple[int, ...]

    @property
    def effect(self) -> Decimal | None:
        """Het effect in euro; boven nul is duurder."""
        if self.oud is None:
            return None if self.aantal else NUL
        return RUIM.multiply(self.aantal, self.nieuw - self.oud)

    @property
    def bruto(self) -> Decimal:
        """Aantal × nieuw tarief."""
        return RUIM.multiply(self.aantal, self.nieuw)


class Effecttotaal(NamedTuple):
    """Het effect van een gemeente of van alles: de som van wat te zeggen is, en over hoeveel van de begroting (bruto) die gaat.

    ``effect`` is er niet als er van geen enkel product iets te zeggen is.
    """

    effect: Decimal | None
    vergeleken: Decimal
    niet_vergeleken: Decimal


class Effect(NamedTuple):
    """Het effect per product en jaar, per gemeente en in totaal."""

    regels: tuple[Effectregel, ...]
    per_gemeente: Mapping[str, Effecttotaal]
    totaal: Effecttotaal

    @property
    def zonder_oud(self) -> tuple[str, ...]:
        """De producten met volume zonder oud tarief per dezelfde eenheid."""
        onbekend = (regel for regel in self.regels if regel.effect is None and not regel.zonder_index)
        return tuple(dict.fromkeys(regel.product.product for regel in onbekend))

    @property
    def zonder_index(self) -> tuple[int, ...]:
        """De jaren waarvan de index ontbreekt om een oud tarief naar een jaar met volume te brengen."""
        return tuple(sorted({jaar for regel in self.regels if regel.effect is None for jaar in regel.zonder_index}))


class Begroting(NamedTuple):
    """De hele begroting. Gemeenten, segmenten, aanbieders en producten tellen elk op tot hetzelfde totaal."""

    uitgangspunten: Uitgangspunten
    jaren: tuple[int, ...]
    totaal: Totaal
    gemeenten: tuple[Totaal, ...]
    segmenten: tuple[Totaal, ...]
    aanbieders: tuple[Totaal, ...]
    producten: tuple[Productregel, ...]


def begroot(telling: Telling, tarieven: Jaartarieven, uitgangspunten: Uitgangspunten) -> Begroting:
    """Reken een telling uit. Elk product en jaar in de telling heeft een tarief; anders ``KeyError``."""
    bedragen = _Bedragen(tarieven, uitgangspunten)
    gemeenten = _totalen(telling.per_gemeente, bedragen, lambda vak: vak.naam)
    segmenten = _totalen(telling.per_gemeente, bedragen, lambda vak: tarieven[vak.product, vak.jaar].product.segment)
    aanbieders = _totalen(telling.per_aanbieder, bedragen, lambda vak: vak.naam)
    regels = tuple(
        _productregel(tarieven[code, jaar], jaar, aantal, bedragen)
        for (code, jaar), aantal in _per_product(telling).items()
    )
    (totaal,) = _totalen(telling.per_gemeente, bedragen, lambda _vak: "totaal") or (Totaal("totaal", {}, {}, NIETS),)
    return Begroting(uitgangspunten, tuple(totaal.per_jaar), totaal, gemeenten, segmenten, aanbieders, regels)


def _productregel(tarief: Jaartarief, jaar: int, aantal: int, bedragen: _Bedragen) -> Productregel:
    bedrag = bedragen.bedrag({tarief.status: aantal * bedragen.centen[tarief.product.product, jaar]}, jaar)
    return Productregel(tarief.product, jaar, aantal, tarief.tarief, bedrag, tarief.prijsjaar, tarief.status)


def kortingsfactor(jaar: int, uitgangspunten: Uitgangspunten) -> Decimal:
    """Het deel dat na de efficiencykorting overblijft, op twintig decimalen."""
    jaren = jaar - uitgangspunten.tariefjaar
    return op_decimalen(RUIM.power(EEN - uitgangspunten.korting, jaren), _DECIMALEN_VAN_FACTOR)


def naast_plafond(
    begroting: Begroting, plafonds: Mapping[tuple[str, int], Decimal]
) -> tuple[tuple[Plafondregel, ...], tuple[tuple[str, int], ...]]:
    """Elk plafond naast de begroting, en de aanbieders met volume maar zonder plafond in dat jaar."""
    begroting_van = {
        (totaal.naam, jaar): bedrag.netto for totaal in begroting.aanbieders for jaar, bedrag in totaal.per_jaar.items()
    }
    regels = tuple(
        Plafondregel(aanbieder, jaar, begroting_van.get((aanbieder, jaar), NUL), plafond)
        for (aanbieder, jaar), plafond in sorted(plafonds.items())
    )
    return regels, tuple(sorted(set(begroting_van) - set(plafonds)))


def effect_van(
    telling: Telling, tarieven: Jaartarieven, oud: Mapping[str, OudTarief], uitgangspunten: Uitgangspunten
) -> Effect:
    """Wat het kost dat een product het nieuwe tarief heeft in plaats van het oude met de index van elk jaar na het tariefjaar, bij dezelfde aantallen."""
    regels = {
        (code, jaar): _effectregel(tarieven[code, jaar], jaar, aantal, oud.get(code), uitgangspunten)
        for (code, jaar), aantal in _per_product(telling).items()
    }
    alle = tuple(regels.values())
    return Effect(alle, _effect_per_gemeente(telling, regels), _effecttotaal(alle))


def _effectregel(
    nieuw: Jaartarief, jaar: int, aantal: int, was: OudTarief | None, uitgangspunten: Uitgangspunten
) -> Effectregel:
    van = uitgangspunten.tariefjaar
    bekend = was is not None and was.eenheid == nieuw.product.eenheid
    factor = uitgangspunten.factor(van, jaar)
    return Effectregel(
        nieuw.product,
        jaar,
        aantal,
        geindexeerd(was.tarief, factor) if was is not None and bekend and factor is not None else None,
        nieuw.tarief,
        uitgangspunten.ontbrekend(van, jaar) if bekend else (),
    )


def _effect_per_gemeente(telling: Telling, regels: Mapping[tuple[str, int], Effectregel]) -> dict[str, Effecttotaal]:
    """Het effect van elke gemeente, over alle producten en jaren die zij afneemt."""
    per_gemeente: dict[str, list[Effectregel]] = {}
    for vak, aantal in telling.per_gemeente.items():
        per_gemeente.setdefault(vak.naam, []).append(regels[vak.product, vak.jaar]._replace(aantal=aantal))
    return {naam: _effecttotaal(van_haar) for naam, van_haar in per_gemeente.items()}


def _effecttotaal(regels: Iterable[Effectregel]) -> Effecttotaal:
    """Wat er van deze regels samen te zeggen is; zonder enig volume is het effect nul."""
    vergeleken, niet_vergeleken, effecten = NUL, NUL, []
    alle = [regel for regel in regels if regel.aantal]
    for regel in alle:
        if regel.effect is None:
            niet_vergeleken = RUIM.add(niet_vergeleken, regel.bruto)
        else:
            vergeleken = RUIM.add(vergeleken, regel.bruto)
            effecten.append(regel.effect)
    return Effecttotaal(reduce(RUIM.add, effecten, NUL) if effecten or not alle else None, vergeleken, niet_vergeleken)


class _Bedragen:
    """Het tarief in centen en de status van elk product en jaar, en de kortingsfactor van elk jaar, elk één keer uitgerekend."""

    def __init__(self, tarieven: Jaartarieven, uitgangspunten: Uitgangspunten) -> None:
        self.centen = {sleutel: int(een.tarief.scaleb(2, context=RUIM)) for sleutel, een in tarieven.items()}
        self.statussen = {sleutel: een.status for sleutel, een in tarieven.items()}
        self._factoren = {jaar: kortingsfactor(jaar, uitgangspunten) for jaar in {jaar for _, jaar in tarieven}}

    def bedrag(self, centen: Mapping[str, int], jaar: int) -> Bedrag:
        """Bruto centen van een jaar, op de status van hun tarief, als bedrag met de efficiencykorting van dat jaar."""
        bruto, zonder_besluit = sum(centen.values()), sum(centen.values()) - centen.get(VASTGESTELD, 0)
        return Bedrag(_euro(bruto), self._netto(bruto, jaar), self._netto(zonder_besluit, jaar))

    def _netto(self, centen: int, jaar: int) -> Decimal:
        return RUIM.multiply(_euro(centen), self._factoren[jaar])


def _euro(centen: int) -> Decimal:
    return Decimal(centen).scaleb(-2, context=RUIM)


def _per_product(telling: Telling) -> dict[tuple[str, int], int]:
    """Het aantal van elk product en jaar, over alle gemeenten samen."""
    aantallen: dict[tuple[str, int], int] = {}
    for vak, aantal in telling.per_gemeente.items():
        sleutel = (vak.product, vak.jaar)
        aantallen[sleutel] = aantallen.get(sleutel, 0) + aantal
    return dict(sorted(aantallen.items()))


def _totalen(aantallen: Mapping[Vak, int], bedragen: _Bedragen, groep: Callable[[Vak], str]) -> tuple[Totaal, ...]:
    """De bedragen opgeteld op groep en jaar; gesorteerd op naam en jaar."""
    centen: dict[tuple[str, int], dict[str, int]] = {}
    for vak, aantal in aantallen.items():
        wat = (vak.product, vak.jaar)
        per_status = centen.setdefault((groep(vak), vak.jaar), {})
        status = bedragen.statussen[wat]
        per_status[status] = per_status.get(status, 0) + aantal * bedragen.centen[wat]
    per_naam: dict[str, dict[int, Mapping[str, int]]] = {}
    for naam, jaar in sorted(centen):
        per_naam.setdefault(naam, {})[jaar] = centen[naam, jaar]
    return tuple(_totaal(naam, per_jaar, bedragen) for naam, per_jaar in per_naam.items())


def _totaal(naam: str, centen: Mapping[int, Mapping[str, int]], bedragen: _Bedragen) -> Totaal:
    per_jaar = {jaar: bedragen.bedrag(per_status, jaar) for jaar, per_status in centen.items()}
    statussen = {jaar: van_alles(per_status) for jaar, per_status in centen.items()}
    return Totaal(naam, per_jaar, statussen, reduce(Bedrag.plus, per_jaar.values(), NIETS))
