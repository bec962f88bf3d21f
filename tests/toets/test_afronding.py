"""Hoeveel er afronding mag heten: vijf cent (per minuut één), en zoveel meer als de reële prijs zelf meer dan een halve cent afrondt.

Een traject telt afgeronde tarieven op, en een regio kan op meer dan een cent afronden. Wie dan precies overneemt wat er op zijn
formulier staat, hoort niet geweigerd te worden.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reeletarief.afronding import op_decimalen
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.weergave.getal import machine
from tests.conftest import BASIS, WORTEL, Draai


def overgenomen(tarief: dict[str, Any], meer: Decimal = Decimal(0)) -> str:
    """De opgave van een aanbieder die elk bedrag van het formulier overneemt, met zoveel meer afronding en prijs."""
    cijfers = 4 if tarief["eenheid"] == "minuut" else 2
    bedragen = {naam: op_decimalen(Decimal(tarief["nvo"][naam]), cijfers) for naam in ELEMENTEN}
    prijs = Decimal(tarief["tarief"]) + meer
    regels = [
        f"      {naam}: {{bedrag: {machine(bedrag, cijfers)}{'' if bedrag else ', reden: geen kosten'}}}\n"
        for naam, bedrag in bedragen.items()
    ]
    return (
        f'  - product: "{tarief["product"]}"\n    eenheid: {tarief["eenheid"]}\n    prijs: {machine(prijs, cijfers)}\n'
        f"    elementen:\n{''.join(regels)}    afronding: {machine(prijs - sum(bedragen.values()), cijfers)}\n"
    )


def schrijf(pad: Path, *producten: str) -> str:
    pad.write_text(
        "aanbieder: Aanbieder A\ntariefjaar: 2026\nprijspeil: 2026\nproducten:\n" + "".join(producten), "utf-8"
    )
    return str(pad)


def tarieven(draai: Draai, map_: Path, *producten: str) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = json.loads(draai("bereken", *producten, "--formaat", "json", map_=map_).stdout)[
        "tarieven"
    ]
    return lijst


@pytest.fixture
def op_een_hele_euro(werkmap: Path) -> Path:
    """Een regio die tarieven op hele euro's afrondt: € 51,86 wordt € 52,00."""
    opslagen = werkmap / "opslagen.yaml"
    tekst = opslagen.read_text(encoding="utf-8")
    assert "afronding: {stap: 0.01}" in tekst
    opslagen.write_text(tekst.replace("afronding: {stap: 0.01}", "afronding: {stap: 1}"), encoding="utf-8")
    return werkmap


def test_wie_elk_bedrag_overneemt_heeft_bij_geen_product_iets_uit_te_leggen(draai: Draai, tmp_path: Path) -> None:
    alle = tarieven(draai, WORTEL)
    assert any(abs(Decimal(een["nvo"]["afronding"])) > Decimal("0.20") for een in alle)
    opgave = schrijf(tmp_path / "opgave.yaml", *(overgenomen(een) for een in alle))
    uitkomst = draai("toets", opgave, "--formaat", "json", map_=WORTEL)
    assert uitkomst.code == 0, uitkomst.stderr
    getoetst = json.loads(uitkomst.stdout)["producten"]
    assert len(getoetst) == len(alle)
    assert {een["oordeel"] for product in getoetst for een in (product, *product["elementen"])} == {"geen verschil"}


def test_ook_als_de_regio_op_meer_dan_een_cent_afrondt(draai: Draai, op_een_hele_euro: Path, tmp_path: Path) -> None:
    """De reële prijs rondt € 51,8634 af op € 52,00: 13 cent, en met vijf cent erbij 18."""
    (tarief,) = tarieven(draai, op_een_hele_euro, "45A48")
    assert op_decimalen(Decimal(tarief["nvo"]["afronding"]), 4) == Decimal("0.1366")
    opgave = schrijf(tmp_path / "opgave.yaml", overgenomen(tarief))
    assert draai("toets", opgave, map_=op_een_hele_euro).code == 0


@pytest.mark.parametrize(("meer", "code"), [("0.05", 0), ("0.06", 2)])
def test_wat_daarboven_gaat_heet_geen_afronding(
    meer: str, code: int, draai: Draai, op_een_hele_euro: Path, tmp_path: Path
) -> None:
    """Overgenomen is de afronding € 0,13, want de elementen staan op de cent."""
    (tarief,) = tarieven(draai, op_een_hele_euro, "45A48")
    opgave = schrijf(tmp_path / "opgave.yaml", overgenomen(tarief, Decimal(meer)))
    uitkomst = draai("toets", opgave, map_=op_een_hele_euro)
    assert uitkomst.code == code, uitkomst.stderr
    assert ("De afronding van 45A48 is € 0,19; meer dan € 0,18 is geen afronding." in uitkomst.stderr) is (code == 2)


@pytest.mark.parametrize(
    ("product", "hooguit"), [("45A48", "0.05"), ("45A49", "0.01"), ("P3-DUU", "0.25")], ids=["uur", "minuut", "traject"]
)
def test_het_formulier_zegt_hoeveel_het_mag_zijn(product: str, hooguit: str, draai: Draai, tmp_path: Path) -> None:
    formulier = tmp_path / "opgave.yaml"
    assert draai("toets", "--formulier", product, "-o", str(formulier), map_=WORTEL).code == 0
    assert f"    afronding: 0.00  # hooguit {hooguit}\n" in formulier.read_text(encoding="utf-8")


def test_een_reele_prijs_op_de_cent_verandert_de_grens_niet(draai: Draai, tmp_path: Path) -> None:
    (tarief,) = tarieven(draai, BASIS, "45A48")
    opgave = schrijf(tmp_path / "opgave.yaml", overgenomen(tarief, Decimal("0.07")))
    assert "meer dan € 0,05 is geen afronding" in draai("toets", opgave, map_=BASIS).stderr


def test_een_verklaring_mag_er_een_halve_cent_naast_zitten(draai: Draai, tmp_path: Path) -> None:
    """De huisvesting is € 20,475 en op het formulier € 20,48: wie er € 2,00 bij telt en € 2,00 verklaart, heeft alles verklaard."""
    (tarief,) = tarieven(draai, WORTEL, "43A10")
    assert Decimal(tarief["nvo"]["huisvesting"]) == Decimal("20.475")
    verklaring = "{bedrag: 22.48, verklaringen: [{bedrag: 2.00, argument: huur, bron: contract}]}"
    product = overgenomen(tarief, Decimal(2)).replace("{bedrag: 20.48}", verklaring)
    afronding = Decimal(tarief["tarief"]) - sum(op_decimalen(Decimal(tarief["nvo"][naam]), 2) for naam in ELEMENTEN)
    kop, _, _ = product.rpartition("    afronding:")
    opgave = schrijf(tmp_path / "opgave.yaml", f"{kop}    afronding: {machine(afronding, 2)}\n")
    uitkomst = draai("toets", opgave, "--formaat", "json", map_=WORTEL)
    assert uitkomst.code == 0, uitkomst.stderr
    (getoetst,) = json.loads(uitkomst.stdout)["producten"]
    assert {een["element"]: een["oordeel"] for een in getoetst["elementen"]}["huisvesting"] == "verklaard"
