"""Een besluit over producten van elke vorm: na het vaststellen geldt het op elke kaart, en een wijziging raakt wie erop rust."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.vaststellen.conftest import concept_als_besluit

GEWIJZIGD = "RT015"


@pytest.fixture
def alle_vormen(draai: Draai, kopie: Path) -> Path:
    """De Voorbeeldregio, met van elke vorm een product, met op elke kaart een besluit."""
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-12-09", map_=kopie).code == 0
    concept_als_besluit(kopie, 2026)
    return kopie


def berekend(draai: Draai, map_: Path) -> dict[str, set[str]]:
    """De codes van de meldingen over elk product."""
    tarieven = json.loads(draai("bereken", "-f", "json", map_=map_).stdout)["tarieven"]
    return {een["product"]: {melding["code"] for melding in een["waarschuwingen"]} for een in tarieven}


def test_op_elke_kaart_geldt_het_besluit_over_dat_product(draai: Draai, alle_vormen: Path) -> None:
    """Ook op een afwezigheidsdag: die rekent met de kaart van het etmaal, maar draagt haar eigen besluit."""
    uitkomst = draai("bereken", map_=alle_vormen)
    assert (uitkomst.code, uitkomst.stdout.splitlines()[0]) == (0, "Voorbeeldregio · tarieven 2026 · vastgesteld")
    over_het_besluit = {"RT015", "RT017", "RT018", "RT019"}
    assert not set().union(*berekend(draai, alle_vormen).values()) & over_het_besluit
    assert "[RT017]" not in draai("controleer", map_=alle_vormen).stdout


def test_een_wijziging_van_het_etmaal_raakt_ook_zijn_afwezigheidsdag(draai: Draai, alle_vormen: Path) -> None:
    """Het besluit over de afwezigheidsdag geldt niet meer als zij anders wordt berekend, en rust dus ook op die kaart."""
    etmaal = "productkaarten/43A07-verblijf-behandelgroep.yaml"
    besluit = json.loads(draai("bereken", "43A07-AF", "-f", "json", map_=alle_vormen).stdout)["bewijs"]
    assert etmaal in {bestand["pad"] for bestand in besluit["bestanden"]}
    wijzig(alle_vormen / etmaal, "plaatsen: 9", "plaatsen: 8")
    gewijzigd = {product for product, codes in berekend(draai, alle_vormen).items() if GEWIJZIGD in codes}
    assert {"43A07", "43A07-AF"} <= gewijzigd
    assert "45A48" not in gewijzigd
