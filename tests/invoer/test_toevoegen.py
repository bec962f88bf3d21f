"""De remedie bij een ontbrekende sleutel (RT220) is letterlijk over te nemen: het bestand neemt haar aan."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from collections.abc import Iterator
from dataclasses import MISSING, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import ValidationError

import reeletarief.invoer
from reeletarief.invoer.beschrijving import veldteksten
from reeletarief.invoer.kaart.functie import MixHerkomst
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import keurder, velden_in_bestand
from reeletarief.invoer.opslagen.bestand import Afronding, Opslagen, ZonderElement
from reeletarief.invoer.toevoegen import VOORBEELDEN, voeg_toe
from reeletarief.invoer.yaml_strikt import Blok, lees_yaml
from reeletarief.weergave.schema.waarden import VORMEN
from tests.conftest import Draai, op_een_regel
from tests.test_fouten import FOUTEN


def modellen() -> Iterator[type[Any]]:
    for module in pkgutil.walk_packages(reeletarief.invoer.__path__, "reeletarief.invoer."):
        for een in vars(importlib.import_module(module.name)).values():
            if isinstance(een, type) and is_dataclass(een) and een.__module__ == module.name:
                yield een


def kan_ontbreken(veld: Any) -> bool:
    return veld.default is MISSING and veld.default_factory is MISSING


VELDEN = [(soort, veld) for soort in modellen() for veld in velden_in_bestand(soort) if kan_ontbreken(veld)]
REGEL = re.compile(r"'(\w+: .*?)' toe")


def regel_uit(remedie: str) -> str:
    (gevonden,) = REGEL.findall(remedie)
    return str(gevonden)


@pytest.mark.parametrize(("soort", "veld"), VELDEN, ids=[f"{soort.__name__}.{veld.name}" for soort, veld in VELDEN])
def test_elk_veld_neemt_de_regel_uit_de_remedie_aan(soort: type[Any], veld: Any) -> None:
    """De regel is geldige YAML, en de waarde heeft de vorm die het veld vraagt."""
    remedie = voeg_toe(soort, veld.name)
    blok, fouten = lees_yaml(regel_uit(remedie), "proef.yaml")
    assert fouten == ()
    assert isinstance(blok, Blok)
    (waarde,) = blok.values()
    try:
        keurder(veld.type).validate_python(waarde)
    except ValidationError as fout:
        pytest.fail(f"{remedie}: {fout}")
    assert veldteksten(soort)[veld.name] in remedie


def test_elke_vorm_heeft_een_voorbeeld() -> None:
    assert set(VORMEN) <= set(VOORBEELDEN)


def test_een_voorbeeld_beweert_nergens_dat_iets_vaststaat() -> None:
    assert "'klasse: open'" in voeg_toe(MixHerkomst, "klasse")


def test_wat_niet_zomaar_te_kiezen_is_blijft_controleer_noemen() -> None:
    assert "'segment: invullen' toe en vul het in. Segment van" in voeg_toe(Productkaart, "segment")
    assert "'naam: INVULLEN' toe en vul het in. Naam van" in voeg_toe(Productkaart, "naam")


def test_een_keuze_noemt_elke_mogelijkheid_een_keer() -> None:
    assert voeg_toe(Productkaart, "eenheid").count("dagdeel") == 1
    assert "Kies uit: reiskosten, opleidingskosten," in voeg_toe(ZonderElement, "element")


@pytest.mark.parametrize(
    ("geval", "bestand", "plek"),
    [
        ("RT220-verplichte-sleutel", "productkaarten/45A48.yaml", "naam:"),
        ("RT220-bedrag-zonder-prijspeil", "opslagen.yaml", "bedrag_per_uur: 2.00, klasse: open}"),
        ("RT220-afwijking-zonder-prijspeil", "productkaarten/45A48.yaml", "motivering: proef}"),
        ("RT220-aanname-zonder-motivering", "opslagen.yaml", "klasse: aanname, bron: proef}"),
        ("RT220-dagdeel-zonder-groep", "productkaarten/41A03.yaml", "naam:"),
        ("RT220-speling-zonder-reden", "cao/proef/2026-01-01.yaml", "speling: 0.01}"),
        ("RT220-structuur-zonder-reden", "cao/proef/2026-01-01.yaml", '["3"]}}'),
    ],
)
def test_wie_de_regel_overneemt_is_de_melding_kwijt(
    geval: str, bestand: str, plek: str, draai: Draai, werkmap: Path
) -> None:
    shutil.copytree(FOUTEN / geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
    melding = draai("bereken", map_=werkmap).stderr
    regel = regel_uit(op_een_regel(melding.partition("→")[2]))
    pad = werkmap / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert plek in tekst
    plak = f"{plek[:-1]}, {regel}}}" if plek.endswith("}") else f"{regel}\n{plek}"
    pad.write_text(tekst.replace(plek, plak, 1), encoding="utf-8")
    assert "RT220" not in draai("bereken", map_=werkmap).stderr


def test_een_sleutel_onder_een_ander_blok_zegt_welk(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(FOUTEN / "RT220-fte-zonder-plaatsen", werkmap, dirs_exist_ok=True)
    melding = op_een_regel(draai("bereken", map_=werkmap).stderr)
    assert "Voeg onder 'verblijf' bijvoorbeeld 'plaatsen: 8' toe." in melding


def test_een_opslagset_met_de_naam_van_een_veld_geeft_gewoon_een_remedie(werkmap: Path) -> None:
    """De naam is vrij, en kan dus ook die van een sleutel in haar eigen model zijn."""
    inhoud = (werkmap / "opslagen.yaml").read_text(encoding="utf-8").replace("  standaard:", "  regels:")
    inhoud = re.sub(r"(?m)^    naam: .*\n", "", inhoud, count=1)
    gelezen = lees_los(inhoud.encode(), "opslagen.yaml", Opslagen)
    assert [een.code for een in gelezen.bevindingen] == ["RT220"]


def test_wie_de_afrondingsstap_van_de_remedie_overneemt_rondt_op_de_cent() -> None:
    """Er stond ``stap: 1.00``; dan wordt elk tarief een bedrag in hele euro's."""
    assert "'stap: 0.01'" in voeg_toe(Afronding, "stap")
