"""``uitvraag verwerk --formaat json``: de samenvatting en het voorstel, getallen als tekst en aandelen als fractie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.invoer.uitvraag.aanbieders import naam_in_verslag
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, getal_of_niets, omslag

if TYPE_CHECKING:
    from reeletarief.analyse.uitvraag.samenvatting import Cijfers, Productsamenvatting, Uitschieter
    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.analyse.uitvraag.voorstel import Mixvoorstel
    from reeletarief.berekening.resultaat import Resultaat

KWARTIELMETHODE = "lineaire interpolatie, KWARTIEL.INC, type 7 van Hyndman en Fan (1996)"
CIJFERS = ("q1", "mediaan", "q3", "minimum", "maximum", "gemiddelde", "gewogen")
"""De maatstaven van een veld, zoals json en csv ze noemen."""


def uitvraag_als_json(verslag: Verslag, resultaat: Resultaat) -> str:
    """Het verslag als JSON-tekst; een veld met te weinig antwoorden heeft ``cijfers: null``."""
    samenvatting = verslag.samenvatting
    inhoud = {
        "aanbieders": list(samenvatting.aanbieders),
        "antwoorden": samenvatting.antwoorden,
        "minstens": samenvatting.minstens,
        "kwartielmethode": KWARTIELMETHODE,
        "zonder_cijfers": [een.product for een in verslag.zonder_cijfers],
        "producten": [_product(een, verslag) for een in samenvatting.producten],
        "voorstel": _voorstel(verslag.voorstel) if verslag.voorstel else None,
    }
    return als_tekst(omslag(resultaat) | inhoud)


def _product(een: Productsamenvatting, verslag: Verslag) -> dict[str, Any]:
    kaart = verslag.kaarten[een.product]
    return {
        "product": een.product,
        "naam": str(kaart.naam),
        "eenheid": kaart.eenheid,
        "aanbieders": een.aanbieders,
        "velden": [
            {
                "veld": veld.vraag.veld,
                "functie": veld.vraag.functie,
                "kaart": getal_of_niets(verslag.nu[veld.vraag]),
                "n": veld.n,
                "cijfers": _cijfers(veld.cijfers) if veld.cijfers else None,
            }
            for veld in een.velden
        ],
    }


def _cijfers(cijfers: Cijfers) -> dict[str, Any]:
    return {naam: getal_of_niets(getattr(cijfers, naam)) for naam in CIJFERS} | {
        "gewogen_over": cijfers.wegen or None,
        "zonder_gewogen": cijfers.zonder_gewogen or None,
        "uitschieters": [_uitschieter(los) for los in cijfers.uitschieters],
    }


def _uitschieter(los: Uitschieter) -> dict[str, Any]:
    return los._asdict() | {"waarde": machine(los.waarde), "bestand": naam_in_verslag(los.bestand, los.aanbieder)}


def _voorstel(voorstel: Voorstel) -> dict[str, Any]:
    return {
        "kaarten": [_mix(mix) for mix in voorstel.mixen],
        "zonder": [een._asdict() for een in voorstel.zonder],
        "tarieven": [
            {
                "product": een.product,
                "nu": machine(een.oud, 2),
                "voorstel": machine(een.nieuw, 2),
                "verschil": machine(een.nieuw - een.oud, 2),
                "verschil_voor_afronding": machine(een.onafgerond, 2),
                "eigen_kaart": een.eigen_kaart,
            }
            for een in voorstel.effecten
        ],
        "zonder_tarief": list(voorstel.zonder_effect),
    }


def _mix(mix: Mixvoorstel) -> dict[str, Any]:
    return {
        "product": mix.product,
        "bestand": mix.pad,
        "bron": mix.bron,
        "maatstaf": str(mix.maatstaf),
        "aanbieders": mix.aanbieders,
        "som_van_aandelen": getal_of_niets(mix.som),
        "andere_functies": getal_of_niets(mix.buiten),
        "functies": [
            {"functie": regel.functie, "maat": regel.maat, "nu": machine(regel.oud), "voorstel": machine(regel.nieuw)}
            for regel in mix.regels
        ],
        "ongewijzigd": list(mix.ongewijzigd),
        "omvang": [
            {"veld": een.veld, "kaart": machine(een.op_de_kaart), "uitvraag": machine(een.volgens_uitvraag)}
            for een in mix.omvang
        ],
    }
