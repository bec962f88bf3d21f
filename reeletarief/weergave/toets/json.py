"""``toets --formaat json``: dezelfde uitkomsten met alle cijfers; percentages als fractie, bedragen als tekst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, getal_of_niets, omslag, tekst_of_niets, vindplaats
from reeletarief.weergave.toets.tekst import HINTS

if TYPE_CHECKING:
    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets, Toets
    from reeletarief.analyse.toets.rust import Rustpunt
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.opgave.bestand import Verklaring


def toets_als_json(toets: Toets, resultaat: Resultaat) -> str:
    """De toets als JSON-tekst."""
    opgave = toets.opgave
    return als_tekst(
        {
            **omslag(resultaat),
            "aanbieder": str(opgave.aanbieder),
            "prijs_van": opgave.prijs_van,
            "hoofdaannemer": tekst_of_niets(opgave.hoofdaannemer),
            "toelichting": tekst_of_niets(opgave.toelichting),
            "prijspeil": opgave.prijspeil.jaar,
            "drempel": machine(toets.drempel),
            "producten": [_product(product) for product in toets.producten],
        }
    )


def _product(product: Producttoets) -> dict[str, Any]:
    kaart, (eigen, gegeven) = product.tarief.kaart, product.afronding
    return {
        "product": product.product,
        "naam": str(kaart.naam),
        "eenheid": kaart.eenheid,
        "kaart": kaart.product.plaats.bestand,
        "referentie": machine(product.referentie, 2),
        "prijs": machine(product.prijs, 2),
        "verschil": machine(product.verschil, 2),
        "fractie": machine(product.fractie),
        "verklaard": machine(product.verklaard, 2),
        "onverklaard": machine(product.onverklaard, 2),
        "drempel": machine(product.drempel, 2),
        "oordeel": str(product.oordeel),
        "elementen": [_element(een) for een in product.elementen],
        "afronding": {
            "referentie": machine(eigen, 2),
            "aanbieder": machine(gegeven, 2),
            "verschil": machine(gegeven - eigen, 2),
        },
        "nog_te_laten_zien": [
            {"element": een.element, "bedrag": machine(een.rest, 2), "wat_past": HINTS[een.element]}
            for een in product.nog_te_laten_zien
        ],
        "aannames": list(product.tarief.aannames),
    }


def _element(een: Elementtoets) -> dict[str, Any]:
    return {
        "element": een.element,
        "referentie": machine(een.referentie, 2),
        "aanbieder": machine(een.aanbieder, 2),
        "verschil": machine(een.verschil, 2),
        "fractie": getal_of_niets(een.fractie),
        "verklaard": machine(een.verklaard, 2),
        "rest": machine(een.rest, 2),
        "oordeel": str(een.oordeel),
        "reden": een.reden,
        "regels": [{"naam": naam, "bedrag": machine(bedrag, 2)} for naam, bedrag in een.regels],
        "verklaringen": [_verklaring(verklaring) for verklaring in een.verklaringen],
        "referentie_reden": een.reden_referentie,
        "referentie_rust_op": [_rustpunt(punt) for punt in een.rust_op],
    }


def _verklaring(verklaring: Verklaring) -> dict[str, Any]:
    return {
        "bedrag": machine(verklaring.bedrag.getal, 2),
        "argument": str(verklaring.argument),
        "bron": str(verklaring.bron),
        "aanvaard": verklaring.aanvaard,
        "motief": tekst_of_niets(verklaring.motief),
    }


def _rustpunt(punt: Rustpunt) -> dict[str, Any]:
    herkomst = punt.post.herkomst
    return {
        "naam": punt.post.naam,
        "bedrag": machine(punt.post.bedrag),
        "eenheid": str(punt.post.eenheid),
        "klasse": str(herkomst.klasse) if herkomst else None,
        "bron": herkomst.bron if herkomst else None,
        **vindplaats(punt.plaats),
    }
