"""Hulp bij de toets van een opgave: de proefregio, een opgave als YAML, en hetzelfde in een ingevuld formulier."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from reeletarief.invoer.opgave.rijen import BLAD, KOPRIJ, Kolom
from tests.conftest import BASIS, Draai

MAP = Path(__file__).parent
GOED = MAP / "goed"
REGIO = BASIS

VELD, PRIJS, ELEMENT, VERKLARING, REGEL, AFRONDING = (
    "veld",
    "prijs",
    "element",
    "verklaring",
    "kostenregel",
    "afronding",
)


class Rij(NamedTuple):
    """Een rij van het formulier: soort, onderdeel en nummer."""

    soort: str
    onderdeel: str
    nummer: int = 0


GELIJK: Mapping[Rij, Mapping[Kolom, Any]] = {
    Rij(VELD, "aanbieder"): {Kolom.TEKST: "Aanbieder A"},
    Rij(PRIJS, "uur"): {Kolom.BEDRAG: 51.86},
    Rij(ELEMENT, "beroepskracht"): {Kolom.BEDRAG: 28.53},
    Rij(ELEMENT, "niet_productief"): {Kolom.BEDRAG: 10.14},
    Rij(ELEMENT, "reis_opleiding"): {Kolom.BEDRAG: 2},
    Rij(ELEMENT, "overhead"): {Kolom.BEDRAG: 10.18},
    Rij(ELEMENT, "gemeentelijke_eisen"): {Kolom.BEDRAG: 0, Kolom.TEKST: "geen eigen kosten"},
    Rij(ELEMENT, "huisvesting"): {Kolom.BEDRAG: 0, Kolom.TEKST: "zit in de overhead"},
    Rij(ELEMENT, "verzorging"): {Kolom.BEDRAG: 0, Kolom.TEKST: "geen verblijf"},
    Rij(ELEMENT, "indexatie"): {Kolom.BEDRAG: 0, Kolom.TEKST: "de bedragen zijn al op prijspeil 2026"},
    Rij(ELEMENT, "marge"): {Kolom.BEDRAG: 1.02},
    Rij(AFRONDING, "afronding"): {Kolom.BEDRAG: -0.01},
}
"""De opgave van ``goed/gelijk.yaml``, in cellen."""


class Formulier:
    """Een formulier zoals ``toets --formulier`` het maakt, om cellen in te vullen zoals een aanbieder dat in Excel doet."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.boek = openpyxl.load_workbook(pad)
        self.blad = self.boek[BLAD]

    def rij(self, welke: Rij, product: str = "45A48") -> int:
        """Op welke regel van het blad deze rij staat."""
        eigen = "" if welke.soort == VELD else product
        sleutel = f"{welke.soort}|{eigen}|{welke.onderdeel}|{welke.nummer}"
        return next(
            rij
            for rij in range(KOPRIJ + 1, self.blad.max_row + 1)
            if self.blad.cell(rij, Kolom.SLEUTEL).value == sleutel
        )

    def vul(self, waarden: Mapping[Rij, Mapping[Kolom, Any]], product: str = "45A48") -> Formulier:
        """Vul cellen in; de rest blijft zoals hij is."""
        for welke, cellen in waarden.items():
            for kolom, waarde in cellen.items():
                self.blad.cell(self.rij(welke, product), kolom).value = waarde
        return self

    def bewaar(self) -> str:
        """Bewaar het formulier op zijn plaats."""
        self.boek.save(self.pad)
        return str(self.pad)

    def bytes(self) -> bytes:
        """Het formulier als bytes."""
        uit = BytesIO()
        self.boek.save(uit)
        return uit.getvalue()


def nieuw_formulier(
    draai: Draai, map_: Path, *producten: str, regio: Path = REGIO, naam: str = "opgave.xlsx"
) -> Formulier:
    """Een leeg formulier uit het programma."""
    pad = map_ / naam
    uitkomst = draai("toets", "--formulier", *(producten or ("45A48",)), "-o", str(pad), map_=regio)
    assert uitkomst.code == 0, uitkomst.stderr
    return Formulier(pad)


def getal(tekst: str) -> Decimal:
    """Een bedrag uit json."""
    return Decimal(tekst)
