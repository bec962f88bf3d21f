"""Een werkboek (.xlsx) gelezen uit de XML in de zip, en al zijn formules uitgerekend zonder rekenblad.

Leest met de standaardbibliotheek, dus niet met openpyxl of code van het programma: een fout in het schrijven kan zo niet
door dezelfde fout in het lezen verdwijnen.

>>> boek = lees_boek(Path("besluit.xlsx").read_bytes())
>>> boek.cellen["Besluit", "D5"]
Cel(formule='ROUND(Berekening!D40,cent)', waarde=Decimal('92.46'))
>>> boek.bereken({("Cao", "C5"): Decimal(3000)})["Besluit", "D5"]
Decimal('95.12')
"""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree import ElementTree

from tests.werkboek.formuletaal import Ontleed, Taal
from tests.werkboek.formulewaarden import FormuleFout, Sleutel, T, Waarde

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
INGEBOUWD = "_xlnm."
"""Zo beginnen de namen die Excel zelf geeft, zoals die van een afdrukbereik."""

LEEG_ALS_UITKOMST = Decimal(0)
"""Een formule die naar een lege cel wijst, toont nul."""


class Foutwaarde(str):
    """De uitkomst van een formule die niet te berekenen was, zoals ``#DIV/0!``."""


class Cel(NamedTuple):
    """De formule (zonder ``=``) van een cel, als ze er een heeft, en de waarde die in het bestand staat."""

    formule: str | None
    waarde: Waarde


class Boek:
    """De cellen van een werkboek op (blad, adres), en de namen die ervoor gelden."""

    def __init__(self, bladen: tuple[str, ...], cellen: dict[Sleutel, Cel], namen: dict[str, str]) -> None:
        self.bladen = bladen
        self.cellen = cellen
        self.namen = namen

    @property
    def formules(self) -> dict[Sleutel, str]:
        """Alleen de cellen met een formule."""
        return {sleutel: cel.formule for sleutel, cel in self.cellen.items() if cel.formule is not None}

    @property
    def waarden(self) -> dict[Sleutel, Waarde]:
        """Wat er in het bestand te zien is: invoer, tekst en bewaarde uitkomsten."""
        return {sleutel: cel.waarde for sleutel, cel in self.cellen.items() if cel.waarde not in {None, ""}}

    @cached_property
    def ontleed(self) -> dict[Sleutel, Ontleed]:
        """Alle formules ontleed; een formule die niet mag, is een fout met haar cel erbij."""
        taal = Taal(self.namen)
        with _zonder_opruimen():
            return {s: _in_cel(s, taal.ontleed, tekst, s[0]) for s, tekst in self.formules.items()}

    @cached_property
    def volgorde(self) -> tuple[Sleutel, ...]:
        """De formules in een volgorde waarin elke cel na de cellen komt die ze gebruikt."""
        return tuple(_op_volgorde({sleutel: formule.gebruikt for sleutel, formule in self.ontleed.items()}))

    def bereken(self, vervangen: Mapping[Sleutel, Waarde] | None = None) -> dict[Sleutel, Waarde]:
        """De waarde van elke cel die er een heeft, met elke formule opnieuw berekend.

        ``vervangen`` geeft cellen een andere waarde; van een formulecel komt die in de plaats van de formule.
        """
        vervangen = vervangen or {}
        if vreemd := vervangen.keys() - self.cellen.keys():
            raise KeyError(f"geen cellen van dit werkboek: {sorted(vreemd)}")
        waarden = {s: waarde for s, waarde in self.waarden.items() if self.cellen[s].formule is None}
        waarden |= vervangen
        for sleutel in self.volgorde:
            if sleutel not in vervangen:
                uitkomst = _in_cel(sleutel, self.ontleed[sleutel].bereken, waarden)
                waarden[sleutel] = LEEG_ALS_UITKOMST if uitkomst is None else uitkomst
        return waarden


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Honderdduizenden kleine objecten maken gaat twee keer zo snel als Python niet steeds zoekt wat weg kan."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def naam_van(sleutel: Sleutel) -> str:
    """Een cel zoals in een formule: ``Cao!D5``."""
    return "!".join(sleutel)


def _in_cel(sleutel: Sleutel, doe: Callable[..., T], *argumenten: object) -> T:
    """Doe iets voor een cel; gaat het mis, dan staat de cel in de melding."""
    try:
        return doe(*argumenten)
    except (FormuleFout, ArithmeticError) as fout:
        raise FormuleFout(f"{naam_van(sleutel)}: {fout}") from fout


def _op_volgorde(gebruikt: Mapping[Sleutel, tuple[Sleutel, ...]]) -> Iterator[Sleutel]:
    """Eerst wat gebruikt wordt, dan wie het gebruikt; zonder recursie, want een keten kan honderden cellen lang zijn."""
    klaar: set[Sleutel] = set()
    for begin in gebruikt:
        if begin in klaar:
            continue
        pad = {begin: iter(gebruikt[begin])}
        while pad:
            bezig, rest = next(reversed(pad.items()))
            volgende = next((s for s in rest if s in gebruikt and s not in klaar), None)
            if volgende is None:
                del pad[bezig]
                klaar.add(bezig)
                yield bezig
            elif volgende in pad:
                raise FormuleFout(f"kring: {_kring(list(pad), volgende)}")
            else:
                pad[volgende] = iter(gebruikt[volgende])


def _kring(pad: list[Sleutel], begin: Sleutel) -> str:
    return " → ".join(naam_van(sleutel) for sleutel in [*pad[pad.index(begin) :], begin])


def lees_boek(inhoud: bytes) -> Boek:
    """Lees alle bladen van een .xlsx."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        werkboek = ElementTree.fromstring(zip_.read("xl/workbook.xml"))
        teksten = _gedeelde_teksten(zip_)
        cellen: dict[Sleutel, Cel] = {}
        paden = bladpaden(zip_)
        for blad, pad in paden.items():
            for adres, cel in _cellen(zip_.read(pad), teksten):
                cellen[blad, adres] = cel
    return Boek(tuple(paden), cellen, _namen(werkboek))


def bladpaden(zip_: zipfile.ZipFile) -> dict[str, str]:
    """Per blad het bestand in de zip, in de volgorde van het werkboek."""
    relaties = ElementTree.fromstring(zip_.read("xl/_rels/workbook.xml.rels"))
    doel = {relatie.get("Id"): relatie.get("Target", "") for relatie in relaties.iter(f"{_P}Relationship")}
    werkboek = ElementTree.fromstring(zip_.read("xl/workbook.xml"))
    return {
        blad.get("name", ""): normpath(join("xl", doel[blad.get(f"{_R}id")])).lstrip("/")
        for blad in werkboek.iter(f"{_X}sheet")
    }


def _gedeelde_teksten(zip_: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in zip_.namelist():
        return []
    return [_tekst(deel) for deel in ElementTree.fromstring(zip_.read("xl/sharedStrings.xml")).iter(f"{_X}si")]


def _tekst(element: ElementTree.Element) -> str:
    return "".join(deel.text or "" for deel in element.iter(f"{_X}t"))


def _namen(werkboek: ElementTree.Element) -> dict[str, str]:
    return {
        naam.get("name", ""): naam.text or ""
        for naam in werkboek.iter(f"{_X}definedName")
        if naam.get("localSheetId") is None and not naam.get("name", "").startswith(INGEBOUWD)
    }


def _cellen(xml: bytes, teksten: list[str]) -> Iterator[tuple[str, Cel]]:
    for element in ElementTree.fromstring(xml).iter(f"{_X}c"):
        formule = element.find(f"{_X}f")
        waarde = _waarde(element, teksten)
        if formule is not None or waarde is not None:
            yield element.get("r", ""), Cel(None if formule is None else _gewone_formule(formule), waarde)


def _gewone_formule(formule: ElementTree.Element) -> str:
    """De tekst van de formule; gedeelde en matrixformules zijn geen gewone formules."""
    soort = formule.get("t", "normal")
    return formule.text or "" if soort == "normal" else f"<{soort}> {formule.text or ''}"


def _waarde(cel: ElementTree.Element, teksten: list[str]) -> Waarde:
    soort = cel.get("t", "n")
    if soort == "inlineStr":
        return _tekst(cel)
    tekst = cel.findtext(f"{_X}v")
    if tekst is None or (soort == "n" and not tekst):
        return None
    match soort:
        case "s":
            return teksten[int(tekst)]
        case "str":
            return tekst
        case "b":
            return tekst == "1"
        case "e":
            return Foutwaarde(tekst)
    return Decimal(tekst)


RUIS = Decimal("1e-9")
"""Zoveel mag een getal relatief afwijken: wat een rekenblad met zestien cijfers aan ruis overhoudt, en meer niet."""
RUIS_BIJ_NUL = Decimal("1e-8")
"""Zoveel mag een klein getal afwijken, zoals een verschil van twee bedragen."""


def gelijk(verwacht: Waarde, gekregen: Waarde) -> bool:
    """Getallen op ruis na, al het andere precies.

    Voor een bedrag is dat veel strenger dan een halve cent, en een percentage komt er ook niet mee weg: van elk bedrag
    onder de vijf miljoen euro is elke cent te zien, van een fractie acht decimalen.
    """
    if isinstance(verwacht, Decimal) and isinstance(gekregen, Decimal):
        return abs(verwacht - gekregen) <= max(RUIS_BIJ_NUL, RUIS * max(abs(verwacht), abs(gekregen)))
    return type(verwacht) is type(gekregen) and verwacht == gekregen


def vergelijk(verwacht: Boek | Mapping[Sleutel, Waarde], gekregen: Boek | Mapping[Sleutel, Waarde]) -> list[str]:
    """Elke cel die anders is, ook als maar één van beide haar heeft."""
    links, rechts = (boek.waarden if isinstance(boek, Boek) else boek for boek in (verwacht, gekregen))
    return [
        f"{naam_van(sleutel)}: verwacht {_toon(links.get(sleutel))}, gekregen {_toon(rechts.get(sleutel))}"
        for sleutel in dict.fromkeys([*links, *rechts])
        if not gelijk(links.get(sleutel), rechts.get(sleutel))
    ]


def _toon(waarde: Waarde) -> str:
    if waarde is None:
        return "niets"
    return f"{waarde.normalize():f}" if isinstance(waarde, Decimal) else repr(waarde)
