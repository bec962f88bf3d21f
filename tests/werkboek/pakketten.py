"""Pakketten om de lezer mee te toetsen: een klein goed werkboek, met delen die een test vervangt of toevoegt."""

from __future__ import annotations

import io
import zipfile

HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INHOUD = "[Content_Types].xml"
BLAD = "xl/worksheets/sheet1.xml"
WERKBOEK = "xl/workbook.xml"


def inhoudsopgave(soort: str = SOORT) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{soort}"/></Types>'
    )


def relaties(*regels: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(regels)}</Relationships>'


def relatie(soort: str, doel: str, extra: str = "", id_: str = "rId1") -> str:
    return f'<Relationship Id="{id_}" Type="{RELATIE}/{soort}" Target="{doel}" {extra}/>'


def blad(rijen: str) -> str:
    return f'<worksheet xmlns="{HOOFD}"><sheetData>{rijen}</sheetData></worksheet>'


def delen(**anders: str | bytes) -> dict[str, str | bytes]:
    """De delen van een goed werkboek met één blad; ``blad=`` vervangt de rijen daarvan."""
    return {
        INHOUD: inhoudsopgave(),
        WERKBOEK: (
            f'<workbook xmlns="{HOOFD}" xmlns:r="{RELATIE}"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relaties(relatie("worksheet", "worksheets/sheet1.xml")),
        BLAD: blad('<row r="1"><c r="A1"><v>1</v></c></row>'),
    } | anders


def pakket(inhoud: dict[str, str | bytes]) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, deel in inhoud.items():
            archief.writestr(naam, deel)
    return stroom.getvalue()


def met_blad(rijen: str, **anders: str | bytes) -> bytes:
    return pakket(delen(**anders) | {BLAD: blad(rijen)})
