"""Een schema keurt nooit iets af wat het programma aanneemt: niet bij een losse waarde, en niet bij een heel bestand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from reeletarief.fouten import Plaats
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.model import Veld, velden_in_bestand
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst, lees_yaml
from reeletarief.weergave.schema.waarden import GEDEELD, VORMEN
from tests.conftest import WORTEL
from tests.schema.editor import als_json, kernwaarde, keurder, soort_van
from tests.schema.test_beschrijvingen import ALLE
from tests.schema.test_bestanden import model_van


def velden(hint: Any) -> list[Veld]:
    delen = getattr(hint, "__args__", ()) + getattr(hint, "__metadata__", ())
    return ([hint] if isinstance(hint, Veld) else []) + [veld for deel in delen for veld in velden(deel)]


LEZERS = {
    veld.vorm: veld.lees for soort in ALLE.values() for een in velden_in_bestand(soort) for veld in velden(een.type)
}
LOS = sorted(set(LEZERS) - {"afleiding"})  # een afleiding is geen losse tekst, maar een blok
PLAATS = Plaats("proef.yaml", 1)
TEKSTEN = st.one_of(
    st.from_regex(r"-?[0-9]{1,5}(\.[0-9]{1,7})? ?%?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"(max|gemiddelde|extra|[a-z_]{1,4})(-[0-9a-z]{1,3})?", fullmatch=True),
    st.from_regex(r"[+-][0-9]{1,3}( ?%-punt|%)", fullmatch=True),
    st.sampled_from([naam for vorm in ("feestdag", "element") for naam in VORMEN[vorm].schema["enum"]]),
    st.text(max_size=8),
)


@pytest.mark.parametrize("vorm", LOS)
@settings(max_examples=150, deadline=None)
@given(tekst=TEKSTEN, aangehaald=st.booleans())
def test_een_losse_waarde(vorm: str, tekst: str, aangehaald: bool) -> None:
    try:
        gelezen = LEZERS[vorm](Tekst(tekst, PLAATS, aangehaald))
    except WaardeFout:
        return
    gezien = tekst if aangehaald or vorm == "tredenaam" else kernwaarde(tekst)  # een sleutel is altijd tekst
    if vorm == "cijfer":  # pas bij de parameter zelf blijkt wat er mag staan
        assume(isinstance(gezien, str | int) and not isinstance(gezien, bool))
    if vorm == "aanname" and gelezen != "aanname":  # dat het altijd een aanname is, eist het model eromheen
        return
    schema = VORMEN[vorm].schema | {"$defs": GEDEELD}
    assert list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(gezien)) == []


BESTANDEN = [
    WORTEL / pad
    for pad in (
        "tests/fouten/_basis/opslagen.yaml",
        "tests/fouten/_basis/cao/proef/2026-01-01.yaml",
        "tests/fouten/_basis/productkaarten/45A48.yaml",
        "productkaarten/41A04-dagbehandeling-specialistisch.yaml",
        "productkaarten/42A03-vervoer-rit.yaml",
        "productkaarten/43A07-verblijf-behandelgroep.yaml",
        "productkaarten/43A09-pleegzorg.yaml",
        "productkaarten/BES01-beschikbaarheid-crisis.yaml",
        "productkaarten/CONSULT-gedragswetenschapper.yaml",
        "examples/opgave.yaml",
        "examples/ronde/besluit.yaml",
        "examples/ronde/reacties/r11-aanbieder-a.yaml",
        "examples/scenarios.yaml",
        "examples/verantwoording.yaml",
    )
]
NIEUW = st.sampled_from(
    [
        "0",
        "1",
        "5",
        "0%",
        "100%",
        "120%",
        "-1",
        "8.33%",
        "2026",
        "2026-01-01",
        "2026-12-31",
        "open",
        "vaststaand",
        "aanname",
        "geen",
        "vast",
        "uur",
        "stuk",
        "dagdeel",
        "x",
    ]
)


def plekken(knoop: Any, pad: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    eigen = list(knoop) if isinstance(knoop, Blok) else list(range(len(knoop))) if isinstance(knoop, Lijst) else []
    return [
        *((*pad, sleutel) for sleutel in eigen),
        *(p for sleutel in eigen for p in plekken(knoop[sleutel], (*pad, sleutel))),
    ]


def kopie(knoop: Any) -> Any:
    """Een eigen boom, zodat een tak in zichzelf hangen geen kring maakt."""
    if isinstance(knoop, Tekst):
        return knoop
    nieuw: Any = (
        Blok({sleutel: kopie(een) for sleutel, een in knoop.items()})
        if isinstance(knoop, Blok)
        else Lijst(kopie(een) for een in knoop)
    )
    nieuw.plaats = knoop.plaats
    return nieuw


def houder_van(wortel: Any, pad: tuple[Any, ...]) -> Any:
    for sleutel in pad[:-1]:
        wortel = wortel[sleutel]
    return wortel


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_een_bestand_waar_iemand_aan_gewijzigd_heeft(pad: Any, data: st.DataObject) -> None:
    """Sleutels weg, waarden anders of van plek gewisseld: waar het model niets op aan te merken heeft, het schema ook niet."""
    wortel, _ = lees_yaml(pad.read_text(encoding="utf-8"), pad.name)
    assert wortel is not None
    for _ in range(data.draw(st.integers(1, 3))):
        alle = plekken(wortel)
        plek = data.draw(st.sampled_from(alle))
        houder = houder_van(wortel, plek)
        match data.draw(st.sampled_from(["weg", "anders", "van elders"])):
            case "weg":
                del houder[plek[-1]]
            case "anders":
                houder[plek[-1]] = Tekst(data.draw(NIEUW), PLAATS, data.draw(st.booleans()))
            case _:
                bron = data.draw(st.sampled_from(alle))
                houder[plek[-1]] = kopie(houder_van(wortel, bron)[bron[-1]])
        assume(len(plekken(wortel)) > 0)
    soort = soort_van(pad)
    assert soort is not None
    bevindingen = keur_blok(model_van(soort, wortel), wortel, pad.name).bevindingen
    if not bevindingen:
        assert [fout.message for fout in keurder(soort).iter_errors(als_json(wortel))] == []
