"""``reeletarief cao verloopt``: welke tabellen voor een dag niet meer bevestigd zijn, en welke kaarten dat raakt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cao.proeftabellen import AFGELEID_2027, TABEL_2027, met
from tests.conftest import Draai, als_rijen


def test_verloopt_noemt_ook_een_afwezigheidsdag_en_trajecten(draai: Draai) -> None:
    scherm = draai("cao", "verloopt").stdout
    (regel,) = [r for r in scherm.splitlines() if r.startswith("daardoor ook") and "43A07-AF" in r]
    assert "EED, P1-ACU" in regel
    tabellen = json.loads(draai("cao", "verloopt", "-f", "json").stdout)["tabellen"]
    ggz = next(een for een in tabellen if een["cao"] == "ggz")
    assert {een["product"]: een["via"] for een in ggz["kaarten_via"]}["EED"] == ["45A06"]
    rijen = als_rijen(draai("cao", "verloopt", "-f", "csv").stdout)
    assert "43A07-AF" in next(rij for rij in rijen if rij["cao"] == "jeugdzorg")["kaarten_via"].split()


def test_verloopt_zonder_klok_vanaf_het_tariefjaar(draai: Draai) -> None:
    uitkomst = draai("cao", "verloopt")
    assert uitkomst.code == 1
    assert "na 1 januari 2026 (het begin van tariefjaar 2026)" in uitkomst.stdout
    assert (
        "jeugdzorg · tabel per 2025-03-01 · bevestigd tot en met 31 december 2025, dus al niet meer" in uitkomst.stdout
    )
    (kaarten,) = [regel for regel in uitkomst.stdout.splitlines() if regel.startswith("kaarten") and "45A48" in regel]
    assert "45A53" in kaarten


@pytest.mark.parametrize(
    ("op", "maanden", "verloopt"),
    [
        ("2026-01-01", "6", False),
        ("2026-06-30", "6", False),
        ("2026-07-01", "6", True),
        ("2026-06-30", "7", True),
        ("2027-06-01", "0", True),
        ("2026-12-31", "0", False),
        ("9999-12-31", "120", True),
    ],
)
def test_verloopt_kijkt_precies_zo_ver(op: str, maanden: str, verloopt: bool, draai: Draai, werkmap: Path) -> None:
    """De tabel is bevestigd tot en met 2026-12-31; de eerste onbevestigde dag is 2027-01-01."""
    uitkomst = draai("cao", "verloopt", "--op", op, "--maanden", maanden, map_=werkmap)
    assert uitkomst.code == (1 if verloopt else 0)
    assert ("Alle cao-tabellen die gelden, zijn bevestigd" in uitkomst.stdout) is not verloopt


def test_verloopt_let_niet_op_een_tabel_die_opgevolgd_is(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    assert draai("cao", "verloopt", "--op", "2026-07-01", map_=werkmap).code == 0
    uitkomst = draai("cao", "verloopt", "--op", "2027-07-01", map_=werkmap)
    assert uitkomst.code == 1
    assert "tabel per 2027-01-01 · bevestigd tot en met 31 december 2027\n" in uitkomst.stdout
    assert "bekend, geen tabel: 3% per 1 januari 2028 (persbericht)" in uitkomst.stdout
    assert "2026-01-01" not in uitkomst.stdout


def test_verloopt_meldt_een_gat_tussen_twee_tabellen(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("2027-01-01\n", "2027-03-01\n"), "2027-03-01")
    (rij,) = json.loads(draai("cao", "verloopt", "--op", "2027-02-01", "-f", "json", map_=werkmap).stdout)["tabellen"]
    assert (rij["ingangsdatum"], rij["onbevestigd_vanaf"], rij["al_onbevestigd"]) == ("2026-01-01", "2027-01-01", True)


def test_verloopt_noemt_een_afgeleide_tabel_altijd(draai: Draai, werkmap: Path) -> None:
    met(werkmap, AFGELEID_2027)
    uitkomst = draai("cao", "verloopt", "--op", "2027-01-01", "--maanden", "1", map_=werkmap)
    assert uitkomst.code == 1
    assert "afgeleid van 2026-01-01 (aanname)" in uitkomst.stdout
    (rij,) = als_rijen(
        draai("cao", "verloopt", "--op", "2027-01-01", "--maanden", "1", "-f", "csv", map_=werkmap).stdout
    )
    assert (rij["soort"], rij["kaarten"], rij["al_onbevestigd"]) == ("afgeleid", "45A48", "ja")


def test_verloopt_met_een_verre_datum_loopt_niet_over(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("bevestigd_tot: 2027-12-31", "bevestigd_tot: 9999-12-31"))
    assert draai("cao", "verloopt", "--op", "2030-01-31", "--maanden", "1", map_=werkmap).code == 0
