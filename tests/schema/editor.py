"""Wat een editor ziet: YAML 1.2 (kernschema), en daarop een schema dat een onafhankelijke validator keurt.

PyYAML leest YAML 1.1 en maakt van ``2025-03-01`` een datum, van ``no`` een nee en van ``36:00`` een getal; een editor niet. De
lezer hieronder kent precies de vijf vormen van het kernschema van YAML 1.2 (§10.3), en sleutels blijven tekst zoals in JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from reeletarief.invoer.modeline import SCHEMAMAP, bovenaan
from reeletarief.invoer.yaml_strikt import Blok, Knoop, Lijst
from tests.conftest import WORTEL


class Kernlezer(yaml.CSafeLoader):
    """De C-lezer van PyYAML met de typen van YAML 1.2."""


Kernlezer.yaml_implicit_resolvers = {}


def _blok(lezer: Kernlezer, knoop: yaml.MappingNode) -> dict[str, Any]:
    return {sleutel.value: lezer.construct_object(waarde, deep=True) for sleutel, waarde in knoop.value}


_VORMEN: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("null", r"~|null|Null|NULL|", lambda tekst: None),
    ("bool", r"true|True|TRUE|false|False|FALSE", lambda tekst: tekst.lower() == "true"),
    ("int", r"[-+]?[0-9]+", int),
    ("int8", r"0o[0-7]+", lambda tekst: int(tekst[2:], 8)),
    ("int16", r"0x[0-9a-fA-F]+", lambda tekst: int(tekst[2:], 16)),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    ("inf", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", lambda tekst: float("nan")),
)


def _van_een_waarde(maak: Callable[[str], Any]) -> Callable[[Kernlezer, yaml.ScalarNode], Any]:
    return lambda _, knoop: maak(knoop.value)


for _naam, _patroon, _maak in _VORMEN:
    Kernlezer.add_implicit_resolver(f"!{_naam}", re.compile(rf"^(?:{_patroon})$"), None)
    Kernlezer.add_constructor(f"!{_naam}", _van_een_waarde(_maak))
Kernlezer.add_constructor("tag:yaml.org,2002:map", _blok)


def lees(tekst: str) -> Any:
    """Een document zoals een editor het ziet; een ``yaml.YAMLError`` is er een die de editor zelf onderstreept."""
    return yaml.load(tekst, Kernlezer)


def kernwaarde(tekst: str) -> Any:
    """Wat een editor van een losse waarde zonder aanhalingstekens maakt."""
    return next((maak(tekst) for _, patroon, maak in _VORMEN if re.fullmatch(patroon, tekst)), tekst)


def als_json(knoop: Knoop) -> Any:
    """Een strikt gelezen knoop zoals een editor hem ziet."""
    if isinstance(knoop, Blok):
        return {str(sleutel): als_json(waarde) for sleutel, waarde in knoop.items()}
    if isinstance(knoop, Lijst):
        return [als_json(een) for een in knoop]
    return str(knoop) if knoop.aangehaald else kernwaarde(str(knoop))


@cache
def keurder(soort: str) -> Draft202012Validator:
    """De validator bij een soort bestand, met het schema dat in de repository vastligt."""
    schema = json.loads((WORTEL / SCHEMAMAP / f"{soort}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def bezwaren(soort: str, tekst: str) -> list[str]:
    """Wat een editor in dit bestand onderstreept."""
    try:
        inhoud = lees(tekst)
    except yaml.YAMLError as fout:
        return [f"yaml: {str(fout).splitlines()[0]}"]
    return [
        f"{'/'.join(map(str, fout.absolute_path))}: {fout.message[:120]}" for fout in keurder(soort).iter_errors(inhoud)
    ]


def schema_in(regels: Iterable[str]) -> str | None:
    """Het pad van het schema dat een bestand noemt, vanaf dat bestand."""
    treffers = (re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", regel) for regel in bovenaan(regels))
    return next((treffer[1] for treffer in treffers if treffer), None)


_MAPPEN = {
    "cao": "cao-tabel",
    "productkaarten": "productkaart",
    "reacties": "reacties",
    "opgaven": "opgave",
    "toets": "opgave",
}
_NAMEN = {
    "opslagen.yaml": "opslagen",
    "besluit.yaml": "besluit",
    "opgave.yaml": "opgave",
    "scenarios.yaml": "scenarios",
    "verantwoording.yaml": "verantwoording",
}


def soort_van(pad: Path) -> str | None:
    """De soort van een bestand, aan zijn naam of de map waarin het ligt."""
    return _NAMEN.get(pad.name) or next((_MAPPEN[deel] for deel in reversed(pad.parts[:-1]) if deel in _MAPPEN), None)
