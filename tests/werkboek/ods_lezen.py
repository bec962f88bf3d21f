"""Lezen wat er in een geschreven ods staat."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.ods_naamruimten import NAAMRUIMTEN
from reeletarief.weergave.werkboek.tabelmodel import Cel, Stijl, Werkboek
from tests.werkboek.proefboek import TEKST, blad_met, boek_met


def q(naam: str) -> str:
    voorvoegsel, _, lokaal = naam.partition(":")
    return f"{{{NAAMRUIMTEN[voorvoegsel]}}}{lokaal}"


def deel(ods: bytes, pad: str = "content.xml") -> ET.Element:
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        return ET.fromstring(pakket.read(pad))


def cellen(werkboek: Werkboek, nummer: int = 0) -> list[list[ET.Element]]:
    tabel = list(deel(als_ods(werkboek)).iter(q("table:table")))[nummer]
    return [list(rij) for rij in tabel.iter(q("table:table-row"))]


def alinea(element: ET.Element) -> str:
    """De tekst van een alinea zoals OpenDocument voorschrijft: witruimte samengevouwen, eigen elementen uitgeschreven."""
    tekst = element.text or ""
    for kind in element:
        if kind.tag == q("text:s"):
            tekst += " " * int(kind.get(q("text:c"), "1"))
        elif kind.tag == q("text:tab"):
            tekst += "\t"
        else:
            tekst += alinea(kind)
        tekst += kind.tail or ""
    return tekst


def tekst(element: ET.Element) -> str:
    return "\n".join(alinea(p) for p in element.findall(q("text:p")))


def een(inhoud: Any, stijl: Stijl = TEKST, **rest: Any) -> ET.Element:
    return cellen(boek_met(blad_met((Cel(inhoud, stijl, **rest),))))[0][0]
