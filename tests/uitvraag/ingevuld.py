"""Zelfgemaakte teruggekomen formulieren, zonder bestand: wat een aanbieder antwoordde."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reeletarief.fouten import Plaats
from reeletarief.invoer.kaart.functie import MATEN
from reeletarief.invoer.uitvraag.antwoorden import AANDEEL, UREN_PER_WEEK, Antwoord, Ingevuld

PRODUCT = "45A48"


def antwoord(veld: str, waarde: str | Decimal, functie: str | None = None, product: str = PRODUCT) -> Antwoord:
    return Antwoord(product, veld, functie, Decimal(waarde), None, Plaats("x.xlsx", 5, 6), f"Antwoorden!{veld}")


def formulier(aanbieder: str, *antwoorden: Antwoord, geweigerd: frozenset[str] = frozenset()) -> Ingevuld:
    letter = aanbieder.rpartition(" ")[2].lower()
    return Ingevuld(f"Aanbieder {aanbieder}", f"antwoord-{letter}.xlsx", letter, antwoorden, geweigerd, ())


def velden(aanbieder: str, **waarden: str) -> Ingevuld:
    """Een formulier met velden zonder functie, zoals ``deelnemers="8"``."""
    return formulier(aanbieder, *(antwoord(veld, waarde) for veld, waarde in waarden.items()))


def mix(aanbieder: str, aandelen: Mapping[str, str], **overig: str) -> Ingevuld:
    """Een formulier met aandelen per functie en verder velden zonder functie."""
    assert not set(overig) & {*MATEN, UREN_PER_WEEK}
    per_functie = [antwoord(AANDEEL, aandeel, functie) for functie, aandeel in aandelen.items()]
    return formulier(aanbieder, *per_functie, *(antwoord(veld, waarde) for veld, waarde in overig.items()))
