"""Kleine .ods-bestanden om de lezer mee te toetsen: een goed rekenblad, met delen die een test vervangt of toevoegt."""

from __future__ import annotations

from tests.werkboek.pakketten import pakket

SOORT = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_XMLNS = " ".join(
    f'xmlns:{kort}="{adres}"'
    for kort, adres in {
        "office": f"{_OASIS}:office:1.0",
        "table": f"{_OASIS}:table:1.0",
        "text": f"{_OASIS}:text:1.0",
        "draw": f"{_OASIS}:drawing:1.0",
        "script": f"{_OASIS}:script:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        "vreemd": "urn:vreemd",
    }.items()
)


def manifest(*ingangen: str) -> str:
    return (
        f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{SOORT}"/>{"".join(ingangen)}</manifest:manifest>'
    )


def ingang(pad: str, soort: str, binnen: str = "") -> str:
    return (
        f'<manifest:file-entry manifest:full-path="{pad}" manifest:media-type="{soort}">{binnen}</manifest:file-entry>'
    )


def content(spreadsheet: str, vooraf: str = "") -> str:
    return (
        f'<?xml version="1.0"?><office:document-content {_XMLNS}>{vooraf}<office:body><office:spreadsheet>{spreadsheet}'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def tabel(rijen: str, naam: str = "Blad") -> str:
    return f'<table:table table:name="{naam}"><table:table-column table:number-columns-repeated="16384"/>{rijen}</table:table>'


def rij(*cellen: str, keer: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{keer}">{"".join(cellen)}</table:table-row>'


def cel(kenmerken: str = "", binnen: str = "", keer: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{keer}" {kenmerken}>{binnen}</table:table-cell>'


def getal(waarde: object, keer: int = 1) -> str:
    return cel(f'office:value-type="float" office:value="{waarde}"', keer=keer)


def tekst(waarde: str, keer: int = 1) -> str:
    return cel('office:value-type="string"', f"<text:p>{waarde}</text:p>", keer)


def delen(spreadsheet: str | None = None) -> dict[str, str | bytes]:
    return {
        "mimetype": SOORT,
        CONTENT: content(tabel(rij(getal(1))) if spreadsheet is None else spreadsheet),
        MANIFEST: manifest(),
    }


def ods(spreadsheet: str) -> bytes:
    return pakket(delen(spreadsheet))
