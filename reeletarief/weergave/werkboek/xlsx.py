"""Een werkboek als xlsx-bestand: een geraamte van openpyxl, met cellen die formule en uitkomst allebei dragen.

* :mod:`.xlsx_cellen`: de cellen, geschreven door onszelf omdat openpyxl bij een formule geen uitkomst bewaart.
* :mod:`.xlsx_blad`, :mod:`.xlsx_stijlen`, :mod:`.xlsx_grafiek`: alles eromheen, met openpyxl.
* :mod:`.xlsx_pakket`: beide samen in één zip; dezelfde invoer geeft dezelfde bytes.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from reeletarief.weergave.werkboek.schone_tekst import schoon
from reeletarief.weergave.werkboek.uiterlijk import LETTERGROOTTE, LETTERTYPE
from reeletarief.weergave.werkboek.xlsx_blad import richt_in
from reeletarief.weergave.werkboek.xlsx_cellen import celrijen
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst, vastgezet
from reeletarief.weergave.werkboek.xlsx_grafiek import staafdiagram
from reeletarief.weergave.werkboek.xlsx_pakket import geraamte, ingepakt, met_alternatief, met_cellen
from reeletarief.weergave.werkboek.xlsx_stijlen import stijlnummers

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.tabelmodel import Werkboek

_TIJDSTIP = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Staat als datum in elk werkboek: de echte datum zou het bestand elke keer anders maken."""


def als_xlsx(boek: Werkboek) -> bytes:
    """Het werkboek als bestand. Elke cel met een formule draagt ook de uitkomst uit het boek."""
    map_ = _leeg(boek)
    bladen = {blad.naam: blad for blad in boek.bladen}
    werkbladen = [map_.create_sheet(blad.naam) for blad in boek.bladen]
    werkbladen[0].sheet_view.tabSelected = True
    nummers = stijlnummers(map_, werkbladen[0])
    cellen = [celrijen(blad, nummers) for blad in boek.bladen]
    for werkblad, blad in zip(werkbladen, boek.bladen, strict=True):
        richt_in(werkblad, blad, boek.voet)
        for grafiek in blad.grafieken:
            werkblad.add_chart(staafdiagram(grafiek, blad.naam, bladen))
    return ingepakt(_gevuld(geraamte(map_), boek, cellen))


def _leeg(boek: Werkboek) -> Workbook:
    """Een map zonder bladen, met de eigenschappen en namen van het boek."""
    map_ = Workbook()
    for werkblad in map_.worksheets:
        map_.remove(werkblad)
    getattr(map_, "_fonts")[0] = Font(name=LETTERTYPE, size=LETTERGROOTTE)  # noqa: B009 - de letter van een lege cel; zij bepaalt de kolombreedte
    eigenschappen = map_.properties
    eigenschappen.title, eigenschappen.subject = schoon(boek.titel), schoon(boek.onderwerp)
    eigenschappen.creator, eigenschappen.language = schoon(boek.maker), "nl-NL"
    eigenschappen.created = eigenschappen.modified = _TIJDSTIP
    eigen: CustomPropertyList[Any] = getattr(map_, "custom_doc_props")  # noqa: B009 - ontbreekt in de typen van openpyxl
    for naam, waarde in boek.eigenschappen.items():
        eigen.append(StringProperty(name=schoon(naam), value=schoon(waarde)))
    for naam, cel in boek.namen.items():
        map_.defined_names[naam] = DefinedName(naam, attr_text=als_tekst(vastgezet(cel)))
    map_.calculation.fullCalcOnLoad = True
    return map_


def _gevuld(onderdelen: dict[str, bytes], boek: Werkboek, cellen: list[str]) -> dict[str, bytes]:
    """De onderdelen van openpyxl, met de cellen in de bladen en de alternatieve tekst bij de grafieken."""
    for nummer, (blad, rijen) in enumerate(zip(boek.bladen, cellen, strict=True), 1):
        naam = f"xl/worksheets/sheet{nummer}.xml"
        onderdelen[naam] = met_cellen(onderdelen[naam], blad, rijen)
    for nummer, blad in enumerate((blad for blad in boek.bladen if blad.grafieken), 1):
        naam = f"xl/drawings/drawing{nummer}.xml"
        onderdelen[naam] = met_alternatief(onderdelen[naam], blad.grafieken)
    return onderdelen
