"""Hoe getallen eruitzien in OpenDocument: de getalopmaak als XML, en de tekst die in de cel klaarstaat.

Een rekenprogramma maakt de tekst zelf uit waarde en opmaak. Wie alleen de tekst leest (een zoekmachine, een
voorbeeldvenster, een schermlezer) ziet met de tekst uit dit bestand dezelfde schrijfwijze als op het scherm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.weergave.getal import euro, getekend, getekend_procent, kort, nederlands, procent
from reeletarief.weergave.werkboek.tabelmodel import Opmaak

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal


class Getalvorm(NamedTuple):
    """Een getalopmaak: het soort (``number``, ``percentage`` of ``currency``), decimalen, en wat er per teken voor staat.

    ``boven`` en ``onder`` zijn de tekens voor een getal boven en onder nul.
    """

    soort: str
    decimalen: int
    minstens: int
    boven: str = ""
    onder: str = "-"
    duizendtal: bool = True


VORMEN = {
    Opmaak.EURO: Getalvorm("currency", 2, 2),
    Opmaak.EURO_FIJN: Getalvorm("currency", 4, 4),
    Opmaak.EURO_VERSCHIL: Getalvorm("currency", 2, 2, boven="+"),
    Opmaak.PROCENT: Getalvorm("percentage", 1, 1),
    Opmaak.PROCENT_FIJN: Getalvorm("percentage", 4, 2),
    Opmaak.PROCENT_VERSCHIL: Getalvorm("percentage", 2, 2, boven="+"),
    Opmaak.GETAL: Getalvorm("number", 2, 2),
    Opmaak.GETAL_FIJN: Getalvorm("number", 4, 4),
    Opmaak.GEHEEL: Getalvorm("number", 0, 0, duizendtal=False),
    Opmaak.GEWOON: Getalvorm("number", 6, 0, duizendtal=False),
}
"""De opmaak van getallen. Een geheel getal krijgt geen punt per duizendtal: het is vaker een jaar dan een aantal."""

_TAAL = 'number:language="nl" number:country="NL"'
_CODE = f'<number:text-style style:name="getal-code" {_TAAL}><number:text-content/></number:text-style>'
WAARHEID = "getal-waarheid"
"""De opmaak die van een uitkomst WAAR of ONWAAR maakt."""

_WAARHEID = f'<number:boolean-style style:name="{WAARHEID}" {_TAAL}><number:boolean/></number:boolean-style>'
STANDAARDGETAL = f'<number:number-style style:name="getal-tekst" {_TAAL}><number:number number:min-integer-digits="1"/></number:number-style>'
"""De opmaak van een cel waar niets over gezegd is: zoveel cijfers als nodig, met een komma."""


def _fijn_procent(fractie: Decimal) -> str:
    """Vier decimalen, maar van de laatste twee geen nullen."""
    tekst = procent(fractie, 4).removesuffix("%")
    heel, decimalen = tekst[:-4], tekst[-4:]
    return f"{heel}{decimalen[:2]}{decimalen[2:].rstrip('0')}%"


_TEKSTEN: dict[Opmaak, Callable[[Decimal], str]] = {
    Opmaak.EURO: euro,
    Opmaak.EURO_FIJN: lambda getal: euro(getal, 4),
    Opmaak.EURO_VERSCHIL: lambda getal: f"€ {getekend(getal, 2)}",
    Opmaak.PROCENT: procent,
    Opmaak.PROCENT_FIJN: _fijn_procent,
    Opmaak.PROCENT_VERSCHIL: getekend_procent,
    Opmaak.GETAL: lambda getal: nederlands(getal, 2),
    Opmaak.GETAL_FIJN: lambda getal: nederlands(getal, 4),
    Opmaak.GEHEEL: lambda getal: nederlands(getal, 0).replace(".", ""),
}


def toon(getal: Decimal, opmaak: Opmaak) -> str:
    """Het getal zoals een rekenprogramma het met deze opmaak laat zien."""
    tekst = _TEKSTEN.get(opmaak)
    return tekst(getal) if tekst else kort(getal, 10)


def opmaaknaam(opmaak: Opmaak) -> str:
    """De naam van de getalopmaak, waar een celstijl naar wijst."""
    return f"getal-{opmaak}"


def getalopmaak() -> str:
    """De XML van alle soorten getalopmaak."""
    return "".join(_opmaak(opmaaknaam(opmaak), vorm) for opmaak, vorm in VORMEN.items()) + _CODE + _WAARHEID


def _opmaak(naam: str, vorm: Getalvorm) -> str:
    """Boven nul, onder nul en nul elk een eigen tekst; de laatste kiest op de waarde tussen de andere twee."""
    boven, onder = f"{naam}-boven", f"{naam}-onder"
    return (
        _tekst(boven, vorm, vorm.boven, "")
        + _tekst(onder, vorm, vorm.onder, "")
        + _tekst(naam, vorm, "", _keuze("&gt;", boven) + _keuze("&lt;", onder))
    )


def _keuze(teken: str, naam: str) -> str:
    return f'<style:map style:condition="value(){teken}0" style:apply-style-name="{naam}"/>'


def _tekst(naam: str, vorm: Getalvorm, teken: str, keuzes: str) -> str:
    label = f"number:{vorm.soort}-style"
    getal = (
        f'<number:number number:decimal-places="{vorm.decimalen}" number:min-decimal-places="{vorm.minstens}"'
        f' number:min-integer-digits="1" number:grouping="{str(vorm.duizendtal).lower()}"/>'
    )
    eigen = {
        "currency": f"<number:currency-symbol {_TAAL}>€</number:currency-symbol><number:text> {teken}</number:text>{getal}",
        "percentage": f"<number:text>{teken}</number:text>{getal}<number:text>%</number:text>",
        "number": f"<number:text>{teken}</number:text>{getal}",
    }[vorm.soort]
    return f'<{label} style:name="{naam}" {_TAAL}>{eigen}{keuzes}</{label}>'
