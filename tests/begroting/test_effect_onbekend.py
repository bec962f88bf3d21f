"""``begroting --oud``: van een nieuw product of een andere eenheid is het effect niet te zeggen, en dat is iets anders dan nul."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import WORTEL, Draai, Uitkomst, als_rijen, op_een_regel

OEFENREGIO = WORTEL / "examples" / "ronde"
"""Nu: 41A18 € 80,29 per dagdeel, 45A48 € 102,00 per uur, 45A49 € 0,49 per minuut."""
KOP = "gemeente;product;aanbieder;aantal;jaar\n"
ALLEMAAL = (
    "Adorp;41A18;X;100;2026\nAdorp;45A49;X;6000;2026\n"
    "Bedorp;45A48;X;50;2026\n"
    "Cedorp;41A18;X;10;2026\nCedorp;45A48;X;0;2026\n"
    "Dedorp;45A48;X;0;2026\n"
)
WAS = [("41A18", "dagdeel", "79.29"), ("45A49", "uur", "28.00")]
"""41A18 is € 1,00 duurder, 45A49 ging per uur en 45A48 is nieuw."""


@pytest.fixture
def effect(draai: Draai, tmp_path: Path) -> Draai:
    """De begroting van deze rijen naast de oude tarieven, in een vorm."""
    oud = [{"product": code, "eenheid": eenheid, "tarief": tarief} for code, eenheid, tarief in WAS]
    kop = {"versie": 1, "regio": "Oefenregio", "tariefjaar": 2025, "status": "vastgesteld"}
    (tmp_path / "oud.json").write_text(json.dumps({**kop, "tarieven": oud}), encoding="utf-8")

    def _effect(vorm: str, rijen: str = ALLEMAAL) -> Uitkomst:
        (tmp_path / "volumes.csv").write_text(KOP + rijen, encoding="utf-8")
        opties = ("--oud", str(tmp_path / "oud.json"), "--formaat", vorm)
        return draai("begroting", str(tmp_path / "volumes.csv"), *opties, map_=OEFENREGIO)

    return _effect


def in_json(uitkomst: Uitkomst) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(uitkomst.stdout)["effect"]
    return inhoud


def kaal(tekst: str) -> list[str]:
    return [op_een_regel(regel) for regel in tekst.splitlines()]


def test_wat_niet_te_zeggen_is_is_geen_nul(effect: Draai) -> None:
    blok = in_json(effect("json"))
    gemeenten = {een["naam"]: (een["effect"], een["vergeleken"], een["niet_vergeleken"]) for een in blok["gemeenten"]}
    assert gemeenten == {
        "Adorp": ("100.00", "8029.00", "2940.00"),
        "Bedorp": (None, "0.00", "5100.00"),
        "Cedorp": ("10.00", "802.90", "0.00"),
        "Dedorp": ("0.00", "0.00", "0.00"),
    }
    producten = {een["product"]: (een["oud"], een["effect"]) for een in blok["producten"]}
    assert producten == {"41A18": ("79.29", "110.00"), "45A48": (None, None), "45A49": (None, None)}
    assert (blok["totaal"], blok["vergeleken"], blok["niet_vergeleken"]) == ("110.00", "8831.90", "8040.00")
    assert blok["zonder_oud_tarief"] == ["45A48", "45A49"]


def test_het_scherm_zegt_waarom_en_over_welk_deel_een_totaal_gaat(effect: Draai) -> None:
    regels = kaal(effect("tabel").stdout)
    assert "45A48 2026 50 geen € 102,00 niet te zeggen" in regels
    assert "45A49 2026 6.000 was per uur € 0,49 niet te zeggen" in regels
    assert (
        "Het totaal gaat over € 8.831,90 van de € 16.871,90; van de rest is er geen oud tarief per dezelfde eenheid."
        in regels
    )
    assert "gemeente effect gaat over niet vergeleken" in regels
    assert "Adorp € +100,00 € 8.029,00 € 2.940,00" in regels
    assert "Bedorp niet te zeggen € 0,00 € 5.100,00" in regels


def test_in_de_csv_is_een_onbekend_effect_leeg(effect: Draai) -> None:
    rijen = als_rijen(effect("csv").stdout)
    kolommen = ("naam", "effect", "vergeleken", "niet_vergeleken")
    per_soort = [tuple(rij[kolom] for kolom in kolommen) for rij in rijen if rij["soort"] == "effect_gemeente"]
    assert ("Bedorp", "", "0.00", "5100.00") in per_soort
    (totaal,) = [rij for rij in rijen if rij["soort"] == "effect_totaal"]
    assert tuple(totaal[kolom] for kolom in kolommen) == ("", "110.00", "8831.90", "8040.00")
    (nieuw,) = [rij for rij in rijen if rij["soort"] == "effect" and rij["naam"] == "45A48"]
    assert (nieuw["oud_tarief"], nieuw["effect"], nieuw["tarief"]) == ("", "", "102.00")


def test_is_van_niets_het_effect_te_zeggen_dan_ook_geen_totaal(effect: Draai) -> None:
    rijen = "Bedorp;45A48;X;50;2026\n"
    assert in_json(effect("json", rijen))["totaal"] is None
    regels = kaal(effect("tabel", rijen).stdout)
    assert "totaal niet te zeggen" in regels
    assert "Van niets van de € 5.100,00 is het effect te zeggen: er is geen oud tarief per dezelfde eenheid." in regels


def test_is_alles_te_vergelijken_dan_blijft_de_tabel_zoals_zij_was(effect: Draai) -> None:
    uitkomst = effect("tabel", "Cedorp;41A18;X;10;2026\nDedorp;45A48;X;0;2026\n")
    regels = kaal(uitkomst.stdout)
    assert "gemeente effect" in regels
    assert "Dedorp € 0,00" in regels
    assert "niet vergeleken" not in uitkomst.stdout
    assert "[RT713]" not in uitkomst.stderr
