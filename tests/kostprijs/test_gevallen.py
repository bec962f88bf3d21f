"""Gepubliceerde berekeningen: elk bestand in ``gevallen/`` is een kleine regio met de gepubliceerde uitkomst.

De regio gaat door het echte programma (``bereken`` en ``uitleg``). Elke verwachte waarde is extern, geen eigen uitkomst:
ze staat in de bron die in het bestand genoemd is, of volgt met één bewerking uit haar getallen (salaris plus lasten, bruto
gedeeld door netto), soms met meer decimalen dan de bron drukt. Wat de bron wel noemt maar dit programma niet uitrekent,
staat onder ``niet_uitgedrukt`` met de reden; wijkt de bron af door eigen afronding, dan zegt ``opmerking`` dat.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Uitkomst, schrijf_werkmap

GEVALLEN = sorted((Path(__file__).parent.parent / "gevallen").glob("*.yaml"))


def lees(pad: Path) -> dict[str, Any]:
    """Lees een geval; getallen blijven tekst, zodat er geen float tussen komt."""
    geval: dict[str, Any] = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return geval


@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_geval(pad: Path, tmp_path: Path, draai: Callable[..., Uitkomst]) -> None:
    geval = lees(pad)
    assert geval["bron"]
    werkmap = schrijf_werkmap(tmp_path, geval["regio"])
    for verwacht in geval["verwacht"]:
        opdracht = [verwacht["product"], "--tariefjaar", verwacht["tariefjaar"]]
        resultaat = draai("bereken", *opdracht, "--formaat", "json", map_=werkmap)
        assert resultaat.code == 0, resultaat.stderr
        tarief = json.loads(resultaat.stdout)["tarieven"][0]
        uitleg = json.loads(draai("uitleg", *opdracht, "--formaat", "json", map_=werkmap).stdout)
        posten = {post["sleutel"]: post["bedrag"] for post in uitleg["posten"]}
        waarden = {**posten, "tarief": tarief["tarief"], "onafgerond": tarief["onafgerond"]}
        for sleutel, bedrag in verwacht["waarden"].items():
            assert afgerond(waarden[sleutel], bedrag) == Decimal(bedrag), f"{verwacht['product']}: {sleutel}"


def afgerond(berekend: str, gepubliceerd: str) -> Decimal:
    """De berekende waarde op evenveel decimalen als de bron geeft."""
    exponent = Decimal(gepubliceerd).as_tuple().exponent
    assert isinstance(exponent, int), gepubliceerd
    return Decimal(berekend).quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP)


def test_geen_geval_zonder_verwachting() -> None:
    """Een leeg geval zou altijd slagen."""
    assert len(GEVALLEN) >= 19
    for pad in GEVALLEN:
        assert all(verwacht["waarden"] for verwacht in lees(pad)["verwacht"]), pad
