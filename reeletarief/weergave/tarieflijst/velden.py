"""De kolommen en velden van de tarieflijst, en haar toelichting: wat scherm, csv en werkboek delen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.tarieflijst import UURBEDRAG, kanttekeningen
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import geteld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reeletarief.analyse.tarieflijst import Lijstregel, Tarieflijst
    from reeletarief.invoer.gemeenten import Gemeente

IV081 = (
    "Bij een uurtarief (eenheid 04) is het gedeclareerde bedrag uurtarief × minuten / 60, afgerond op de cent"
    " (iJw, IV081). Het minuuttarief is alleen ter informatie, afgerond op centen: wie ermee rekent, komt vaak op een ander bedrag uit."
)


class Veld(NamedTuple):
    """Een kolom: haar naam in een csv, haar kop in een werkboek, en haar breedte daar in tekens."""

    naam: str
    kop: str
    breedte: int


VELDEN = (
    Veld("gemeentecode", "Gemeente-code", 10),
    Veld("gemeente", "Gemeente", 20),
    Veld("productcategorie", "Product-categorie", 10),
    Veld("productcode", "Productcode (landelijk)", 13),
    Veld("product", "Product (regio)", 12),
    Veld("naam", "Naam", 46),
    Veld("eenheid", "Eenheid", 10),
    Veld("eenheidcode", "Eenheid-code", 9),
    Veld("tarief", "Tarief", 14),
    Veld("tarief_centen", "Tarief in centen", 12),
    Veld("geldig_van", "Geldig van", 12),
    Veld("geldig_tot", "Geldig tot en met", 12),
    Veld("minuuttarief", "Minuuttarief (ter informatie)", 14),
    Veld("bedrag", "Gedeclareerd bedrag", 42),
    Veld("status", "Status", 12),
    Veld("bron", "Bron", 22),
    Veld("vingerafdruk", "Vingerafdruk (begin)", 19),
)
CODES = {"gemeentecode", "productcategorie", "productcode", "product", "eenheidcode"}
"""Velden met een code: altijd tekst, ook als er alleen cijfers staan."""
BEDRAGEN = {"tarief", "minuuttarief"}


def rijen(lijst: Tarieflijst, gemeenten: Sequence[Gemeente]) -> Iterator[dict[str, str | int | Decimal | None]]:
    """Per gemeente de velden van elk product, op naam; zonder gemeenten één keer, voor de hele regio."""
    for gemeente in gemeenten or (None,):
        for regel in lijst.regels:
            yield _velden(lijst, gemeente, regel)


def _velden(lijst: Tarieflijst, gemeente: Gemeente | None, regel: Lijstregel) -> dict[str, str | int | Decimal | None]:
    herkomst = lijst.herkomst
    return {
        "gemeentecode": gemeente.code if gemeente else None,
        "gemeente": gemeente.naam if gemeente else None,
        "productcategorie": regel.categorie,
        "productcode": regel.productcode,
        "product": regel.product,
        "naam": regel.naam,
        "eenheid": regel.eenheid,
        "eenheidcode": regel.eenheidcode,
        "tarief": regel.tarief,
        "tarief_centen": regel.centen,
        "geldig_van": herkomst.van.isoformat(),
        "geldig_tot": herkomst.tot.isoformat(),
        "minuuttarief": regel.minuuttarief,
        "bedrag": regel.bedrag,
        "status": herkomst.status,
        "bron": herkomst.bron,
        "vingerafdruk": herkomst.vingerafdruk,
    }


def toelichting(lijst: Tarieflijst) -> list[str]:
    """Wat een lezer van de lijst moet weten, in hele zinnen."""
    regels = [IV081] if any(regel.bedrag == UURBEDRAG for regel in lijst.regels) else []
    return [*regels, *(bevinding.wat for bevinding in kanttekeningen(lijst))]


def slotregel(lijst: Tarieflijst, gemeenten: Sequence[Gemeente]) -> str:
    """Hoeveel producten er op de lijst staan, voor wie, met welke status, en waar ze uit volgen."""
    herkomst, aantal = lijst.herkomst, len(lijst.regels)
    voor = geteld(len(gemeenten), "gemeente", "gemeenten") if gemeenten else "de hele regio"
    zelf = f" (zelf sha256 {begin_van(herkomst.besluitbestand)}…)" if herkomst.besluitbestand else ""
    return (
        f"{geteld(aantal, 'product', 'producten')} voor {voor}, {herkomst.status},"
        f" geldig van {voluit(herkomst.van)} tot en met {voluit(herkomst.tot)}; uit {herkomst.bron}{zelf}."
    )
