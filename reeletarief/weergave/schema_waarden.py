"""De vormen van losse waarden in een JSON Schema: wat :mod:`reeletarief.invoer.waarden` toelaat, zoals een editor het ziet.

Een editor leest YAML 1.2: ``8%`` en ``2025-03-01`` zijn tekst, ``2946.27`` en ``2026`` getallen. Aanhalingstekens, nullen
vooraan en het aantal decimalen ziet een schema niet; daar is ``controleer`` voor. Een schema keurt nooit iets af wat het
programma toelaat. De patronen en grenzen zijn die van de lezers zelf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.invoer import waarden
from reeletarief.invoer.cao_voorwaarden import FEESTDAGEN
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.opgave import GROOTSTE_BEDRAG
from reeletarief.invoer.ort import HEEL_UUR
from reeletarief.invoer.reeks import BEWERKINGEN, VAST_AANTAL
from reeletarief.invoer.rooster import UREN_PER_ETMAAL

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]


class Waardevorm(NamedTuple):
    """Hoe een waarde geschreven wordt: het schema, en de zin die een lezer erbij krijgt."""

    schema: Schema
    zin: str = ""


def _patroon(uitdrukking: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{uitdrukking})$"}


def _een_van(*vormen: Schema) -> Schema:
    return {"anyOf": list(vormen)}


_TREDE = rf"{waarden.TREDE_REKENWOORD.pattern}|(?!max)(?:{waarden.TREDE.pattern})"
_TREDENAAM = rf"(?!(?:{waarden.TREDE_REKENWOORD.pattern})$)(?:{_TREDE})"
_TE_FIJN = rf"(?!.*\.[0-9]{{{waarden.FIJNSTE_PERCENTAGE + 1}}})"
_OPERAND = rf"{waarden.SLEUTEL.pattern}(@[0-9]{{4}})?"
_GROOTSTE = 10**waarden.MAXIMALE_GETALLENGTE - 1

_PERCENTAGE = _patroon(rf"{_TE_FIJN}{waarden.GETAL.pattern} *%")
_GETAL: Schema = {"type": "number", "maximum": _GROOTSTE}
_POSITIEF: Schema = _GETAL | {"exclusiveMinimum": 0}
_SLEUTEL = _patroon(waarden.SLEUTEL.pattern)

_BEDRAG_ZIN = "In euro, met een punt en twee decimalen of zonder decimalen: 2946.27."
_PERCENTAGE_ZIN = "Met procentteken: 8.33%."
_UREN_ZIN = "In uren, met een punt en hooguit twee decimalen: 7.2."
_GETAL_ZIN = "Een getal boven nul, met een punt en hooguit twee decimalen: 1.5."
_REEKS_ZIN = "Of {reeks: naam} als de waarde in een reeks staat, of {reeks_per_cao: {cao: naam}}."


def _blok(sleutel: str, inhoud: Schema) -> Schema:
    """Een blok met precies deze ene sleutel."""
    return {"type": "object", "properties": {sleutel: inhoud}, "required": [sleutel], "additionalProperties": False}


_REEKS = _blok("reeks", _SLEUTEL | {"description": "Naam van een reeks in opslagen.yaml."})
_REEKS_PER_CAO = _blok(
    "reeks_per_cao",
    {
        "type": "object",
        "description": "Per cao de naam van een reeks in opslagen.yaml.",
        "minProperties": 1,
        "propertyNames": _patroon(waarden.CAONAAM.pattern),
        "additionalProperties": _SLEUTEL,
    },
)


def _operanden(bewerking: str) -> Schema:
    """De operanden van een bewerking: namen van reeksen, of weer een afleiding."""
    vast = VAST_AANTAL.get(bewerking)
    grenzen = {"minItems": vast or 2} | ({"maxItems": vast} if vast else {})
    return {"type": "array", **grenzen, "items": _een_van(_patroon(_OPERAND), {"$ref": "#/$defs/afleiding"})}


_AFLEIDING: Schema = {
    "type": "object",
    "description": "Een rekenregel over andere reeksen: {bewerking: [reeks, reeks@jaar]}.",
    "properties": {bewerking: _operanden(bewerking) for bewerking in BEWERKINGEN},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}

GEDEELD: Mapping[str, Schema] = {
    "afleiding": _AFLEIDING,
    "percentage_of_reeks": _een_van(_PERCENTAGE, _REEKS, _REEKS_PER_CAO),
    "bedrag_of_reeks": _een_van(_GETAL, _REEKS, _REEKS_PER_CAO),
}
"""De vormen die te groot zijn om bij elk veld uit te schrijven; een schema dat ze gebruikt, noemt ze één keer."""


def _verwijzing(naam: str) -> Schema:
    return {"$ref": f"#/$defs/{naam}"}


VORMEN: Mapping[str, Waardevorm] = {
    "tekst": Waardevorm({"type": "string", "minLength": 1}),
    "onderbouwing": Waardevorm({"type": "string", "pattern": r"\S"}),
    "code": Waardevorm(_patroon(waarden.CODE.pattern), 'Tussen aanhalingstekens, zoals "45A48" of "9".'),
    "sleutel": Waardevorm(_SLEUTEL, "Kleine letters, cijfers en _ , te beginnen met een letter."),
    "caonaam": Waardevorm(_patroon(waarden.CAONAAM.pattern), "Kleine letters, cijfers, - en _ : sociaal-werk."),
    "trede": Waardevorm(_patroon(_TREDE) | {"type": ["string", "integer"], "minimum": 0, "maximum": 999}),
    "tredenaam": Waardevorm(_patroon(_TREDENAAM)),
    "jaar": Waardevorm(
        {"type": "integer", "minimum": waarden.EERSTE_JAAR, "maximum": waarden.LAATSTE_JAAR}, "Vier cijfers: 2026."
    ),
    "datum": Waardevorm(_patroon(waarden.DATUM.pattern) | {"format": "date"}, "Als jaar-maand-dag: 2026-01-01."),
    "percentage": Waardevorm(_PERCENTAGE, _PERCENTAGE_ZIN),
    "bedrag": Waardevorm(_GETAL, _BEDRAG_ZIN),
    "positief_bedrag": Waardevorm(_POSITIEF, _BEDRAG_ZIN),
    "prijs": Waardevorm(
        {"type": "number", "exclusiveMinimum": -GROOTSTE_BEDRAG, "exclusiveMaximum": GROOTSTE_BEDRAG},
        "In euro, met een punt en geen, twee of vier decimalen: 102.48.",
    ),
    "uren": Waardevorm(_GETAL | {"minimum": 0}, _UREN_ZIN),
    "positieve_uren": Waardevorm(_POSITIEF, _UREN_ZIN),
    "positief_getal": Waardevorm(_POSITIEF, _GETAL_ZIN),
    "tijd": Waardevorm(
        {"type": "number", "minimum": 0, "maximum": UREN_PER_ETMAAL},
    ),
    "heel_uur": Waardevorm(
        _patroon(HEEL_UUR.pattern) | {"type": ["integer", "string"], "minimum": 0, "maximum": UREN_PER_ETMAAL},
        "Van 0 tot en met 24: 22 is tien uur 's avonds.",
    ),
    "percentage_of_bedrag": Waardevorm(_een_van(_PERCENTAGE, _GETAL)),
    "percentage_of_getal": Waardevorm(
        _een_van(_PERCENTAGE, _GETAL), "Een percentage met procentteken (8.33%), of een getal (1.5)."
    ),
    "percentage_of_reeks": Waardevorm(_verwijzing("percentage_of_reeks"), f"{_PERCENTAGE_ZIN} {_REEKS_ZIN}"),
    "bedrag_of_reeks": Waardevorm(_verwijzing("bedrag_of_reeks"), f"{_BEDRAG_ZIN} {_REEKS_ZIN}"),
    "afleiding": Waardevorm(_verwijzing("afleiding"), "Als {bewerking: [reeks, reeks@jaar]}."),
    "cijfer": Waardevorm({"type": ["string", "number"]}),
    "feestdag": Waardevorm({"enum": list(FEESTDAGEN)}),
    "element": Waardevorm({"enum": list(ELEMENTEN)}),
    "aanname": Waardevorm({"const": "aanname"}),
}
"""Elke vorm onder de naam die :class:`reeletarief.invoer.model.Veld` noemt."""
