"""Hoe een rol eruitziet in Excel: één benoemde celstijl per rol, en het getalformaat van elke opmaak.

De naam van de stijl zegt hetzelfde als de kleur, voor wie kleuren niet ziet. De namen zijn andere dan die van de
ingebouwde stijlen van een Nederlandse Excel (Invoer, Berekening, Titel, Totaal): die zou ze anders verwarren.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from reeletarief.weergave.werkboek.tabelmodel import Opmaak, Rol

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reeletarief.weergave.werkboek.tabelmodel import Stijl

LETTERTYPE = "Arial"
WIT = "FFFFFF"
_ZWART = "000000"
_LIJN = "D9D9D9"


class Uiterlijk(NamedTuple):
    """De celstijl van een rol; ``boven`` en ``onder`` zijn de kleuren van de lijnen, leeg als er geen lijn is."""

    naam: str
    letters: str = _ZWART
    vlak: str = WIT
    grootte: int = 10
    vet: bool = False
    schuin: bool = False
    onderstreept: bool = False
    terugloop: bool = True
    midden: bool = False
    vrij: bool = False
    boven: str = ""
    onder: str = _LIJN


UITERLIJK = {
    Rol.TITEL: Uiterlijk("Bladtitel", letters="1F3864", grootte=16, vet=True, terugloop=False, onder=""),
    Rol.UITLEG: Uiterlijk("Uitleg", letters="595959", onder=""),
    Rol.KOP: Uiterlijk("Kolomkop", letters=WIT, vlak="1F3864", vet=True, midden=True, onder="1F3864"),
    Rol.TUSSENKOP: Uiterlijk("Tussenkop", letters="1F3864", vlak="DCE6F1", vet=True, terugloop=False),
    Rol.TEKST: Uiterlijk("Tekst"),
    Rol.INVOER: Uiterlijk("Invoer (te wijzigen)", letters="0000C0", vlak="FFF9DB", vrij=True, onder="BFA640"),
    Rol.VAST: Uiterlijk("Vast gegeven", letters="595959", schuin=True),
    Rol.BEREKENING: Uiterlijk("Berekening (formule)"),
    Rol.VERWIJZING: Uiterlijk("Verwijzing (ander blad)", letters="00612E"),
    Rol.TOTAAL: Uiterlijk("Totaal (formule)", vet=True, boven=_ZWART),
    Rol.UITKOMST: Uiterlijk("Uitkomst (formule)", vet=True),
    Rol.CONTROLE: Uiterlijk("Controle", letters="1F3864", vet=True),
    Rol.KOPPELING: Uiterlijk("Koppeling", letters="0B4FA0", onderstreept=True),
}

GETALFORMAAT = {
    Opmaak.TEKST: "General",
    Opmaak.EURO: '"€" #,##0.00',
    Opmaak.EURO_FIJN: '"€" #,##0.0000',
    Opmaak.EURO_VERSCHIL: '+"€" #,##0.00;-"€" #,##0.00;"€" 0.00',
    Opmaak.PROCENT: "0.0%",
    Opmaak.PROCENT_FIJN: "0.00##%",
    Opmaak.PROCENT_VERSCHIL: "+0.0%;-0.0%;0.0%",
    Opmaak.GETAL: "#,##0.00",
    Opmaak.GETAL_FIJN: "#,##0.0000",
    Opmaak.GEHEEL: "#,##0",
    Opmaak.GEWOON: "General",
    Opmaak.CODE: "@",
}

_WAARHEID = '"WAAR";"WAAR";"ONWAAR"'
"""Excel kiest zelf een woord voor waar; Calc toont zonder dit formaat een 1."""

_TEKSTOPMAAK = (Opmaak.TEKST, Opmaak.CODE)
_BOVEN_DE_TABEL = (Rol.TITEL, Rol.UITLEG, Rol.KOP, Rol.TUSSENKOP)
"""Andere tekst springt iets in, zodat ze niet tegen het getal links ervan plakt."""


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
    if stijl.rol is Rol.UITLEG:
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
    if stijl.opmaak in _TEKSTOPMAAK and stijl.rol not in _BOVEN_DE_TABEL:
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
