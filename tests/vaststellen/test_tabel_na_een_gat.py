"""Een cao-tabel van na het tariefjaar die alleen het prijspeil van de lonen bepaalt, hoort bij het bewijs van een besluit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig

TABEL, LATER = "cao/jeugdzorg/2025-03-01.yaml", "cao/jeugdzorg/2027-01-01.yaml"


@pytest.fixture
def met_gat(regio: Path) -> Path:
    """De regio met een tabel van 2027: over 2026 is niets bevestigd, en toch gelden de lonen van 2025 nu tot 2027."""
    tekst = (regio / TABEL).read_text(encoding="utf-8")
    later = tekst.replace("ingangsdatum: 2025-03-01", "ingangsdatum: 2027-01-01").replace("tot: 2025-", "tot: 2027-")
    (regio / LATER).write_text(later, encoding="utf-8")
    return regio


def _leg_vast(draai: Draai, regio: Path) -> dict[str, str]:
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-12-09", map_=regio)
    assert uitkomst.code == 0
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    return {bestand["pad"]: bestand["sha256"] for bestand in besluit["bewijs"]["bestanden"]}


def test_een_ander_tarief_heeft_een_ander_bewijs(draai: Draai, met_gat: Path) -> None:
    met = json.loads(draai("bereken", "45A48", "-f", "json", map_=met_gat).stdout)
    (met_gat / LATER).unlink()
    zonder = json.loads(draai("bereken", "45A48", "-f", "json", map_=met_gat).stdout)
    assert met["tarieven"][0]["tarief"] != zonder["tarieven"][0]["tarief"]
    assert met["bewijs"]["sha256"] != zonder["bewijs"]["sha256"]
    assert LATER in {bestand["pad"] for bestand in met["bewijs"]["bestanden"]}


def test_het_besluit_bewaart_haar_en_klopt_ook_als_zij_later_weg_is(draai: Draai, met_gat: Path) -> None:
    assert LATER in _leg_vast(draai, met_gat)
    (met_gat / LATER).unlink()
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=met_gat)
    assert uitkomst.code == 0
    assert "Het besluit klopt" in uitkomst.stdout


def test_een_merk_in_haar_houdt_een_besluit_over_dit_jaar_niet_tegen(draai: Draai, met_gat: Path) -> None:
    """Er staat geen loon uit die tabel in het tarief; alleen haar ingangsdatum telt."""
    wijzig(met_gat / LATER, "naam: Cao Jeugdzorg", "naam: Cao Jeugdzorg # INVULLEN: de lonen van 2027")
    _leg_vast(draai, met_gat)
    besluit = json.loads((met_gat / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert [een["code"] for een in besluit["besluit"]["open_punten"]] == ["RT992"]


def test_sluit_de_tabel_aan_dan_staat_de_volgende_er_niet_bij(draai: Draai, met_gat: Path) -> None:
    wijzig(met_gat / TABEL, "bevestigd_tot: 2025-12-31", "bevestigd_tot: 2026-12-31")
    assert LATER not in _leg_vast(draai, met_gat)
