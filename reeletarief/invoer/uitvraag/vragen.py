"""Wat een uitvraag per product vraagt, en hoe dat in een formulier heet; schrijver en lezer van een formulier delen dit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL, op_cent
from reeletarief.invoer.uitvraag.antwoorden import (
    AANDEEL,
    ANDERE_FUNCTIES,
    DECLARABELE_UREN,
    DEELNEMERS,
    PLAATSEN,
    UREN_PER_WEEK,
    VOLUME,
)
from reeletarief.invoer.waarden import op_aantal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart.productkaart import Productkaart

ANTWOORDEN = "Antwoorden"
"""Het blad waar de aanbieder invult."""

PRODUCT, FUNCTIE, ANTWOORD, TOELICHTING, VELD = "Product", "Functie", "Uw antwoord", "Toelichting", "Veld"
AANBIEDER, REGIO, TARIEFJAAR = "Aanbieder", "Regio", "Tariefjaar"
NODIG = (PRODUCT, FUNCTIE, ANTWOORD, TOELICHTING, VELD, AANBIEDER, REGIO, TARIEFJAAR)
"""De kolommen die een formulier moet hebben om het te kunnen lezen; de andere zijn er voor de aanbieder."""
SCHAAL, TREDE = "Schaal", "Trede"
INSCHALING = (SCHAAL, TREDE)
"""Kolommen voor de aanbieder die het lezen naast de kaart legt, als ze er nog zijn."""

AANDELEN = (AANDEEL, ANDERE_FUNCTIES)
"""De velden in procenten, van een product samen 100%."""

_UREN_VAN_EEN_JAAR = Decimal(366 * 24)
_UREN_VAN_EEN_WEEK = Decimal(7 * 24)
_WERKUREN_VAN_EEN_JAAR = Decimal(262 * 8)
_BOVEN_NUL = Decimal("0.01")


class Vraag(NamedTuple):
    """Eén vraag: een veld van een product, of van een functie daarvan. Samen maken ze een rij van het formulier uniek."""

    product: str
    veld: str
    functie: str | None = None


class Grens(NamedTuple):
    """Wat een antwoord ten minste en ten hoogste kan zijn; ``waarom`` maakt de zin "meer dan …" af."""

    laagste: Decimal
    hoogste: Decimal
    waarom: str


_HOEVEEL = "er bij één aanbieder kunnen zijn"
GRENZEN: Mapping[str, Grens] = {
    AANDEEL: Grens(NUL, EEN, "100%"),
    ANDERE_FUNCTIES: Grens(NUL, EEN, "100%"),
    "uren": Grens(NUL, _UREN_VAN_EEN_JAAR, "er uren in een jaar zitten"),
    "begeleiders": Grens(NUL, Decimal(100), "er op één groep kunnen staan"),
    "fte": Grens(NUL, Decimal(10_000), _HOEVEEL),
    "uren_per_plaats_per_week": Grens(NUL, _UREN_VAN_EEN_WEEK, "er uren in een week zitten"),
    UREN_PER_WEEK: Grens(NUL, 100 * _UREN_VAN_EEN_WEEK, "honderd mensen in een week kunnen werken"),
    DECLARABELE_UREN: Grens(_BOVEN_NUL, _WERKUREN_VAN_EEN_JAAR, "er werkuren in een jaar zijn bij 40 uur per week"),
    DEELNEMERS: Grens(_BOVEN_NUL, Decimal(1000), "er in één groep kunnen zitten"),
    PLAATSEN: Grens(_BOVEN_NUL, Decimal(10_000), _HOEVEEL),
    VOLUME: Grens(NUL, Decimal(1_000_000_000), _HOEVEEL),
}
"""Ruime grenzen: wat erbuiten ligt, kan niet; wat alleen opvalt, blijkt uit de vergelijking met anderen."""


_UITKOMSTEN = frozenset({DECLARABELE_UREN, VOLUME})
"""Wat op geen kaart staat."""


def op_te_schrijven(getal: Decimal, veld: str) -> Decimal:
    """Een aantal zoals een lezer het ziet: wat op een kaart kan staan met elk cijfer (0,3333), een uitkomst op twee decimalen."""
    return op_cent(getal) if veld in _UITKOMSTEN else op_aantal(getal)


def vragen(kaart: Productkaart) -> tuple[Vraag, ...]:
    """De vragen over een product, in de volgorde van het formulier; geen, als het geen functiemix heeft."""
    product = kaart.code
    per_functie = [Vraag(product, functie.maat or UREN_PER_WEEK, str(functie.functie)) for functie in kaart.functiemix]
    velden = [veld for veld, gevraagd in _van_het_product(kaart).items() if gevraagd] if per_functie else []
    return (*per_functie, *(Vraag(product, veld) for veld in velden))


def _van_het_product(kaart: Productkaart) -> Mapping[str, bool]:
    """Welke velden van het product als geheel gevraagd worden."""
    inzet, verblijf = kaart.inzet, kaart.verblijf
    return {
        ANDERE_FUNCTIES: any(functie.aandeel is not None for functie in kaart.functiemix),
        DECLARABELE_UREN: kaart.per_uur or (verblijf is not None and verblijf.uren_per_fte == DECLARABELE_UREN),
        DEELNEMERS: kaart.groep is not None or (inzet is not None and inzet.deelnemers is not None),
        PLAATSEN: verblijf is not None and verblijf.plaatsen is not None,
        VOLUME: kaart.capaciteit is None or kaart.capaciteit.soort == "lumpsum_per_fte",
    }
