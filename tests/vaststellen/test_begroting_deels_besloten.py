"""Is een deel van de tarieven van een jaar besloten, dan zegt de begroting per regel welk deel dat is, en hoeveel euro er op een aanname rust.

Vastgesteld voor 2026: 41A18 € 84,00 per dagdeel en 45A48 € 102,00 per uur. Voor 2027: alleen 45A48, € 108,00.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.analyse.begroting.stand import stand_in_zin
from tests.conftest import Draai, Uitkomst, als_rijen, op_een_regel, wijzig
from tests.vaststellen.later import KAARTEN, KOP, besluit_over

RIJEN = (
    "A;41A18;X;10;2026\nA;45A48;X;10;2026\nA;41A18;X;10;2027\nA;45A48;Y;10;2027\nB;45A48;X;5;2027\nA;41A18;X;10;2028\n"
)
OPTIES = ("--index", "2027=5%", "--index", "2028=2%", "--efficiencykorting", "1%")
"""41A18 is € 84,00 × 1,05 = € 88,20 in 2027, en × 1,02 = € 89,96 in 2028; van 2027 blijft 99% over, van 2028 98,01%."""


@pytest.fixture
def begroot(draai: Draai, besloten: Path, tmp_path: Path) -> Draai:
    besluit_over(besloten, 2027, {"45A48": "108.00"}, zonder=["41A18"])

    def _begroot(vorm: str, rijen: str = RIJEN, *meer: str) -> Uitkomst:
        (tmp_path / "volumes.csv").write_text(KOP + rijen, encoding="utf-8")
        return draai("begroting", str(tmp_path / "volumes.csv"), "-f", vorm, *OPTIES, *meer, map_=besloten)

    return _begroot


def test_json_zegt_per_jaar_gemeente_en_product_hoeveel_niet_is_vastgesteld(begroot: Draai) -> None:
    blok = json.loads(begroot("json").stdout)
    jaren = [(een["jaar"], een["status"], een["begroting"], een["niet_vastgesteld"]) for een in blok["totaal"]["jaren"]]
    assert jaren == [
        (2026, "vastgesteld", "1860.00", "0.00"),
        (2027, "deels vastgesteld", "2476.98", "873.18"),
        (2028, "aanname", "881.69796", "881.69796"),
    ]
    assert [(een["jaar"], een["status"]) for een in blok["jaren"]] == [(jaar, status) for jaar, status, *_ in jaren]
    assert blok["totaal"]["niet_vastgesteld"] == "1754.87796"
    b = next(een for een in blok["gemeenten"] if een["naam"] == "B")
    assert [(een["status"], een["niet_vastgesteld"]) for een in b["jaren"]] == [("vastgesteld", "0.00")]
    van_2027 = [een for een in blok["producten"] if een["jaar"] == 2027]
    assert [(een["product"], een["status"], een["niet_vastgesteld"]) for een in van_2027] == [
        ("41A18", "aanname", "873.18"),
        ("45A48", "vastgesteld", "0.00"),
    ]


def test_gemeenten_segmenten_aanbieders_en_producten_tellen_op_tot_hetzelfde_deel(begroot: Draai) -> None:
    rijen = als_rijen(begroot("csv").stdout)
    for soort in ("totaal", "gemeente", "segment", "aanbieder", "product"):
        van_2027 = [Decimal(rij["niet_vastgesteld"]) for rij in rijen if (rij["soort"], rij["jaar"]) == (soort, "2027")]
        assert sum(van_2027) == Decimal("873.18"), soort


def test_csv_geeft_elke_regel_de_status_van_wat_erin_zit(begroot: Draai, tmp_path: Path) -> None:
    (tmp_path / "plafonds.csv").write_text("aanbieder;jaar;plafond\nY;2027;2000\nZ;2027;1\n", encoding="utf-8")
    oud = {"versie": 1, "regio": "Oefenregio", "tariefjaar": 2025, "status": "vastgesteld", "tarieven": []}
    (tmp_path / "oud.json").write_text(json.dumps(oud), encoding="utf-8")
    ernaast = ("--plafonds", str(tmp_path / "plafonds.csv"), "--oud", str(tmp_path / "oud.json"))
    rijen = als_rijen(begroot("csv", RIJEN, *ernaast).stdout)
    status = {(rij["soort"], rij["naam"], rij["jaar"]): rij["status"] for rij in rijen}
    alles = "2026 vastgesteld, 2027 deels vastgesteld, daarna aanname"
    assert status["totaal", "", ""] == status["effect_totaal", "", ""] == alles
    assert status["gemeente", "A", "2027"] == "deels vastgesteld"
    assert status["gemeente", "A", ""] == status["effect_gemeente", "A", ""] == alles
    assert {status[soort, "B", ""] for soort in ("gemeente", "effect_gemeente")} == {"vastgesteld"}
    assert (status["segment", "ambulant", "2027"], status["aanbieder", "X", "2027"]) == (
        "vastgesteld",
        "deels vastgesteld",
    )
    assert (status["plafond", "Y", "2027"], status["plafond", "Z", "2027"]) == ("vastgesteld", "")
    assert (status["product", "41A18", "2027"], status["effect", "45A48", "2027"]) == ("aanname", "vastgesteld")


def test_het_scherm_zegt_het_per_jaar_en_per_product(begroot: Draai) -> None:
    scherm = begroot("tabel").stdout
    regels = [op_een_regel(regel) for regel in scherm.splitlines()]
    kop = "Oefenregio · begroting 2026 tot en met 2028 · 2026 vastgesteld, 2027 deels vastgesteld, daarna aanname"
    assert regels[0] == kop
    assert "jaar aantal × tarief efficiencykorting begroting niet vastgesteld" in regels
    assert "2027 € 2.502,00 € -25,02 € 2.476,98 € 873,18" in regels
    assert "41A18 Dagbesteding dagdeel 2027 10 € 88,20 € 882,00 aanname" in regels
    assert (
        "Niet uit vastgesteld/2027.json, maar een eerder tarief met de index: 41A18; dat is € 873,18 van de € 2.476,98 van 2027."
        in scherm
    )


@pytest.mark.parametrize("rijen", ["A;45A48;X;10;2027\n", "A;41A18;X;10;2028\n"], ids=["besloten", "aanname"])
def test_heeft_elke_regel_dezelfde_status_dan_staat_die_alleen_bovenaan(begroot: Draai, rijen: str) -> None:
    scherm = begroot("tabel", rijen).stdout
    assert "niet vastgesteld" not in scherm
    assert "status" not in scherm


def test_een_product_zonder_volume_maakt_een_jaar_niet_minder_zeker(begroot: Draai) -> None:
    blok = json.loads(begroot("json", "A;41A18;X;0;2027\nA;45A48;X;10;2027\nB;41A18;X;0;2027\n").stdout)
    assert blok["jaren"][0]["status"] == "vastgesteld"
    (b,) = (een["jaren"] for een in blok["gemeenten"] if een["naam"] == "B")
    assert [(een["status"], een["niet_vastgesteld"]) for een in b] == [("aanname", "0.00")]


def test_zonder_besluitbestand_telt_elke_kaart_die_nog_uitkomt_als_vastgesteld(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """Ontbreekt het bestand (RT018), dan geldt een kaart zolang er niets gewijzigd is; een andere kaart maakt haar niet tot concept."""
    (besloten / "vastgesteld/2026.json").unlink()
    wijzig(besloten / KAARTEN["41A18"], "begeleiders: 0.6}", "begeleiders: 0.62}")
    (tmp_path / "volumes.csv").write_text(KOP + "A;41A18;X;10;2026\nA;45A48;X;10;2026\n", encoding="utf-8")
    blok = json.loads(draai("begroting", str(tmp_path / "volumes.csv"), "-f", "json", map_=besloten).stdout)
    assert [een["status"] for een in blok["producten"]] == ["concept", "vastgesteld"]
    assert (blok["status"], blok["jaren"][0]["status"]) == ("concept", "deels vastgesteld")


@pytest.mark.parametrize(
    ("jaren", "zin"),
    [
        ((2026, 2027, 2028), "2026 tot en met 2028 vastgesteld, daarna aanname"),
        ((2026, 2028, 2029), "2026, 2028 en 2029 vastgesteld, daarna aanname"),
    ],
    ids=["aaneen", "met een jaar zonder volume"],
)
def test_jaren_met_dezelfde_stand_staan_bij_elkaar(jaren: tuple[int, ...], zin: str) -> None:
    assert stand_in_zin({**dict.fromkeys(jaren, "vastgesteld"), 2030: "aanname"}) == zin
