"""``reeletarief cao`` als contract: de vastgelegde uitvoer, de hulp, en wat er bij fouten in de opdracht of de bestanden staat."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.cao.proeftabellen import TABEL_2027, met
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, als_naam, bewaak_weigering, wijzig

UITVOER = WORTEL / "tests" / "uitvoer"


@pytest.mark.parametrize(
    ("naam", "opdracht", "code"),
    [
        ("cao-lijst-jeugdzorg.txt", ["lijst", "jeugdzorg"], 0),
        ("cao-toon-jeugdzorg-2025.txt", ["toon", "jeugdzorg", "2025-03-01"], 0),
        ("cao-toon-jeugdzorg-2024-schaal-9.json", ["toon", "jeugdzorg", "2024-01-01", "-s", "9", "-f", "json"], 0),
        ("cao-vergelijk-jeugdzorg-2024.txt", ["vergelijk", "jeugdzorg", "2023-01-01", "2024-01-01"], 0),
        ("cao-kaarten-jeugdzorg-2024.txt", ["kaarten", "jeugdzorg", "--tariefjaar", "2024"], 0),
    ],
)
def test_vastgelegde_uitvoer_op_de_echte_tabellen(
    naam: str, opdracht: list[str], code: int, draai: Draai, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Onze eigen uitvoer, geen externe bron: een wijziging hierin is een wijziging voor de gebruiker."""
    uitkomst = draai("cao", *opdracht)
    assert uitkomst.code == code
    vastgelegd(UITVOER / naam, uitkomst.stdout)


@pytest.mark.parametrize(
    ("opdracht", "code", "melding"),
    [
        (["lijst", "jeugzorg"], "RT506", "Bedoelt u 'jeugdzorg'?"),
        (["toon", "Jeugdzorg"], "RT506", "Bedoelt u 'jeugdzorg'?"),
        (["toon", "x"], "RT506", "Er zijn tabellen van: "),
        (["toon", "jeugdzorg", "2001-01-01"], "RT507", "De tabellen gaan in op: 2020-01-01, 2022-01-01"),
        (["toon", "jeugdzorg", "-s", "99"], "RT510", "De schalen zijn: 4, 5, 6"),
        (["kaarten", "jeugdzorg", "--tariefjaar", "2010"], "RT507", "De eerste tabel gaat in op 2020-01-01."),
        (["vergelijk", "jeugdzorg", "2001-01-01", "2024-01-01"], "RT507", "Op 2001-01-01 geldt nog geen tabel"),
    ],
    ids=als_naam,
)
def test_wat_er_niet_is_geeft_een_remedie_en_code_2(opdracht: list[str], code: str, melding: str, draai: Draai) -> None:
    uitkomst = draai("cao", *opdracht)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert melding in uitkomst.stderr


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (["cao", "toon"], "Het argument CAO ontbreekt."),
        (["cao", "ton"], "De opdracht 'ton' bestaat niet. Bedoelt u 'toon'?"),
        (["cao", "toon", "jeugdzorg", "1-7-2024"], "'1-7-2024' is geen datum"),
        (["cao", "vergelijk", "jeugdzorg", "2024-01-01"], "Het argument DATUM ontbreekt."),
        (["cao", "vergelijk", "jeugdzorg", "2024-13-01", "2024-01-01"], "'2024-13-01' is geen datum"),
        (["cao", "lijst", "--formaat", "md"], "kies uit tabel, json, csv"),
        (["cao", "verloopt", "--maanden", "veel"], "'veel' is geen getal van 0 tot en met 120"),
        (["cao", "verloopt", "--op", "morgen"], "'morgen' is geen datum"),
        (["cao", "kaarten", "jeugdzorg", "2024-01-01", "-j", "2024"], "kies een datum of een tariefjaar"),
        (["cao", "importeer"], "Het argument BESTAND ontbreekt."),
        (["cao", "importeer", "x.csv", "--cao", "ggz"], "Geef ook --ingangsdatum, --bevestigd-tot, --bron-titel."),
    ],
    ids=als_naam,
)
def test_verkeerde_opdracht_geeft_nederlands_en_code_2(
    opdracht: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(opdracht, melding, capsys)


@pytest.mark.parametrize("opdracht", ["", "lijst", "toon", "vergelijk", "kaarten", "verloopt", "importeer"])
def test_hulp_is_nederlands_met_voorbeelden_voorop(opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["cao", *([opdracht] if opdracht else []), "--help"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.index("Voorbeelden:") < hulp.index("Opties:")
    for engels in ("Usage", "Options", "Show this", "default", "Commands", "Arguments", "[OPTIONS]", "..."):
        assert engels not in hulp


def test_zonder_subopdracht_verschijnt_de_hulp(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["cao"]) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert "reeletarief cao lijst" in fout


def test_een_kapotte_tabel_houdt_de_andere_niet_op_maar_geeft_code_2(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("3570.00", "3.570"))
    for opdracht in (["lijst"], ["toon", "proef", "2026-12-31"], ["kaarten", "proef", "-j", "2026"]):
        uitkomst = draai("cao", *opdracht, map_=werkmap)
        assert uitkomst.code == 2
        assert "[RT215]" in uitkomst.stderr
        assert "2026-01-01" in uitkomst.stdout
    (werkmap / "cao/proef/2026-01-01.yaml").write_text("kapot", encoding="utf-8")
    assert draai("cao", "lijst", map_=werkmap).stdout == ""


@pytest.mark.parametrize(
    "opdracht",
    [
        ["toon", "proef"],
        ["toon", "proef", "2027-06-01"],
        ["vergelijk", "proef", "2026-01-01", "2027-01-01"],
        ["kaarten", "proef", "2027-01-01"],
        ["kaarten", "proef", "-j", "2027"],
    ],
    ids=" ".join,
)
def test_een_kapotte_tabel_maakt_de_vorige_niet_stil_geldend(opdracht: list[str], draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("3570.00", "3.570"))
    uitkomst = draai("cao", *opdracht, map_=werkmap)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT507]" in uitkomst.stderr
    assert "cao/proef/2027-01-01.yaml heeft fouten" in uitkomst.stderr


def test_een_tabel_zonder_dag_in_haar_naam_kan_altijd_gelden(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027, "nieuw")
    assert draai("cao", "toon", "proef", "2026-06-01", map_=werkmap).stdout == ""
    uitkomst = draai("cao", "toon", "proef", "2026-01-01", map_=werkmap)
    assert uitkomst.code == 2
    assert "tabel per 2026-01-01" in uitkomst.stdout


def test_een_cao_met_alleen_fouten_heet_niet_onbekend(draai: Draai, werkmap: Path) -> None:
    (werkmap / "cao/anders").mkdir()
    (werkmap / "cao/anders/2026-01-01.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = draai("cao", "toon", "anders", map_=werkmap)
    assert uitkomst.code == 2
    assert "De tabellen van cao anders hebben fouten." in uitkomst.stderr
    assert draai("cao", "toon", "proef", map_=werkmap).stdout.startswith("proef")


def test_fouten_in_opslagen_houden_het_tonen_niet_op(draai: Draai, werkmap: Path) -> None:
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "10%", "10")
    uitkomst = draai("cao", "toon", "proef", map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT210]" in uitkomst.stderr
    assert uitkomst.stdout.startswith("proef · Proefcao")
    assert draai("cao", "kaarten", "proef", map_=werkmap).stdout == ""


def test_zonder_tabellen_of_werkmap_stopt_het_met_een_remedie(draai: Draai, werkmap: Path, tmp_path: Path) -> None:
    shutil.rmtree(werkmap / "cao")
    (werkmap / "productkaarten/45A48.yaml").unlink()
    assert "[RT507]" in draai("cao", "lijst", map_=werkmap).stderr
    (tmp_path / "leeg").mkdir()
    assert "[RT110]" in draai("cao", "lijst", map_=tmp_path / "leeg").stderr


@pytest.mark.parametrize("breedte", [60, 80, 100, 200])
def test_op_elke_breedte_staat_elk_bedrag_voluit(breedte: int) -> None:
    from reeletarief.analyse.cao.tabel import cellen
    from reeletarief.api import lees_werkmap
    from reeletarief.weergave.cao.toon_scherm import toon_tabel
    from reeletarief.weergave.console import maak_console
    from reeletarief.weergave.getal import nederlands

    tabel = lees_werkmap(VOORBEELDREGIO).caos["jeugdzorg"][-1]
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_tabel(tabel, None, [], console)
    scherm = uit.getvalue()
    assert all(nederlands(cel.bedrag, 2) in scherm for cel in cellen(tabel))
    assert "…" not in scherm
    assert max(len(regel) for regel in scherm.splitlines()) <= breedte
