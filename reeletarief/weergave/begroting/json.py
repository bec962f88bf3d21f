"""``begroting --formaat json``: bedragen als tekst en volledig, met de aannames en het bewijs erbij."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.begroting.bedragvelden import bedragvelden
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import VERSIE, als_tekst, bedrag_of_niets, bevinding, bewijs

if TYPE_CHECKING:
    from reeletarief.analyse.begroting.berekening import Totaal
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.rapport import Effecttoets, Plafondtoets, Rapport
    from reeletarief.invoer.begroting.bedragtabellen import Kader


def begroting_als_json(rapport: Rapport) -> str:
    """De begroting als JSON-tekst, met vaste volgorde en zonder klok. Wat niet gevraagd is, is ``null``."""
    begroting = rapport.begroting
    inhoud = {
        "versie": VERSIE,
        "soort": "begroting",
        "regio": rapport.regio,
        "tariefjaar": begroting.uitgangspunten.tariefjaar,
        "status": rapport.status,
        "jaren": [
            {"jaar": jaar, "status": begroting.totaal.statussen[jaar], "besluit": rapport.besluiten.get(jaar)}
            for jaar in begroting.jaren
        ],
        "bewijs": bewijs(rapport.bewijs),
        "uitgangspunten": _uitgangspunten(rapport),
        "volumes": {"pad": rapport.volumes, "rijen": rapport.rijen, "weggelaten": rapport.weggelaten},
        **_bedragen(rapport),
        "plafonds": None if rapport.plafonds is None else _plafonds(rapport.plafonds),
        "effect": None if rapport.effect is None else _effect(rapport.effect),
        "kader": None if rapport.kader is None else _kader(rapport.kader) | {"gemeenten": _naast_kader(rapport)},
        "aannames": list(rapport.aannames),
        "waarschuwingen": [bevinding(gevonden) for gevonden in rapport.waarschuwingen],
    }
    return als_tekst(inhoud)


def kader_als_json(kader: Kader, toets: Kadertoets) -> str:
    """Alleen het nagerekende kader als JSON-tekst."""
    bestand = {"pad": kader.bestand.pad, "sha256": kader.bestand.sha256}
    return als_tekst({"versie": VERSIE, "soort": "kader", "bestand": bestand, **_kader(toets)})


def _uitgangspunten(rapport: Rapport) -> dict[str, Any]:
    gegeven = rapport.begroting.uitgangspunten
    return {
        "index": [
            {"jaar": jaar, "percentage": machine(fractie * 100), "gebruikt": jaar in rapport.gebruikte_index}
            for jaar, fractie in sorted(gegeven.indexcijfers.items())
        ],
        "efficiencykorting": machine(gegeven.korting * 100),
    }


def _bedragen(rapport: Rapport) -> dict[str, Any]:
    begroting = rapport.begroting
    return {
        "totaal": _totaal(begroting.totaal),
        "gemeenten": [{"naam": totaal.naam, **_totaal(totaal)} for totaal in begroting.gemeenten],
        "segmenten": [{"naam": totaal.naam, **_totaal(totaal)} for totaal in begroting.segmenten],
        "aanbieders": [{"naam": totaal.naam, **_totaal(totaal)} for totaal in begroting.aanbieders],
        "producten": [
            {
                "product": regel.product.product,
                "naam": regel.product.naam,
                "segment": regel.product.segment,
                "eenheid": regel.product.eenheid,
                "jaar": regel.jaar,
                "aantal": regel.aantal,
                "tarief": machine(regel.tarief, 2),
                "prijsjaar": regel.prijsjaar,
                "status": regel.status,
                **bedragvelden(regel.bedrag),
            }
            for regel in begroting.producten
        ],
    }


def _totaal(totaal: Totaal) -> dict[str, Any]:
    jaren = [
        {"jaar": jaar, **bedragvelden(bedrag), "status": totaal.statussen[jaar]}
        for jaar, bedrag in totaal.per_jaar.items()
    ]
    return bedragvelden(totaal.samen) | {"jaren": jaren}


def _plafonds(toets: Plafondtoets) -> dict[str, Any]:
    return {
        "regels": [
            {
                "aanbieder": regel.aanbieder,
                "jaar": regel.jaar,
                "plafond": machine(regel.plafond, 2),
                "begroting": machine(regel.begroting, 2),
                "ruimte": machine(regel.ruimte, 2),
            }
            for regel in toets.regels
        ],
        "zonder_plafond": [{"aanbieder": aanbieder, "jaar": jaar} for aanbieder, jaar in toets.zonder_plafond],
    }


def _effect(toets: Effecttoets) -> dict[str, Any]:
    effect, oud = toets.effect, toets.oud
    return {
        "oud": {"pad": oud.bestand.pad, "regio": oud.regio, "tariefjaar": oud.tariefjaar, "status": oud.status},
        "totaal": bedrag_of_niets(effect.totaal.effect),
        "vergeleken": machine(effect.totaal.vergeleken, 2),
        "niet_vergeleken": machine(effect.totaal.niet_vergeleken, 2),
        "producten": [
            {
                "product": regel.product.product,
                "jaar": regel.jaar,
                "aantal": regel.aantal,
                "oud": bedrag_of_niets(regel.oud),
                "nieuw": machine(regel.nieuw, 2),
                "effect": bedrag_of_niets(regel.effect),
            }
            for regel in effect.regels
        ],
        "gemeenten": [
            {
                "naam": naam,
                "effect": bedrag_of_niets(totaal.effect),
                "vergeleken": machine(totaal.vergeleken, 2),
                "niet_vergeleken": machine(totaal.niet_vergeleken, 2),
            }
            for naam, totaal in effect.per_gemeente.items()
        ],
        "zonder_oud_tarief": list(effect.zonder_oud),
        "zonder_index": list(effect.zonder_index),
    }


def _kader(toets: Kadertoets) -> dict[str, Any]:
    return {
        "afgerond_op": machine(toets.eenheid),
        "totalen": [
            {
                "naam": totaal.naam,
                "niveau": str(totaal.niveau),
                "jaar": totaal.jaar,
                "gepubliceerd": machine(totaal.gepubliceerd, 2),
                "berekend": machine(totaal.berekend, 2),
                "verschil": machine(totaal.verschil, 2),
                "afrondingsverschil": totaal.is_afronding,
                "regel": totaal.plaats.regel,
            }
            for totaal in toets.totalen
        ],
    }


def _naast_kader(rapport: Rapport) -> list[dict[str, Any]]:
    return [
        {
            "naam": regel.gemeente,
            "jaar": regel.jaar,
            "kader": bedrag_of_niets(regel.kader),
            "begroting": bedrag_of_niets(regel.begroting),
            "verschil": bedrag_of_niets(regel.verschil),
        }
        for regel in rapport.naast_kader
    ]
