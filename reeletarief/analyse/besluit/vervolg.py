"""De gegevens van een besluit dat op een eerder volgt: wat u noemt krijgt een nieuw tarief, de rest houdt wat er is vastgesteld.

Een tarief is het gemiddelde over het jaar. Gaat een besluit later in, dan is een nieuw tarief het gemiddelde over de maanden vanaf die
dag: elke cao-tabel telt zoveel maanden als zij daarin geldt. Zuiver: het rekenen op een peildatum komt van buiten.
"""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL, RUIM, op_stap

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from decimal import Decimal

    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.kostprijs.tarief import Tarief

_DECEMBER = 12


class Tijdvak(NamedTuple):
    """De maanden van een jaar waarin dezelfde tabellen gelden, met de eerste dag ervan en het tarief van die dag."""

    dag: datetime.date
    maanden: int
    tarief: Decimal


class NieuwTarief(NamedTuple):
    """Wat een product vanaf de ingangsdatum kost, in euro per eenheid, en uit welke tijdvakken dat volgt."""

    product: str
    bedrag: Decimal
    tijdvakken: tuple[Tijdvak, ...]


class Vervolg(NamedTuple):
    """Wat er in de besluitgegevens komt, in de volgorde van de tarieven.

    ``nieuw`` en ``houdt`` wijken af van het berekende bedrag; ``berekend`` zijn de gekozen producten waarvoor dat gewoon geldt.
    ``andere_eenheid`` gaat nu anders dan in het besluit, en kan zijn bedrag dus niet houden. ``rust_op`` zijn de producten die hun bedrag
    houden terwijl een product waar zij uit bestaan verandert. ``uitzonderingen`` zijn de redenen van het eerdere besluit bij de cao's die
    nog niet vaststaan.
    """

    eerder: Besluit
    ingangsdatum: datetime.date
    nieuw: tuple[NieuwTarief, ...]
    berekend: tuple[str, ...]
    houdt: tuple[Besluittarief, ...]
    andere_eenheid: tuple[str, ...]
    rust_op: tuple[str, ...]
    uitzonderingen: tuple[tuple[str, str], ...]

    @property
    def geldig_tot(self) -> datetime.date:
        """De laatste dag van het eerdere besluit; is die voor de ingangsdatum, dan het eind van het jaar."""
        eind = datetime.date(self.eerder.tariefjaar, _DECEMBER, 31)
        return self.eerder.geldig_tot if self.eerder.geldig_tot >= self.ingangsdatum else eind


def stel_op(
    eerder: Besluit,
    tarieven: Sequence[Tarief],
    gekozen: Collection[str],
    ingangsdatum: datetime.date,
    op_dag: Callable[[str, datetime.date], Decimal],
    onzeker: Collection[str],
) -> Vervolg:
    """De gegevens van het besluit dat op ``eerder`` volgt.

    ``tarieven`` zijn die van nu, over het hele jaar; ``op_dag`` geeft het tarief van een product met de tabellen van een dag.
    ``onzeker`` zijn de cao's die voor dit jaar niet vaststaan.
    """
    besloten = eerder.op_product
    nieuw = [
        _vanaf(tarief, ingangsdatum, op_dag)
        for tarief in tarieven
        if tarief.product in gekozen and ingangsdatum > datetime.date(tarief.jaar, 1, 1)
    ]
    berekend = {tarief.product: tarief.tarief.bedrag for tarief in tarieven}
    anders = tuple(een for een in nieuw if een.bedrag != berekend[een.product])
    rest = [tarief for tarief in tarieven if tarief.product not in gekozen and tarief.product in besloten]
    houdt = [tarief for tarief in rest if besloten[tarief.product].eenheid == tarief.kaart.eenheid]
    return Vervolg(
        eerder=eerder,
        ingangsdatum=ingangsdatum,
        nieuw=anders,
        berekend=tuple(code for code in berekend if code in gekozen and code not in {een.product for een in anders}),
        houdt=tuple(
            besloten[een.product] for een in houdt if besloten[een.product].vastgesteld != berekend[een.product]
        ),
        andere_eenheid=tuple(een.product for een in rest if een not in houdt),
        rust_op=tuple(een.product for een in houdt if not set(gekozen).isdisjoint(een.bestaat_uit)),
        uitzonderingen=tuple((een.cao, een.reden) for een in eerder.uitzonderingen if een.cao in onzeker),
    )


def _vanaf(tarief: Tarief, ingangsdatum: datetime.date, op_dag: Callable[[str, datetime.date], Decimal]) -> NieuwTarief:
    """Het gewogen gemiddelde van de tijdvakken vanaf de ingangsdatum, één keer afgerond; met één tijdvak is het dat tarief."""
    product = tarief.product
    tijdvakken = tuple(Tijdvak(dag, maanden, op_dag(product, dag)) for dag, maanden in _dagen(tarief, ingangsdatum))
    if len(tijdvakken) == 1:
        return NieuwTarief(product, tijdvakken[0].tarief, tijdvakken)
    som = sum((RUIM.multiply(een.tarief, een.maanden) for een in tijdvakken), NUL)
    gemiddeld = RUIM.divide(som, sum(een.maanden for een in tijdvakken))
    stap = tarief.opslagen.afronding.voor(tarief.kaart.eenheid)
    return NieuwTarief(product, op_stap(gemiddeld, stap.getal), tijdvakken)


def _dagen(tarief: Tarief, ingangsdatum: datetime.date) -> Iterable[tuple[datetime.date, int]]:
    """De eerste dag van elk tijdvak vanaf de ingangsdatum, en hoeveel maanden het duurt; de begonnen maand telt heel."""

    def tabellen(maand: int) -> tuple[datetime.date, ...]:
        return tuple(een.tabel.dag for cao in tarief.caos for een in cao.perioden if maand in een.maanden)

    for _, groep in groupby(range(ingangsdatum.month, _DECEMBER + 1), tabellen):
        maanden = list(groep)
        eerste = datetime.date(ingangsdatum.year, maanden[0], 1)
        yield max(eerste, ingangsdatum), len(maanden)
