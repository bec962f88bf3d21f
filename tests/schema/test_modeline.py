"""Wat het programma zelf schrijft, houdt de regel die een editor zijn schema wijst."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from reeletarief.invoer.modeline import bovenaan, modeline
from tests.conftest import WORTEL
from tests.schema.editor import bezwaren, schema_in

RONDE = WORTEL / "examples" / "ronde"


@pytest.fixture
def ronde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    werkmap = Path(shutil.copytree(RONDE, tmp_path / "ronde"))
    monkeypatch.chdir(werkmap)
    return werkmap


def eerste_regels(map_: Path, patroon: str) -> set[str]:
    return {pad.read_text(encoding="utf-8").splitlines()[0] for pad in map_.glob(patroon)}


def test_uitvraag_en_vaststellen_laten_de_regel_staan(ronde: Path) -> None:
    voer_uit(["uitvraag", "verwerk", "antwoorden/", "--voorstel", "voorstel/"])
    assert eerste_regels(ronde, "voorstel/productkaarten/*.yaml") == {modeline("productkaart", 1)}
    assert voer_uit(["vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"]) == 0
    kaarten = sorted((ronde / "productkaarten").glob("*.yaml"))
    assert all("vastgesteld:" in kaart.read_text(encoding="utf-8") for kaart in kaarten)
    assert eerste_regels(ronde, "productkaarten/*.yaml") == {modeline("productkaart", 1)}
    for kaart in kaarten:
        assert bezwaren("productkaart", kaart.read_text(encoding="utf-8")) == []


def importeer(werkmap: Path) -> list[str]:
    from reeletarief.invoer.werkmap import lees_werkmap

    tabel = lees_werkmap(werkmap).caos["jeugdzorg"][-1]
    regels = [
        f"{schaal},{trede},{een.getal}" for schaal, treden in tabel.schalen.items() for trede, een in treden.items()
    ]
    Path("nieuw.csv").write_text("schaal,trede,maandbedrag_eur\n" + "\n".join(regels) + "\n", encoding="utf-8")
    opdracht = ["cao", "importeer", "nieuw.csv", "--cao", "jeugdzorg", "--ingangsdatum", "2026-01-01"]
    opdracht += [
        "--bevestigd-tot",
        "2026-12-31",
        "--bron-titel",
        "verzonnen",
        "--bron-vindplaats",
        "verzonnen",
        "-o",
        "uit.yaml",
    ]
    voer_uit(opdracht)
    return Path("uit.yaml").read_text(encoding="utf-8").splitlines()


def test_een_geimporteerde_tabel_krijgt_de_regel_van_de_vorige(ronde: Path) -> None:
    regels = importeer(ronde)
    assert regels[0] == modeline("cao-tabel", 2)
    assert bezwaren("cao-tabel", "\n".join(regels)) == []


def test_zonder_regel_in_de_vorige_tabel_komt_er_ook_geen(ronde: Path) -> None:
    vorige = ronde / "cao" / "jeugdzorg" / "2025-03-01.yaml"
    vorige.write_text("".join(vorige.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
    assert schema_in(importeer(ronde)) is None


@pytest.mark.parametrize(
    "patroon",
    [
        r"#\s+yaml-language-server\s*:.*?\$schema(?:=|:\s*)(?P<id>\S+)",  # yaml-language-server, modelineUtil.ts
        r"#\s*yaml-language-server:\s*\$schema=(?P<id>\S+).*",  # JetBrains, JsonSchemaByCommentProvider.kt
    ],
    ids=["vscode", "jetbrains"],
)
def test_beide_families_editors_lezen_dezelfde_regel(patroon: str) -> None:
    """Een tweede regel met ``# $schema:`` is dus niet nodig, en zou alleen kunnen gaan afwijken."""
    treffer = re.fullmatch(patroon, modeline("productkaart", 1))
    assert treffer is not None
    assert treffer["id"] == "../.schemas/productkaart.json"


def test_alleen_boven_de_eerste_sleutel_telt_de_regel() -> None:
    regel = modeline("besluit", 0)
    assert schema_in(["# uitleg", "", regel, "besluit: x"]) == ".schemas/besluit.json"
    assert schema_in(["besluit: x", regel]) is None
    assert bovenaan(["# a", "b: c", "# d"]) == ["# a"]
