"""De naamruimten van OpenDocument, en de kop van elk XML-bestand erin."""

from __future__ import annotations

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

NAAMRUIMTEN = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "number": f"{_OASIS}:datastyle:1.0",
    "chart": f"{_OASIS}:chart:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "config": f"{_OASIS}:config:1.0",
    "of": f"{_OASIS}:of:1.2",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "ooo": "http://openoffice.org/2004/office",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
VERSIE = "1.3"

_KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = "".join(f' xmlns:{naam}="{adres}"' for naam, adres in NAAMRUIMTEN.items())


def document(soort: str, inhoud: str) -> bytes:
    """Een XML-bestand met wortel ``office:document-<soort>``."""
    wortel = f"office:document-{soort}"
    return f'{_KOP}<{wortel}{_XMLNS} office:version="{VERSIE}">{inhoud}</{wortel}>'.encode()
