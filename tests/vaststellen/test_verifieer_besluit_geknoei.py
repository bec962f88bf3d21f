"""``verifieer --vastgesteld``: knoeien in een besluit of op de kaarten valt op, met wat er anders is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reeletarief.invoer.kaart.besluitblok import zonder_blok
from tests.conftest import Draai, op_een_regel, wijzig
from tests.vaststellen.conftest import KAART
from tests.vaststellen.knoei import andere_invoer, knoei


def zet(besluit: Any, naam: str, waarde: object) -> None:
    besluit["besluit"][naam] = waarde


def test_elk_vrij_veld_van_het_besluit_is_verankerd_op_de_kaarten(draai: Draai, besloten: Path) -> None:
    """Ook wat niet na te rekenen is, zoals het zaaknummer, is niet stil te wijzigen."""
    for naam, waarde in (("besluit", "zaak 9999"), ("herziening", "zomaar"), ("aannames", [])):
        bewaard = (besloten / "vastgesteld/2026.json").read_bytes()
        knoei(besloten, partial(zet, naam=naam, waarde=waarde))
        uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
        assert uitkomst.code == 1
        assert "3 kaarten dragen het besluit niet" in uitkomst.stdout
        (besloten / "vastgesteld/2026.json").write_bytes(bewaard)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("  tarief: 102.00\n", "  tarief: 112.00\n"),
        ("  berekend: 102.00\n", "  berekend: 103.00\n"),
        ("status: vastgesteld", "status: concept"),
    ],
)
def test_een_kaart_die_iets_anders_zegt_dan_het_besluit_valt_op(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    wijzig(besloten / KAART, oud, nieuw)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    naam, hier = nieuw.strip().split(": ")
    daar = oud.strip().split(": ")[1]
    regel = f"Kaart 45A48: op de kaart staat {naam} {hier}, en in het besluit {daar} ({KAART})."
    assert regel in op_een_regel(uitkomst.stdout)


def test_een_kaart_zonder_haar_besluit_en_een_die_weg_is_vallen_op(draai: Draai, besloten: Path) -> None:
    (besloten / KAART).write_bytes(zonder_blok((besloten / KAART).read_bytes()))
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert f"Kaart 45A48: op de kaart staat geen besluit ({KAART})." in op_een_regel(uitkomst.stdout)
    (besloten / KAART).unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert "Kaart 45A48: de kaart is er niet meer" in uitkomst.stdout


def _ander_tarief(besluit: Any) -> None:
    besluit["tarieven"][1]["tarief"] = "103.00"


def _ander_element(besluit: Any) -> None:
    besluit["tarieven"][1]["elementen"]["c"] = "17.00"


def _ander_commentaar(besluit: Any) -> None:
    besluit["invoer"]["opslagen.yaml"] += "# toch maar iets erbij\n"


@pytest.mark.parametrize("wijziging", [_ander_tarief, _ander_element, andere_invoer, _ander_commentaar])
def test_knoeien_in_het_besluit_valt_op(draai: Draai, besloten: Path, wijziging: Callable[[Any], None]) -> None:
    knoei(besloten, wijziging)
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert "Het besluit klopt niet" in uitkomst.stdout


def _ander_eigen_bewijs(besluit: Any) -> None:
    besluit["tarieven"][1]["vingerafdruk"] = "0" * 64


def _ander_bewijs(besluit: Any) -> None:
    besluit["bewijs"]["sha256"] = "0" * 64


@pytest.mark.parametrize(
    ("wijziging", "waarin"),
    [
        (_ander_tarief, "45A48 tarief: 103 in het besluit, 102 nagerekend"),
        (_ander_element, "45A48 elementen.c: 17 in het besluit"),
        (_ander_eigen_bewijs, "de vingerafdruk is niet die van de bewaarde bestanden"),
        (_ander_bewijs, "de vingerafdruk is niet die van de bewaarde bestanden"),
    ],
)
def test_ook_wie_alleen_het_bestand_heeft_ziet_het(
    draai: Draai,
    besloten: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wijziging: Callable[[Any], None],
    waarin: str,
) -> None:
    """Zonder kaarten die het weerspreken."""
    knoei(besloten, wijziging)
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    los = shutil.copy(besloten / "vastgesteld/2026.json", "los.json")
    uitkomst = draai("verifieer", "--vastgesteld", los, map_=None)
    assert uitkomst.code == 1
    assert "Het besluit klopt niet" in uitkomst.stdout
    assert waarin in op_een_regel(uitkomst.stdout)


def test_een_ander_vastgesteld_bedrag_valt_op_omdat_de_kaart_het_weerspreekt(draai: Draai, besloten: Path) -> None:
    knoei(besloten, lambda besluit: besluit["tarieven"][1].update(vastgesteld="120.00"))
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 1


def test_bestanden_die_niet_meer_te_lezen_zijn_geven_code_2(draai: Draai, besloten: Path) -> None:
    knoei(besloten, lambda besluit: besluit["invoer"].update({KAART: "product: ["}))
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 2
    assert "niet na te rekenen" in uitkomst.stdout


def test_een_gewijzigd_besluitbestand_is_een_regel_en_niet_een_per_kaart(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "vastgesteld/2026.json", "zaak 2025-0412", "zaak 2025-0413")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.code == 1
    assert (
        "3 kaarten (41A18, 45A48, 45A49): de kaart noemt een ander bestand (sha256) dan dit; het is na het besluit gewijzigd, of de kaart."
        in op_een_regel(uitkomst.stdout)
    )
    assert "Kaart 41A18" not in uitkomst.stdout


def test_een_gewijzigde_regel_op_een_kaart_staat_er_met_beide_waarden(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / KAART, "  besluitdatum: 2025-12-09", "  besluitdatum: 2025-12-10")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert "Kaart 45A48: op de kaart staat besluitdatum 2025-12-10, en in het besluit 2025-12-09 " in op_een_regel(
        uitkomst.stdout
    )
