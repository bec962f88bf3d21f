"""Kleine werkboeken voor de toetsen van het bewijs zelf: een .xlsx van openpyxl, een .ods met de hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from tests.werkboek.calc import herschreven

Inhoud = Mapping[str, Decimal | bool | str]
"""Wat er op een blad staat, op adres; tekst met ``=`` ervoor is een formule."""


KLAD = "Klad"


def kladboek(inhoud: Inhoud | None = None, namen: Mapping[str, str] | None = None, **bladen: Inhoud) -> bytes:
    """Een .xlsx met de inhoud op het blad Klad, en eventueel meer bladen en namen. Uitkomsten staan er niet in."""
    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for naam, cellen in {KLAD: inhoud or {}, **bladen}.items():
        blad = boek.create_sheet(naam)
        for adres, waarde in cellen.items():
            blad[adres] = waarde
    for naam, plaats in (namen or {}).items():
        boek.defined_names[naam] = DefinedName(naam, attr_text=plaats)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def bewaard(boek: bytes, adres: str, uitkomst: str) -> bytes:
    """Hetzelfde kladboek, waarin bij de formule in een cel deze uitkomst bewaard is."""
    patroon = re.compile(rf'(<c r="{adres}".*?</f>)<v\s*(?:/>|></v>)')
    return herschreven(boek, {"xl/worksheets/sheet1.xml": lambda xml: patroon.sub(rf"\g<1><v>{uitkomst}</v>", xml)})


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_ODS}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def klad_ods(invoer: Decimal, bewaard: Decimal) -> bytes:
    """Een .ods met een getal in A1, het kwadraat daarvan in A2, en daar een bewaarde uitkomst bij."""
    inhoud = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3">
<office:body><office:spreadsheet><table:table table:name="{KLAD}">
<table:table-row><table:table-cell office:value-type="float" office:value="{invoer}"/></table:table-row>
<table:table-row><table:table-cell table:formula="of:=[.A1]*[.A1]" office:value-type="float" office:value="{bewaard}">
<text:p>{bewaard}</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, tekst in {"mimetype": _ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": inhoud}.items():
            zip_.writestr(naam, tekst)
    return uit.getvalue()
