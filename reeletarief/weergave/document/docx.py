"""Een document als Word-bestand (docx), met de koppen en tabellen van Word zelf; dezelfde inhoud geeft dezelfde bytes."""

from __future__ import annotations

import datetime
import re
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docx import Document as MaakDocx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from reeletarief.fouten import op_een_regel
from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Kop, Lijst, Tabel
from reeletarief.weergave.document.kolombreedten import kolombreedten
from reeletarief.weergave.werkboek.uiterlijk import LETTERTYPE
from reeletarief.weergave.werkboek.zipbestand import zip_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Docx
    from docx.section import Section
    from docx.text.paragraph import Paragraph

    from reeletarief.weergave.document.inhoud import Deel, Document

_VAST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_OP_EEN_BLADZIJDE, _KEERT_TERUG = "w:cantSplit", "w:tblHeader"
"""Een rij breekt niet af; de koprij komt op elke bladzijde terug."""
_BREDE_TABEL = 6
"""Vanaf zoveel kolommen gaat het hoofdstuk liggend."""
_LANG, _KORT, _MARGE = 297, 210, 20
"""De maten van A4 en de marge, in millimeter."""
_GRIJS = "F2F2F2"
_LETTERS, _TABELLETTERS, _TITELLETTERS = 10, 9, 18
"""De lettergrootte in punten; een titel van gewone lengte past zo op een regel."""
_EMU = 36
"""Per duizendste millimeter."""
_THEMA = "word/theme/theme1.xml"
_THEMALETTERTYPE = re.compile(rb'<a:latin typeface="[^"]+"')


def als_docx(document: Document) -> bytes:
    """Het document als docx. Koppen zijn echte koppen (voor een inhoudsopgave), tabelkoppen herhalen op elke bladzijde."""
    boek = MaakDocx()
    _kenmerken(boek, document.titel)
    _opmaak(boek)
    _voet(boek)
    liggend = False
    _leg(boek.sections[0], liggend=liggend)
    boek.add_heading(op_een_regel(document.titel), 0)
    for hoofdstuk in _hoofdstukken((*document.delen, *document.slot)):
        if _heeft_brede_tabel(hoofdstuk) != liggend:
            liggend = not liggend
            _leg(boek.add_section(WD_SECTION.NEW_PAGE), liggend=liggend)
        for deel, volgend in zip_longest(hoofdstuk, hoofdstuk[1:]):
            geschreven = _schrijf(boek, deel, _LANG if liggend else _KORT)
            if geschreven and isinstance(volgend, Alinea) and volgend.naam:
                _houd_bijeen(geschreven)
    return _vastgezet(boek)


def _hoofdstukken(delen: Sequence[Deel]) -> list[list[Deel]]:
    """De delen per kop van niveau 1, met wat daarvoor staat als eerste."""
    hoofdstukken: list[list[Deel]] = [[]]
    for deel in delen:
        if isinstance(deel, Kop) and deel.niveau == 1:
            hoofdstukken.append([])
        hoofdstukken[-1].append(deel)
    return hoofdstukken if hoofdstukken[0] else hoofdstukken[1:]


def _heeft_brede_tabel(delen: Sequence[Deel]) -> bool:
    return any(len(deel.kolommen) >= _BREDE_TABEL for deel in delen if isinstance(deel, Tabel))


def _kenmerken(boek: Docx, titel: str) -> None:
    """Niets van de klok, de machine of de bibliotheek; wel de titel en de taal."""
    kenmerken = boek.core_properties
    kenmerken.title, kenmerken.language = op_een_regel(titel)[:255], "nl-NL"
    kenmerken.author = kenmerken.comments = kenmerken.last_modified_by = ""
    kenmerken.created = kenmerken.modified = _VAST


def _opmaak(boek: Docx) -> None:
    stijl: Any = boek.styles["Normal"]
    stijl.font.size, boek.styles["Title"].font.size = Pt(_LETTERS), Pt(_TITELLETTERS)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    stijl.element.get_or_add_rPr().append(taal)


def _leg(blad: Section, *, liggend: bool) -> None:
    """Zet de bladzijden van een sectie staand of liggend."""
    blad.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
    breed, hoog = (_LANG, _KORT) if liggend else (_KORT, _LANG)
    blad.page_width, blad.page_height = Mm(breed), Mm(hoog)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Mm(_MARGE)


def _voet(boek: Docx) -> None:
    """Het nummer van de bladzijde onder elk blad; latere secties nemen het over."""
    alinea = boek.sections[0].footer.paragraphs[0]
    alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for woord, wat in (("Bladzijde ", "PAGE"), (" van ", "NUMPAGES")):
        alinea.add_run(woord)
        veld = OxmlElement("w:fldSimple")
        veld.set(qn("w:instr"), wat)
        alinea._p.append(veld)  # noqa: SLF001 - python-docx heeft hier geen eigen naam voor


def _schrijf(boek: Docx, deel: Deel, papier: int) -> Paragraph | None:
    """Zet een deel in het document; van een alinea komt terug waar zij staat."""
    if isinstance(deel, Kop):
        boek.add_heading(op_een_regel(deel.tekst), min(deel.niveau, 9))
    elif isinstance(deel, Alinea):
        alinea = boek.add_paragraph()
        if deel.vooraan:
            alinea.add_run(f"{_regel(deel.vooraan)} ").bold = True
        alinea.add_run(_regel(deel.tekst))
        return alinea
    elif isinstance(deel, Aandacht):
        _schrijf(boek, deel.kop, papier)
        _schrijf(boek, Lijst(deel.punten), papier)
    elif isinstance(deel, Lijst):
        for punt in deel.punten:
            boek.add_paragraph(_regel(punt), style="List Bullet")
    else:
        _tabel(boek, deel, papier)
    return None


def _houd_bijeen(alinea: Paragraph) -> None:
    """Een alinea met een naam hoort bij die erboven: een melding staat op de bladzijde van wat eraan te doen is."""
    alinea.paragraph_format.space_after = Pt(3)
    alinea.paragraph_format.keep_with_next = True


def _regel(tekst: str) -> str:
    """De tekst op één regel, met het euroteken vast aan zijn bedrag; in een tabel past een bedrag altijd in zijn kolom."""
    return op_een_regel(tekst).replace("€ ", "€\N{NO-BREAK SPACE}")


def _tabel(boek: Docx, deel: Tabel, papier: int) -> None:
    """Eén tabel; de cellen gaan rechtstreeks per rij, want ``table.cell`` zoekt elke keer de hele tabel door."""
    tabel = boek.add_table(rows=0, cols=len(deel.kolommen), style="Table Grid")
    breedten = [Emu(breedte * _EMU) for breedte in kolombreedten(deel, papier - 2 * _MARGE, _TABELLETTERS)]
    for kolom_, breedte in zip(tabel.columns, breedten, strict=True):
        kolom_.width = breedte
    koppen = [kolom.naam for kolom in deel.kolommen]
    for nummer, velden in enumerate([koppen, *deel.rijen]):
        rij = tabel.add_row()
        for cel, kolom, veld, breedte in zip(rij.cells, deel.kolommen, velden, breedten, strict=True):
            cel.width = breedte
            alinea = cel.paragraphs[0]
            alinea.paragraph_format.space_after = Pt(0)
            stuk = alinea.add_run(op_een_regel(veld))
            stuk.bold, stuk.font.size = (nummer == 0 or nummer - 1 in deel.vet) or None, Pt(_TABELLETTERS)
            if kolom.is_getal:
                alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _zet(rij, _OP_EEN_BLADZIJDE)
        if nummer == 0:
            _zet(rij, _KEERT_TERUG)
            for cel in rij.cells:
                _kleur(cel)
    boek.add_paragraph()


def _kleur(cel: Any) -> None:
    vlak = OxmlElement("w:shd")
    vlak.set(qn("w:val"), "clear")
    vlak.set(qn("w:fill"), _GRIJS)
    cel._tc.get_or_add_tcPr().append(vlak)  # noqa: SLF001 - python-docx heeft hier geen eigen naam voor


def _zet(rij: Any, eigenschap: str) -> None:
    rij._tr.get_or_add_trPr().append(OxmlElement(eigenschap))  # noqa: SLF001 - python-docx heeft hier geen eigen naam voor


def _vastgezet(boek: Docx) -> bytes:
    """Het bestand met vaste tijdstippen, zonder het plaatje van het sjabloon en met één lettertype in zijn thema; elke stijl volgt dat."""
    buffer, verwijzingen = BytesIO(), boek.part.package.rels
    for nummer in [nummer for nummer, rel in verwijzingen.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del verwijzingen[nummer]
    boek.save(buffer)
    with ZipFile(buffer) as pakket:
        delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
    delen[_THEMA] = _THEMALETTERTYPE.sub(f'<a:latin typeface="{LETTERTYPE}"'.encode(), delen[_THEMA])
    return zip_van(delen)
