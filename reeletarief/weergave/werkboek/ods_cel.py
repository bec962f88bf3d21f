"""Eén cel als OpenDocument: stijl, formule, uitkomst, en de tekst die erin te lezen is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.weergave.getal import machine
from reeletarief.weergave.werkboek.ods_formule import celadres, formule
from reeletarief.weergave.werkboek.ods_stijlen import waarheidstijl
from reeletarief.weergave.werkboek.ods_tekst import alineas, kenmerk, koppeling
from reeletarief.weergave.werkboek.uiterlijk import GETALVORM, ONWAAR, WAAR, Getalsoort, getoond

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.weergave.werkboek.tabelmodel import Cel, Inhoud, Opmaak, Stijl

_SOORT = {
    Getalsoort.EURO: 'currency" office:currency="EUR',
    Getalsoort.PROCENT: "percentage",
    Getalsoort.GETAL: "float",
}
_GETALSOORT = {opmaak: _SOORT[vorm.soort] for opmaak, vorm in GETALVORM.items()}


def cel(gegeven: Cel, blad: str, stijl_van: Callable[[Stijl], str], keuring: str = "", grafiek: str = "") -> str:
    """De cel als ``table:table-cell``; ``stijl_van`` is :func:`~.ods_stijlen.stijlnaam` of die voor een rij zonder eigen hoogte.

    ``keuring`` is een kenmerk, ``grafiek`` een element dat in de cel hangt.
    """
    inhoud, stijl, som, _ = gegeven
    naam = waarheidstijl(stijl.rol) if isinstance(inhoud, bool) else stijl_van(stijl)
    rekent = f" table:formula={kenmerk('of:=' + formule(som))}" if som is not None else ""
    begin = f'<table:table-cell table:style-name="{naam}"{keuring}{rekent}'
    return f"{begin}{waarde(inhoud, stijl.opmaak)}>{_tekst(gegeven, blad)}{grafiek}</table:table-cell>"


def waarde(inhoud: Inhoud, opmaak: Opmaak) -> str:
    """De kenmerken met het soort waarde en de waarde zelf; van tekst is dat wat er in de alinea's staat.

    Calc 7.4 laat een tab in een alinea weg; tekst met een tab staat daarom ook als waarde in de cel.
    """
    if inhoud is None:
        return ""
    if isinstance(inhoud, str):
        letterlijk = f" office:string-value={kenmerk(inhoud)}" if "\t" in inhoud else ""
        return f' office:value-type="string"{letterlijk}'
    if isinstance(inhoud, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(inhoud).lower()}"'
    return f' office:value-type="{_GETALSOORT.get(opmaak, "float")}" office:value="{machine(Decimal(inhoud))}"'


def leesbaar(inhoud: Inhoud, opmaak: Opmaak) -> str:
    """De inhoud zoals een lezer haar ziet."""
    if inhoud is None:
        return ""
    if isinstance(inhoud, str):
        return inhoud
    if isinstance(inhoud, bool):
        return WAAR if inhoud else ONWAAR
    return getoond(Decimal(inhoud), opmaak)


def _tekst(gegeven: Cel, blad: str) -> str:
    if gegeven.inhoud is None:
        return ""
    tekst = leesbaar(gegeven.inhoud, gegeven.stijl.opmaak)
    if gegeven.koppeling is None:
        return alineas(tekst)
    return koppeling(tekst, f"#{celadres(gegeven.koppeling._replace(vast=False), blad)}")
