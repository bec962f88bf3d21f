"""De invoer van een werkboek dat terugkomt: wat iemand erin wijzigde, en waar de regio sindsdien zelf verder ging."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.stand import Soort, gelijk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.analyse.werkboek.stand import Invoerrij, Kenmerken
    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud


class Herkomstoordeel(NamedTuple):
    """Of het werkboek gemaakt is uit de regio zoals zij nu is, en anders welke bestanden sindsdien anders zijn."""

    zelfde: bool
    versie_werkboek: str
    versie_nu: str
    anders: tuple[str, ...]
    nieuw: tuple[str, ...]
    weg: tuple[str, ...]


class Wijziging(NamedTuple):
    """Een invoercel waarin iets anders staat dan het programma erin zette; ``nu`` is hetzelfde gegeven in de regio nu."""

    rij: Invoerrij
    nu: Invoerrij | None

    @property
    def verschil(self) -> Decimal | None:
        """Nieuw min oud, als allebei een getal zijn."""
        oud, nieuw = self.rij.uitgegeven, self.rij.waarde
        return nieuw - oud if isinstance(oud, Decimal) and isinstance(nieuw, Decimal) else None

    @property
    def relatief(self) -> Decimal | None:
        """Het verschil als deel van de oude waarde; van nul is er geen deel."""
        oud, verschil = self.rij.uitgegeven, self.verschil
        return verschil / abs(oud) if verschil is not None and isinstance(oud, Decimal) and oud else None


class Beweging(StrEnum):
    """Wat er in de regio met een invoer gebeurde sinds het werkboek gemaakt is."""

    ANDERS = "anders"
    NIEUW = "nieuw"
    WEG = "weg"


class Verschuiving(NamedTuple):
    """Een invoer die in de regio nu anders is dan toen het werkboek gemaakt werd."""

    beweging: Beweging
    rij: Invoerrij
    uitgegeven: Celinhoud
    nu: Celinhoud


def herkomst_van(kenmerken: Kenmerken, bewijs: Bewijs) -> Herkomstoordeel:
    """Vergelijk het bewijs in het werkboek met dat van de regio nu."""
    toen, nu = kenmerken.bestanden, {bestand.pad: bestand.sha256 for bestand in bewijs.bestanden}
    return Herkomstoordeel(
        zelfde=kenmerken.sha256 == bewijs.sha256,
        versie_werkboek=kenmerken.versie,
        versie_nu=bewijs.versie,
        anders=tuple(sorted(pad for pad in toen.keys() & nu.keys() if toen[pad] != nu[pad])),
        nieuw=tuple(sorted(nu.keys() - toen.keys())) if toen else (),
        weg=tuple(sorted(toen.keys() - nu.keys())),
    )


def zoals_de_regio_zegt(werkboek: Iterable[Invoerrij], regio: Iterable[Invoerrij]) -> tuple[Invoerrij, ...]:
    """De invoerrijen met alles behalve de waarde van de regio; zo telt niet mee wat iemand daar zelf van maakte.

    Alleen voor een werkboek dat uit de regio van nu gemaakt is.
    """
    nu = {rij.sleutel: rij for rij in regio}
    return tuple(
        nu[rij.sleutel]._replace(plek=rij.plek, waarde=rij.waarde, formule=rij.formule) if rij.sleutel in nu else rij
        for rij in werkboek
    )


def wijzigingen(werkboek: Iterable[Invoerrij], regio: Iterable[Invoerrij]) -> tuple[Wijziging, ...]:
    """De invoercellen met een andere waarde dan uitgegeven, of met een formule waar een getal stond."""
    nu = {rij.sleutel: rij for rij in regio}
    gewijzigd = (
        rij
        for rij in werkboek
        if rij.soort is not Soort.BEREKEND and (rij.formule is not None or not _zelfde_invoer(rij))
    )
    return tuple(Wijziging(rij, nu.get(rij.sleutel)) for rij in gewijzigd)


def _zelfde_invoer(rij: Invoerrij) -> bool:
    """Of de waarde is zoals uitgegeven; een som slaat een getal dat als tekst of als WAAR getypt is over."""
    getal_weg = isinstance(rij.uitgegeven, Decimal) and not isinstance(rij.waarde, Decimal)
    return not getal_weg and gelijk(rij.waarde, rij.uitgegeven)


def verschuivingen(werkboek: Sequence[Invoerrij], regio: Sequence[Invoerrij]) -> tuple[Verschuiving, ...]:
    """Waar de regio nu iets anders zegt dan het werkboek als uitgegeven noemt."""
    nu = {rij.sleutel: rij for rij in regio if rij.soort is not Soort.BEREKEND}
    toen = {rij.sleutel: rij for rij in werkboek if rij.soort is not Soort.BEREKEND}
    anders = [
        Verschuiving(Beweging.ANDERS, nu[sleutel], rij.uitgegeven, nu[sleutel].waarde)
        for sleutel, rij in toen.items()
        if sleutel in nu and not gelijk(rij.uitgegeven, nu[sleutel].waarde)
    ]
    weg = [Verschuiving(Beweging.WEG, rij, rij.uitgegeven, None) for sleutel, rij in toen.items() if sleutel not in nu]
    nieuw = [Verschuiving(Beweging.NIEUW, rij, None, rij.waarde) for sleutel, rij in nu.items() if sleutel not in toen]
    return (*anders, *weg, *nieuw)
