"""Elk veld dat een gebruiker invult, heeft een beschrijving: bij het model, in één zin die een controller begrijpt."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

import pytest

from reeletarief.invoer.beschrijving import kop, veldteksten
from reeletarief.invoer.bestandssoorten import SOORTEN
from reeletarief.invoer.model import Veld, velden_in_bestand
from reeletarief.weergave.schema.verbanden import REGELS
from reeletarief.weergave.schema.waarden import VORMEN
from tests.conftest import WORTEL


def modellen(hint: Any, gezien: dict[str, Any]) -> dict[str, Any]:
    """Alle modellen die vanuit een annotatie te bereiken zijn."""
    if isinstance(hint, type) and is_dataclass(hint) and f"{hint.__module__}.{hint.__name__}" not in gezien:
        gezien[f"{hint.__module__}.{hint.__name__}"] = hint
        for veld in velden_in_bestand(hint):
            modellen(veld.type, gezien)
    for deel in get_args(hint):
        modellen(deel, gezien)
    return gezien


def waardevormen(hint: Any) -> set[str]:
    eigen = {hint.vorm} if isinstance(hint, Veld) else set()
    return eigen.union(*(waardevormen(deel) for deel in get_args(hint)), set())


def woorden(hint: Any) -> set[str]:
    """De woorden waaruit een veld kiest."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {str(woord) for woord in hint}
    if get_origin(hint) is Literal:
        return {str(woord) for woord in get_args(hint)}
    return set().union(*(woorden(deel) for deel in get_args(hint)))


NASLAG = "".join(
    (WORTEL / "docs" / f"{naam}.md").read_text(encoding="utf-8")
    for naam in ("bestanden", "vormen", "vaststellen", "reacties", "toets", "gevoeligheid")
)
ALLE: dict[str, Any] = {}
for _soort in SOORTEN:
    modellen(_soort.model, ALLE)
    modellen(_soort.andere_vorm, ALLE)


@pytest.mark.parametrize("soort", ALLE.values(), ids=lambda soort: soort.__name__)
def test_elk_veld_heeft_een_beschrijving_en_elke_beschrijving_een_veld(soort: Any) -> None:
    teksten = veldteksten(soort)
    assert set(teksten) == {veld.name for veld in velden_in_bestand(soort)}
    for veld, tekst in teksten.items():
        assert re.fullmatch(r"[A-Z].{8,240}\.", tekst), f"{veld}: {tekst}"
    assert kop(soort).endswith((".", "volgende dag."))


@pytest.mark.parametrize("soort", ALLE.values(), ids=lambda soort: soort.__name__)
def test_elk_veld_en_elk_woord_ervoor_staat_op_een_bladzijde(soort: Any) -> None:
    """Wie geen editor met schema's heeft, vindt in docs/ wat hij mag schrijven."""
    namen = {veld.name: woorden(veld.type) for veld in velden_in_bestand(soort)}
    gezocht = {*namen}.union(*namen.values())
    assert [naam for naam in sorted(gezocht) if not re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", NASLAG)] == []


@pytest.mark.parametrize("soort", ALLE.values(), ids=lambda soort: soort.__name__)
def test_elk_veld_heeft_een_vorm_die_een_editor_kent(soort: Any) -> None:
    for veld in velden_in_bestand(soort):
        assert waardevormen(veld.type) <= set(VORMEN)


def test_elke_vorm_wordt_gebruikt() -> None:
    gebruikt = {
        vorm for soort in ALLE.values() for veld in velden_in_bestand(soort) for vorm in waardevormen(veld.type)
    }
    assert gebruikt == set(VORMEN)


def test_een_veld_zegt_wat_het_is_en_hoe_het_geschreven_wordt() -> None:
    from reeletarief.weergave.schema.uit_model import schema_van

    kaart = schema_van(next(soort for soort in SOORTEN if soort.naam == "productkaart"))
    aandeel = kaart["$defs"]["Functie"]["properties"]["aandeel"]
    assert aandeel["description"] == (
        "Deel van de declarabele uren dat deze functie levert; samen precies 100%. "
        "Schrijf een percentage met procentteken, zoals 8.33%."
    )
    assert aandeel["errorMessage"] == "Hier hoort een percentage met procentteken, zoals 8.33%."


def genoemd(schema: Any) -> set[str]:
    """Alle velden waar een schema iets over zegt."""
    if isinstance(schema, list):
        return {naam for een in schema for naam in genoemd(een)}
    if not isinstance(schema, dict):
        return set()
    dieper = {naam for een in schema.values() for naam in genoemd(een)}
    return dieper | set(schema.get("required", ())) | set(schema.get("properties", ()))


def test_een_verband_gaat_over_een_model_en_velden_die_er_zijn() -> None:
    """Een tikfout in een naam zou stil niets keuren."""
    bekend = {veld.name for soort in ALLE.values() for veld in velden_in_bestand(soort)} | {"reeks_per_cao"}
    assert set(REGELS) <= {soort.__name__ for soort in ALLE.values()}
    for eisen in REGELS.values():
        assert genoemd(eisen) <= bekend
