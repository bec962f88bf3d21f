"""De vormen van een opdracht: wat in een tabel staat, bestaat, en krijgt van de opdracht wat het vraagt."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from reeletarief.cli.gevoeligheid import antwoord
from reeletarief.cli.vormkeuze import SCHRIJVERS, in_vorm, kies_vorm, uitgangen, weergave
from reeletarief.weergave.console import Kleur
from tests.conftest import VOORBEELDREGIO
from tests.test_huis import MODULES, geimporteerd, laag_van, modulenaam, ontleed


class Tabel(NamedTuple):
    """Een tabel van vormen in een module van ``cli/``."""

    module: str
    naam: str
    vormen: Mapping[str, str]


def tabellen() -> Iterator[Tabel]:
    """Elke tabel van vorm naar weergave in ``cli/``."""
    for pad in MODULES:
        if laag_van(pad) != "cli" or "reeletarief.cli.vormkeuze.in_vorm" not in geimporteerd(ontleed(pad)):
            continue
        module = import_module(modulenaam(pad))
        for naam, waarde in vars(module).items():
            if isinstance(waarde, dict) and waarde and all(":" in str(plek) for plek in waarde.values()):
                yield Tabel(module.__name__, naam, waarde)
    for naam in ("EFFECTEN", "VERLOOP", "DOEL", "SCENARIOS", "BANDBREEDTE"):
        yield Tabel(antwoord.__name__, naam, getattr(antwoord, naam))


TABELLEN = list(tabellen())


@pytest.mark.parametrize(
    "tabel", TABELLEN, ids=lambda tabel: f"{tabel.module.removeprefix('reeletarief.cli.')}.{tabel.naam}"
)
class TestElkeTabel:
    def test_noemt_weergaven_die_bestaan(self, tabel: Tabel) -> None:
        assert all(callable(weergave(plek)) for plek in tabel.vormen.values())

    def test_geeft_onder_een_naam_overal_hetzelfde(self, tabel: Tabel) -> None:
        """Wat de opdracht onder een naam geeft, heeft in elke weergave hetzelfde type."""
        soorten: dict[str, set[str]] = {}
        for plek in tabel.vormen.values():
            for naam, soort in weergave(plek).__annotations__.items():
                soorten.setdefault(naam, set()).add(soort.removesuffix(" | None"))
        del soorten["return"]
        assert {naam: een for naam, een in soorten.items() if len(een) > 1} == {}


def test_elke_opdracht_met_vormen_heeft_een_tabel() -> None:
    modules = {tabel.module for tabel in TABELLEN}
    assert {"reeletarief.cli.matrix", "reeletarief.cli.cao.lijst", "reeletarief.cli.vergelijk.opdracht"} <= modules
    assert len(modules) >= 19


def test_elke_analyse_van_gevoeligheid_heeft_dezelfde_vormen() -> None:
    eigen = [tabel.vormen for tabel in TABELLEN if tabel.module == antwoord.__name__]
    assert {tuple(vormen) for vormen in eigen} == {antwoord.VORMEN}


def test_geen_opdracht_kiest_haar_weergave_met_een_eigen_vergelijking() -> None:
    """Een woord achter ``--formaat`` vergelijken mag alleen met de tabel op het scherm: die zegt zelf al hoe het staat."""
    knopen = (knoop for pad in MODULES if laag_van(pad) == "cli" for knoop in ast.walk(ontleed(pad)))
    vergeleken = {
        ast.unparse(knoop.comparators[0])
        for knoop in knopen
        if isinstance(knoop, ast.Compare)
        and ast.unparse(knoop.left).rpartition(".")[2] == "vorm"
        and isinstance(knoop.ops[0], ast.Eq | ast.NotEq)
    }
    assert vergeleken == {"'tabel'", "TABEL"}


def test_de_uitgangen_volgen_uit_de_vormen() -> None:
    assert uitgangen(("tabel", "json", "github")) == {".json": "json", ".txt": "tabel"}
    assert list(uitgangen(("tabel", "json", "md", "html"), ("html", "md"))) == [".html", ".md", ".json", ".txt"]


@pytest.mark.parametrize(
    ("formaat", "uitvoer", "vorm"),
    [(None, None, "tabel"), ("json", "a.csv", "json"), (None, "a.CSV", "csv"), (None, "a.txt", "tabel")],
)
def test_de_vorm_is_die_van_formaat_of_van_de_uitgang(formaat: str | None, uitvoer: str | None, vorm: str) -> None:
    assert kies_vorm(formaat, uitvoer, ("tabel", "json", "csv")) == vorm


def test_een_map_is_geen_bestand_zonder_uitgang(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match=r"is een map; geef een bestand, zoals .*uitkomst.json"):
        kies_vorm(None, str(tmp_path), {"json": "x:y"})


def test_een_weergave_krijgt_alleen_wat_zij_noemt() -> None:
    from reeletarief.weergave.document.inhoud import Alinea, Document

    document = Document("Titel", (Alinea("Tekst."),))
    gegevens: dict[str, Any] = {"document": document, "boek": None, "iets_anders": 1}
    assert in_vorm(SCHRIJVERS, "md", Kleur.NOOIT, None, **gegevens) == "# Titel\n\nTekst.\n"
    assert in_vorm(SCHRIJVERS, "tabel", Kleur.NOOIT, "x.txt", **gegevens) == "Titel\n\nTekst.\n"


def test_een_vorm_laadt_alleen_haar_eigen_weergave() -> None:
    code = (
        "import sys; from reeletarief.cli import voer_uit; "
        f"voer_uit(['bereken', '--formaat', 'json', '--map', {str(VOORBEELDREGIO)!r}]); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    geladen = set(uitkomst.stderr.splitlines())
    assert "reeletarief.weergave.bereken.json" in geladen
    assert not geladen & {"reeletarief.weergave.bereken.csv", "reeletarief.weergave.rapport.html", "jinja2", "docx"}
