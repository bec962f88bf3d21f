"""Elke productvorm: de elementen zijn samen het tarief, en zij laat zich uitleggen."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Uitkomst


def test_elementen_zijn_samen_precies_het_tarief(draai: Callable[..., Uitkomst]) -> None:
    """Van elke vorm in de voorbeeldregio, in beide lijsten, zonder een cent of een honderdste ervan te verliezen."""
    from decimal import Decimal

    tarieven = json.loads(draai("bereken", "-f", "json").stdout)["tarieven"]
    assert {regel["eenheid"] for regel in tarieven} == {"minuut", "uur", "dagdeel", "etmaal", "stuks", "stuk", "jaar"}
    for regel in tarieven:
        for lijst in ("elementen", "nvo"):
            assert sum(map(Decimal, regel[lijst].values())) == Decimal(regel["tarief"]), regel["product"]


@pytest.mark.parametrize(
    "product",
    [
        "41A03",
        "44A06",
        "43A07",
        "43A07-AF",
        "43A09",
        "43A10",
        "43A11",
        "P1-INT",
        "EED",
        "BES01",
        "LUM01",
        "LUM02",
        "42A03",
        "CONSULT",
    ],
)
def test_elke_vorm_laat_zich_uitleggen(product: str, draai: Callable[..., Uitkomst]) -> None:
    """Kort en helemaal, en de json is na te rekenen uit haar eigen posten."""
    kort = draai("uitleg", product)
    assert kort.code == 0
    assert "Opbouw van het tarief" in kort.stdout
    assert draai("uitleg", product, "--alles").code == 0
    posten = {post["sleutel"]: post for post in json.loads(draai("uitleg", product, "-f", "json").stdout)["posten"]}
    assert all(operand in posten for post in posten.values() for operand in post["operanden"])


def test_wat_open_gekozen_is_telt_als_aanname(draai: Callable[..., Uitkomst]) -> None:
    """Ook keuzes die geen getal zijn, en de functiemix van een functie die alleen in het rooster staat."""
    tarieven = {t["product"]: t for t in json.loads(draai("bereken", "-f", "json").stdout)["tarieven"]}
    assert {"functiemix", "rooster", "rooster.ort_over", "verblijf.uren_per_fte"} <= set(tarieven["43A11"]["aannames"])
    assert "groep.indirecte_tijd" in tarieven["41A03"]["aannames"]
    assert set(tarieven["43A07"]["aannames"]) <= set(tarieven["P1-INT"]["aannames"])
