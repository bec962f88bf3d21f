"""``begroting --formaat csv``: één lange tabel, waarin ``soort`` zegt waarover een regel gaat.

Soorten: totaal, gemeente, segment, aanbieder, product, plafond, effect, effect_gemeente, effect_totaal, kader_gemeente en kader. Zonder
jaar gaat een regel over alle jaren samen. Een kolom die bij de soort niet hoort, is leeg, en een effect dat niet te zeggen is ook. ``prijsjaar`` is
het jaar waarvoor het tarief is vastgesteld of berekend; is dat eerder dan ``jaar``, dan zit de index erin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.csv import als_csv, bedrag_of_leeg, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.analyse.begroting.berekening import Bedrag, Effecttotaal, Totaal
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
)
_Rij = dict[str, str]


def begroting_als_csv(rapport: Rapport) -> str:
    """De begroting als csv-tekst. Elke regel draagt de status van haar product en jaar, van haar jaar, of van de hele begroting; een kader heeft er geen."""
    return _als_csv([{"status": _status(rij, rapport)} | rij for rij in _rijen(rapport)])


def _status(rij: _Rij, rapport: Rapport) -> str:
    if rij["soort"] == "kader":
        return ""
    return rapport.jaarstatussen.get(int(rij["jaar"]), "") if rij.get("jaar") else rapport.stand


def kader_als_csv(toets: Kadertoets) -> str:
    """Alleen het nagerekende kader als csv-tekst."""
    return _als_csv(list(_kader(toets)))


def _als_csv(rijen: list[_Rij]) -> str:
    return als_csv(
        _KOLOMMEN,
        (
            [veilig(rij.get(kolom, "")) if kolom in {"naam", "segment"} else rij.get(kolom, "") for kolom in _KOLOMMEN]
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
        yield from _plafonds(rapport.plafonds)
    if rapport.effect is not None:
        yield from _effect(rapport.effect, rapport.statussen)
    if rapport.kader is not None:
        yield from _naast_kader(rapport)
        yield from _kader(rapport.kader)


def _totaal(soort: str, totaal: Totaal) -> Iterator[_Rij]:
    naam = "" if soort == "totaal" else totaal.naam
    for jaar, bedrag in totaal.per_jaar.items():
        yield {"soort": soort, "naam": naam, "jaar": str(jaar), **_bedrag(bedrag)}
    yield {"soort": soort, "naam": naam, **_bedrag(totaal.samen)}


def _bedrag(bedrag: Bedrag) -> _Rij:
    return {
        "bruto": machine(bedrag.bruto, 2),
        "efficiencykorting": machine(bedrag.korting, 2),
        "begroting": machine(bedrag.netto, 2),
    }


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
            "status": rapport.statussen[product.product, regel.jaar],
            "prijsjaar": str(regel.prijsjaar),
            **_bedrag(regel.bedrag),
        }


def _plafonds(toets: Plafondtoets) -> Iterator[_Rij]:
    for regel in toets.regels:
        yield {
            "soort": "plafond",
            "naam": regel.aanbieder,
            "jaar": str(regel.jaar),
            "begroting": machine(regel.begroting, 2),
            "plafond": machine(regel.plafond, 2),
            "ruimte": machine(regel.ruimte, 2),
        }


def _effect(toets: Effecttoets, statussen: Mapping[tuple[str, int], str]) -> Iterator[_Rij]:
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
        }
    for gemeente, totaal in toets.effect.per_gemeente.items():
        yield {"soort": "effect_gemeente", "naam": gemeente, **_effecttotaal(totaal)}
    yield {"soort": "effect_totaal", **_effecttotaal(toets.effect.totaal)}


def _effecttotaal(totaal: Effecttotaal) -> _Rij:
    return {
        "effect": bedrag_of_leeg(totaal.effect),
        "vergeleken": machine(totaal.vergeleken, 2),
        "niet_vergeleken": machine(totaal.niet_vergeleken, 2),
    }


def _naast_kader(rapport: Rapport) -> Iterator[_Rij]:
    for regel in rapport.naast_kader:
        yield {
            "soort": "kader_gemeente",
            "naam": regel.gemeente,
            "jaar": str(regel.jaar),
            "begroting": bedrag_of_leeg(regel.begroting),
            "kader": bedrag_of_leeg(regel.kader),
            "verschil": bedrag_of_leeg(regel.verschil),
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
        }
