"""Een eerder jaar herzien nadat het volgende is vastgesteld, zoals na een cao met terugwerkende kracht: de remedie van RT999 werkt."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import VOORBEELDREGIO, Draai, wijzig
from tests.vaststellen.conftest import concept_als_besluit, stel_vast

HERZIENING = ("vaststellen", "--tariefjaar", "2025", "--besluitdatum", "2026-02-01", "--herziening", "cao (verzonnen)")


def test_in_een_kopie_van_toen_en_dan_de_bestanden_terug(draai: Draai, regio: Path, tmp_path: Path) -> None:
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=regio).code == 0
    concept_als_besluit(regio, 2025)
    toen = tmp_path / "toen"
    shutil.copytree(regio, toen)
    assert stel_vast(draai, regio).code == 0
    geweigerd = draai(*HERZIENING, map_=regio)
    assert geweigerd.code == 1
    assert "met --map, en kopieer daarna de bestanden vastgesteld/2025… van die kopie hierheen." in geweigerd.stderr
    wijzig(toen / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    assert draai(*HERZIENING, map_=toen).code == 0
    for bestand in (toen / "vastgesteld").glob("2025*"):
        shutil.copy(bestand, regio / "vastgesteld")
    assert [draai("verifieer", "--vastgesteld", jaar, map_=regio).code for jaar in ("2025", "2026")] == [0, 0]
    assert "vastgesteld" in draai("tarieflijst", "--tariefjaar", "2025", map_=regio).stdout
    assert "[RT017]" not in draai("bereken", map_=regio).stderr
