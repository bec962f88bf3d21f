"""Tekst en kenmerken als XML voor OpenDocument: wat een mens typte, komt er letterlijk weer uit.

OpenDocument vouwt witruimte samen, zoals HTML; spaties en tabs die ertoe doen hebben daarom een eigen element.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from reeletarief.weergave.werkboek.schone_tekst import schoon

_BIJZONDER = re.compile(r"[^\x20-\x25\x27-\x3b\x3d\x3f-\x7e\xa0-\ud7ff]|^ | $|  ")
_WITRUIMTE = re.compile(r"^ | $|(?<= ) +|\t")
_REGELEINDE = re.compile(r"\r\n|\r|\n")


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
    """Tekst die naar ``doel`` verwijst: ``#Blad.A1`` voor een cel."""
    anker = f'<text:a xlink:type="simple" xlink:href={kenmerk(doel)}>'
    return "".join(f"<text:p>{anker}{_regel(regel)}</text:a></text:p>" for regel in _REGELEINDE.split(tekst))


def _regel(regel: str) -> str:
    return _WITRUIMTE.sub(_wit, inhoud(regel))


def _wit(vondst: re.Match[str]) -> str:
    wit = vondst[0]
    if wit == "\t":
        return "<text:tab/>"
    return "<text:s/>" if len(wit) == 1 else f'<text:s text:c="{len(wit)}"/>'
