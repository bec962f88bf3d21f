"""``begroting --formaat csv``: één lange tabel, waarin ``soort`` zegt waarover een regel gaat.

Soorten: totaal, gemeente, segment, aanbieder, product, plafond, effect, effect_gemeente, effect_totaal, kader_gemeente en kader. Zonder
jaar gaat een regel over alle jaren samen. Een kolom die bij de soort niet hoort, is leeg, en een effect dat niet te zeggen is ook. ``prijsjaar`` is
het jaar waarvoor het tarief is vastgesteld of berekend; is dat eerder dan ``jaar``, dan zit de index erin. Van ``begroting`` rust
``niet_vastgesteld`` niet op een besluit. ``afrondingsverschil`` zegt van een totaal in het kader of zijn verschil door de afronding van de publicatie komt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.begroting.stand import stand_in_zin
from reeletarief.weergave.begroting.bedragvelden import bedragvelden
from reeletarief.weergave.csv import als_csv, bedrag_of_leeg, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.analyse.begroting.berekening import Begroting, Effecttotaal, Totaal
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.rapport import Effecttoets, Plafondtoets, Rapport

_KOLOMMEN = (
    "soort",
    "naam",
    "jaar",
    "segment",
    "eenheid",
    "aantal",
    "tarief",
    "bruto",
    "efficiencykorting",
    "begroting",
    "plafond",
    "ruimte",
    "oud_tarief",
    "effect",
    "vergeleken",
    "niet_vergeleken",
    "kader",
    "som_van_de_regels",
    "verschil",
    "status",
    "prijsjaar",
    "niet_vastgesteld",
    "productnaam",
    "niveau",
    "afrondingsverschil",
)
_TEKST = {"naam", "segment", "productnaam"}
_Rij = dict[str, str]


def begroting_als_csv(rapport: Rapport) -> str:
    """De begroting als csv-tekst. Elke regel draagt de status van wat er in haar bedrag zit; zonder jaar die van elk jaar. Een kader heeft er geen."""
    return _als_csv(list(_rijen(rapport)))


def kader_als_csv(toets: Kadertoets) -> str:
    """Alleen het nagerekende kader als csv-tekst."""
    return _als_csv(list(_kader(toets)))


def _als_csv(rijen: list[_Rij]) -> str:
    return als_csv(
        _KOLOMMEN,
        (
            [veilig(rij.get(kolom, "")) if kolom in _TEKST else rij.get(kolom, "") for kolom in _KOLOMMEN]
            for rij in rijen
        ),
    )


def _rijen(rapport: Rapport) -> Iterator[_Rij]:
    begroting = rapport.begroting
    yield from _totaal("totaal", begroting.totaal)
    for soort, totalen in (
        ("gemeente", begroting.gemeenten),
        ("segment", begroting.segmenten),
        ("aanbieder", begroting.aanbieders),
    ):
        for totaal in totalen:
            yield from _totaal(soort, totaal)
    yield from _producten(rapport)
    if rapport.plafonds is not None:
        yield from _plafonds(rapport.plafonds, begroting.aanbieders)
    if rapport.effect is not None:
        yield from _effect(rapport.effect, begroting)
    if rapport.kader is not None:
        yield from _naast_kader(rapport)
        yield from _kader(rapport.kader)


def _totaal(soort: str, totaal: Totaal) -> Iterator[_Rij]:
    naam = "" if soort == "totaal" else totaal.naam
    for jaar, bedrag in totaal.per_jaar.items():
        yield {
            "soort": soort,
            "naam": naam,
            "jaar": str(jaar),
            **bedragvelden(bedrag),
            "status": totaal.statussen[jaar],
        }
    yield {"soort": soort, "naam": naam, **bedragvelden(totaal.samen), "status": stand_in_zin(totaal.statussen)}


def _producten(rapport: Rapport) -> Iterator[_Rij]:
    for regel in rapport.begroting.producten:
        product = regel.product
        yield {
            "soort": "product",
            "naam": product.product,
            "jaar": str(regel.jaar),
            "segment": product.segment,
            "eenheid": product.eenheid,
            "aantal": str(regel.aantal),
            "tarief": machine(regel.tarief, 2),
            "status": regel.status,
            "prijsjaar": str(regel.prijsjaar),
            "productnaam": product.naam,
            **bedragvelden(regel.bedrag),
        }


def _plafonds(toets: Plafondtoets, aanbieders: Iterable[Totaal]) -> Iterator[_Rij]:
    statussen = _jaarstatussen(aanbieders)
    for regel in toets.regels:
        yield {
            "soort": "plafond",
            "naam": regel.aanbieder,
            "jaar": str(regel.jaar),
            "begroting": machine(regel.begroting, 2),
            "plafond": machine(regel.plafond, 2),
            "ruimte": machine(regel.ruimte, 2),
            "status": statussen.get((regel.aanbieder, regel.jaar), ""),
        }


def _jaarstatussen(totalen: Iterable[Totaal]) -> dict[tuple[str, int], str]:
    return {(totaal.naam, jaar): status for totaal in totalen for jaar, status in totaal.statussen.items()}


def _effect(toets: Effecttoets, begroting: Begroting) -> Iterator[_Rij]:
    statussen = {(een.product.product, een.jaar): een.status for een in begroting.producten}
    per_gemeente = {totaal.naam: stand_in_zin(totaal.statussen) for totaal in begroting.gemeenten}
    for regel in toets.effect.regels:
        yield {
            "soort": "effect",
            "naam": regel.product.product,
            "jaar": str(regel.jaar),
            "aantal": str(regel.aantal),
            "tarief": machine(regel.nieuw, 2),
            "oud_tarief": bedrag_of_leeg(regel.oud),
            "effect": bedrag_of_leeg(regel.effect),
            "status": statussen[regel.product.product, regel.jaar],
            "productnaam": regel.product.naam,
        }
    for gemeente, totaal in toets.effect.per_gemeente.items():
        status = per_gemeente[gemeente]
        yield {"soort": "effect_gemeente", "naam": gemeente, **_effecttotaal(totaal), "status": status}
    alles = stand_in_zin(begroting.totaal.statussen)
    yield {"soort": "effect_totaal", **_effecttotaal(toets.effect.totaal), "status": alles}


def _effecttotaal(totaal: Effecttotaal) -> _Rij:
    return {
        "effect": bedrag_of_leeg(totaal.effect),
        "vergeleken": machine(totaal.vergeleken, 2),
        "niet_vergeleken": machine(totaal.niet_vergeleken, 2),
    }


def _naast_kader(rapport: Rapport) -> Iterator[_Rij]:
    statussen = _jaarstatussen(rapport.begroting.gemeenten)
    for regel in rapport.naast_kader:
        yield {
            "soort": "kader_gemeente",
            "naam": regel.gemeente,
            "jaar": str(regel.jaar),
            "begroting": bedrag_of_leeg(regel.begroting),
            "kader": bedrag_of_leeg(regel.kader),
            "verschil": bedrag_of_leeg(regel.verschil),
            "status": statussen.get((regel.gemeente, regel.jaar), ""),
        }


def _kader(toets: Kadertoets) -> Iterator[_Rij]:
    for totaal in toets.totalen:
        yield {
            "soort": "kader",
            "naam": totaal.naam,
            "jaar": str(totaal.jaar),
            "kader": machine(totaal.gepubliceerd, 2),
            "som_van_de_regels": machine(totaal.berekend, 2),
            "verschil": machine(totaal.verschil, 2),
            "niveau": str(totaal.niveau),
            "afrondingsverschil": ("ja" if totaal.is_afronding else "nee") if totaal.verschil else "",
        }
