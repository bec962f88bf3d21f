"""Het zip-bestand: het geraamte van openpyxl, met onze cellen erin en niets wat van de klok afhangt."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from reeletarief.weergave.werkboek.schone_tekst import schoon
from reeletarief.weergave.werkboek.xlsx_formule import gebied
from reeletarief.weergave.werkboek.xlsx_gebied import gebruikt
from reeletarief.weergave.werkboek.zipbestand import zip_van

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.workbook import Workbook

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Grafiek

_EERST = ("[Content_Types].xml", "_rels/.rels")
_DIMENSIE = re.compile(rb"<dimension [^>]*>")
_RIJEN = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
_SLOT = re.compile(rb"</worksheet>")
_SLOT_MET_TEKENING = re.compile(rb"<drawing [^>]*></worksheet>")
_GRAFIEKNAAM = re.compile(rb'name="Chart (\d+)"')


def geraamte(boek: Workbook) -> dict[str, bytes]:
    """Alle onderdelen zoals openpyxl ze schrijft. Langs ``save`` om, want dat zet de klok in de eigenschappen.

    De bladen gaan door het geheugen. openpyxl zet ze eerst in een tijdelijk bestand: op een volle schijf is dat half, en van een
    gedood programma blijft het liggen.
    """
    buffer = BytesIO()
    archief = ZipFile(buffer, "w", ZIP_STORED)
    schrijver: Any = ExcelWriter(boek, archief)

    def schrijf_blad(werkblad: Any) -> None:
        tekening: Any = SpreadsheetDrawing()
        tekening.charts, tekening.images = getattr(werkblad, "_charts"), getattr(werkblad, "_images")  # noqa: B009
        setattr(werkblad, "_drawing", tekening)  # noqa: B010
        inhoud = BytesIO()
        blad: Any = WorksheetWriter(werkblad, inhoud)
        blad.write()
        setattr(werkblad, "_rels", getattr(blad, "_rels"))  # noqa: B009, B010
        archief.writestr(werkblad.path[1:], inhoud.getvalue())
        schrijver.manifest.append(werkblad)

    schrijver.write_worksheet = schrijf_blad
    schrijver.save()
    with ZipFile(buffer) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def ingepakt(onderdelen: Mapping[str, bytes]) -> bytes:
    """De onderdelen als zip, de inhoudsopgave voorop."""
    return zip_van({naam: onderdelen[naam] for naam in (*_EERST, *onderdelen)})


def met_cellen(werkblad: bytes, blad: Blad, cellen: str) -> bytes:
    """Zet de cellen op hun plaats, en zeg erbij welk gebied ze beslaan en dat getallen als tekst bedoeld zijn."""
    bereik = gebruikt(blad)
    if bereik is None:
        return werkblad
    gebied_ = gebied(bereik)
    rijen = b"".join((b"<sheetData>", cellen.encode(), b"</sheetData>"))
    negeer = f'<ignoredErrors><ignoredError sqref="{gebied_}" numberStoredAsText="1"/></ignoredErrors>'.encode()
    slot = _SLOT_MET_TEKENING if blad.grafieken else _SLOT
    werkblad = _vervangen(_DIMENSIE, lambda _: f'<dimension ref="{gebied_}"/>'.encode(), werkblad, 1)
    werkblad = _vervangen(slot, lambda treffer: negeer + treffer[0], werkblad, 1)
    return _vervangen(_RIJEN, lambda _: rijen, werkblad, 1)


def met_alternatief(tekening: bytes, grafieken: Sequence[Grafiek]) -> bytes:
    """Geef elke grafiek een Nederlandse naam en de tekst voor wie haar niet ziet; openpyxl kent die tekst niet."""

    def naam_en_tekst(treffer: re.Match[bytes]) -> bytes:
        nummer = int(treffer[1])
        tekst = escape(schoon(grafieken[nummer - 1].alternatief)).replace("\n", "&#10;")
        return f'name="Grafiek {nummer}" descr="{tekst}"'.encode()

    return _vervangen(_GRAFIEKNAAM, naam_en_tekst, tekening, len(grafieken))


def _vervangen(
    patroon: re.Pattern[bytes], nieuw: Callable[[re.Match[bytes]], bytes], xml: bytes, verwacht: int
) -> bytes:
    """De XML met het nieuwe erin; schrijft een andere openpyxl iets anders, dan zegt dit het in plaats van te zwijgen."""
    uit, gevonden = patroon.subn(nieuw, xml)
    if gevonden != verwacht:
        raise AssertionError(f"openpyxl schreef {gevonden} keer {patroon.pattern!r}; verwacht was {verwacht} keer")
    return uit
