"""De vormen van losse waarden in een JSON Schema: wat :mod:`reeletarief.invoer.waarden` en :mod:`~reeletarief.invoer.woorden` toelaten, zoals een editor het ziet.

Een editor leest YAML 1.2: ``8%`` en ``2025-03-01`` zijn tekst, ``2946.27`` en ``2026`` getallen. Aanhalingstekens, nullen
vooraan en het aantal decimalen ziet een schema niet; daar is ``controleer`` voor. Een schema keurt nooit iets af wat het
programma toelaat. De patronen en grenzen zijn die van de lezers zelf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.cao.ort import HEEL_UUR
from reeletarief.invoer.cao.voorwaarden import FEESTDAGEN
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.getalvorm import GETAL
from reeletarief.invoer.kaart.rooster import UREN_PER_ETMAAL
from reeletarief.invoer.opgave.bestand import GROOTSTE_BEDRAG
from reeletarief.invoer.opslagen.reeks import BEWERKINGEN, VAST_AANTAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.weergave.schema.eisen import Schema


class Waardevorm(NamedTuple):
    """Hoe een waarde geschreven wordt: wat er hoort te staan, en het schema daarvan."""

    hoort: str
    vorm: Schema

    @property
    def zin(self) -> str:
        """De zin die in de beschrijving van een veld staat; leeg als de beschrijving genoeg zegt."""
        return f"Schrijf {self.hoort}." if self.hoort else ""

    @property
    def schema(self) -> Schema:
        """Het schema, met de melding die een editor geeft als er iets anders staat."""
        return self.vorm | ({"errorMessage": f"Hier hoort {self.hoort}."} if self.hoort else {})


def _patroon(uitdrukking: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{uitdrukking})$"}


_TREDE = rf"{woorden.TREDE_REKENWOORD.pattern}|(?!max)(?:{woorden.TREDE.pattern})"
_TREDENAAM = rf"(?!(?:{woorden.TREDE_REKENWOORD.pattern})$)(?:{_TREDE})"
_DUIZENDTAL = rf"(?!-?{waarden.GROOTSTE_PERCENTAGE // 1000}\.000 *%)"
_TE_FIJN = rf"(?!.*\.[0-9]{{{waarden.FIJNSTE_PERCENTAGE + 1}}})"
_OPERAND = rf"{woorden.SLEUTEL.pattern}(@[0-9]{{4}})?"
_GROOTSTE = 10**waarden.MAXIMALE_GETALLENGTE - 1

_TOP = waarden.GROOTSTE_PERCENTAGE
_NULLEN = len(str(_TOP)) - 1
_TE_GROOT = rf"(?!-?(?:[1-9][0-9]{{{_NULLEN + 1},}}|(?!{_TOP})[1-9][0-9]{{{_NULLEN}}}|{_TOP}\.0*[1-9]))"
_PERCENTAGE = _patroon(rf"{_TE_FIJN}{_DUIZENDTAL}{_TE_GROOT}{GETAL.pattern} *%")
_GETAL: Schema = {"type": "number", "maximum": _GROOTSTE}
_POSITIEF: Schema = _GETAL | {"exclusiveMinimum": 0}
_SLEUTEL = _patroon(woorden.SLEUTEL.pattern)

_EEN_PERCENTAGE = "een percentage met procentteken, zoals 8.33%"
_EEN_BEDRAG = "een bedrag in euro met een punt en twee decimalen of geen, zoals 2946.27"
_UREN = "een aantal uren met een punt en hooguit vier decimalen, zoals 7.2"
_AANTAL = "een getal boven nul met een punt en hooguit vier decimalen, zoals 1.5"
_OF_REEKS = "of een verwijzing zoals {reeks: aof_hoog}"


_VERWIJZING: Schema = {
    "properties": {
        "reeks": _SLEUTEL | {"description": "Naam van een reeks in opslagen.yaml."},
        "reeks_per_cao": {
            "type": "object",
            "description": "Per cao de naam van een reeks in opslagen.yaml.",
            "minProperties": 1,
            "propertyNames": _patroon(woorden.CAONAAM.pattern),
            "additionalProperties": _SLEUTEL,
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}


def _operanden(bewerking: str) -> Schema:
    """De operanden van een bewerking: namen van reeksen, of weer een afleiding."""
    vast = VAST_AANTAL.get(bewerking)
    grenzen = {"minItems": vast or 2} | ({"maxItems": vast} if vast else {})
    return {"type": "array", **grenzen, "items": {"anyOf": [_patroon(_OPERAND), {"$ref": "#/$defs/afleiding"}]}}


_AFLEIDING: Schema = {
    "type": "object",
    "description": "Een rekenregel over andere reeksen: {bewerking: [reeks, reeks@jaar]}.",
    "properties": {bewerking: _operanden(bewerking) for bewerking in BEWERKINGEN},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}


def _of_reeks(waarde: Schema, hoort: str) -> Schema:
    """Een waarde op de plek zelf, of een blok dat naar een reeks verwijst.

    In één schema in plaats van een keuze uit twee: bij een keuze kan een editor alleen zeggen dat geen van beide past.
    """
    melding = f"Hier hoort {hoort}, {_OF_REEKS}."
    return {**waarde, **_VERWIJZING, "type": [waarde["type"], "object"], "errorMessage": melding}


GEDEELD: Mapping[str, Schema] = {
    "afleiding": _AFLEIDING,
    "percentage_of_reeks": _of_reeks(_PERCENTAGE, _EEN_PERCENTAGE),
    "bedrag_of_reeks": _of_reeks(_GETAL, _EEN_BEDRAG),
}
"""De vormen die te groot zijn om bij elk veld uit te schrijven; een schema dat ze gebruikt, noemt ze één keer."""


def _verwijzing(naam: str) -> Schema:
    return {"$ref": f"#/$defs/{naam}"}


_PERCENTAGE_OF_GETAL: Schema = {**_PERCENTAGE, **_GETAL, "type": ["string", "number"]}


VORMEN: Mapping[str, Waardevorm] = {
    "tekst": Waardevorm(
        "",
        {
            "type": "string",
            "minLength": 1,
            "errorMessage": "Hier hoort een tekst; zet een getal of ja/nee tussen aanhalingstekens.",
        },
    ),
    "onderbouwing": Waardevorm(
        "", {"type": "string", "pattern": r"\S", "errorMessage": "Hier hoort een tekst die iets onderbouwt."}
    ),
    "code": Waardevorm('een code tussen aanhalingstekens, zoals "45A48" of "9"', _patroon(woorden.CODE.pattern)),
    "sleutel": Waardevorm("een naam in kleine letters, cijfers en _ , zoals overhead_ict", _SLEUTEL),
    "caonaam": Waardevorm(
        "de naam van een cao in kleine letters, cijfers, - en _ , zoals sociaal-werk", _patroon(woorden.CAONAAM.pattern)
    ),
    "trede": Waardevorm(
        "een periodieknummer (5), een naam uit de tabel (extra1), max, max-2 of gemiddelde",
        _patroon(_TREDE) | {"type": ["string", "integer"], "minimum": 0, "maximum": 999},
    ),
    "tredenaam": Waardevorm("", _patroon(_TREDENAAM)),
    "jaar": Waardevorm(
        "een jaar in vier cijfers, zoals 2026",
        {"type": "integer", "minimum": waarden.EERSTE_JAAR, "maximum": waarden.LAATSTE_JAAR},
    ),
    "datum": Waardevorm(
        "een datum als jaar-maand-dag, zoals 2026-01-01", _patroon(waarden.DATUM.pattern) | {"format": "date"}
    ),
    "percentage": Waardevorm(_EEN_PERCENTAGE, _PERCENTAGE),
    "bedrag": Waardevorm(_EEN_BEDRAG, _GETAL),
    "positief_bedrag": Waardevorm(_EEN_BEDRAG, _POSITIEF),
    "prijs": Waardevorm(
        "een bedrag in euro met een punt en geen, twee of vier decimalen, zoals 102.48",
        {"type": "number", "exclusiveMinimum": -GROOTSTE_BEDRAG, "exclusiveMaximum": GROOTSTE_BEDRAG},
    ),
    "uren": Waardevorm(_UREN, _GETAL | {"minimum": 0}),
    "positieve_uren": Waardevorm(_UREN, _POSITIEF),
    "positief_getal": Waardevorm(_AANTAL, _POSITIEF),
    "geteld_aantal": Waardevorm(
        "een aantal van ten minste 1, met een punt en hooguit vier decimalen, zoals 8", _GETAL | {"minimum": 1}
    ),
    "aantal_of_deel": Waardevorm(
        "een getal (1.5), of als deel van de jeugdigen een percentage met procentteken (20%)",
        {**_PERCENTAGE, **_GETAL, "type": ["string", "number"]},
    ),
    "tijd": Waardevorm(
        "een tijd in uren op een kwartier, zoals 22 of 7.5",
        {"type": "number", "minimum": 0, "maximum": UREN_PER_ETMAAL},
    ),
    "heel_uur": Waardevorm(
        "een heel uur van 0 tot en met 24, zoals 22",
        _patroon(HEEL_UUR.pattern) | {"type": ["integer", "string"], "minimum": 0, "maximum": UREN_PER_ETMAAL},
    ),
    "percentage_of_bedrag": Waardevorm(
        "een percentage met procentteken (8.33%) of een bedrag in euro (2946.27)", _PERCENTAGE_OF_GETAL
    ),
    "percentage_of_getal": Waardevorm(
        "een percentage met procentteken (8.33%) of een getal (1.5)", _PERCENTAGE_OF_GETAL
    ),
    "percentage_of_reeks": Waardevorm(f"{_EEN_PERCENTAGE}, {_OF_REEKS}", _verwijzing("percentage_of_reeks")),
    "bedrag_of_reeks": Waardevorm(f"{_EEN_BEDRAG}, {_OF_REEKS}", _verwijzing("bedrag_of_reeks")),
    "afleiding": Waardevorm("een rekenregel zoals {product: [premie_aof, premie_whk@2024]}", _verwijzing("afleiding")),
    "cijfer": Waardevorm("", {"type": ["string", "number"]}),
    "feestdag": Waardevorm("", {"enum": list(FEESTDAGEN)}),
    "element": Waardevorm("", {"enum": list(ELEMENTEN)}),
    "aanname": Waardevorm("", {"const": "aanname"}),
}
"""Elke vorm onder de naam die :class:`reeletarief.invoer.model.Veld` noemt."""
