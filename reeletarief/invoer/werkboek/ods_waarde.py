"""De waarde van één cel in een OpenDocument-rekenblad, zoals een lezer van een formulier haar nodig heeft.

Bron: OpenDocument 1.3, deel 3, §19.385 (office:value-type) en de kenmerken die daar per soort bij horen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.xlsx_blad import KapotBladFout, getal_van

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

TABEL = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CALC_SOORT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_WAARHEID = {"true": True, "false": False}
_DATUM = re.compile(r"(-?[0-9]{4,6}-[0-9]{2}-[0-9]{2})(?:T00:00:00(?:\.0+)?)?(T[0-9:.]+)?Z?")
_FOUTEN = {
    "#NULL!": "#NULL!",
    "#DIV/0!": "#DIV/0!",
    "#VALUE!": "#VALUE!",
    "#REF!": "#REF!",
    "#NAME?": "#NAME?",
    "#NUM!": "#NUM!",
    "#N/A": "#N/A",
    "#DEEL/0!": "#DIV/0!",
    "#WAARDE!": "#VALUE!",
    "#VERW!": "#REF!",
    "#NAAM?": "#NAME?",
    "#GETAL!": "#NUM!",
    "#N/B": "#N/A",
    "Err:502": "#VALUE!",
    "Err:503": "#NUM!",
    "Err:524": "#REF!",
    "Err:525": "#NAME?",
    "Err:532": "#DIV/0!",
}
"""Foutwaarden zoals een Engels of Nederlands rekenblad ze toont, met hun naam in een .xlsx."""


def cel_van(kenmerken: Mapping[str, str], tekst: str) -> Celinhoud:
    """De waarde van een cel; ``tekst`` is wat erin te lezen is, met een regeleinde tussen de alinea's.

    Een percentage is een fractie, een datum ``jjjj-mm-dd``, een tijdsduur de tekst die er staat (``37:30`` is geen getal),
    en een fout de naam ervan. Niets is ``None``. Een :class:`KapotBladFout` als het soort en de waarde niet kloppen.
    """
    if (fout := _fout(kenmerken, tekst)) is not None:
        return fout
    soort = kenmerken.get(f"{_OFFICE} value-type", "string")
    if soort not in _LEZERS:
        raise KapotBladFout("een cel heeft een onbekend soort waarde")
    kenmerk, lees = _LEZERS[soort]
    return lees(kenmerken.get(f"{_OFFICE} {kenmerk}"), tekst)


def _fout(kenmerken: Mapping[str, str], tekst: str) -> str | None:
    """De foutwaarde van een formule; Calc bewaart die als lege tekst, met de naam alleen in wat er te lezen is."""
    if kenmerken.get(_CALC_SOORT) == "error":
        return _FOUTEN.get(tekst, "#VALUE!")
    return _FOUTEN.get(tekst) if f"{TABEL} formula" in kenmerken else None


def _waarheid(waarde: str | None, _: str) -> bool:
    if waarde not in _WAARHEID:
        raise KapotBladFout("een cel is waar noch onwaar")
    return _WAARHEID[waarde]


def _datum(waarde: str | None, _: str) -> str:
    gevonden = _DATUM.fullmatch(waarde or "")
    if gevonden is None:
        raise KapotBladFout("een cel bevat geen datum")
    return gevonden[1] + (gevonden[2] or "")


def _getal(waarde: str | None, _: str) -> Celinhoud:
    return getal_van(waarde or "")


def _tijdsduur(waarde: str | None, tekst: str) -> str | None:
    return tekst or waarde or None


def _tekst(waarde: str | None, tekst: str) -> str | None:
    """De waarde in het kenmerk gaat voor: wat er te lezen is, kan opgemaakt zijn."""
    return (tekst if waarde is None else waarde) or None


def _niets(_waarde: str | None, _tekst: str) -> None:
    return None


_LEZERS: Mapping[str, tuple[str, Callable[[str | None, str], Celinhoud]]] = {
    "float": ("value", _getal),
    "percentage": ("value", _getal),
    "currency": ("value", _getal),
    "boolean": ("boolean-value", _waarheid),
    "date": ("date-value", _datum),
    "time": ("time-value", _tijdsduur),
    "string": ("string-value", _tekst),
    "void": ("value", _niets),
}
"""Per soort waarde het kenmerk waar zij in staat, en hoe dat te lezen is."""
