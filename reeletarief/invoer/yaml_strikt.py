"""Strikte YAML: één lezing die van elke waarde de plaats bewaart en niets raadt.

De C-lezer van PyYAML levert gebeurtenissen; daaruit bouwen we blokken, lijsten en teksten. Getallen,
datums en ja/nee blijven hier tekst: pas het model weet wat er hoort te staan. Zo bestaat er geen
plek waar ``3.250`` ongemerkt 3,25 wordt. Geweigerd worden: ankers en verwijzingen, tags,
samenvoegsleutels (``<<``), dubbele sleutels, meer dan één document en te diepe nesting.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, TypeAlias

import yaml

from reeletarief.fouten import HOOGSTENS, Bevinding, BevindingFout, Plaats, meer_dan_getoond
from reeletarief.invoer.yaml_lezer import LEZER

MAXIMALE_DIEPTE = 20
_KOMMA_IN_GETAL = re.compile(r"\d+(\.\d+)?(?: ?%)?")
_MARKERING = re.compile(r"(<{7}|>{7}|\|{7}) .*|={7}")


class Tekst(str):
    """Een tekst uit een bestand die weet waar hij staat en of hij tussen aanhalingstekens stond."""

    __slots__ = ("aangehaald", "plaats")
    plaats: Plaats
    aangehaald: bool

    def __new__(cls, inhoud: str, plaats: Plaats, aangehaald: bool = False) -> Tekst:  # noqa: FBT001, FBT002
        """Maak een tekst met zijn plaats; zonder aanhalingstekens tenzij anders gezegd."""
        tekst = str.__new__(cls, inhoud)
        tekst.plaats = plaats
        tekst.aangehaald = aangehaald
        return tekst


def tekstplaats(tekst: str | None) -> Plaats | None:
    """Waar een keuze in een bestand staat; niets als zij er niet is, of de keuze is die zonder opgave geldt."""
    return tekst.plaats if isinstance(tekst, Tekst) else None


class Blok(dict[Any, Any]):
    """Een YAML-blok (sleutel: waarde); de sleutels zijn :class:`Tekst`."""

    __slots__ = ("plaats",)
    plaats: Plaats


class Lijst(list[Any]):
    """Een YAML-lijst."""

    __slots__ = ("plaats",)
    plaats: Plaats


_nieuwe_tekst, _nieuwe_plaats = str.__new__, tuple.__new__
"""Rechtstreeks, langs ``Tekst()`` en ``Plaats()`` heen: dit gebeurt voor elke waarde van elk bestand."""

Knoop: TypeAlias = Tekst | Blok | Lijst


class YamlFout(BevindingFout):
    """De tekst is als YAML onbruikbaar."""


def lees_yaml(tekst: str, bestand: str) -> tuple[Knoop | None, tuple[Bevinding, ...]]:
    """Lees één YAML-document.

    Geeft de wortel (``None`` als er geen betrouwbare inhoud is) en alle bevindingen over de vorm.
    Een dubbele sleutel, anker of tag houdt het lezen niet op; een syntaxfout of te diepe nesting wel.
    """
    conflicten = _samenvoegconflicten(tekst, bestand)
    if conflicten:
        return None, conflicten
    lezing = _Lezing(tekst, bestand)
    try:
        wortel = lezing.document()
    except YamlFout as fout:
        return None, (*lezing.bevindingen, fout.bevinding)
    except yaml.reader.ReaderError as fout:
        return None, (*lezing.bevindingen, _verboden_teken(tekst, bestand, chr(fout.character)))
    except yaml.MarkedYAMLError as fout:
        from reeletarief.invoer.syntaxfout import syntaxfout

        return None, (*lezing.bevindingen, syntaxfout(tekst, bestand, fout))
    if len(lezing.bevindingen) >= HOOGSTENS:
        lezing.bevindingen.append(meer_dan_getoond(bestand))
    return (None if lezing.onvolledig else wortel), tuple(lezing.bevindingen)


class _Lezing:
    """Bouwt uit de gebeurtenissen één boom, met een eigen stapel zodat diepte nooit kan overlopen."""

    def __init__(self, tekst: str, bestand: str) -> None:
        self.tekst = tekst
        self.bestand = bestand
        self.bevindingen: list[Bevinding] = []
        self.houders: list[tuple[Blok | Lijst | None, Tekst | None]] = []
        self.houder: Blok | Lijst | None = None
        self.sleutel: Tekst | None = None
        self.wortel: Knoop | None = None
        self.documenten = 0
        self.onvolledig = False

    def document(self) -> Knoop:
        """Verwerk alle gebeurtenissen van de YAML-lezer; de soorten die het vaakst voorkomen staan voorop."""
        for gebeurtenis in iter(LEZER(self.tekst).get_event, None):
            if len(self.bevindingen) >= HOOGSTENS:
                self.onvolledig = True
                break
            soort = type(gebeurtenis)
            if soort is yaml.ScalarEvent:
                self._tekst(gebeurtenis)
            elif soort is yaml.MappingStartEvent:
                self._open(gebeurtenis, Blok())
            elif soort is yaml.SequenceStartEvent:
                self._open(gebeurtenis, Lijst())
            elif soort is yaml.MappingEndEvent or soort is yaml.SequenceEndEvent:
                self.houder, self.sleutel = self.houders.pop()
            elif soort is yaml.AliasEvent:
                self._meld_verwijzing(gebeurtenis)
            elif soort is yaml.DocumentStartEvent:
                self._nieuw_document(gebeurtenis)
        if self.wortel is None:
            raise YamlFout(_leeg(self.bestand))
        return self.wortel

    def _tekst(self, gebeurtenis: Any) -> None:
        if gebeurtenis.anchor is not None or gebeurtenis.tag is not None:
            self._meld_bijzonder(gebeurtenis)
        begin, einde = gebeurtenis.start_mark, gebeurtenis.end_mark
        regel, kolom = begin.line, begin.column
        lengte = einde.column - kolom if einde.line == regel else 1
        tekst = _nieuwe_tekst(Tekst, gebeurtenis.value)
        tekst.plaats = _nieuwe_plaats(Plaats, (self.bestand, regel + 1, kolom + 1, lengte or 1))
        tekst.aangehaald = bool(gebeurtenis.style)
        self._zet(tekst)

    def _open(self, gebeurtenis: Any, verzameling: Blok | Lijst) -> None:
        if gebeurtenis.anchor is not None or gebeurtenis.tag is not None:
            self._meld_bijzonder(gebeurtenis)
        verzameling.plaats = self._plaats(gebeurtenis)
        if len(self.houders) >= MAXIMALE_DIEPTE:
            raise YamlFout(_te_diep(verzameling.plaats))
        self._zet(verzameling)
        self.houders.append((self.houder, self.sleutel))
        self.houder, self.sleutel = verzameling, None

    def _zet(self, knoop: Knoop) -> None:
        """Zet een knoop op zijn plek: als wortel, in een lijst, als sleutel of als waarde bij een sleutel."""
        houder = self.houder
        if houder is None:
            self.wortel = knoop
        elif type(houder) is Lijst:
            houder.append(knoop)
        elif self.sleutel is None:
            self.sleutel = self._als_sleutel(knoop)
        else:
            self._bij_sleutel(houder, self.sleutel, knoop)
            self.sleutel = None

    def _als_sleutel(self, knoop: Knoop) -> Tekst:
        if not isinstance(knoop, Tekst):
            raise YamlFout(_sleutel_geen_tekst(knoop.plaats))
        if knoop == "<<" and not knoop.aangehaald:
            self.bevindingen.append(_verwijzing(knoop.plaats, "een samenvoegsleutel (<<)"))
            self.onvolledig = True
        return knoop

    def _bij_sleutel(self, houder: Any, sleutel: Tekst, waarde: Knoop) -> None:
        if waarde == "" and self._lijkt_decimalen(sleutel):
            self.bevindingen.append(_komma_in_getal(sleutel, next(reversed(houder.values()), "")))
            self.onvolledig = True
        elif sleutel in houder:
            eerste = next(bekend for bekend in houder if bekend == sleutel)
            self.bevindingen.append(_dubbele_sleutel(sleutel, eerste))
        else:
            houder[sleutel] = waarde

    def _lijkt_decimalen(self, sleutel: Tekst) -> bool:
        """Of een sleutel zonder waarde de rest is van een getal met een komma: dan staat er geen dubbele punt achter."""
        if sleutel.aangehaald or not _KOMMA_IN_GETAL.fullmatch(sleutel):
            return False
        einde = sleutel.plaats.kolom - 1 + sleutel.plaats.lengte
        return not self._regels[sleutel.plaats.regel - 1][einde:].lstrip().startswith(":")

    @cached_property
    def _regels(self) -> list[str]:
        return self.tekst.splitlines()

    def _meld_verwijzing(self, gebeurtenis: Any) -> None:
        self.bevindingen.append(_verwijzing(self._plaats(gebeurtenis), "een verwijzing (*)"))
        self.onvolledig = True
        self._zet(Tekst("", self._plaats(gebeurtenis)))

    def _meld_bijzonder(self, gebeurtenis: Any) -> None:
        plaats = self._plaats(gebeurtenis)
        if gebeurtenis.anchor is not None:
            self.bevindingen.append(_verwijzing(plaats, "een anker (&)"))
        if gebeurtenis.tag is not None:
            self.bevindingen.append(_tag(plaats, gebeurtenis.tag))

    def _nieuw_document(self, gebeurtenis: Any) -> None:
        self.documenten += 1
        if self.documenten > 1:
            raise YamlFout(_tweede_document(self._plaats(gebeurtenis)))

    def _plaats(self, gebeurtenis: Any) -> Plaats:
        begin = gebeurtenis.start_mark
        return Plaats(self.bestand, begin.line + 1, begin.column + 1)


def _samenvoegconflicten(tekst: str, bestand: str) -> tuple[Bevinding, ...]:
    """Elk conflict dat git in het bestand heeft achtergelaten, ook waar de rest nog geldige YAML is."""
    if not any(teken * 7 in tekst for teken in "<=>"):
        return ()
    regels = [(nummer, regel) for nummer, regel in enumerate(tekst.splitlines(), 1) if _MARKERING.fullmatch(regel)]
    begin = [(nummer, regel) for nummer, regel in regels if regel.startswith("<")]
    return tuple(
        Bevinding(
            "RT104",
            "Hier staat een conflictmarkering van git; het samenvoegen is niet afgemaakt.",
            "Kies welke regels blijven en verwijder de markeringen.",
            Plaats(bestand, nummer, 1, len(regel)),
        )
        for nummer, regel in (begin or regels[:1])[:HOOGSTENS]
    )


def _verboden_teken(tekst: str, bestand: str, teken: str) -> Bevinding:
    """Wijs het eerste van dit teken aan. De C-lezer telt zijn plek in bytes, en die klopt na een letter met een accent niet meer."""
    voor = tekst.partition(teken)[0]
    return Bevinding(
        "RT103",
        f"Hier staat een onzichtbaar stuurteken (U+{ord(teken):04X}) dat in YAML niet mag.",
        "Verwijder het teken; vaak is het meegekomen met kopiëren en plakken.",
        Plaats(bestand, voor.count("\n") + 1, len(voor) - voor.rfind("\n")),
    )


def _leeg(bestand: str) -> Bevinding:
    return Bevinding(
        "RT105",
        "Dit bestand is leeg.",
        "Stond er iets in, haal dat dan terug. Vul het anders in, of verwijder het.",
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
        f"Hier staat {soort}. Dat wordt niet gelezen: de waarde staat dan ergens anders.",
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
        "Zet een spatie achter het streepje."
        if sleutel.startswith("-")
        else "Welke van de twee geldt? Verwijder de andere.",
        sleutel.plaats,
    )


def _komma_in_getal(sleutel: Tekst, ervoor: object) -> Bevinding:
    bedoeld = re.sub(r"[€\s.]", "", f"{ervoor}")
    punt = "" if "." in sleutel else "."
    vraag = f"Bedoelt u {bedoeld}{punt}{sleutel}? " if re.fullmatch(r"-?\d+", bedoeld) else ""
    return Bevinding(
        "RT214",
        f"Vóór '{sleutel}' staat een komma in een getal; tussen accolades begint daar een nieuwe sleutel.",
        f"{vraag}Gebruik een punt als decimaalteken en geen duizendteken: 20.5% of 2800.00.",
        sleutel.plaats,
    )


def _sleutel_geen_tekst(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT104",
        "Een sleutel is hier zelf een lijst of een blok.",
        "Schrijf een gewone naam voor de dubbele punt.",
        plaats,
    )
