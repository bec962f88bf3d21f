"""Het oordeel over een werkboek dat terugkomt: herkomst, gewijzigde invoer, formules en de herrekende tarieven."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboekcellen import andere_uitkomsten, formules_weg, vergelijk_cellen
from reeletarief.analyse.werkboekherrekening import herreken
from reeletarief.analyse.werkboekinvoer import herkomst_van, verschuivingen, wijzigingen

if TYPE_CHECKING:
    from reeletarief.analyse.werkboekcellen import Celoordeel, Celverschil
    from reeletarief.analyse.werkboekherrekening import Productuitkomst
    from reeletarief.analyse.werkboekinvoer import Herkomstoordeel, Verschuiving, Wijziging
    from reeletarief.analyse.werkboekstand import Boek, Kenmerken, Regiostand


class Oordeel(NamedTuple):
    """Alles wat er over een werkboek te zeggen is.

    ``cellen`` ontbreekt als het werkboek niet uit de regio van nu gemaakt is; dan is alleen na te gaan of er op de
    invoerbladen een formule verdween (``formules_weg``). ``andere_uitkomsten`` is er alleen zonder gewijzigde invoer.
    """

    bestand: str
    kenmerken: Kenmerken
    herkomst: Herkomstoordeel
    wijzigingen: tuple[Wijziging, ...]
    verschuivingen: tuple[Verschuiving, ...]
    cellen: Celoordeel | None
    formules_weg: tuple[Celverschil, ...]
    andere_uitkomsten: tuple[Celverschil, ...]
    uitkomsten: tuple[Productuitkomst, ...]

    @property
    def celverschillen(self) -> tuple[Celverschil, ...]:
        """De cellen die niet zijn zoals het programma ze schreef, voor zover dat na te gaan is."""
        zonder_uitkomsten = self.formules_weg if self.cellen is None else self.cellen.verschillen
        return (*zonder_uitkomsten, *self.andere_uitkomsten)

    @property
    def ongelijk(self) -> tuple[Productuitkomst, ...]:
        """De producten waarvan het tarief in het werkboek niet is wat het programma berekent."""
        return tuple(uitkomst for uitkomst in self.uitkomsten if not uitkomst.gelijk)

    @property
    def in_orde(self) -> bool:
        """Of alles is zoals het uit de regio van nu komt."""
        afwijkend = (self.wijzigingen, self.verschuivingen, self.celverschillen, self.ongelijk)
        return self.herkomst.zelfde and not any(afwijkend)


def beoordeel(bestand: str, kenmerken: Kenmerken, boek: Boek, nu: Regiostand) -> Oordeel:
    """Vergelijk een werkboek dat terugkwam met de regio zoals zij nu is."""
    herkomst = herkomst_van(kenmerken, nu.bewijs)
    gewijzigd = wijzigingen(boek.rijen, nu.boek.rijen)
    cellen = vergelijk_cellen(boek, nu.boek) if herkomst.zelfde else None
    return Oordeel(
        bestand=bestand,
        kenmerken=kenmerken,
        herkomst=herkomst,
        wijzigingen=gewijzigd,
        verschuivingen=verschuivingen(boek.rijen, nu.boek.rijen),
        cellen=cellen,
        formules_weg=formules_weg(boek.rijen),
        andere_uitkomsten=andere_uitkomsten(boek, nu.boek) if herkomst.zelfde and not gewijzigd else (),
        uitkomsten=herreken(boek, nu, kenmerken.producten),
    )
