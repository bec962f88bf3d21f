"""De getalopmaak van :mod:`.uiterlijk` als XML van OpenDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.tabelmodel import Opmaak
from reeletarief.weergave.werkboek.uiterlijk import GETALVORM, Getalsoort

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.uiterlijk import Getalvorm

GETALSOORT = {Getalsoort.EURO: "currency", Getalsoort.PROCENT: "percentage", Getalsoort.GETAL: "number"}
"""Hoe OpenDocument een soort getal noemt."""

_TAAL = 'number:language="nl" number:country="NL"'
_CODE = f'<number:text-style style:name="getal-code" {_TAAL}><number:text-content/></number:text-style>'
WAARHEID = "getal-waarheid"
"""De opmaak die van een uitkomst WAAR of ONWAAR maakt."""

_WAARHEID = f'<number:boolean-style style:name="{WAARHEID}" {_TAAL}><number:boolean/></number:boolean-style>'
STANDAARD = "getal-tekst"
STANDAARDGETAL = f'<number:number-style style:name="{STANDAARD}" {_TAAL}><number:number number:min-integer-digits="1"/></number:number-style>'
"""De opmaak van een cel waar niets over gezegd is: zoveel cijfers als nodig, met een komma."""


def opmaaknaam(opmaak: Opmaak) -> str:
    """De naam van de getalopmaak, waar een celstijl naar wijst; een opmaak zonder eigen vorm heeft die van haar rol."""
    return f"getal-{opmaak}" if opmaak in GETALVORM or opmaak is Opmaak.CODE else ""


def getalopmaak() -> str:
    """De XML van alle soorten getalopmaak."""
    return "".join(_opmaak(opmaaknaam(opmaak), vorm) for opmaak, vorm in GETALVORM.items()) + _CODE + _WAARHEID


def _opmaak(naam: str, vorm: Getalvorm) -> str:
    """Boven nul, onder nul en (afgerond) nul elk een eigen tekst; de laatste kiest op de waarde tussen de andere twee."""
    boven, onder = f"{naam}-boven", f"{naam}-onder"
    return (
        _tekst(boven, vorm, vorm.boven, "")
        + _tekst(onder, vorm, vorm.onder, "")
        + _tekst(naam, vorm, "", _keuze(f"&gt;={vorm.grens:f}", boven) + _keuze(f"&lt;=-{vorm.grens:f}", onder))
    )


def _keuze(voorwaarde: str, naam: str) -> str:
    return f'<style:map style:condition="value(){voorwaarde}" style:apply-style-name="{naam}"/>'


def _tekst(naam: str, vorm: Getalvorm, teken: str, keuzes: str) -> str:
    label = f"number:{GETALSOORT[vorm.soort]}-style"
    getal = (
        f'<number:number number:decimal-places="{vorm.decimalen}" number:min-decimal-places="{vorm.minstens}"'
        f' number:min-integer-digits="1" number:grouping="{str(vorm.duizendtal).lower()}"/>'
    )
    eigen = {
        Getalsoort.EURO: f"<number:currency-symbol {_TAAL}>€</number:currency-symbol><number:text> {teken}</number:text>{getal}",
        Getalsoort.PROCENT: f"<number:text>{teken}</number:text>{getal}<number:text>%</number:text>",
        Getalsoort.GETAL: f"<number:text>{teken}</number:text>{getal}",
    }[vorm.soort]
    return f'<{label} style:name="{naam}" {_TAAL}>{eigen}{keuzes}</{label}>'
