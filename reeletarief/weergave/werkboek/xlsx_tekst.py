"""Vrije tekst die veilig in een xlsx-bestand kan: nooit een formule, nooit kapotte XML, nooit te lang."""

from __future__ import annotations

import re
from html import escape

from reeletarief.weergave.werkboek.schone_tekst import schoon

CELGRENS = 32_767
"""Zoveel tekens passen er in een cel; Excel telt in halve woorden van UTF-16."""

_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LIJKT_OP_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def ingekort(tekst: str, lengte: int) -> str:
    """Hooguit ``lengte`` tekens zoals Excel ze telt; wat niet past, wordt een beletselteken."""
    if len(tekst) * 2 <= lengte or _lengte(tekst) <= lengte:
        return tekst
    begin = tekst.encode("utf-16-le", "surrogatepass")[: 2 * (lengte - 1)]
    return f"{begin.decode('utf-16-le', 'ignore')}…"


def als_xml(tekst: str) -> str:
    """De tekst van een cel als inhoud van een XML-element."""
    tekst = ingekort(schoon(tekst), CELGRENS)
    if "_x" in tekst:
        tekst = _LIJKT_OP_CODE.sub("_x005F_", tekst)
    return escape(tekst, quote=False)


def lijkt_op_formule(tekst: str) -> bool:
    """Of een rekenblad deze tekst bij het opnieuw intypen als formule zou lezen."""
    return tekst.startswith(_FORMULETEKENS)


def _lengte(tekst: str) -> int:
    return len(tekst.encode("utf-16-le", "surrogatepass")) // 2
