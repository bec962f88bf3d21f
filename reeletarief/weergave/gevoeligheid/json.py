"""``gevoeligheid --formaat json``: dezelfde uitkomsten met alle cijfers; percentages als fractie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, bedrag_of_niets, omslag, tekst_of_niets, vindplaats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.gevoeligheid.band import Bandbreedte, Uiterste
    from reeletarief.analyse.gevoeligheid.doel import Doel
    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.scenario import Scenariorij, Scenariotarief
    from reeletarief.analyse.gevoeligheid.stap import Effect
    from reeletarief.analyse.gevoeligheid.verloop import Punt, Verloop
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.scenarios import Scenario
    from reeletarief.kostprijs.tarief import Tarief


def effecten_als_json(effecten: Sequence[Effect], tarief: Tarief, resultaat: Resultaat) -> str:
    """Het overzicht als JSON: altijd alle parameters, het grootste effect eerst."""
    return als_tekst(omslag(resultaat) | van_tarief(tarief) | {"parameters": [_effect(effect) for effect in effecten]})


def van_tarief(tarief: Tarief) -> dict[str, Any]:
    """Het product met zijn tarief."""
    return {
        "product": tarief.product,
        "naam": str(tarief.kaart.naam),
        "eenheid": tarief.kaart.eenheid,
        "tarief": machine(tarief.tarief.bedrag, 2),
        "onafgerond": machine(tarief.onafgerond.bedrag, 2),
        "aannames": list(tarief.aannames),
    }


def van_knop(knop: Knop) -> dict[str, Any]:
    """Een parameter met zijn waarde en herkomst; ``samen`` is een wijziging van alle waarden tegelijk."""
    return {
        "parameter": knop.naam,
        "omschrijving": knop.omschrijving,
        "soort": str(knop.soort),
        "eenheid": str(knop.post.eenheid),
        "waarde": machine(knop.waarde),
        "klasse": str(knop.post.herkomst.klasse) if knop.post.herkomst else None,
        **vindplaats(knop.plaats),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return van_knop(effect.knop) | {
        "stap": machine(effect.stap),
        "nieuwe_waarde": machine(effect.nieuw),
        "effect": machine(effect.verschil),
        "helling": machine(effect.helling),
        "onafgerond": machine(effect.onafgerond, 2),
        "tarief": machine(effect.tarief, 2),
        "knikken": [post.sleutel for post in effect.knikken],
    }


def verloop_als_json(verloop: Verloop, tarief: Tarief, resultaat: Resultaat) -> str:
    """Het tarief bij een reeks waarden als JSON."""
    punten = {"punten": [punt_als_blok(punt) for punt in verloop.punten]}
    return als_tekst(omslag(resultaat) | van_tarief(tarief) | van_knop(verloop.knop) | punten)


def punt_als_blok(punt: Punt) -> dict[str, Any]:
    """Een waarde met haar tarief, of met de reden waarom er geen is."""
    return {
        "waarde": machine(punt.waarde),
        "tarief": bedrag_of_niets(punt.tarief),
        "onafgerond": bedrag_of_niets(punt.onafgerond),
        "reden": punt.reden.wat if punt.reden else None,
    }


def doel_als_json(doel: Doel, tarief: Tarief, resultaat: Resultaat) -> str:
    """De waarden bij een gevraagd tarief als JSON; zonder oplossing zeggen de uitersten wat wel kan."""
    antwoord = {
        "doel": machine(doel.bedrag, 2),
        "haalbaar": bool(doel.oplossingen),
        "oplossingen": [
            {
                "waarde": machine(een.waarde),
                "laagste": machine(een.laagste),
                "hoogste": machine(een.hoogste),
                "past_in_bestand": not een.buren,
                "buren": [punt_als_blok(buur) for buur in een.buren],
            }
            for een in doel.oplossingen
        ],
        "laagste_tarief": punt_als_blok(doel.laagste),
        "hoogste_tarief": punt_als_blok(doel.hoogste),
        "sprongen": [[punt_als_blok(kant) for kant in sprong] for sprong in doel.sprongen],
        "van": machine(doel.van),
        "tot": machine(doel.tot),
        "geen_tarief_bij": [punt_als_blok(grens) for grens in doel.grenzen],
    }
    return als_tekst(omslag(resultaat) | van_tarief(tarief) | van_knop(doel.knop) | antwoord)


def scenarios_als_json(scenarios: Sequence[Scenario], rijen: Sequence[Scenariorij], resultaat: Resultaat) -> str:
    """De scenario's met hun wijzigingen, en per product het tarief in elk, in dezelfde volgorde."""
    inhoud = {
        "scenarios": [
            {
                "naam": str(scenario.naam),
                "toelichting": tekst_of_niets(scenario.toelichting),
                "wijzigingen": {str(naam): str(wijziging.tekst) for naam, wijziging in scenario.wijzigingen.items()},
            }
            for scenario in scenarios
        ],
        "tarieven": [
            van_tarief(rij.tarief) | {"scenarios": [_scenariotarief(een) for een in rij.uitkomsten]} for rij in rijen
        ],
        "overgeslagen": [weg.product for weg in resultaat.overgeslagen],
    }
    return als_tekst(omslag(resultaat) | inhoud)


def _scenariotarief(een: Scenariotarief) -> dict[str, Any]:
    return {
        "tarief": bedrag_of_niets(een.tarief),
        "onafgerond": bedrag_of_niets(een.onafgerond),
        "gewijzigd": list(een.geraakt),
        "reden": een.reden.wat if een.reden else None,
    }


def bandbreedte_als_json(band: Bandbreedte, tarief: Tarief, resultaat: Resultaat) -> str:
    """Per parameter het tarief op de laagste en hoogste waarde, en de uitersten samen."""
    inhoud = {
        "parameters": [
            van_knop(regel.knop) | {"laag": punt_als_blok(regel.laag), "hoog": punt_als_blok(regel.hoog)}
            for regel in band.regels
        ],
        "laagste": _uiterste(band.laagste),
        "hoogste": _uiterste(band.hoogste),
    }
    return als_tekst(omslag(resultaat) | van_tarief(tarief) | inhoud)


def _uiterste(uiterste: Uiterste) -> dict[str, Any]:
    return {
        "tarief": bedrag_of_niets(uiterste.tarief),
        "onafgerond": bedrag_of_niets(uiterste.onafgerond),
        "waarden": {naam: machine(waarde) for naam, waarde in uiterste.standen.items()},
        "reden": uiterste.reden.wat if uiterste.reden else None,
    }
