"""Het oordeel over een werkboek dat terugkomt: herkomst, gewijzigde invoer, formules en de herrekende tarieven."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.cellen import andere_uitkomsten, formules_weg, vergelijk_cellen
from reeletarief.analyse.werkboek.herrekening import herreken
from reeletarief.analyse.werkboek.invoer import Beweging, herkomst_van, verschuivingen, wijzigingen, zoals_de_regio_zegt

if TYPE_CHECKING:
    from reeletarief.analyse.werkboek.cellen import Celoordeel, Celverschil
    from reeletarief.analyse.werkboek.herrekening import Productuitkomst
    from reeletarief.analyse.werkboek.invoer import Herkomstoordeel, Verschuiving, Wijziging
    from reeletarief.analyse.werkboek.stand import Boek, Kenmerken, Regiostand
    from reeletarief.analyse.werkboek.weigering import Weigering
    from reeletarief.invoer.besluit.model import Besluit


class Oordeel(NamedTuple):
    """Alles wat er over een werkboek te zeggen is.

    ``cellen`` ontbreekt als het werkboek niet uit de regio van nu gemaakt is; dan is alleen na te gaan of er op de
    invoerbladen een formule verdween (``formules_weg``). ``overgeslagen`` zijn bladen waarvan de cellen niet vergeleken zijn. ``andere_uitkomsten`` is er alleen
    zonder gewijzigde invoer en zonder cel die doorwerkt: wat daaruit volgt, hoort bij de formules.
    ``weigeringen`` is wat het programma aan deze invoer in een bestand zou weigeren. Met ``besluit`` ligt het werkboek naast de regio zoals
    dat besluit haar bewaart, en niet naast die van nu.
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
    overgeslagen: tuple[str, ...]
    alleen_formules: str
    weigeringen: tuple[Weigering, ...] = ()
    besluit: Besluit | None = None

    @property
    def celverschillen(self) -> tuple[Celverschil, ...]:
        """De cellen die niet zijn zoals het programma ze schreef, voor zover dat na te gaan is."""
        zonder_uitkomsten = self.formules_weg if self.cellen is None else self.cellen.verschillen
        return (*zonder_uitkomsten, *self.andere_uitkomsten)

    @property
    def bladen_weg(self) -> tuple[str, ...]:
        """De bladen van het programma die er niet zijn, voor zover dat na te gaan is."""
        return self.cellen.bladen_weg if self.cellen else ()

    @property
    def ongelijk(self) -> tuple[Productuitkomst, ...]:
        """De producten waarvan het tarief in het werkboek niet is wat het programma berekent."""
        return tuple(uitkomst for uitkomst in self.uitkomsten if not uitkomst.gelijk)

    @property
    def deels_uit_de_regio(self) -> bool:
        """Of er in de regio gegevens weg of erbij zijn: dan rekent ook de regio van nu mee, en niet alleen het werkboek."""
        return any(een.beweging is not Beweging.ANDERS for een in self.verschuivingen)

    @property
    def in_orde(self) -> bool:
        """Of alles vergeleken is, en zoals het uit de regio van nu komt."""
        return not self.wijkt_af and not self.overgeslagen

    @property
    def wijkt_af(self) -> bool:
        """Of er iets anders is dan de regio van nu, voor zover het vergeleken is."""
        cellen = (self.celverschillen, self.bladen_weg)
        afwijkend = (self.wijzigingen, self.weigeringen, self.verschuivingen, *cellen, self.ongelijk)
        return not self.herkomst.zelfde or any(afwijkend)


def beoordeel(
    bestand: str,
    kenmerken: Kenmerken,
    boek: Boek,
    nu: Regiostand,
    overslaan: tuple[str, ...],
    alleen_formules: str,
) -> Oordeel:
    """Vergelijk een werkboek dat terugkwam met de regio zoals zij nu is.

    ``overslaan`` zijn bladen waarop cellen staan die niet uit de regio alleen volgen; van het blad ``alleen_formules``
    volgen alleen de formules en de getallen uit de regio.
    """
    herkomst = herkomst_van(kenmerken, nu.bewijs)
    if herkomst.zelfde:
        boek = boek._replace(rijen=zoals_de_regio_zegt(boek.rijen, nu.boek.rijen))
    gewijzigd = wijzigingen(boek.rijen, nu.boek.rijen)
    van_boek, van_nu = boek.zonder(overslaan), nu.boek.zonder(overslaan)
    if alleen_formules:
        plekken = {
            plek for plek, cel in van_nu.cellen.items() if cel.formule is not None or isinstance(cel.inhoud, Decimal)
        }
        van_nu = van_nu.alleen(alleen_formules, plekken)
        van_boek = van_boek.alleen(alleen_formules, plekken)
    cellen = vergelijk_cellen(van_boek, van_nu) if herkomst.zelfde else None
    zelfde_uitkomsten = cellen is not None and not gewijzigd and not cellen.werkt_door
    return Oordeel(
        bestand=bestand,
        kenmerken=kenmerken,
        herkomst=herkomst,
        wijzigingen=gewijzigd,
        verschuivingen=() if herkomst.zelfde else verschuivingen(boek.rijen, nu.boek.rijen),
        cellen=cellen,
        formules_weg=formules_weg(boek.rijen),
        andere_uitkomsten=andere_uitkomsten(van_boek, van_nu) if zelfde_uitkomsten else (),
        uitkomsten=herreken(boek, nu, kenmerken.producten),
        overgeslagen=overslaan,
        alleen_formules=alleen_formules,
    )
