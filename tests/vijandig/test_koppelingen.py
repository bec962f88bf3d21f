"""Een map van een ander met koppelingen erin: wat daarbuiten ligt, wordt niet gelezen, niet getoond en niet gewijzigd.

Vondsten van de fuzzer (``test_fuzzer.py``), elk als eigen geval.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.vijandig import bronnen
from tests.vijandig.opdrachten import Speelveld


@pytest.fixture
def veld(tmp_path: Path) -> Speelveld:
    veld = Speelveld(tmp_path)
    veld.schoon()
    bronnen.zet_neer(veld.regio, bronnen.basis())
    return veld


def koppel(veld: Speelveld, plek: str, naar: str = "geheim.yaml") -> None:
    pad = veld.regio / plek
    pad.parent.mkdir(exist_ok=True)
    pad.symlink_to(veld.geheim / naar if naar else veld.geheim)


REACTIES = [("reacties",), ("reacties", "effect"), ("reacties", "nota"), ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"), ("bereken", "-o", "{uit}/b.html")]  # fmt: skip


@pytest.mark.parametrize("opdracht", REACTIES, ids=" ".join)
def test_een_reactie_die_een_koppeling_naar_buiten_is(veld: Speelveld, opdracht: tuple[str, ...]) -> None:
    koppel(veld, "reacties/extra.yaml")
    tekst = veld.draai(opdracht)
    assert "reacties/extra.yaml:1:1: [RT102]" in tekst


@pytest.mark.parametrize("opdracht", REACTIES[:3], ids=" ".join)
def test_een_register_dat_een_koppeling_naar_buiten_is(veld: Speelveld, opdracht: tuple[str, ...]) -> None:
    (veld.regio / "reacties/r.yaml").unlink()
    (veld.regio / "reacties").rmdir()
    koppel(veld, "reacties", "")
    assert "reacties:1:1: [RT102]" in veld.draai(opdracht)


def test_een_verantwoording_die_een_koppeling_naar_buiten_is(veld: Speelveld) -> None:
    koppel(veld, "verantwoording.yaml")
    assert "verantwoording.yaml:1:1: [RT102]" in veld.draai(["controleer"])


def test_een_reactie_die_naar_binnen_wijst_mag(veld: Speelveld) -> None:
    (veld.regio / "elders.yaml").write_bytes((veld.regio / "reacties/r.yaml").read_bytes())
    (veld.regio / "reacties/r.yaml").unlink()
    (veld.regio / "reacties/r.yaml").symlink_to("../elders.yaml")
    assert "RT102" not in veld.draai(["reacties"])


def test_een_register_dat_u_zelf_aanwijst_volgt_geen_koppeling_eruit(veld: Speelveld) -> None:
    register = veld.uit / "register"
    register.mkdir()
    (register / "extra.yaml").symlink_to(veld.geheim / "geheim.yaml")
    assert "[RT102]" in veld.draai(["reacties", "--register", str(register)])


BESLUITEN = [
    ("verifieer", "--vastgesteld", "2026"),
    ("tarieflijst",),
    ("vergelijk", "--met", "vastgesteld"),
    ("reacties", "effect"),
]


@pytest.mark.parametrize(
    "opdracht", [*BESLUITEN, ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01")], ids=" ".join
)
def test_een_besluit_dat_een_koppeling_naar_buiten_is(veld: Speelveld, opdracht: tuple[str, ...]) -> None:
    koppel(veld, "vastgesteld/2026.json", "2026.json")
    assert "vastgesteld/2026.json:1:1: [RT102]" in veld.draai(opdracht)


@pytest.mark.parametrize("opdracht", BESLUITEN, ids=" ".join)
def test_een_map_met_besluiten_die_een_koppeling_naar_buiten_is(veld: Speelveld, opdracht: tuple[str, ...]) -> None:
    koppel(veld, "vastgesteld", "")
    assert "vastgesteld:1:1: [RT102]" in veld.draai(opdracht)


@pytest.mark.parametrize("naam", ["a.csv", "a.xlsx", "a.ods"])
def test_een_antwoord_dat_een_koppeling_naar_buiten_is(veld: Speelveld, naam: str) -> None:
    antwoorden = veld.uit / "antwoorden"
    antwoorden.mkdir()
    (antwoorden / naam).symlink_to(veld.geheim / "geheim.yaml")
    (antwoorden / "b.csv").write_bytes(bronnen.gemaakt()["uitvraag-2026-aanbieder-a.csv"])
    tekst = veld.draai(["uitvraag", "verwerk", str(antwoorden)])
    assert "[RT962]" in tekst
    assert "een koppeling die buiten deze map uitkomt" in tekst


# De map waarin een onderbroken opdracht haar resten bewaart.


def lijst(veld: Speelveld, *bestanden: tuple[str, bool]) -> Path:
    opzij = veld.regio / ".reeletarief-schrijven"
    opzij.mkdir()
    (opzij / "lijst.json").write_text(json.dumps({"bestanden": bestanden, "mappen": []}), encoding="utf-8")
    return opzij


def test_een_oude_inhoud_die_een_koppeling_naar_buiten_is_komt_niet_op_een_kaart(veld: Speelveld) -> None:
    kaart = veld.regio / "productkaarten/45A48.yaml"
    voor = kaart.read_bytes()
    (lijst(veld, ("productkaarten/45A48.yaml", True)) / "oud-0").symlink_to(veld.geheim / "geheim.yaml")
    assert "terugzetten lukt niet" in veld.draai(["bereken"])
    assert kaart.read_bytes() == voor


def test_een_slot_dat_een_koppeling_naar_buiten_is_maakt_daar_niets(veld: Speelveld) -> None:
    (lijst(veld) / "slot").symlink_to(veld.geheim / "nieuw")
    assert "terugzetten lukt niet" in veld.draai(["bereken"])
    assert not (veld.geheim / "nieuw").exists()


def test_een_lijst_die_een_koppeling_naar_buiten_is(veld: Speelveld) -> None:
    opzij = veld.regio / ".reeletarief-schrijven"
    opzij.mkdir()
    (opzij / "lijst.json").symlink_to(veld.geheim / "lijst.json")
    assert "terugzetten lukt niet" in veld.draai(["bereken"])


@pytest.mark.parametrize("met_lijst", [True, False])
def test_de_map_zelf_als_koppeling_naar_buiten(veld: Speelveld, met_lijst: bool) -> None:
    if not met_lijst:
        (veld.geheim / "lijst.json").unlink()
    koppel(veld, ".reeletarief-schrijven", "")
    veld.draai(["bereken"])
    veld.draai(["vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"])
    assert [pad.name for pad in (veld.geheim / "map").iterdir()] == ["geheim.yaml"]


@pytest.mark.parametrize("plek", ["lijst.json", "oud-0", "slot"])
def test_een_pijp_in_die_map_houdt_niets_op(veld: Speelveld, plek: str) -> None:
    opzij = lijst(veld, ("productkaarten/45A48.yaml", True))
    (opzij / plek).unlink(missing_ok=True)
    os.mkfifo(opzij / plek)
    assert "terugzetten lukt niet" in veld.draai(["bereken"])


def test_een_pijp_waar_een_lijst_moet_komen_houdt_niets_op(veld: Speelveld) -> None:
    bronnen.zet_neer(veld.uit, {"gemeenten.csv": bronnen.gemaakt()["gemeenten.csv"], "lijsten/x": b""})
    os.mkfifo(veld.uit / "lijsten/tarieflijst-2026-9911-concept.csv")
    tekst = veld.draai(["tarieflijst", "--als-concept", "--gemeenten", "{uit}/gemeenten.csv", "-o", "{uit}/lijsten/"])
    assert "is niet te schrijven" in tekst


@pytest.mark.parametrize("map_", ["reacties", "vastgesteld", "productkaarten"])
@pytest.mark.parametrize("opdracht", [("bereken", "-o", "{uit}/b.csv"), ("tarieflijst",), ("reacties",)], ids=" ".join)
def test_een_map_die_een_koppeling_naar_zichzelf_is(veld: Speelveld, opdracht: tuple[str, ...], map_: str) -> None:
    if (veld.regio / map_).exists():
        (veld.regio / map_).rename(veld.uit / map_)
    (veld.regio / map_).symlink_to(map_)
    veld.draai(opdracht)


def test_vaststellen_zonder_een_enkele_kaart_zegt_dat(veld: Speelveld) -> None:
    (veld.regio / "productkaarten/45A48.yaml").unlink()
    assert "[RT504]" in veld.draai(["vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"])
