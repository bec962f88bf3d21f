"""Het uiterlijk van een werkboek in Excel: één benoemde celstijl per rol, en het getalformaat van elke opmaak."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from reeletarief.afronding import NUL
from reeletarief.weergave.werkboek.tabelmodel import Opmaak
from reeletarief.weergave.werkboek.uiterlijk import (
    GETALVORM,
    LETTERTYPE,
    ONWAAR,
    UITERLIJK,
    WAAR,
    WIT,
    Getalsoort,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reeletarief.weergave.werkboek.tabelmodel import Stijl
    from reeletarief.weergave.werkboek.uiterlijk import Getalvorm, Uiterlijk

_TEKENS = {Getalsoort.EURO: ('"€" ', ""), Getalsoort.PROCENT: ("", "%"), Getalsoort.GETAL: ("", "")}
"""Wat er voor en achter een getal staat."""


def _getalformaat(vorm: Getalvorm) -> str:
    """Boven nul, onder nul en (afgerond) nul elk een deel; alleen als het zonder niet gaat, want één deel leest het makkelijkst.

    Excel zet er zelf een min bij, behalve in een deel waar alleen getallen onder nul in vallen. Daarom hoort nul zelf bij het eerste
    deel als dat geen plus heeft: dan vallen in het laatste alleen getallen net onder nul.
    """
    voor, na = _TEKENS[vorm.soort]
    komma = f".{'0' * vorm.minstens}{'#' * (vorm.decimalen - vorm.minstens)}"
    boven, onder, nul = (
        f"{voor}{teken}{'#,##0' if vorm.duizendtal else '0'}{komma}{na}" for teken in (vorm.boven, vorm.onder, "")
    )
    if not (voor or vorm.boven):
        return boven
    return f"[>={vorm.grens if vorm.boven else NUL:f}]{boven};[<=-{vorm.grens:f}]{onder};{nul}"


GETALFORMAAT = {
    **dict.fromkeys(Opmaak, "General"),
    **{opmaak: _getalformaat(vorm) for opmaak, vorm in GETALVORM.items()},
    Opmaak.CODE: "@",
}

_WAARHEID = f'"{WAAR}";"{WAAR}";"{ONWAAR}"'
"""Excel kiest zelf een woord voor waar; Calc toont zonder dit formaat een 1."""

_TEKSTOPMAAK = (Opmaak.TEKST, Opmaak.CODE)


class Stijlnummers(NamedTuple):
    """Het nummer van een stijl in het bestand.

    ``eenregelig`` is voor een rij zonder eigen hoogte: uitleg loopt daar over de lege cellen ernaast heen in plaats van
    terug. De andere zijn voor een formule, voor waar of onwaar, en voor tekst die op een formule lijkt.
    """

    gewoon: Callable[[Stijl], int]
    eenregelig: Callable[[Stijl], int]
    formule: Callable[[Stijl], int]
    waarheid: Callable[[Stijl], int]
    aangehaald: Callable[[Stijl], int]


def stijlnummers(boek: Workbook, werkblad: Worksheet) -> Stijlnummers:
    """Zet de benoemde stijlen in het boek; een nummer ontstaat de eerste keer dat iemand erom vraagt."""
    for uiterlijk in UITERLIJK.values():
        boek.add_named_style(_benoemd(uiterlijk))
    return Stijlnummers(
        *(cache(partial(maak, werkblad)) for maak in (_gewoon, _eenregelig, _formule, _waarheid, _aangehaald))
    )


def _gewoon(werkblad: Worksheet, stijl: Stijl) -> int:
    return _cel(werkblad, stijl).style_id


def _eenregelig(werkblad: Worksheet, stijl: Stijl) -> int:
    cel = _cel(werkblad, stijl)
    if UITERLIJK[stijl.rol].doorlopend:
        cel.alignment = Alignment(vertical="top")
    return cel.style_id


def _formule(werkblad: Worksheet, stijl: Stijl) -> int:
    """Een formule in een cel met tekstopmaak wordt tekst zodra iemand haar opent; dus zonder die opmaak."""
    return _gewoon(werkblad, stijl._replace(opmaak=Opmaak.TEKST) if stijl.opmaak is Opmaak.CODE else stijl)


def _waarheid(werkblad: Worksheet, stijl: Stijl) -> int:
    cel = _cel(werkblad, stijl)
    cel.number_format = _WAARHEID
    return cel.style_id


def _aangehaald(werkblad: Worksheet, stijl: Stijl) -> int:
    cel = _cel(werkblad, stijl)
    cel.quotePrefix = True
    return cel.style_id


def _cel(werkblad: Worksheet, stijl: Stijl) -> Cell:
    """Een losse cel die de stijl draagt; ze komt niet op het blad."""
    cel = Cell(werkblad, row=1, column=1)
    cel.style = UITERLIJK[stijl.rol].naam
    cel.number_format = GETALFORMAAT[stijl.opmaak]
    if stijl.opmaak in _TEKSTOPMAAK and UITERLIJK[stijl.rol].ingesprongen:
        cel.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
    return cel


def _benoemd(uiterlijk: Uiterlijk) -> NamedStyle:
    return NamedStyle(
        name=uiterlijk.naam,
        font=_letter(uiterlijk),
        fill=PatternFill() if uiterlijk.vlak == WIT else PatternFill("solid", fgColor=uiterlijk.vlak),
        border=Border(top=_lijn(uiterlijk.boven), bottom=_lijn(uiterlijk.onder)),
        alignment=Alignment(
            horizontal="center" if uiterlijk.midden else None,
            vertical="center" if uiterlijk.midden else "top",
            wrap_text=uiterlijk.terugloop,
        ),
        protection=Protection(locked=not uiterlijk.vrij),
    )


def _letter(uiterlijk: Uiterlijk) -> Font:
    return Font(
        name=LETTERTYPE,
        size=uiterlijk.grootte,
        bold=uiterlijk.vet,
        italic=uiterlijk.schuin,
        underline="single" if uiterlijk.onderstreept else None,
        color=uiterlijk.letters,
    )


def _lijn(kleur: str) -> Side:
    return Side("thin", color=kleur) if kleur else Side()
