"""De vastgelegde schema's zijn die van de modellen van nu."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from reeletarief.invoer.modeline import SCHEMAMAP
from reeletarief.weergave.schema.uit_model import alle_schemas
from tests.conftest import WORTEL

MAPPEN = sorted([WORTEL / SCHEMAMAP, *(WORTEL / "examples").rglob(SCHEMAMAP)])
SCHEMAS = {naam: json.loads(tekst) for naam, tekst in alle_schemas().items()}
ALLEEN_NA_DRAFT_07 = {"unevaluatedProperties", "dependentRequired", "dependentSchemas", "prefixItems", "$dynamicRef"}


def deelschemas(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [deel for een in schema for deel in deelschemas(een)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(deel for een in schema.values() for deel in deelschemas(een))]


def test_er_ligt_een_map_met_schemas_in_elke_regio() -> None:
    regios = {WORTEL, *(opslagen.parent for opslagen in (WORTEL / "examples").glob("*/opslagen.yaml"))}
    assert {map_.parent for map_ in MAPPEN} == regios


@pytest.mark.parametrize("map_", MAPPEN, ids=lambda map_: map_.parent.name)
def test_de_map_is_wat_het_programma_nu_schrijft(map_: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--werk-bij"):
        for naam, tekst in alle_schemas().items():
            (map_ / naam).write_text(tekst, encoding="utf-8")
    gevonden = {pad.name: pad.read_text(encoding="utf-8") for pad in map_.iterdir()}
    oud = sorted(naam for naam, tekst in alle_schemas().items() if gevonden.get(naam) != tekst)
    assert not oud, (
        f"Niet meer actueel: {', '.join(oud)}. Werk bij met: pytest tests/schema/test_actueel.py --werk-bij, of "
        f"reeletarief schema -o {map_.relative_to(WORTEL)}; en lees het verschil na."
    )
    assert sorted(gevonden) == sorted(alle_schemas())


@pytest.mark.parametrize("naam", SCHEMAS)
def test_een_schema_is_zelf_geldig_ook_voor_een_oudere_editor(naam: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[naam])
    Draft7Validator.check_schema(SCHEMAS[naam])
    assert not {sleutel for deel in deelschemas(SCHEMAS[naam]) for sleutel in deel} & ALLEEN_NA_DRAFT_07


@pytest.mark.parametrize("naam", SCHEMAS)
def test_onbekende_sleutels_zijn_nergens_goed_en_niets_verwijst_naar_niets(naam: str) -> None:
    schema = SCHEMAS[naam]
    for deel in deelschemas(schema):
        if deel.get("type") == "object" and "properties" in deel:
            assert deel["additionalProperties"] is False
        if isinstance(deel.get("$ref"), str):
            assert deel["$ref"].removeprefix("#/$defs/") in schema["$defs"]
    assert {
        deel["$ref"].removeprefix("#/$defs/") for deel in deelschemas(schema) if isinstance(deel.get("$ref"), str)
    } == set(schema["$defs"])


def test_dezelfde_modellen_geven_dezelfde_bytes() -> None:
    assert alle_schemas() == alle_schemas()
