"""Bouwstenen voor verbanden in een JSON Schema: velden die samengaan, elkaar uitsluiten of binnen grenzen liggen.

Elke bouwsteen geeft een lijst schema's voor ``allOf``, met de Nederlandse melding erbij. Een veld dat er niet is, voldoet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.fouten import op_een_rij

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema = dict[str, Any]
Eisen = list[Schema]


def ten_minste_een(*velden: str) -> Eisen:
    """Een van de velden staat er."""
    melding = f"Geef een van: {op_een_rij(velden, 'of')}."
    return [{"anyOf": [{"required": [veld], "errorMessage": melding} for veld in velden]}]


def hooguit_een(*velden: str) -> Eisen:
    """Staat een veld er, dan de andere niet."""
    melding = f"Geef er één: {op_een_rij(velden, 'of')}."
    return [als(aanwezig(veld), zonder(velden[plek + 1 :], melding)) for plek, veld in enumerate(velden[:-1])]


def precies_een(*velden: str) -> Eisen:
    """Een van de velden staat er, en niet meer dan een."""
    return [*ten_minste_een(*velden), *hooguit_een(*velden)]


def vraagt(veld: str, *andere: str) -> Eisen:
    """Staat dit veld er, dan die andere ook."""
    return [als(aanwezig(veld), met(andere, f"Bij '{veld}' hoort ook {op_een_rij(andere, 'en')}."))]


def samen(een: str, ander: str) -> Eisen:
    """Beide velden, of geen van beide."""
    return [*vraagt(een, ander), *vraagt(ander, een)]


def niet_negatief(*velden: str) -> Eisen:
    """Een getal of percentage van nul of meer."""
    eis = {"minimum": 0, "pattern": "^(?!-.*[1-9])", "errorMessage": "Dit mag niet onder nul liggen."}
    return [op_velden(velden, eis)]


def hooguit_honderd(*velden: str) -> Eisen:
    """Een percentage van ten hoogste 100%."""
    eis = {"pattern": r"^(?:-.*|[0-9]{1,2}(?:\..*)?|100(?:\.0+)?) *%$", "errorMessage": "Dit is meer dan 100%."}
    return [op_velden(velden, eis)]


def graad(*velden: str) -> Eisen:
    """Een percentage van ten minste 1%, en hooguit 100%."""
    eis = {"pattern": "^[1-9]", "errorMessage": "Dit is ten minste 1% en hooguit 100%."}
    return [*niet_negatief(*velden), *hooguit_honderd(*velden), op_velden(velden, eis)]


def nul_of_graad(*velden: str) -> Eisen:
    """Een percentage van 0%, of van ten minste 1% en hooguit 100%."""
    eis = {
        "pattern": r"^(?:[1-9]|0(?:\.0+)? *%)",
        "errorMessage": "Dit is 0%, of ten minste 1% en hooguit 100%.",
    }
    return [*niet_negatief(*velden), *hooguit_honderd(*velden), op_velden(velden, eis)]


def deel(*velden: str) -> Eisen:
    """Een percentage van 0% of meer, en minder dan 100%."""
    eis = {"pattern": r"^-?[0-9]{1,2}(?:\..*)? *%$", "errorMessage": "Dit ligt niet onder 0% en blijft onder 100%."}
    return [*niet_negatief(*velden), op_velden(velden, eis)]


def hooguit(veld: str, grootste: int, melding: str) -> Eisen:
    """Een getal van ten hoogste ``grootste``."""
    return [op_velden([veld], {"maximum": grootste, "errorMessage": melding})]


def elk_een_keer(veld: str) -> Eisen:
    """Een lijst zonder herhaling."""
    return [op_velden([veld], {"uniqueItems": True, "errorMessage": "Noem elk een keer."})]


def als(voorwaarde: Schema, dan: Schema, anders: Schema | None = None) -> Schema:
    """Alleen als aan de voorwaarde voldaan is."""
    return {"if": voorwaarde, "then": dan} | ({"else": anders} if anders is not None else {})


def een_van(*voorwaarden: Schema) -> Schema:
    """Een van de voorwaarden."""
    return {"anyOf": list(voorwaarden)}


def aanwezig(*velden: str) -> Schema:
    """De velden staan er."""
    return {"required": list(velden)}


def ingevuld(veld: str) -> Schema:
    """Een lijst of blok met iets erin."""
    return gelijk(veld, {"minItems": 1, "minProperties": 1})


def gelijk(veld: str, eis: Schema) -> Schema:
    """Het veld staat er en voldoet."""
    return {"required": [veld], "properties": {veld: eis}}


def waarde(veld: str, tekst: str) -> Schema:
    """Het veld heeft precies deze waarde."""
    return gelijk(veld, {"const": tekst})


def los(veld: str) -> Schema:
    """Het veld heeft een eigen waarde, geen verwijzing naar een reeks."""
    return gelijk(veld, {"type": ["string", "number"]})


def op_velden(velden: Iterable[str], eis: Schema) -> Schema:
    """Elk van deze velden voldoet, voor zover het er staat."""
    return {"properties": dict.fromkeys(velden, eis)}


def met(velden: Iterable[str], melding: str) -> Schema:
    """De velden staan er."""
    return {"required": list(velden), "errorMessage": melding}


def zonder(velden: Iterable[str], melding: str) -> Schema:
    """Geen van de velden staat er."""
    return {"properties": dict.fromkeys(velden, False), "errorMessage": melding}
