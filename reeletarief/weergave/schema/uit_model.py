"""JSON Schema's (draft 2020-12) uit de modellen: de tweede lezing van wat :mod:`reeletarief.invoer.model` keurt.

Een editor helpt ermee bij het invullen: welke sleutels er zijn, wat ze betekenen en hoe een waarde eruitziet. Gebruikt
worden alleen sleutelwoorden die draft-07 ook kent, want lang niet elke editor kent er meer. ``errorMessage`` is de
Nederlandse melding voor editors die haar kennen. Wat over meer dan één blok gaat (samen 100%, een regel die niet bestaat) staat er
niet in: daar kijkt ``reeletarief controleer`` naar, met een remedie erbij.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, is_dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from reeletarief.invoer.beschrijving import kop, veldteksten
from reeletarief.invoer.bestandssoorten import SOORTEN, Bestandssoort
from reeletarief.invoer.model import MetPlaats, TenMinste, Veld, gevuld, velden_in_bestand
from reeletarief.weergave.schema.verbanden import verbanden
from reeletarief.weergave.schema.waarden import GEDEELD, VORMEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.weergave.schema.eisen import Schema

BREEDTE = 120
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def alle_schemas() -> dict[str, str]:
    """Elk schema als tekst, op bestandsnaam."""
    return {f"{soort.naam}.json": schema_als_tekst(soort) for soort in SOORTEN}


def schema_als_tekst(soort: Bestandssoort) -> str:
    """Het schema van een soort bestand als JSON-tekst, met op elke regel zoveel als er past: zo is een verschil te lezen."""
    return "\n".join(_regels(schema_van(soort), "")) + "\n"


def schema_van(soort: Bestandssoort) -> Schema:
    """Het schema van een soort bestand; bij twee vormen kiest het kenmerk welke geldt."""
    lezing = _Lezing()
    wortel = lezing.blok(soort.model)
    if soort.andere_vorm is not None:
        wortel = {
            "description": wortel["description"],
            "type": "object",
            "if": {"required": [soort.kenmerk]},
            "then": lezing.verwijzing(soort.andere_vorm),
            "else": lezing.verwijzing(soort.model),
        }
    return {"$schema": DRAFT, "title": soort.titel, **wortel, "$defs": lezing.definities()}


def _regels(waarde: Any, inspringing: str) -> Iterator[str]:
    """Een waarde als JSON: op één regel als het past, en anders elk deel op een eigen regel."""
    kort = json.dumps(waarde, ensure_ascii=False)
    if len(inspringing) + len(kort) <= BREEDTE or not isinstance(waarde, dict | list):
        yield kort
        return
    delen = list(waarde.items()) if isinstance(waarde, dict) else [(None, deel) for deel in waarde]
    yield "{" if isinstance(waarde, dict) else "["
    for nummer, (sleutel, deel) in enumerate(delen, 1):
        naam = "" if sleutel is None else f"{json.dumps(sleutel, ensure_ascii=False)}: "
        begin, *rest = _regels(deel, f"{inspringing}  ")
        *vooraf, laatste = [f"{inspringing}  {naam}{begin}", *rest]
        yield from vooraf
        yield laatste + ("," if nummer < len(delen) else "")
    yield inspringing + ("}" if isinstance(waarde, dict) else "]")


class _Lezing:
    """Schrijft modellen om; wat vaker voorkomt, staat één keer onder ``$defs``."""

    def __init__(self) -> None:
        self._modellen: dict[str, Schema] = {}
        self._gedeeld: set[str] = set()

    def definities(self) -> Schema:
        """Alles waarnaar verwezen wordt, op naam."""
        gedeeld = {naam: GEDEELD[naam] for naam in self._gedeeld}
        return dict(sorted((self._modellen | gedeeld).items()))

    def blok(self, soort: type[Any]) -> Schema:
        """Het schema van een model: zijn velden, welke verplicht zijn, en niets anders."""
        teksten = veldteksten(soort)
        velden = velden_in_bestand(soort)
        verplicht = [veld.name for veld in velden if veld.default is MISSING and veld.default_factory is MISSING]
        return {
            "description": kop(soort),
            "type": "object",
            "properties": {veld.name: self._veld(veld, teksten[veld.name]) for veld in velden},
            **({"required": verplicht} if verplicht else {}),
            "additionalProperties": False,
            **verbanden(soort),
        }

    def verwijzing(self, soort: type[Any]) -> Schema:
        """Een verwijzing naar een model onder ``$defs``."""
        naam = soort.__name__
        if naam not in self._modellen:
            self._modellen[naam] = {}  # eerst een plek: een model mag naar zichzelf verwijzen
            self._modellen[naam] = self.blok(soort)
        return {"$ref": f"#/$defs/{naam}"}

    def _veld(self, veld: Any, tekst: str) -> Schema:
        """Een veld: eerst wat het is en hoe het geschreven wordt, dan de vorm."""
        schema = {"description": " ".join([tekst, *_zinnen(veld.type)]), **self._waarde(veld.type)}
        return schema | ({"default": str(veld.default)} if isinstance(veld.default, str) else {})

    def _waarde(self, hint: Any) -> Schema:
        """Het schema van één annotatie, zoals :func:`reeletarief.invoer.model._schema` haar keurt."""
        oorsprong, delen = get_origin(hint), get_args(hint)
        if oorsprong is Annotated:
            return self._met_kenmerk(delen[0], delen[1])
        if oorsprong in {Union, UnionType}:
            return self._waarde(gevuld(hint))
        if oorsprong is tuple:
            return {"type": "array", "items": self._waarde(delen[0])}
        if oorsprong is dict:
            return self._naslag(self._waarde(delen[0]), self._waarde(delen[1]))
        if isinstance(hint, type) and is_dataclass(hint):
            return self.verwijzing(hint)
        return {"enum": [str(keuze) for keuze in (delen if oorsprong is Literal else hint)]}

    def _met_kenmerk(self, hint: Any, kenmerk: Veld | TenMinste | MetPlaats) -> Schema:
        if isinstance(kenmerk, MetPlaats):
            return self._waarde(hint)
        if isinstance(kenmerk, TenMinste):
            return self._waarde(hint) | {"minItems": kenmerk.aantal}
        if kenmerk.vorm in GEDEELD:
            self._gedeeld.add(kenmerk.vorm)
        return dict(VORMEN[kenmerk.vorm].schema)

    def _naslag(self, sleutel: Schema, waarde: Schema) -> Schema:
        """Een blok met vrije sleutels; liggen de sleutels vast, dan noemt het ze, zodat een editor ze aanbiedt."""
        if "enum" in sleutel:
            namen = sleutel["enum"]
            return {"type": "object", "properties": dict.fromkeys(namen, waarde), "additionalProperties": False}
        return {"type": "object", "propertyNames": sleutel, "additionalProperties": waarde}


def _zinnen(hint: Any) -> list[str]:
    """De zinnen die zeggen hoe de waarden van een veld geschreven worden, elk één keer."""
    zinnen: list[str] = []
    for deel in get_args(hint):
        if isinstance(deel, Veld):
            zinnen.append(VORMEN[deel.vorm].zin)
        elif not isinstance(deel, MetPlaats | TenMinste | str) and not is_dataclass(deel):
            zinnen += _zinnen(deel)
    return list(dict.fromkeys(zin for zin in zinnen if zin))
