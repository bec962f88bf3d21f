"""XML van een ander lezen zonder er iets van te geloven: geen documenttype, dus geen entiteiten en geen verwijzingen.

Rechtstreeks met expat, de lezer onder elke XML-bibliotheek van Python. Alleen zo is een documenttype te weigeren op het
moment dat het begint, en komt van een werkblad nooit meer in het geheugen dan de cellen zelf. Hoeveel elementen, namen en
kenmerken er mogen komen, is begrensd: een klein pakket kan er miljoenen bevatten, en elk kost tijd en geheugen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEESTE_ELEMENTEN = 4_000_000
"""In alle delen van een werkboek samen."""
MEESTE_ELEMENTEN_KLEIN = 50_000
"""In een deel dat geen werkblad is."""
MEESTE_NAMEN = 1_000
GROOTSTE_ELEMENT = 2_000_000
"""Bytes van één label met zijn kenmerken."""
_HAP = 1_000_000
_SCHEIDING = " "


class VerbodenXmlFout(Exception):
    """De XML heeft een documenttype."""


class OnleesbaarXmlFout(Exception):
    """De XML is niet welgevormd."""


class VolXmlFout(Exception):
    """De XML heeft meer elementen, namen of kenmerken dan een werkboek van dit programma ooit heeft."""


class Tegoed:
    """Wat er van een heel werkboek al gelezen is: elementen, cellen, en wat een klein bestand groot maakt.

    Dat zijn de tekens van formules die Excel over cellen deelt, en de cellen en spaties die een .ods als herhaling schrijft.
    """

    __slots__ = ("cellen", "elementen", "formuletekens", "herhaald", "spaties")

    def __init__(self) -> None:
        self.elementen = 0
        self.cellen = 0
        self.formuletekens = 0
        self.herhaald = 0
        self.spaties = 0


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


def ontleed(inhoud: bytes, ontvanger: Ontvanger, tegoed: Tegoed, hoogstens: int | None = None) -> None:
    """Geef alle elementen door, met namen zonder naamruimte; met ``hoogstens`` is het een klein deel, anders een blad.

    Een element dat niet uit dezelfde naamruimte komt als het blad zelf, ziet een rekenblad niet; het krijgt geen naam.
    De fouten zijn die van :func:`ontleed_met_namen`.
    """
    van_blad: list[str] = []

    def noem(ruimte: str, eigen: str) -> str:
        if not van_blad:
            van_blad.append(ruimte)
        return eigen if hoogstens or ruimte == van_blad[0] else ""

    ontleed_met_namen(inhoud, ontvanger, tegoed, noem, hoogstens)


def ontleed_met_namen(
    inhoud: bytes,
    ontvanger: Ontvanger,
    tegoed: Tegoed,
    noem: Callable[[str, str], str],
    hoogstens: int | None = None,
) -> None:
    """Geef alle elementen door; ``noem`` maakt van een naamruimte en een naam hoe het element heet, en is leeg voor een vreemd element.

    Een :class:`VerbodenXmlFout` bij een documenttype, een :class:`OnleesbaarXmlFout` als het geen XML is, en een
    :class:`VolXmlFout` als het er te veel zijn: meer dan ``hoogstens`` in dit deel, of te veel in het hele werkboek.
    """
    lezer = expat.ParserCreate(namespace_separator=_SCHEIDING)
    lezer.buffer_text = True
    lezer.StartDoctypeDeclHandler = _weiger
    kort: dict[str, str] = {}
    grens = min(MEESTE_ELEMENTEN, tegoed.elementen + (hoogstens or MEESTE_ELEMENTEN))

    def begin(naam: str, attributen: dict[str, str]) -> None:
        tegoed.elementen += 1
        if tegoed.elementen > grens or len(kort) > MEESTE_NAMEN:
            raise VolXmlFout
        if naam not in kort:
            ruimte, _, eigen = naam.rpartition(_SCHEIDING)
            kort[naam] = noem(ruimte, eigen)
        ontvanger.begin(kort[naam], attributen)

    lezer.StartElementHandler = begin
    lezer.EndElementHandler = lambda naam: ontvanger.einde(kort[naam])
    lezer.CharacterDataHandler = ontvanger.tekst
    try:
        _per_hap(lezer, inhoud)
    except expat.ExpatError as fout:
        raise OnleesbaarXmlFout(f"regel {fout.lineno}") from None
    except (ValueError, LookupError):  # een tekenset die niemand kent
        raise OnleesbaarXmlFout("onbekende tekenset") from None


def _per_hap(lezer: expat.XMLParserType, inhoud: bytes) -> None:
    """Voer de XML in stukken: een label dat maar niet eindigt, komt zo nooit in zijn geheel in het geheugen."""
    for begin in range(0, len(inhoud), _HAP):
        lezer.Parse(inhoud[begin : begin + _HAP], False)
        if begin + _HAP - lezer.CurrentByteIndex > GROOTSTE_ELEMENT:
            raise VolXmlFout
    lezer.Parse(b"", True)


def elementen(inhoud: bytes, tegoed: Tegoed) -> list[Element]:
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

    ontleed(inhoud, Ontvanger(begin, lambda _naam: _sluit(open_), tekst), tegoed, MEESTE_ELEMENTEN_KLEIN)
    return [Element(naam, attributen, "".join(teksten)) for naam, attributen, teksten in gevonden]


def _sluit(open_: list[list[str]]) -> None:
    open_.pop()


def _zonder_naamruimte(naam: str) -> str:
    return naam.rpartition(_SCHEIDING)[2]


def _weiger(*_: object) -> None:
    raise VerbodenXmlFout
