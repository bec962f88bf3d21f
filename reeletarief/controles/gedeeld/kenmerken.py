"""Kenmerken van een product in een naam of omschrijving, zoals 'groep', 'specialistisch' of 'pleegzorg'."""

from __future__ import annotations

import re

KENMERKEN: dict[str, dict[str, re.Pattern[str]]] = {
    "uitvoering": {
        "individueel": re.compile(r"\bindividu"),
        "groep": re.compile(r"\bgroep"),
        "op afstand": re.compile(r"op afstand|\bonline\b|beeldbel|digita"),
        "gezin": re.compile(r"\bgezin(nen)?\b|\bsysteem"),
        "op locatie": re.compile(r"op (andere |eigen )?locatie"),
    },
    "specialisatie": {
        "regulier": re.compile(r"\bregulier"),
        "specialistisch": re.compile(r"\bspecialis"),
        "laag tarief": re.compile(r"laag tarief"),
    },
    "zwaarte": {
        "licht": re.compile(r"\blicht"),
        "middel": re.compile(r"\bmiddel(?!zwaar)"),
        "middelzwaar": re.compile(r"middelzwa"),
        "extra zwaar": re.compile(r"extra zwa"),
        "zwaar": re.compile(r"(?<!extra )\bzwa(ar|re)"),
    },
    "soort": {
        "dagbehandeling": re.compile(r"dagbehandeling"),
        "dagbesteding": re.compile(r"dagbesteding"),
        "persoonlijke verzorging": re.compile(r"persoonlijke verzorging"),
        "verblijf": re.compile(r"verblijf"),
        "crisis": re.compile(r"crisis"),
        "pleegzorg": re.compile(r"pleegzorg"),
        "gezinshuis": re.compile(r"gezinshui"),
        "vervoer": re.compile(r"vervoer"),
        "ambulant": re.compile(r"\bambulant"),
    },
}
"""Per kenmerk de waarden die het kan hebben en hoe ze te herkennen zijn."""

_NIET = re.compile(r"\b(zonder|exclusief|excl\.?)\s*\w+")


def kenmerken(tekst: str) -> dict[str, set[str]]:
    """Per kenmerk de waarden die een tekst noemt; wat er uitdrukkelijk niet bij hoort (zonder verblijf) telt niet."""
    gelezen = _NIET.sub(" ", tekst.lower())
    return {
        kenmerk: {naam for naam, patroon in namen.items() if patroon.search(gelezen)}
        for kenmerk, namen in KENMERKEN.items()
    }


def tegenspraken(een: str, ander: str) -> list[tuple[str, str, str]]:
    """De kenmerken waar beide teksten iets over zeggen en niets gemeen hebben: kenmerk, waarden van de een en de ander."""
    links, rechts = kenmerken(een), kenmerken(ander)
    return [
        (kenmerk, " en ".join(sorted(links[kenmerk])), " en ".join(sorted(rechts[kenmerk])))
        for kenmerk in KENMERKEN
        if links[kenmerk] and rechts[kenmerk] and not links[kenmerk] & rechts[kenmerk]
    ]
