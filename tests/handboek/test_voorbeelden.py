"""Elke opdracht heeft hulp met voorbeelden voorop, en elk voorbeeld werkt zoals het er staat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import WORTEL, Draai
from tests.gedeeld.kloon import schone_git
from tests.handboek.boom import OPDRACHTEN, Opdracht, argumenten, hulp_van, voorbeelden
from tests.handboek.conftest import plaats_van

__all__ = ["schone_git"]

ENGELS = re.compile(
    r"\b(show|this|message|exit|default|required|missing|usage|options?|arguments|commands?|invalid|value|values"
    r"|file|directory|path|the|with|from|install|completion|help|error|unknown|such|str|int|bool|range|env var)\b",
    re.IGNORECASE,
)
BLADZIJDEN = "".join(
    pad.read_text(encoding="utf-8") for pad in [WORTEL / "README.md", *sorted((WORTEL / "docs").rglob("*.md"))]
)
VAN_DE_SHELL = {"--versie", "--help", "--show-completion"}
VERKEERD: tuple[list[str], ...] = (
    [],
    ["--bestaat-niet"],
    ["onbekend", "te", "veel", "woorden"],
    ["--map"],
    ["--kleur=paars", "x"],
    ["--formaat", "pdf"],
    ["--versie=1"],
    ["--hel"],
)


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=str)
def test_de_hulp_begint_met_voorbeelden_van_de_opdracht_zelf(
    opdracht: Opdracht, capsys: pytest.CaptureFixture[str]
) -> None:
    hulp = hulp_van(opdracht, capsys)
    gebruik, zin, voorbeeldkop = hulp.split("\n\n")[:3]
    assert gebruik.startswith("Gebruik: ")
    assert zin.endswith(".")
    assert voorbeeldkop.startswith("  Voorbeelden:\n")
    for voorbeeld in voorbeelden(hulp):
        assert voorbeeld.startswith(" ".join(["reeletarief", *opdracht.woorden])), voorbeeld


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=str)
def test_elk_voorbeeld_draait_zoals_het_er_staat(
    opdracht: Opdracht, capsys: pytest.CaptureFixture[str], draai_voorbeeld: Draai
) -> None:
    for voorbeeld in voorbeelden(hulp_van(opdracht, capsys)):
        uitkomst = draai_voorbeeld(*argumenten(voorbeeld), plaats=plaats_van(voorbeeld))
        assert uitkomst.code in {0, 1}, f"{voorbeeld}\n{uitkomst.stderr}"
        assert not re.search(r"^Fout\b", uitkomst.stderr, re.MULTILINE), f"{voorbeeld}\n{uitkomst.stderr}"


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=str)
def test_elke_optie_staat_op_een_bladzijde(opdracht: Opdracht, capsys: pytest.CaptureFixture[str]) -> None:
    """Bij haar lange of haar korte naam; alleen wat bij elke opdracht hoort, of bij de shell, mag ontbreken."""
    opties = re.findall(r"^ {2}(?:(-\w), )?(--[\w-]+)", hulp_van(opdracht, capsys), re.MULTILINE)
    assert opties
    for kort, lang in opties:
        namen = "|".join(re.escape(naam) for naam in (kort, lang) if naam)
        assert lang in VAN_DE_SHELL or re.search(rf"(?<![\w-])(?:{namen})(?![\w-])", BLADZIJDEN), lang


def engels_in(tekst: str) -> list[str]:
    woorden = re.sub(r"--[\w-]+|[\w./-]+\.(?:xlsx|ods|csv|md|json|html|docx|yaml)\b", "", tekst)
    return ENGELS.findall(woorden)


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=str)
def test_de_hulp_is_nederlands(opdracht: Opdracht, capsys: pytest.CaptureFixture[str]) -> None:
    assert engels_in(hulp_van(opdracht, capsys)) == []


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=str)
def test_een_verkeerde_opdracht_krijgt_een_nederlandse_melding(
    opdracht: Opdracht, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for fout in VERKEERD:
        assert voer_uit([*opdracht.woorden, *fout]) in {0, 2}, fout
        uit, melding = capsys.readouterr()
        assert engels_in(uit + melding) == [], (fout, melding)
