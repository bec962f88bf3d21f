"""De cellen van een blad als XML, met formule en uitkomst in één keer.

openpyxl schrijft bij een formule geen uitkomst, en een voorvertoning, pandas of de beveiligde weergave van Excel rekent
niet. Vandaar deze eigen schrijver. Hij loopt over alle cellen van het boek en moet dus snel zijn.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.celplek import kolomletters
from reeletarief.weergave.werkboek.bereiken import groeit_mee
from reeletarief.weergave.werkboek.tabelmodel import Rol
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst
from reeletarief.weergave.werkboek.xlsx_tekst import als_xml, lijkt_op_formule

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Formule, Inhoud
    from reeletarief.weergave.werkboek.xlsx_stijlen import Stijlnummers

_CIJFERS = 17
"""Zoveel cijfers leggen een getal in een rekenblad (een double) precies vast."""

_TITELHOOGTE = 24
_KORT = Context(prec=_CIJFERS)


def celrijen(blad: Blad, nummers: Stijlnummers) -> str:
    """Alle rijen van het blad als inhoud van ``sheetData``."""
    breedste = max(map(len, blad.rijen), default=0)
    kolommen = [kolomletters(kolom) for kolom in range(1, breedste + 1)]
    eenregelig = nummers._replace(gewoon=nummers.eenregelig)
    delen: list[str] = []
    for rij, cellen in enumerate(blad.rijen, 1):
        keuze = nummers if rij in blad.rijhoogten else eenregelig
        inhoud = [
            _cel(cel, f"{kolom}{rij}", keuze) for kolom, cel in zip(kolommen, cellen, strict=False) if cel is not None
        ]
        if inhoud or rij in blad.rijhoogten:
            delen += (_rijbegin(rij, blad), *inhoud, "</row>")
    return "".join(delen)


def getal(waarde: Decimal) -> str:
    """Een getal zonder exponent en zonder nullen erachter, in hooguit zeventien cijfers."""
    tekst = str(waarde)
    if len(tekst) <= _CIJFERS and "E" not in tekst:
        return tekst
    return f"{_KORT.plus(waarde).normalize():f}"


def _rijbegin(rij: int, blad: Blad) -> str:
    hoogte = blad.rijhoogten.get(rij)
    if hoogte is not None:
        vastgezet = "" if groeit_mee(blad.rijen[rij - 1]) else ' customHeight="1"'
        return f'<row r="{rij}" ht="{hoogte}"{vastgezet}>'
    eerste = blad.rijen[rij - 1][0]
    if eerste is not None and eerste.stijl.rol is Rol.TITEL:
        return f'<row r="{rij}" ht="{_TITELHOOGTE}">'
    return f'<row r="{rij}">'


def _cel(cel: Cel, plek: str, nummers: Stijlnummers) -> str:
    inhoud, stijl, formule, _ = cel
    soort, als_waarde = _SOORTEN[type(inhoud)]
    if inhoud is True or inhoud is False:
        nummer = nummers.waarheid(stijl)
    elif formule is not None:
        nummer = nummers.formule(stijl)
    elif isinstance(inhoud, str) and lijkt_op_formule(inhoud):
        nummer = nummers.aangehaald(stijl)
    else:
        nummer = nummers.gewoon(stijl)
    if formule is not None:
        return f'<c r="{plek}" s="{nummer}"{soort}><f>{_formule(formule)}</f><v>{als_waarde(inhoud)}</v></c>'
    if inhoud is None or inhoud == "":
        return f'<c r="{plek}" s="{nummer}"/>'
    if isinstance(inhoud, str):
        return f'<c r="{plek}" s="{nummer}" t="inlineStr"><is><t xml:space="preserve">{als_xml(inhoud)}</t></is></c>'
    return f'<c r="{plek}" s="{nummer}"{soort}><v>{als_waarde(inhoud)}</v></c>'


def _formule(formule: Formule) -> str:
    tekst = als_tekst(formule)
    return als_xml(tekst) if "&" in tekst or "<" in tekst else tekst


def _waarheid(waarde: Inhoud) -> str:
    return "1" if waarde else "0"


def _niets(_: Inhoud) -> str:
    return ""


_SOORTEN: dict[type, tuple[str, Callable[..., str]]] = {  # een lege uitkomst laat Excel en Calc zelf rekenen
    Decimal: ("", getal),
    int: ("", str),
    bool: (' t="b"', _waarheid),
    str: (' t="str"', als_xml),
    type(None): ("", _niets),
}
