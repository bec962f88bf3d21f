"""Een formulier invullen zoals een aanbieder dat doet: in een rekenblad (openpyxl) of in een csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reeletarief.analyse.uitvraag.productvragen import Uitvraag, maak_uitvraag
from reeletarief.api import Inlezing, Onleesbaar, Regio, bereken, kies_kaarten, lees_regio, lees_werkmap
from reeletarief.invoer.uitvraag.antwoorden import ANDERE_FUNCTIES, Ingevuld
from reeletarief.invoer.uitvraag.lezen import lees_ingevuld
from reeletarief.invoer.uitvraag.vragen import ANTWOORD, FUNCTIE, PRODUCT, TOELICHTING, VELD, Vraag
from reeletarief.weergave.uitvraag.formulier import maak_formulier
from reeletarief.weergave.uitvraag.formulier_csv import formulier_als_csv
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.streek import Streek
from tests.gedeeld.zeker import rekenbaar

AANBIEDER = "Aanbieder A"
KOPRIJ = 4


class In(NamedTuple):
    """Wat een aanbieder bij een vraag invult."""

    antwoord: Decimal | str | int
    toelichting: str = ""


Ingetypt = Mapping[Vraag, In]


@cache
def voorbeeld() -> Inlezing:
    return rekenbaar(lees_werkmap(Path(VOORBEELDREGIO)))


def voorbeeldregio() -> Regio:
    return voorbeeld().regio


def streekinlezing(**wijzigingen: str) -> Inlezing:
    """Een kleine regio met één product; ``wijzigingen`` vervangen stukken tekst van de kaart."""
    bestanden = Streek().bestanden()
    kaart = bestanden["productkaarten/p.yaml"].decode()
    for oud, nieuw in wijzigingen.items():
        assert oud in kaart
        kaart = kaart.replace(oud, nieuw)
    return rekenbaar(lees_regio({**bestanden, "productkaarten/p.yaml": kaart.encode()}))


@cache
def uitvraag_van(inlezing_van: str, *producten: str) -> Uitvraag:
    """Een uitvraag over producten van de Voorbeeldregio; ``inlezing_van`` houdt de sleutel van de cache leesbaar."""
    assert inlezing_van == "voorbeeld"
    return maak(voorbeeld(), producten)


def maak(inlezing: Inlezing | Onleesbaar, producten: Iterable[str] = ()) -> Uitvraag:
    assert inlezing.regio is not None, inlezing.bevindingen
    gekozen = [kaart for kaart in kies_kaarten(inlezing, list(producten)) if kaart.functiemix]
    resultaat = bereken(inlezing, [str(kaart.product) for kaart in gekozen])
    return maak_uitvraag(resultaat, gekozen, inlezing.regio.opslagen.uren.declarabel, None)


def als_op_de_kaart(uitvraag: Uitvraag) -> dict[Vraag, Decimal]:
    """Een aanbieder die precies zo levert als de kaart zegt, en van elk product duizend eenheden."""
    return {
        regel.vraag: Decimal(1000) if regel.op_de_kaart is None else regel.op_de_kaart
        for product in uitvraag.producten
        for regel in product.regels
    }


def xlsx(uitvraag: Uitvraag) -> bytes:
    return als_xlsx(maak_formulier(uitvraag, AANBIEDER))


def in_xlsx(formulier: bytes, ingetypt: Ingetypt) -> bytes:
    """Typ antwoorden in de cellen van het blad Antwoorden en bewaar, zoals een rekenprogramma doet."""
    boek = load_workbook(io.BytesIO(formulier))
    blad = boek["Antwoorden"]
    rijen = rijen_van(blad)
    for vraag, wat in ingetypt.items():
        antwoord = float(wat.antwoord) if isinstance(wat.antwoord, Decimal) else wat.antwoord
        rijen[vraag][ANTWOORD].value = antwoord
        rijen[vraag][TOELICHTING].value = wat.toelichting or None
    return bewaard(boek)


def bewaard(boek: Workbook) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _tekst(cel: Cell) -> str:
    assert isinstance(cel.value, str), cel
    return cel.value


def rijen_van(blad: Worksheet) -> dict[Vraag, dict[str, Cell]]:
    """De cellen van elke vraag, op de naam van hun kolom."""
    koppen = [str(cel.value) for cel in blad[KOPRIJ]]
    uit: dict[Vraag, dict[str, Cell]] = {}
    for rij in blad.iter_rows(min_row=KOPRIJ + 1):
        cellen = {kop: cel for kop, cel in zip(koppen, rij, strict=True) if isinstance(cel, Cell)}
        if cellen[VELD].value:
            functie = _tekst(cellen[FUNCTIE]) if cellen[FUNCTIE].value is not None else None
            uit[Vraag(_tekst(cellen[PRODUCT]), _tekst(cellen[VELD]), functie)] = cellen
    return uit


def in_csv(formulier: bytes, ingetypt: Ingetypt) -> bytes:
    """Typ antwoorden in de csv en bewaar als 'CSV UTF-8'."""
    kop, *rijen = csv_rijen(formulier)
    for rij in rijen:
        cellen = dict(zip(kop, rij, strict=True))
        wat = ingetypt.get(Vraag(cellen[PRODUCT], cellen[VELD], cellen[FUNCTIE] or None))
        if wat is not None:
            rij[kop.index(ANTWOORD)], rij[kop.index(TOELICHTING)] = str(wat.antwoord), wat.toelichting
    return als_csv([kop, *rijen])


def csv_rijen(formulier: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(formulier.decode("utf-8-sig"), newline=""), delimiter=";"))


def als_csv(rijen: Iterable[Iterable[str]]) -> bytes:
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\r\n").writerows(rijen)
    return uit.getvalue().encode("utf-8-sig")


def nederlands(waarde: Decimal, *, procent: bool) -> str:
    """Zoals een aanbieder het in een csv typt: 20% of 1055,97."""
    getal = (waarde * 100 if procent else waarde).normalize()
    return f"{getal:f}".replace(".", ",") + ("%" if procent else "")


def lees(inhoud: bytes, naam: str = "terug.xlsx") -> Ingevuld:
    return lees_ingevuld(inhoud, naam, voorbeeld())


def waarden(ingevuld: Ingevuld) -> dict[Vraag, Decimal]:
    return {Vraag(een.product, een.veld, een.functie): een.waarde for een in ingevuld.antwoorden}


class Proef:
    """Een csv-formulier over één product, ingevuld als op de kaart; per toets wijkt er iets af."""

    def __init__(self, product: str = "45A48") -> None:
        self.product = product
        self.uitvraag = uitvraag_van("voorbeeld", product)
        self.leeg = formulier_als_csv(self.uitvraag, AANBIEDER)
        self.goed = {
            vraag: In(nederlands(waarde, procent=vraag.veld in {"aandeel", ANDERE_FUNCTIES}))
            for vraag, waarde in als_op_de_kaart(self.uitvraag).items()
        }

    def vraag(self, veld: str, functie: str | None = None) -> Vraag:
        return Vraag(self.product, veld, functie)

    def met(self, *anders: tuple[Vraag, In]) -> Ingevuld:
        return lees(in_csv(self.leeg, {**self.goed, **dict(anders)}), "terug.csv")

    def rijen(self) -> list[list[str]]:
        """De rijen van het ingevulde formulier, om aan te morrelen."""
        return csv_rijen(in_csv(self.leeg, self.goed))


def codes(ingevuld: Ingevuld) -> list[str]:
    return [bevinding.code for bevinding in ingevuld.bevindingen]
