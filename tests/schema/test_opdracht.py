"""``reeletarief schema`` en ``docs/editor.md``: wat er op het scherm komt, en wat er geschreven wordt."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from reeletarief.invoer.modeline import SCHEMAMAP, modeline
from reeletarief.weergave.schema.uit_model import alle_schemas
from tests.conftest import WORTEL, bewaak_weigering
from tests.gedeeld.pagina import Toont, blokken, pagina


@pytest.fixture(autouse=True)
def in_een_lege_map(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """De schema's komen uit het programma; er is geen regio voor nodig."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)


def test_zonder_argument_een_lijst(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["schema"]) == 0
    uit, fout = capsys.readouterr()
    assert [regel.split()[0] + ".json" for regel in uit.splitlines()[2:]] == list(alle_schemas())
    assert fout == ""


def test_een_schema_op_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["schema", "opslagen"]) == 0
    uit, fout = capsys.readouterr()
    assert json.loads(uit)["title"] == "De keuzes van de regio"
    assert (uit, fout) == (alle_schemas()["opslagen.json"], "")


def test_een_schema_naar_een_bestand() -> None:
    assert voer_uit(["schema", "besluit", "-o", "besluit.json"]) == 0
    assert Path("besluit.json").read_text(encoding="utf-8") == alle_schemas()["besluit.json"]


def test_alle_schemas_naar_een_map_die_er_nog_niet_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["schema", "-o", "regio/.schemas"]) == 0
    assert {pad.name: pad.read_text(encoding="utf-8") for pad in Path("regio/.schemas").iterdir()} == alle_schemas()
    assert capsys.readouterr().out == ""


def test_een_oude_map_wordt_vernieuwd() -> None:
    Path(".schemas").mkdir()
    Path(".schemas/besluit.json").write_text("oud")
    assert voer_uit(["schema", "-o", ".schemas"]) == 0
    assert Path(".schemas/besluit.json").read_text(encoding="utf-8") == alle_schemas()["besluit.json"]


def test_een_onbekend_schema(capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["schema", "productkaarten"], "Bedoelt u productkaart?", capsys)


def test_een_map_die_een_bestand_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("vol").write_text("van mij")
    assert voer_uit(["schema", "-o", "vol"]) == 2
    assert Path("vol").read_text() == "van mij"
    assert "niet te schrijven" in capsys.readouterr().err


def test_niet_tussen_de_bestanden_van_de_regio(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["schema", "-o", "cao"]) == 2
    assert voer_uit(["schema", "opslagen", "-o", "opslagen.yaml"]) == 2
    assert list(Path().iterdir()) == []
    assert "hoort bij de bestanden van de regio zelf" in capsys.readouterr().err


@pytest.mark.parametrize(("opdracht", "getoond"), blokken("docs/editor.md"), ids=lambda deel: deel.split("\n")[0][:40])
def test_de_voorbeelden_op_de_pagina(
    opdracht: str, getoond: str, capsys: pytest.CaptureFixture[str], toont: Toont
) -> None:
    assert voer_uit(shlex.split(opdracht)) == 0
    toont("docs/editor.md", opdracht, getoond, capsys.readouterr().out)


def test_de_opdracht_op_de_pagina_zet_de_schemas_waar_de_regels_naar_wijzen() -> None:
    (opdracht,) = re.findall(r"```sh\nreeletarief (.*)\n```", pagina("docs/editor.md"))
    assert voer_uit(shlex.split(opdracht)) == 0
    getoond = re.findall(r"\| `(# yaml-language-server: .*?)` \|", pagina("docs/editor.md"))
    assert getoond == [
        modeline(soort, diepte)
        for soort, diepte in (
            ("opslagen", 0),
            ("productkaart", 1),
            ("cao-tabel", 2),
            ("reacties", 1),
            ("besluit", 0),
            ("scenarios", 0),
            ("verantwoording", 0),
            ("opgave", 0),
        )
    ]
    for regel in getoond:
        assert (Path(SCHEMAMAP) / regel.rpartition("/")[2]).is_file()


def test_de_hulp_noemt_de_regel_zoals_hij_moet(capsys: pytest.CaptureFixture[str]) -> None:
    voer_uit(["schema", "--help"])
    assert modeline("opslagen", 0) in capsys.readouterr().out
    assert modeline("opslagen", 0) == (WORTEL / "opslagen.yaml").read_text(encoding="utf-8").splitlines()[0]
