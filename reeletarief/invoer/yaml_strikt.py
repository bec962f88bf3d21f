"""Strikte YAML: één lezing die van elke waarde de plaats bewaart en niets raadt.

De C-lezer van PyYAML levert gebeurtenissen; daaruit bouwen we blokken, lijsten en teksten. Getallen,
datums en ja/nee blijven hier tekst: pas het model weet wat er hoort te staan. Zo bestaat er geen
plek waar ``3.250`` ongemerkt 3,25 wordt. Geweigerd worden: ankers en verwijzingen, tags,
samenvoegsleutels (``<<``), dubbele sleutels, meer dan één document en te diepe nesting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from reeletarief.fouten import Bevinding, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

MAXIMALE_DIEPTE = 20
_LEZER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Tekst(str):
    """Een tekst uit een bestand die weet waar hij staat en of hij tussen aanhalingstekens stond."""

    __slots__ = ("aangehaald", "plaats")
    plaats: Plaats
    aangehaald: bool

    def __new__(cls, inhoud: str, plaats: Plaats, *, aangehaald: bool = False) -> Tekst:
        """Maak een tekst met zijn plaats; zonder aanhalingstekens tenzij anders gezegd."""
        tekst = super().__new__(cls, inhoud)
        tekst.plaats = plaats
        tekst.aangehaald = aangehaald
        return tekst


class Blok(dict[Any, Any]):
    """Een YAML-blok (sleutel: waarde); de sleutels zijn :class:`Tekst`."""

    __slots__ = ("plaats",)
    plaats: Plaats


class Lijst(list[Any]):
    """Een YAML-lijst."""

    __slots__ = ("plaats",)
    plaats: Plaats


Knoop: TypeAlias = Tekst | Blok | Lijst


class YamlFout(Exception):
    """De tekst is als YAML onbruikbaar; draagt de bevinding."""

    def __init__(self, bevinding: Bevinding) -> None:
        super().__init__(bevinding.wat)
        self.bevinding = bevinding


def lees_yaml(tekst: str, bestand: str) -> tuple[Knoop | None, tuple[Bevinding, ...]]:
    """Lees één YAML-document.

    Geeft de wortel (``None`` als er geen betrouwbare inhoud is) en alle bevindingen over de vorm.
    Een dubbele sleutel, anker of tag houdt het lezen niet op; een syntaxfout of te diepe nesting wel.
    """
    lezing = _Lezing(bestand)
    try:
        wortel = lezing.document(_gebeurtenissen(tekst, bestand))
    except YamlFout as fout:
        return None, (*lezing.bevindingen, fout.bevinding)
    return (None if lezing.onvolledig else wortel), tuple(lezing.bevindingen)


def _gebeurtenissen(tekst: str, bestand: str) -> Iterator[Any]:
    """De gebeurtenissen van de YAML-lezer; een syntaxfout wordt een :class:`YamlFout`."""
    try:
        yield from yaml.parse(tekst, Loader=_LEZER)
    except yaml.reader.ReaderError as fout:
        raise YamlFout(_verboden_teken(tekst, bestand, fout.position)) from None
    except yaml.MarkedYAMLError as fout:
        raise YamlFout(_syntaxfout(bestand, fout)) from None


class _Lezing:
    """Bouwt uit de gebeurtenissen één boom, met een eigen stapel zodat diepte nooit kan overlopen."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.bevindingen: list[Bevinding] = []
        self.stapel: list[Blok | Lijst] = []
        self.sleutels: list[Tekst | None] = []
        self.wortel: Knoop | None = None
        self.documenten = 0
        self.onvolledig = False

    def document(self, gebeurtenissen: Iterator[Any]) -> Knoop:
        for gebeurtenis in gebeurtenissen:
            self._verwerk(gebeurtenis)
        if self.wortel is None:
            raise YamlFout(_leeg(self.bestand))
        return self.wortel

    def _verwerk(self, gebeurtenis: Any) -> None:
        match gebeurtenis:
            case yaml.ScalarEvent():
                self._meld_bijzonder(gebeurtenis)
                aangehaald = gebeurtenis.style not in (None, "")
                plaats = self._plaats(gebeurtenis, meet_einde=True)
                self._plaats_in_boom(Tekst(gebeurtenis.value, plaats, aangehaald=aangehaald))
            case yaml.MappingStartEvent():
                self._open(gebeurtenis, Blok())
            case yaml.SequenceStartEvent():
                self._open(gebeurtenis, Lijst())
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stapel.pop()
                self.sleutels.pop()
            case yaml.AliasEvent():
                self._meld_bijzonder(gebeurtenis)
                self.onvolledig = True
                self._plaats_in_boom(Tekst("", self._plaats(gebeurtenis)))
            case yaml.DocumentStartEvent():
                self._nieuw_document(gebeurtenis)

    def _open(self, gebeurtenis: Any, verzameling: Blok | Lijst) -> None:
        self._meld_bijzonder(gebeurtenis)
        verzameling.plaats = self._plaats(gebeurtenis)
        if len(self.stapel) >= MAXIMALE_DIEPTE:
            raise YamlFout(_te_diep(verzameling.plaats))
        self._plaats_in_boom(verzameling)
        self.stapel.append(verzameling)
        self.sleutels.append(None)

    def _plaats_in_boom(self, knoop: Knoop) -> None:
        if not self.stapel:
            self.wortel = knoop
            return
        houder = self.stapel[-1]
        if isinstance(houder, Lijst):
            houder.append(knoop)
        elif self.sleutels[-1] is None:
            self.sleutels[-1] = self._sleutel(knoop)
        else:
            self._zet(houder, self.sleutels[-1], knoop)
            self.sleutels[-1] = None

    def _sleutel(self, knoop: Knoop) -> Tekst:
        if not isinstance(knoop, Tekst):
            raise YamlFout(_sleutel_geen_tekst(knoop.plaats))
        if knoop == "<<" and not knoop.aangehaald:
            self.bevindingen.append(_verwijzing(knoop.plaats, "een samenvoegsleutel (<<)"))
            self.onvolledig = True
        return knoop

    def _zet(self, houder: Blok, sleutel: Tekst, waarde: Knoop) -> None:
        if sleutel in houder:
            eerste = next(bekend for bekend in houder if bekend == sleutel)
            self.bevindingen.append(_dubbele_sleutel(sleutel, eerste))
            return
        houder[sleutel] = waarde

    def _meld_bijzonder(self, gebeurtenis: Any) -> None:
        if getattr(gebeurtenis, "anchor", None) is not None:
            soort = "verwijzing (*)" if isinstance(gebeurtenis, yaml.AliasEvent) else "anker (&)"
            self.bevindingen.append(_verwijzing(self._plaats(gebeurtenis), f"een {soort}"))
        if getattr(gebeurtenis, "tag", None) is not None:
            self.bevindingen.append(_tag(self._plaats(gebeurtenis), gebeurtenis.tag))

    def _nieuw_document(self, gebeurtenis: Any) -> None:
        self.documenten += 1
        if self.documenten > 1:
            raise YamlFout(_tweede_document(self._plaats(gebeurtenis)))

    def _plaats(self, gebeurtenis: Any, *, meet_einde: bool = False) -> Plaats:
        begin, einde = gebeurtenis.start_mark, gebeurtenis.end_mark
        lengte = einde.column - begin.column if meet_einde and einde.line == begin.line else 1
        return Plaats(self.bestand, begin.line + 1, begin.column + 1, max(1, lengte))


_UITLEG_SYNTAX = (
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt te veel, of deze regel springt anders in dan de regel erboven.",
        "Zet een tekst met een dubbele punt tussen aanhalingstekens, of herstel de inspringing.",
    ),
    (
        "found character that cannot start any token",
        "Een waarde kan niet met dit teken beginnen.",
        "Spring in met spaties in plaats van tabs, of zet de waarde tussen aanhalingstekens.",
    ),
    (
        "unexpected end of stream",
        "Een aanhalingsteken wordt geopend maar niet gesloten.",
        "Zet aan het eind van de waarde hetzelfde aanhalingsteken.",
    ),
    (
        "expected ',' or '",
        "Een lijst [ ] of blok { } wordt niet goed gesloten.",
        "Zet een komma tussen de onderdelen en sluit af met ] of }.",
    ),
    (
        "did not find expected",
        "De opbouw klopt hier niet: deze regel past niet bij de regels erboven.",
        "Kijk of de regel even ver inspringt als zijn buren en of streepjes en dubbele punten kloppen.",
    ),
)


def _syntaxfout(bestand: str, fout: Any) -> Bevinding:
    teken = fout.problem_mark or fout.context_mark
    probleem = str(fout.problem or "")
    if "unexpected end of stream" in probleem and fout.context_mark is not None:
        teken = fout.context_mark
    wat, remedie = next(
        ((wat, remedie) for engels, wat, remedie in _UITLEG_SYNTAX if engels in probleem),
        ("Dit is geen geldige YAML.", "Vergelijk de regel met een werkend bestand ernaast."),
    )
    return Bevinding("RT104", wat, remedie, Plaats(bestand, teken.line + 1, teken.column + 1))


def _verboden_teken(tekst: str, bestand: str, positie: int) -> Bevinding:
    voor = tekst[:positie]
    regel = voor.count("\n") + 1
    kolom = positie - (voor.rfind("\n") + 1) + 1
    code = f"U+{ord(tekst[positie]):04X}" if positie < len(tekst) else "onbekend"
    return Bevinding(
        "RT103",
        f"Hier staat een onzichtbaar stuurteken ({code}) dat in YAML niet mag.",
        "Verwijder het teken; vaak is het meegekomen met kopiëren en plakken.",
        Plaats(bestand, regel, kolom),
    )


def _leeg(bestand: str) -> Bevinding:
    return Bevinding(
        "RT105",
        "Dit bestand is leeg.",
        "Vul het in naar het voorbeeld van een bestand ernaast, of verwijder het.",
        Plaats(bestand, 1),
    )


def _tweede_document(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT105",
        "Dit bestand bevat een tweede document (na ---).",
        "Zet elk document in een eigen bestand.",
        plaats,
    )


def _verwijzing(plaats: Plaats, soort: str) -> Bevinding:
    return Bevinding(
        "RT106",
        f"Hier staat {soort}; die worden niet gelezen, want de waarde staat dan elders.",
        "Schrijf de waarde hier voluit.",
        plaats,
    )


def _tag(plaats: Plaats, tag: str) -> Bevinding:
    return Bevinding(
        "RT107",
        f"Hier staat een YAML-tag ({re.sub('^tag:yaml.org,2002:', '!!', tag)[:40]}); die wordt niet gelezen.",
        "Haal de tag weg; het programma weet zelf wat hier hoort.",
        plaats,
    )


def _te_diep(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT108",
        f"Dit bestand is meer dan {MAXIMALE_DIEPTE} niveaus diep genest.",
        "Geen enkel bestand van deze werkmap heeft dat nodig; controleer de haken en inspringing.",
        plaats,
    )


def _dubbele_sleutel(sleutel: Tekst, eerste: Tekst) -> Bevinding:
    return Bevinding(
        "RT109",
        f"De sleutel '{sleutel[:60]}' staat hier een tweede keer (eerder op regel {eerste.plaats.regel}).",
        "Welke van de twee geldt? Verwijder de andere.",
        sleutel.plaats,
    )


def _sleutel_geen_tekst(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT104",
        "Een sleutel is hier zelf een lijst of een blok.",
        "Schrijf een gewone naam voor de dubbele punt.",
        plaats,
    )
