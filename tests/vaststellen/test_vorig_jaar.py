"""De onderbouwing met ``--vorig-jaar`` legt een nieuw jaar naast wat er vastgesteld is, niet naast wat de kaarten van nu ervan maken."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import VOORBEELDREGIO, Draai, wijzig
from tests.vaststellen.conftest import concept_als_besluit

RAPPORT = ("bereken", "45A48", "--vorig-jaar", "-f", "md")


@pytest.fixture
def een_jaar_verder(draai: Draai, regio: Path) -> Path:
    """2025 is vastgelegd; voor 2026 doet de gedragswetenschapper meer uren, en is 45A49 een product per uur."""
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluitdatum", "2024-12-10")
    assert draai(*concept, map_=regio).code == 0
    kaart = regio / "productkaarten/45A48-ambulant-individueel.yaml"
    wijzig(kaart, "aandeel: 65%", "aandeel: 55%")
    wijzig(kaart, "aandeel: 15%", "aandeel: 25%")
    wijzig(regio / "productkaarten/45A49-ambulant-groep.yaml", "\neenheid: minuut", "\neenheid: uur")
    return regio


def van(uitvoer: str) -> str:
    """Het tarief van een jaar eerder, zoals het rapport dat bij 45A48 noemt."""
    gevonden = re.search(r"Van € ([\d,]+) naar", uitvoer)
    assert gevonden is not None
    return gevonden[1].replace(",", ".")


def test_naast_het_besluit_van_het_jaar_ervoor_met_de_oorzaken(draai: Draai, een_jaar_verder: Path) -> None:
    concept_als_besluit(een_jaar_verder, 2025)
    besluit = json.loads((een_jaar_verder / "vastgesteld/2025.json").read_text(encoding="utf-8"))
    toen = next(een["vastgesteld"] for een in besluit["tarieven"] if een["product"] == "45A48")
    uitkomst = draai(*RAPPORT, map_=een_jaar_verder)
    assert uitkomst.code == 0
    assert van(uitkomst.stdout) == toen
    assert "#### Verschil met 2025 (vastgesteld), en waardoor" in uitkomst.stdout
    assert "| – aandeel Gedragswetenschapper B | 15% | 25% |" in uitkomst.stdout


def test_een_andere_eenheid_dan_een_jaar_eerder_is_niet_te_vergelijken(draai: Draai, een_jaar_verder: Path) -> None:
    concept_als_besluit(een_jaar_verder, 2025)
    uitvoer = draai("bereken", "45A49", "--vorig-jaar", "-f", "md", map_=een_jaar_verder).stdout
    assert "per minuut; de eenheid is nu een andere, dus de bedragen zijn niet te vergelijken." in uitvoer


def test_zonder_besluit_naast_dezelfde_kaarten_een_jaar_eerder(draai: Draai, een_jaar_verder: Path) -> None:
    """Een concept geldt niet; dan is er niets anders dan wat de kaarten van nu voor dat jaar uitrekenen."""
    uitvoer = draai(*RAPPORT, map_=een_jaar_verder).stdout
    nu = json.loads(draai("bereken", "45A48", "-j", "2025", "-f", "json", map_=een_jaar_verder).stdout)
    assert van(uitvoer) == nu["tarieven"][0]["tarief"]
    assert "#### Verschil met 2025, en waardoor" in uitvoer


PEILDATUM = ("--peildatum", "2024-07-01")


def test_een_peildatum_geldt_niet_voor_een_jaar_waarover_besloten_is(draai: Draai, een_jaar_verder: Path) -> None:
    """Wat vorig jaar betaald werd, hangt niet af van de dag waarop de tarieven van nu berekend worden."""
    concept_als_besluit(een_jaar_verder, 2025)
    zonder, met = (draai(*RAPPORT, *dag, map_=een_jaar_verder).stdout for dag in ((), PEILDATUM))
    assert van(met) == van(zonder)
    assert "#### Verschil met 2025 (vastgesteld), en waardoor" in met


def test_zonder_besluit_geldt_de_peildatum_ook_een_jaar_eerder_en_dat_staat_erbij(
    draai: Draai, een_jaar_verder: Path
) -> None:
    uitvoer = draai(*RAPPORT, *PEILDATUM, map_=een_jaar_verder).stdout
    toen = draai("bereken", "45A48", "-j", "2025", *PEILDATUM, "-f", "json", map_=een_jaar_verder).stdout
    assert van(uitvoer) == json.loads(toen)["tarieven"][0]["tarief"]
    assert "#### Verschil met 2025, op peildatum 1 juli 2024, en waardoor" in uitvoer
