"""Wat een aanbieder op een uitvraag antwoordde: waarden met hun cel, los van het formaat van het formulier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.fouten import Bevinding, Plaats

AANDEEL, ANDERE_FUNCTIES, DECLARABELE_UREN = "aandeel", "andere_functies", "declarabele_uren"
DEELNEMERS, PLAATSEN, VOLUME = "deelnemers", "plaatsen", "volume"
UREN_PER_WEEK = "uren_per_week"
RIJ = "RT955"


class Antwoord(NamedTuple):
    """Eén ingevulde waarde bij een veld van een product, of van een functie daarvan.

    ``waarde`` van een aandeel is een fractie; ``volume`` is in eenheden per jaar. ``cel`` is hoe de aanbieder de plek
    terugvindt, zoals ``Antwoorden!F12``.
    """

    product: str
    veld: str
    functie: str | None
    waarde: Decimal
    toelichting: str | None
    plaats: Plaats
    cel: str


class Ingevuld(NamedTuple):
    """Eén teruggekomen formulier: van wie (onder pseudoniem), met welke antwoorden, en wat ontbreekt of niet kan.

    Een product met een fout in de antwoorden staat in ``geweigerd`` en telt nergens mee; de andere producten wel. ``producten``
    zijn alle producten met een kaart die een rij in het formulier hebben, ook zonder antwoord.
    """

    aanbieder: str
    bestand: str
    sha256: str
    antwoorden: tuple[Antwoord, ...]
    geweigerd: frozenset[str]
    bevindingen: tuple[Bevinding, ...]
    producten: frozenset[str] = frozenset()
