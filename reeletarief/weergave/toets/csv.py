"""``toets --formaat csv``: één regel per product en element, met de afronding en de prijs als laatste twee van een product.

Wat over de hele opgave gaat en niet over een regel (de toelichting van de aanbieder, het bewijs), staat alleen in de json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.stand import status_van
from reeletarief.weergave.csv import als_csv, procent_of_leeg, rijtje, veilig
from reeletarief.weergave.getal import machine
from reeletarief.weergave.toets.tekst import HINTS, oordeel_van_regio, rustpunt

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.opgave.bestand import Verklaring

_VAST = ("aanbieder", "product", "eenheid", "tariefjaar", "status")
_CIJFERS = ("element", "referentie", "prijs_aanbieder", "verschil", "procent", "verklaard", "rest", "oordeel")
_OPGAVE = ("naam", "prijs_van", "hoofdaannemer", "prijspeil", "drempel")
_ELEMENT = ("oordeel_regio", "reden", "reden_referentie", "regels", "nog_te_laten_zien", "rust_op")
_KOP = (*_VAST, *_CIJFERS, "verklaringen", *_OPGAVE, "onverklaard", *_ELEMENT, "aannames")


def toets_als_csv(toets: Toets, resultaat: Resultaat) -> str:
    """De toets als csv-tekst met kopregel."""
    return als_csv(_KOP, (rij for product in toets.producten for rij in _rijen(product, toets, resultaat)))


def _rijen(product: Producttoets, toets: Toets, resultaat: Resultaat) -> list[list[str]]:
    eigen, gegeven = product.afronding
    rest = product.verschil - product.verklaard
    samen = [machine(product.verklaard, 2), machine(rest, 2), str(product.oordeel)]
    vast, opgave, leeg = _vast(product, toets, resultaat), _over_de_opgave(product, toets), [""] * len(_ELEMENT)
    afronding = ["afronding", *_bedragen(eigen, gegeven, None), "", "", "", ""]
    prijs = ["prijs", *_bedragen(product.referentie, product.prijs, product.fractie), *samen, ""]
    aannames = veilig(" ".join(product.tarief.aannames))
    return [
        *([*vast, *_element(een), *opgave, *_uitleg(een, product), ""] for een in product.elementen),
        [*vast, *afronding, *opgave, "", *leeg, ""],
        [*vast, *prijs, *opgave, machine(product.onverklaard, 2), *leeg, aannames],
    ]


def _vast(product: Producttoets, toets: Toets, resultaat: Resultaat) -> list[str]:
    aanbieder, eenheid = veilig(str(toets.opgave.aanbieder)), product.tarief.kaart.eenheid
    return [aanbieder, veilig(product.product), eenheid, str(resultaat.tariefjaar), status_van(product.tarief)]


def _over_de_opgave(product: Producttoets, toets: Toets) -> list[str]:
    opgave = toets.opgave
    teksten = (product.tarief.kaart.naam, opgave.prijs_van, opgave.hoofdaannemer or "", opgave.prijspeil.jaar)
    return [*(veilig(str(tekst)) for tekst in teksten), machine(product.drempel, 2)]


def _element(een: Elementtoets) -> list[str]:
    return [
        een.element,
        *_bedragen(een.referentie, een.aanbieder, een.fractie),
        machine(een.verklaard, 2),
        machine(een.rest, 2),
        str(een.oordeel),
        rijtje(map(_verklaring, een.verklaringen)),
    ]


def _uitleg(een: Elementtoets, product: Producttoets) -> list[str]:
    """Wat er onverklaard blijft, wat de regio van elke verklaring vond, en wat er onder beide bedragen ligt."""
    nog = HINTS[een.element] if een in product.nog_te_laten_zien else ""
    return [
        machine(een.onverklaard, 2),
        rijtje(map(_oordeel_regio, een.verklaringen)),
        veilig(een.reden or ""),
        veilig(een.reden_referentie or ""),
        rijtje(f"{naam}: {machine(bedrag, 2)}" for naam, bedrag in een.regels),
        nog,
        rijtje(map(rustpunt, een.rust_op)),
    ]


def _verklaring(verklaring: Verklaring) -> str:
    weg = "" if verklaring.telt else " [niet aanvaard]"
    return f"{machine(verklaring.bedrag.getal, 2)}: {verklaring.argument} ({verklaring.bron}){weg}"


def _oordeel_regio(verklaring: Verklaring) -> str:
    return f"{machine(verklaring.bedrag.getal, 2)}: {oordeel_van_regio(verklaring.aanvaard, verklaring.motief)}"


def _bedragen(referentie: Decimal, aanbieder: Decimal, fractie: Decimal | None) -> list[str]:
    procent = procent_of_leeg(fractie)
    return [machine(referentie, 2), machine(aanbieder, 2), machine(aanbieder - referentie, 2), procent]
