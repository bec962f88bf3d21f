"""Wat een model en zijn velden betekenen, uit de docstring van het model: de ene plek waar dat staat.

De eerste alinea gaat over het geheel; onder ``Attributes:`` staat elk veld in een zin die een lezer zonder
programmeerkennis begrijpt. Een veld van een ouder hoeft er niet opnieuw te staan. Python laadt docstrings met de module
mee; pas wie om een beschrijving vraagt, betaalt voor het ontleden.
"""

import inspect
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_KOP = "Attributes:"
_VELD = re.compile(r"    (?P<naam>\w+): (?P<tekst>.+)")


def kop(soort: type[Any]) -> str:
    """De eerste alinea: wat het geheel is."""
    return _gewoon(_docstring(soort).partition("\n\n")[0])


def veldteksten(soort: type[Any]) -> dict[str, str]:
    """Per veld zijn beschrijving; die van de klasse zelf gaat voor die van haar ouders."""
    uit: dict[str, str] = {}
    for klasse in reversed(soort.__mro__[:-1]):
        uit |= _eigen_teksten(klasse)
    return uit


@lru_cache(maxsize=256)
def _eigen_teksten(klasse: type[Any]) -> Mapping[str, str]:
    """Die van de klasse zelf; bij duizenden fouten in dezelfde soort bestand wordt haar docstring één keer ontleed."""
    uit: dict[str, str] = {}
    naam = ""
    for regel in _docstring(klasse).partition(_KOP)[2].splitlines():
        begin = _VELD.fullmatch(regel)
        if begin:
            naam, uit[begin["naam"]] = begin["naam"], begin["tekst"]
        elif naam and regel.startswith("        "):
            uit[naam] += f" {regel.strip()}"
    return {veld: _gewoon(tekst) for veld, tekst in uit.items()}


def _docstring(klasse: type[Any]) -> str:
    return inspect.cleandoc(klasse.__doc__ or "")


def _gewoon(tekst: str) -> str:
    """Zonder regeleinden en opmaak."""
    return " ".join(tekst.split()).replace("``", "'")
