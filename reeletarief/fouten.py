"""Bevindingen als waarden: wat er mis is, waar het staat en wat de lezer eraan kan doen.

Alle lagen (inlezen, rekenen, weergeven) gebruiken dit ene type. Niemand drukt hier iets af; dat
doet :mod:`reeletarief.weergave.meldingen`. Codes zijn stabiel en per honderdtal gegroepeerd:

* RT0xx  kanttekening bij een uitkomst (een waarschuwing; RT017 is een fout)
* RT1xx  bestand of YAML-vorm
* RT2xx  een waarde of sleutel
* RT3xx  samenhang: namen, grondslagen, functiemix
* RT4xx  de berekening zelf
* RT5xx  de opdracht op de opdrachtregel
* RT52x  een nieuwe regio, kaart of tabel (``nieuw``)
* RT6xx  een controle van ``controleer`` (:mod:`reeletarief.controles`)
* RT7xx  de begroting: volumes, plafonds, kader en oude tarieven
* RT72x en RT73x  de tarieflijst voor het berichtenverkeer
* RT8xx  een werkboek dat terugkomt (``verifieer``)
* RT9xx  vergelijken met een andere stand (``vergelijk``)
* RT94x  de gevoeligheid van een tarief voor zijn parameters
* RT95x  de uitvraag onder aanbieders, tot en met RT964
* RT97x  de toets van een opgave (pas toe of leg uit), vanaf RT965
* RT98x  het register van reacties
* RT99x  vaststellen, en een besluit dat vastligt; ook RT983 en RT984
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

HOOGSTENS = 100
"""Meer bevindingen van één soort leest niemand in één keer; de rest volgt na herstel."""
MEER = "RT112"
"""De code van de opmerking dat er meer zijn."""


class Plaats(NamedTuple):
    """Waar iets staat: bestand ten opzichte van de werkmap, regel en kolom vanaf 1, en de lengte."""

    bestand: str
    regel: int
    kolom: int = 1
    lengte: int = 1

    def __str__(self) -> str:
        return f"{self.op_regel}:{self.kolom}"

    @property
    def op_regel(self) -> str:
        """``bestand:regel``, zoals een lezer het opzoekt."""
        return f"{self.bestand}:{self.regel}"


class Ernst(StrEnum):
    """Hoe zwaar een bevinding weegt.

    Een fout houdt iets tegen, een waarschuwing vraagt om een oordeel (en telt met ``--streng``), een opmerking is er
    alleen ter informatie en telt nooit.
    """

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


class Motief(NamedTuple):
    """Waarom een regio een waarschuwing laat staan, en het bestand waar dat staat: ``verantwoording.yaml``, of een besluit."""

    tekst: str
    bestand: str


class Bevinding(NamedTuple):
    """Een bevinding met code, plaats, wat er mis is en de remedie.

    ``wat`` en ``remedie`` zijn hele zinnen in gewoon Nederlands. ``plaats`` ontbreekt alleen als
    de bevinding niet over een bestand gaat. ``vervalt`` is het product dat alleen door een fout die al gemeld is, niet
    te rekenen is; leeg als dit zelf een fout is. ``motief`` is waarom de regio een waarschuwing bij een tarief laat
    staan; zonder motief staat zij open.
    """

    code: str
    wat: str
    remedie: str
    plaats: Plaats | None = None
    ernst: Ernst = Ernst.FOUT
    vervalt: str = ""
    motief: Motief | None = None

    @property
    def bestand(self) -> str:
        """Het bestand waar zij over gaat; leeg als dat er geen is."""
        return self.plaats.bestand if self.plaats else ""

    @property
    def volgorde(self) -> tuple[str, int, int, str, str]:
        """Sorteersleutel: bestand, regel, kolom en dan code, zodat elke run dezelfde volgorde geeft."""
        plaats = self.plaats or Plaats("", 0, 0)
        return (plaats.bestand, plaats.regel, plaats.kolom, self.code, self.wat)


def gesorteerd(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Elke bevinding één keer, op volgorde van bestand en regel."""
    return tuple(sorted(set(bevindingen), key=lambda bevinding: bevinding.volgorde))


def de_eerste(bevindingen: Iterable[Bevinding], bestand: str) -> tuple[Bevinding, ...]:
    """Alle bevindingen over een bestand op volgorde; van meer dan honderd fouten de eerste, en dat er meer zijn."""
    alle = gesorteerd(bevindingen)
    fouten = [bevinding for bevinding in alle if bevinding.ernst is Ernst.FOUT]
    return alle if len(fouten) <= HOOGSTENS else (meer_dan_getoond(bestand), *fouten[:HOOGSTENS])


def meer_dan_getoond(bestand: str) -> Bevinding:
    """De opmerking bij een bestand met meer fouten dan iemand in één keer leest."""
    return Bevinding(
        MEER,
        f"{bestand} heeft meer dan {HOOGSTENS} fouten; hier staan de eerste.",
        "Herstel die en geef de opdracht opnieuw. Dan volgen de andere, en of de regels van het bestand bij elkaar passen.",
        Plaats(bestand, 1),
        Ernst.OPMERKING,
    )


def suggestie(naam: str, bekend: Iterable[str], anders: str) -> str:
    """De remedie bij een onbekende naam: de bekende die er het meest op lijkt, of anders deze zin."""
    buur = lijkt_op(naam, bekend)
    return f"Bedoelt u '{buur}'?" if buur else anders


def lijkt_op(naam: str, bekend: Iterable[str]) -> str | None:
    """De bekende naam die het meest op deze lijkt, als er een op lijkt; alleen andere hoofdletters of tussentekens gaat voor."""
    namen = list(bekend)
    gelijk = (een for een in namen if _kern(een) == _kern(naam))
    return next(gelijk, None) or next(iter(get_close_matches(naam, namen, n=1)), None)


def _kern(naam: str) -> str:
    return re.sub(r"[\s_-]", "", naam).lower()


def eerste_zin(tekst: str) -> str:
    """De eerste zin van een tekst met meer zinnen."""
    return re.split(r"(?<=\.) (?=[A-Z])", tekst, maxsplit=1)[0]


def eerste_namen(namen: Sequence[str], hoogstens: int = 12) -> str:
    """De namen met komma's ertussen, voor in een melding; van een lange lijst het begin, met … erachter."""
    return f"{', '.join(namen[:hoogstens])}{' …' if len(namen) > hoogstens else ''}"


def met_hoofdletter(zin: str) -> str:
    """Dezelfde tekst met een hoofdletter vooraan; de rest blijft zoals zij is (anders dan met ``capitalize``)."""
    return zin[:1].upper() + zin[1:]


def met_kleine_letter(zin: str) -> str:
    """Een zin zoals zij na een komma of dubbele punt staat: met een kleine letter vooraan."""
    return zin[:1].lower() + zin[1:]


def op_een_rij(namen: Iterable[str], woord: str) -> str:
    """Ten minste één naam, met komma's ertussen en dit woord voor de laatste: ``a, b en c``."""
    *eerste, laatste = namen
    return f"{', '.join(eerste)} {woord} {laatste}" if eerste else laatste


def op_een_regel(tekst: str) -> str:
    """Tekst zonder regeleinden en stuurtekens, zodat zij de vorm van een bestand of commentaar niet verandert."""
    regel = " ".join(tekst.split())
    return "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in regel)


def in_zin(getal: Decimal) -> str:
    """Een getal in een melding: alle cijfers, met een komma en zonder overbodige nullen."""
    heel, _, achter = f"{getal:f}".partition(".")
    achter = achter.rstrip("0")
    return f"{heel},{achter}" if achter else heel


def euro_in_zin(bedrag: Decimal) -> str:
    """Een bedrag in een melding: alle cijfers, met ten minste de centen en een punt per duizendtal."""
    heel, _, achter = f"{bedrag:,f}".partition(".")
    return f"€ {heel.replace(',', '.')},{achter.rstrip('0').ljust(2, '0')}"


class BevindingFout(Exception):
    """Er kan niet verder; draagt de bevinding die zegt waarom."""

    def __init__(self, bevinding: Bevinding) -> None:
        super().__init__(bevinding.wat)
        self.bevinding = bevinding


class RekenFout(Exception):
    """De keten kan een product niet uitrekenen; draagt de bevindingen die zeggen waarom."""

    def __init__(self, *bevindingen: Bevinding) -> None:
        super().__init__("; ".join(bevinding.wat for bevinding in bevindingen))
        self.bevindingen = bevindingen
