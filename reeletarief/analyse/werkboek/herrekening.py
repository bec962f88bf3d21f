"""De tarieven van de regio met de invoer van het werkboek, naast de tarieven die in het werkboek staan."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.stand import Soort, gelijk
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs.herrekenen import herrekend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.analyse.werkboek.stand import Boek, Invoerrij, Regiostand
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
    from reeletarief.kostprijs.tarief import Tarief

_HALVE_CENT = Decimal("0.005")


class Productuitkomst(NamedTuple):
    """Het tarief van een product in het werkboek en zoals het programma het met dezelfde invoer berekent.

    ``reden`` zegt waarom een van beide ontbreekt.
    """

    product: str
    naam: str
    werkboek: Celinhoud
    herrekend: Decimal | None
    regio: Decimal | None
    reden: str

    @property
    def gelijk(self) -> bool:
        """Of beide tarieven op de cent gelijk zijn."""
        return (
            isinstance(self.werkboek, Decimal)
            and self.herrekend is not None
            and abs(self.werkboek - self.herrekend) < _HALVE_CENT
        )


def herreken(boek: Boek, nu: Regiostand, producten: tuple[str, ...]) -> tuple[Productuitkomst, ...]:
    """Per product van het werkboek, en daarna per product dat er in de regio bij kwam, de twee tarieven."""
    anders = andere_waarden(boek, nu)
    tarieven = {tarief.product: tarief for tarief in nu.tarieven}
    return tuple(
        _uitkomst(product, tarieven.get(product), boek, nu, anders)
        for product in dict.fromkeys((*producten, *tarieven))
    )


def andere_waarden(boek: Boek, nu: Regiostand) -> list[Invoerrij]:
    """De invoer van het werkboek die anders is dan die van de regio nu."""
    van_regio = {rij.sleutel: rij.waarde for rij in nu.boek.rijen}
    gegeven = (rij for rij in boek.rijen if rij.soort is not Soort.BEREKEND)
    return [rij for rij in gegeven if rij.sleutel in van_regio and not gelijk(rij.waarde, van_regio[rij.sleutel])]


def _uitkomst(
    product: str, tarief: Tarief | None, boek: Boek, nu: Regiostand, anders: list[Invoerrij]
) -> Productuitkomst:
    werkboek = boek.tarief(product)
    if tarief is None:
        return Productuitkomst(product, "", werkboek, None, None, "de regio heeft hiervoor nu geen tarief")
    naam, regio = str(tarief.kaart.naam), tarief.tarief.bedrag
    eigen = [rij for rij in anders if product in nu.posten.get(rij.sleutel, {})]
    geen_getal = [rij for rij in eigen if not isinstance(rij.waarde, Decimal)]
    if geen_getal:
        return Productuitkomst(product, naam, werkboek, None, regio, f"'{geen_getal[0].naam}' is geen getal")
    try:
        uit = _met(tarief, _bedragen(eigen, product, nu))
    except RekenFout as fout:
        return Productuitkomst(product, naam, werkboek, None, regio, fout.bevindingen[0].wat)
    return Productuitkomst(product, naam, werkboek, uit, regio, _reden(werkboek))


def _reden(werkboek: Celinhoud) -> str:
    if isinstance(werkboek, Decimal):
        return ""
    return "in het werkboek staat geen uitkomst" if werkboek is None else "in het werkboek staat geen getal"


def _bedragen(rijen: Iterable[Invoerrij], product: str, nu: Regiostand) -> dict[str, Decimal]:
    """De getallen van deze rijen op de sleutels van de posten die zij in dit product voeden."""
    getallen = [(rij.sleutel, rij.waarde) for rij in rijen if isinstance(rij.waarde, Decimal)]
    return {post: getal for sleutel, getal in getallen for post in nu.posten[sleutel][product]}


def _met(tarief: Tarief, bedragen: Mapping[str, Decimal]) -> Decimal:
    """Het tarief met andere bedragen voor deze posten."""
    if not bedragen:
        return tarief.tarief.bedrag
    klaar = herrekend([tarief.tarief], lambda post: bedragen.get(post.sleutel))
    return klaar[tarief.tarief.sleutel].bedrag
