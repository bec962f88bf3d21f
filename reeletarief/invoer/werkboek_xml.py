"""XML van een ander lezen zonder er iets van te geloven: geen documenttype, dus geen entiteiten en geen verwijzingen.

Rechtstreeks met expat, de lezer onder elke XML-bibliotheek van Python. Alleen zo is een documenttype te weigeren op het
moment dat het begint, en komt van een werkblad nooit meer in het geheugen dan de cellen zelf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SCHEIDING = " "


class VerbodenXmlFout(Exception):
    """De XML heeft een documenttype."""


class OnleesbaarXmlFout(Exception):
    """De XML is niet welgevormd."""


class Element(NamedTuple):
    """Een element met zijn attributen (zonder naamruimte) en zijn eigen tekst."""

    naam: str
    attributen: Mapping[str, str]
    tekst: str


class Ontvanger(NamedTuple):
    """Wie de gebeurtenissen krijgt: het begin van een element, het einde, en tekst ertussen."""

    begin: Callable[[str, dict[str, str]], None]
    einde: Callable[[str], None]
    tekst: Callable[[str], None]


def ontleed(inhoud: bytes, ontvanger: Ontvanger) -> None:
    """Geef alle elementen door, met namen zonder naamruimte.

    Een :class:`VerbodenXmlFout` bij een documenttype, een :class:`OnleesbaarXmlFout` als het geen XML is.
    """
    lezer = expat.ParserCreate(namespace_separator=_SCHEIDING)
    lezer.buffer_text = True
    lezer.StartDoctypeDeclHandler = _weiger
    kort: dict[str, str] = {}

    def begin(naam: str, attributen: dict[str, str]) -> None:
        if naam not in kort:
            kort[naam] = _zonder_naamruimte(naam)
        ontvanger.begin(kort[naam], attributen)

    lezer.StartElementHandler = begin
    lezer.EndElementHandler = lambda naam: ontvanger.einde(kort[naam])
    lezer.CharacterDataHandler = ontvanger.tekst
    try:
        lezer.Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise OnleesbaarXmlFout(f"regel {fout.lineno}") from None
    except (ValueError, LookupError):  # een tekenset die niemand kent
        raise OnleesbaarXmlFout("onbekende tekenset") from None


def elementen(inhoud: bytes) -> list[Element]:
    """Alle elementen van een klein stuk XML, in de volgorde waarin ze beginnen."""
    gevonden: list[tuple[str, dict[str, str], list[str]]] = []
    open_: list[list[str]] = []

    def begin(naam: str, attributen: dict[str, str]) -> None:
        teksten: list[str] = []
        gevonden.append(
            (naam, {_zonder_naamruimte(sleutel): waarde for sleutel, waarde in attributen.items()}, teksten)
        )
        open_.append(teksten)

    def tekst(deel: str) -> None:
        open_[-1].append(deel)

    ontleed(inhoud, Ontvanger(begin, lambda _naam: _sluit(open_), tekst))
    return [Element(naam, attributen, "".join(teksten)) for naam, attributen, teksten in gevonden]


def _sluit(open_: list[list[str]]) -> None:
    open_.pop()


def _zonder_naamruimte(naam: str) -> str:
    return naam.rpartition(_SCHEIDING)[2]


def _weiger(*_: object) -> None:
    raise VerbodenXmlFout
