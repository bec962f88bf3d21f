"""Een document als Word-bestand (docx), met de koppen en tabellen van Word zelf; dezelfde inhoud geeft dezelfde bytes."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docx import Document as MaakDocx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Kop, Lijst, Tabel
from reeletarief.weergave.meldingen import op_een_regel
from reeletarief.weergave.werkboek.zipbestand import zip_van

if TYPE_CHECKING:
    from docx.document import Document as Docx

    from reeletarief.weergave.document.inhoud import Deel, Document

_VAST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_OP_EEN_BLADZIJDE, _KEERT_TERUG = "w:cantSplit", "w:tblHeader"
"""Een rij breekt niet af; de koprij komt op elke bladzijde terug."""
_BREDE_TABEL = 6
"""Vanaf zoveel kolommen gaat het document liggend."""


def als_docx(document: Document) -> bytes:
    """Het document als docx. Koppen zijn echte koppen (voor een inhoudsopgave), tabelkoppen herhalen op elke bladzijde."""
    boek = MaakDocx()
    _kenmerken(boek, document.titel)
    _opmaak(boek, document)
    boek.add_heading(op_een_regel(document.titel), 0)
    for deel in (*document.delen, *document.slot):
        _schrijf(boek, deel)
    return _vastgezet(boek)


def _kenmerken(boek: Docx, titel: str) -> None:
    """Niets van de klok, de machine of de bibliotheek; wel de titel en de taal."""
    kenmerken = boek.core_properties
    kenmerken.title, kenmerken.language = op_een_regel(titel)[:255], "nl-NL"
    kenmerken.author = kenmerken.comments = kenmerken.last_modified_by = ""
    kenmerken.created = kenmerken.modified = _VAST


def _opmaak(boek: Docx, document: Document) -> None:
    stijl: Any = boek.styles["Normal"]
    stijl.font.name, stijl.font.size = "Calibri", Pt(10)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    stijl.element.get_or_add_rPr().append(taal)
    blad = boek.sections[0]
    hoog, breed = Mm(297), Mm(210)
    liggend = any(len(deel.kolommen) >= _BREDE_TABEL for deel in document.delen if isinstance(deel, Tabel))
    blad.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
    blad.page_width, blad.page_height = (hoog, breed) if liggend else (breed, hoog)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Mm(20)


def _schrijf(boek: Docx, deel: Deel) -> None:
    if isinstance(deel, Kop):
        boek.add_heading(op_een_regel(deel.tekst), min(deel.niveau, 9))
    elif isinstance(deel, Alinea):
        alinea = boek.add_paragraph()
        if deel.vooraan:
            alinea.add_run(f"{op_een_regel(deel.vooraan)} ").bold = True
        alinea.add_run(op_een_regel(deel.tekst))
    elif isinstance(deel, Aandacht):
        _schrijf(boek, deel.kop)
        _schrijf(boek, Lijst(deel.punten))
    elif isinstance(deel, Lijst):
        for punt in deel.punten:
            boek.add_paragraph(op_een_regel(punt), style="List Bullet")
    else:
        _tabel(boek, deel)


def _tabel(boek: Docx, deel: Tabel) -> None:
    """Eén tabel; de cellen gaan rechtstreeks per rij, want ``table.cell`` zoekt elke keer de hele tabel door."""
    tabel = boek.add_table(rows=0, cols=len(deel.kolommen), style="Table Grid")
    koppen = [kolom.naam for kolom in deel.kolommen]
    for nummer, velden in enumerate([koppen, *deel.rijen]):
        rij = tabel.add_row()
        for cel, kolom, veld in zip(rij.cells, deel.kolommen, velden, strict=True):
            alinea = cel.paragraphs[0]
            alinea.paragraph_format.space_after = Pt(0)
            stuk = alinea.add_run(op_een_regel(veld))
            stuk.bold, stuk.font.size = (nummer == 0 or nummer - 1 in deel.vet) or None, Pt(9)
            if kolom.is_getal:
                alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _zet(rij, _OP_EEN_BLADZIJDE)
        if nummer == 0:
            _zet(rij, _KEERT_TERUG)
    boek.add_paragraph()


def _zet(rij: Any, eigenschap: str) -> None:
    rij._tr.get_or_add_trPr().append(OxmlElement(eigenschap))  # noqa: SLF001 - python-docx heeft hier geen eigen naam voor


def _vastgezet(boek: Docx) -> bytes:
    """Het bestand met vaste tijdstippen, en zonder het plaatje van het sjabloon."""
    buffer, verwijzingen = BytesIO(), boek.part.package.rels
    for nummer in [nummer for nummer, rel in verwijzingen.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del verwijzingen[nummer]
    boek.save(buffer)
    with ZipFile(buffer) as pakket:
        delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
    return zip_van(delen)
