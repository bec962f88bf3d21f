"""De bladen van een OpenDocument-rekenblad uit zijn ``content.xml``: per cel de waarde, zonder opmaak en formules.

Gelezen wordt wat er in het blad staat: geen opmerkingen, geen bijgehouden wijzigingen, geen tekstvakken. Een verborgen blad,
een verborgen rij en een bedekte cel tellen mee, zoals ook in een .xlsx. Een herhaling zonder inhoud kost niets; een
herhaling met inhoud is begrensd, want een rekenblad schrijft een miljoen gelijke cellen in één regel.

Bron: OpenDocument 1.3, deel 3 (schema), hoofdstuk 9 (tabellen) en §6.1 (witruimte in een alinea).
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.werkboek.celplek import cel as celnaam
from reeletarief.invoer.werkboek.ods_waarde import TABEL, cel_van
from reeletarief.invoer.werkboek.pakket import MEESTE_BLADEN
from reeletarief.invoer.werkboek.veilige_xml import Ontvanger, ontleed_met_namen
from reeletarief.invoer.werkboek.xlsx_blad import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    MEESTE_CELLEN,
    KapotBladFout,
    VolBladFout,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.invoer.werkboek.veilige_xml import Tegoed
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud, Plek

MEESTE_HERHALINGEN = 20_000
"""Cellen met inhoud die het bestand als herhaling schrijft, in alle bladen samen."""
MEESTE_SPATIES = 1_000_000
"""Spaties die het bestand als aantal schrijft, in alle bladen samen."""

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_RUIMTEN = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:script:1.0": "script",
    TABEL: "table",
    _TEXT: "text",
}
_RIJEN = {
    "table:table-header-rows",
    "table:table-rows",
    "table:table-row-group",
    "table:table-row",
}
_CELLEN = {"table:table-cell", "table:covered-table-cell"}
_ALINEAS = {"text:p", "text:h", "text:list", "text:list-header", "text:list-item"}
_VOLGT = {
    "": {"office:document-content"},
    "office:document-content": {"office:body"},
    "office:body": {"office:spreadsheet"},
    "office:spreadsheet": {"table:table"},
    "table:table": _RIJEN,
    "table:table-header-rows": _RIJEN,
    "table:table-rows": _RIJEN,
    "table:table-row-group": _RIJEN,
    "table:table-row": _CELLEN,
    "table:table-cell": _ALINEAS,
    "table:covered-table-cell": _ALINEAS,
    "text:list": _ALINEAS,
    "text:list-header": _ALINEAS,
    "text:list-item": _ALINEAS,
}
"""Per element welke elementen erin de inhoud van het blad zijn; al het andere wordt met alles erin overgeslagen."""
_GEEN_TEKST = {"text:note", "text:ruby-text"}
_NAAST_TEKST = ("draw:", "office:", "script:", "table:")
"""Wat van deze naamruimten in een alinea hangt (een opmerking, een tekstvak), staat naast de tekst."""
_MACROS = {"office:script", "script:event-listener"}
_BUITEN = {
    "table:table-source",
    "table:cell-range-source",
    "table:dde-link",
    "office:dde-source",
    "table:database-source-sql",
    "table:database-source-table",
    "table:database-source-query",
}
_ANDER_BESTAND = re.compile(r"\['(?:[^']|'')+'#")
_HERHAALD = re.compile(r"[0-9]{1,18}")
_WIT = re.compile("[ \t\r\n]+")
_SPATIE, _TAB, _EINDE = "\x00", "\x01", "\x02"
"""Witruimte die telt, zolang de andere nog samengevouwen moet worden; in XML bestaan deze tekens niet."""
_ECHT = str.maketrans({_SPATIE: " ", _TAB: "\t", _EINDE: "\n"})


class MacroFout(Exception):
    """Het rekenblad start een programma."""


class VanBuitenFout(Exception):
    """Het rekenblad haalt gegevens van elders."""


class HerhalingFout(Exception):
    """Een cel met inhoud komt te vaak terug."""

    def __init__(self, blad: str, plek: Plek, aantal: int) -> None:
        super().__init__(blad)
        self.cel = f"{blad}!{celnaam(*plek)}"
        self.aantal = aantal


class _Herhaald(NamedTuple):
    """Een cel van de rij die nu gelezen wordt: vanaf welke kolom, hoe vaak naast elkaar, en haar waarde."""

    kolom: int
    aantal: int
    waarde: Celinhoud


def lees_bladen(inhoud: bytes, tegoed: Tegoed) -> dict[str, dict[Plek, Celinhoud]]:
    """De bladen op hun naam en volgorde, met de cellen waar iets in staat.

    Een formule zonder bewaarde uitkomst is een cel met niets. Een :class:`KapotBladFout`, :class:`VolBladFout`,
    :class:`HerhalingFout`, :class:`MacroFout` of :class:`VanBuitenFout` als dat niet gaat, en de fouten van de XML-lezer.
    """
    lezer = _Odslezer(tegoed)
    ontleed_met_namen(inhoud, Ontvanger(lezer.begin, lezer.einde, lezer.tekst), tegoed, _noem)
    if not lezer.rekenblad:
        raise KapotBladFout("er staat geen rekenblad in")
    return lezer.bladen


def _noem(ruimte: str, eigen: str) -> str:
    return f"{_RUIMTEN[ruimte]}:{eigen}" if ruimte in _RUIMTEN else ""


class _Odslezer:
    """Volgt de elementen van de wortel tot de tekst in een cel, en slaat de rest in zijn geheel over."""

    def __init__(self, tegoed: Tegoed) -> None:
        self.tegoed = tegoed
        self.bladen: dict[str, dict[Plek, Celinhoud]] = {}
        self.rekenblad = False
        self.open: list[str] = [""]
        self.overgeslagen = 0
        self.blad = ""
        self.rij = 0
        self.rijen = 0
        self.kolom = 0
        self.rijcellen: list[_Herhaald] = []
        self.kenmerken: dict[str, str] = {}
        self.alineas: list[str] = []
        self.stukken: list[str] | None = None
        self.begint: dict[str, Callable[[dict[str, str]], None]] = {
            "office:spreadsheet": self._begin_boek,
            "table:table": self._begin_blad,
            "table:table-row": self._begin_rij,
            "table:table-cell": self._begin_cel,
            "table:covered-table-cell": self._begin_cel,
            "text:p": self._begin_alinea,
            "text:h": self._begin_alinea,
            "text:s": self._spaties,
            "text:tab": self._tab,
            "text:line-break": self._regeleinde,
        }
        self.eindigt: dict[str, Callable[[], None]] = {
            "table:table-row": self._einde_rij,
            "table:table-cell": self._einde_cel,
            "table:covered-table-cell": self._einde_cel,
            "text:p": self._einde_alinea,
            "text:h": self._einde_alinea,
        }

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        if naam in _MACROS:
            raise MacroFout
        if naam in _BUITEN:
            raise VanBuitenFout
        if self.overgeslagen or not self._volgt(naam):
            self.overgeslagen += 1
            return
        self.open.append(naam)
        if doe := self.begint.get(naam):
            doe(kenmerken)

    def einde(self, naam: str) -> None:
        if self.overgeslagen:
            self.overgeslagen -= 1
            return
        self.open.pop()
        if doe := self.eindigt.get(naam):
            doe()

    def tekst(self, tekst: str) -> None:
        if self.stukken is not None and not self.overgeslagen:
            self.stukken.append(tekst)

    def _volgt(self, naam: str) -> bool:
        """In een alinea telt elk element mee, ook een vreemd, behalve wat naast de tekst staat."""
        if self.stukken is None:
            return naam in _VOLGT.get(self.open[-1], ())
        return naam not in _GEEN_TEKST and not naam.startswith(_NAAST_TEKST)

    def _begin_boek(self, _: dict[str, str]) -> None:
        self.rekenblad = True

    def _begin_blad(self, kenmerken: dict[str, str]) -> None:
        self.blad = kenmerken.get(f"{TABEL} name", "")
        if not self.blad or self.blad.casefold() in map(str.casefold, self.bladen):
            raise KapotBladFout("een blad heeft geen naam, of de naam van een ander blad")
        if len(self.bladen) == MEESTE_BLADEN:
            raise VolBladFout
        self.bladen[self.blad] = {}
        self.rij, self.rijen = 0, 0

    def _begin_rij(self, kenmerken: dict[str, str]) -> None:
        self._tel(1)
        self.rij += self.rijen or 1
        self.rijen = _aantal(kenmerken, f"{TABEL} number-rows-repeated")
        self.kolom = 1
        self.rijcellen = []

    def _begin_cel(self, kenmerken: dict[str, str]) -> None:
        self._tel(1)
        if _ANDER_BESTAND.search(kenmerken.get(f"{TABEL} formula", "")):
            raise VanBuitenFout
        self.kenmerken = kenmerken
        self.alineas = []

    def _begin_alinea(self, _: dict[str, str]) -> None:
        self.stukken = []

    def _tab(self, _: dict[str, str]) -> None:
        self.tekst(_TAB)

    def _regeleinde(self, _: dict[str, str]) -> None:
        self.tekst(_EINDE)

    def _spaties(self, kenmerken: dict[str, str]) -> None:
        aantal = _aantal(kenmerken, f"{_TEXT} c")
        self.tegoed.spaties += aantal
        if self.tegoed.spaties > MEESTE_SPATIES:
            raise VolBladFout
        self.tekst(_SPATIE * aantal)

    def _einde_alinea(self) -> None:
        if self.stukken is not None:
            self.alineas.append(_WIT.sub(_wit, "".join(self.stukken)).translate(_ECHT))
        self.stukken = None

    def _einde_cel(self) -> None:
        aantal = _aantal(self.kenmerken, f"{TABEL} number-columns-repeated")
        waarde = cel_van(self.kenmerken, "\n".join(self.alineas))
        if waarde is not None or f"{TABEL} formula" in self.kenmerken:
            self.rijcellen.append(_Herhaald(self.kolom, aantal, waarde))
        self.kolom += aantal

    def _einde_rij(self) -> None:
        """Zet de rij zo vaak neer als het bestand zegt, nadat is nagegaan dat dat kan."""
        for gegeven in self.rijcellen:
            self._keur(gegeven)
        cellen = self.bladen[self.blad]
        for rij, gegeven in product(range(self.rij, self.rij + self.rijen) if self.rijcellen else (), self.rijcellen):
            for kolom in range(gegeven.kolom, gegeven.kolom + gegeven.aantal):
                cellen[rij, kolom] = gegeven.waarde

    def _keur(self, gegeven: _Herhaald) -> None:
        meer = gegeven.aantal * self.rijen - 1
        self.tegoed.herhaald += meer
        if self.tegoed.herhaald > MEESTE_HERHALINGEN:
            raise HerhalingFout(self.blad, (self.rij, gegeven.kolom), meer + 1)
        self._tel(meer)
        if gegeven.kolom + gegeven.aantal - 1 > LAATSTE_KOLOM or self.rij + self.rijen - 1 > LAATSTE_RIJ:
            raise KapotBladFout("een cel staat buiten het blad")

    def _tel(self, aantal: int) -> None:
        self.tegoed.cellen += aantal
        if self.tegoed.cellen > MEESTE_CELLEN:
            raise VolBladFout


def _wit(gevonden: re.Match[str]) -> str:
    """Opmaak van de XML is één spatie; spaties zonder meer houdt Calc zoals ze staan, en schrijft hij ook zo."""
    return " " if gevonden[0].strip(" ") else gevonden[0]


def _aantal(kenmerken: dict[str, str], naam: str) -> int:
    """Hoe vaak iets herhaald wordt; zonder kenmerk één keer."""
    tekst = kenmerken.get(naam, "1")
    if not _HERHAALD.fullmatch(tekst) or int(tekst) < 1:
        raise KapotBladFout("een aantal herhalingen is geen getal")
    return int(tekst)
