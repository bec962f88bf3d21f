"""Vrije tekst die in elk XML-bestand mag."""

from __future__ import annotations

import re

_GEEN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def schoon(tekst: str) -> str:
    """De tekst zonder tekens die in XML 1.0 niet mogen (die worden �), en met één soort regeleinde.

    Een bestand dat niet opent is erger dan één vraagteken.
    """
    if tekst.isprintable():
        return tekst
    return _GEEN_XML.sub("\N{REPLACEMENT CHARACTER}", tekst.replace("\r\n", "\n").replace("\r", "\n"))
