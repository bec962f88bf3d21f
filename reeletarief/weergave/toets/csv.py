"""``toets --formaat csv``: één regel per product en element, met de afronding en de prijs als laatste twee van een product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.csv import als_csv, procent_of_leeg, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.opgave.bestand import Verklaring

_KOP = (
    "aanbieder",
    "product",
    "eenheid",
    "tariefjaar",
    "status",
    "element",
    "referentie",
    "prijs_aanbieder",
    "verschil",
    "procent",
    "verklaard",
    "rest",
    "oordeel",
    "verklaringen",
)


def toets_als_csv(toets: Toets, resultaat: Resultaat) -> str:
    """De toets als csv-tekst met kopregel."""
    rijen = (
        [veilig(str(toets.opgave.aanbieder)), *_vast(product, resultaat), *velden]
        for product in toets.producten
        for velden in _rijen(product)
    )
    return als_csv(_KOP, rijen)


def _vast(product: Producttoets, resultaat: Resultaat) -> list[str]:
    return [veilig(product.product), product.tarief.kaart.eenheid, str(resultaat.tariefjaar), resultaat.status]


def _rijen(product: Producttoets) -> list[list[str]]:
    eigen, gegeven = product.afronding
    rest = product.verschil - product.verklaard
    return [
        *(_element(een) for een in product.elementen),
        ["afronding", *_bedragen(eigen, gegeven, None), "", "", "", ""],
        [
            "prijs",
            *_bedragen(product.referentie, product.prijs, product.fractie),
            machine(product.verklaard, 2),
            machine(rest, 2),
            str(product.oordeel),
            "",
        ],
    ]


def _element(een: Elementtoets) -> list[str]:
    verklaringen = " | ".join(map(_verklaring, een.verklaringen))
    return [
        een.element,
        *_bedragen(een.referentie, een.aanbieder, een.fractie),
        machine(een.verklaard, 2),
        machine(een.rest, 2),
        str(een.oordeel),
        veilig(verklaringen),
    ]


def _verklaring(verklaring: Verklaring) -> str:
    weg = "" if verklaring.telt else " [niet aanvaard]"
    return f"{machine(verklaring.bedrag.getal, 2)}: {verklaring.argument} ({verklaring.bron}){weg}"


def _bedragen(referentie: Decimal, aanbieder: Decimal, fractie: Decimal | None) -> list[str]:
    procent = procent_of_leeg(fractie)
    return [machine(referentie, 2), machine(aanbieder, 2), machine(aanbieder - referentie, 2), procent]
