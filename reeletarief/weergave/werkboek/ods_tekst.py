"""Tekst en kenmerken als XML voor OpenDocument: wat een mens typte, komt er letterlijk weer uit.

OpenDocument vouwt witruimte samen, zoals HTML; spaties en tabs die ertoe doen hebben daarom een eigen element. Tekens
die XML 1.0 niet kent, worden het vervangteken U+FFFD: een bestand dat niet opent is erger dan één vraagteken.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_ONTOELAATBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BIJZONDER = re.compile(r"[^\x20-\x25\x27-\x3b\x3d\x3f-\x7e\xa0-\ud7ff]|^ | $|  ")
_WITRUIMTE = re.compile(r"^ | $|(?<= ) +|\t")
_REGELEINDE = re.compile(r"\r\n|\r|\n")


def schoon(tekst: str) -> str:
    """De tekst zonder tekens die in XML 1.0 niet mogen."""
    return _ONTOELAATBAAR.sub("\ufffd", tekst)


def inhoud(tekst: str) -> str:
    """Tekst tussen twee labels."""
    return escape(schoon(tekst))


def kenmerk(tekst: str) -> str:
    """De waarde van een kenmerk, met aanhalingstekens."""
    return quoteattr(schoon(tekst))


def alineas(tekst: str) -> str:
    """Tekst als alinea's: elke regel een ``text:p``, met spaties en tabs zoals ze er staan."""
    if not _BIJZONDER.search(tekst):
        return f"<text:p>{tekst}</text:p>"
    return "".join(f"<text:p>{_regel(regel)}</text:p>" for regel in _REGELEINDE.split(tekst))


def koppeling(tekst: str, doel: str) -> str:
    """Tekst die naar ``doel`` verwijst: een webadres, of ``#Blad.A1`` voor een cel."""
    anker = f'<text:a xlink:type="simple" xlink:href={kenmerk(doel)}>'
    return "".join(f"<text:p>{anker}{_regel(regel)}</text:a></text:p>" for regel in _REGELEINDE.split(tekst))


def _regel(regel: str) -> str:
    return _WITRUIMTE.sub(_wit, inhoud(regel))


def _wit(vondst: re.Match[str]) -> str:
    wit = vondst[0]
    if wit == "\t":
        return "<text:tab/>"
    return "<text:s/>" if len(wit) == 1 else f'<text:s text:c="{len(wit)}"/>'
