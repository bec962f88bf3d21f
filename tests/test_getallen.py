"""Hoe getallen geschreven worden: in een melding, voor een lezer en voor een machine."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal, localcontext
from pathlib import Path

import pytest

import reeletarief.api
from reeletarief.afronding import omhoog, omlaag, op_cent, op_decimalen, op_raster, op_stap
from reeletarief.fouten import euro_in_zin, in_zin
from reeletarief.kostprijs.post import Eenheid
from reeletarief.weergave.getal import (
    als_waarde,
    euro,
    getekend,
    getekend_kort,
    getekend_kort_procent,
    getekende_euro,
    kort_procent,
    machine,
    machine_procent,
    nederlands,
    procentpunten,
    telling,
    verschil_van_waarden,
)

PAKKET = Path(reeletarief.api.__file__).parent
OPMAKERS = sorted(
    pad
    for pad in PAKKET.rglob("*.py")
    if pad.relative_to(PAKKET).parts[0] != "invoer"
    and pad not in {PAKKET / "fouten.py", PAKKET / "weergave" / "getal.py"}
)


@pytest.mark.parametrize(
    ("getal", "kaal", "euro"),
    [
        ("100", "100", "€ 100,00"),
        ("1E+3", "1000", "€ 1.000,00"),
        ("-12.50", "-12,5", "€ -12,50"),
        ("0E-18", "0", "€ 0,00"),
        ("0.0375", "0,0375", "€ 0,0375"),
        ("123456789012.123456789012345678", "123456789012,123456789012345678", "€ 123.456.789.012,123456789012345678"),
    ],
)
def test_een_melding_noemt_alle_cijfers(getal: str, kaal: str, euro: str) -> None:
    assert (in_zin(Decimal(getal)), euro_in_zin(Decimal(getal))) == (kaal, euro)


@pytest.mark.parametrize(("verschil", "tekst"), [("0.001", "€ 0,00"), ("-0.001", "€ 0,00"), ("1.325", "€ +1,33")])
def test_wat_afgerond_nul_is_heeft_geen_teken(verschil: str, tekst: str) -> None:
    assert getekende_euro(Decimal(verschil)) == tekst


@pytest.mark.parametrize(
    ("verschil", "getekend", "procent", "punten"),
    [
        ("0.00000001", "0", "+0,000001%", "+0,000001 %-punt"),
        ("0.025", "+0,025", "+2,5%", "+2,5 %-punt"),
        ("-0.02500", "-0,025", "-2,5%", "-2,5 %-punt"),
        ("-0.000000001", "0", "0%", "0 %-punt"),
    ],
)
def test_een_kort_verschil(verschil: str, getekend: str, procent: str, punten: str) -> None:
    getal = Decimal(verschil)
    assert (getekend_kort(getal), getekend_kort_procent(getal), procentpunten(getal)) == (getekend, procent, punten)


@pytest.mark.parametrize("getal", ["-0", "-0.00", "-1E-30", "-0.0000004", "-0.004"])
def test_nul_heeft_nergens_een_min(getal: str) -> None:
    van = Decimal(getal)
    cent = op_cent(van)
    assert not cent.is_signed()
    assert [nederlands(van, 2), euro(van), getekende_euro(van), getekend(van, 0)] == ["0,00", "€ 0,00", "€ 0,00", "0"]
    assert [machine(cent, 2), machine(van * 0, 2), in_zin(cent), euro_in_zin(cent)] == ["0.00", "0.00", "0", "€ 0,00"]
    if van > Decimal("-0.0000005"):
        assert [machine_procent(van), kort_procent(van, 3), procentpunten(van / 100)] == ["0", "0%", "0 %-punt"]


def test_een_percentage_zonder_overbodige_nullen() -> None:
    assert [kort_procent(Decimal(fractie)) for fractie in ("0.125", "1", "0.00000001")] == [
        "12,5%",
        "100%",
        "0,000001%",
    ]
    assert kort_procent(Decimal("0.12345"), 2) == "12,35%"


def test_een_telling() -> None:
    assert [telling(aantal) for aantal in (0, 999, 1234567)] == ["0", "999", "1.234.567"]


@pytest.mark.parametrize(
    ("getal", "eenheid", "waarde", "verschil"),
    [
        ("0.12500", Eenheid.FRACTIE, "12,5%", "+12,5 %-punt"),
        ("4600", Eenheid.EURO_PER_MAAND, "€ 4.600,00", "€ +4.600,00"),
        ("0.535", Eenheid.EURO_PER_UUR, "€ 0,535", "€ +0,535"),
        ("1E-8", Eenheid.EURO, "€ 0,00", "€ 0,00"),
        ("1878.50", Eenheid.UREN_PER_JAAR, "1.878,5", "+1.878,5"),
        ("36", "", "36", "+36"),
    ],
)
def test_een_gegeven_waarde_en_haar_verschil(getal: str, eenheid: str, waarde: str, verschil: str) -> None:
    assert als_waarde(Decimal(getal), eenheid) == waarde
    assert verschil_van_waarden(Decimal(getal), eenheid) == verschil


def test_getallen_krijgen_hun_komma_op_een_plek() -> None:
    """``weergave/getal.py`` voor wat een lezer ziet, ``fouten.py`` voor een melding; ``invoer`` leest wat iemand typte."""
    zelf = re.compile(r"\{[^{}]*:\+?,[^{}]*\}|replace\(\"\.\", \",\"\)|maketrans\(\"\.,|kort\([^()]*\* 100")
    assert [pad for pad in OPMAKERS if zelf.search(pad.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("getal", "cent", "stuiver", "omlaag_", "omhoog_"),
    [
        ("0.005", "0.01", "0.00", "0.0", "0.1"),
        ("-0.025", "-0.03", "-0.05", "-0.1", "0.0"),
        ("102.0049", "102.00", "102.00", "102.0", "102.1"),
        (
            "12345678901234567890123456789.125",
            *["12345678901234567890123456789." + een for een in ("13", "15", "1", "2")],
        ),
    ],
)
def test_een_halve_gaat_van_nul_af(getal: str, cent: str, stuiver: str, omlaag_: str, omhoog_: str) -> None:
    van = Decimal(getal)
    assert op_cent(van) == op_decimalen(van, 2) == Decimal(cent)
    assert op_stap(van, Decimal("0.05")) == Decimal(stuiver)
    assert (omlaag(van, 1), omhoog(van, 1)) == (Decimal(omlaag_), Decimal(omhoog_))


def test_afronden_hangt_niet_af_van_de_context_eromheen() -> None:
    with localcontext(prec=3, rounding=ROUND_DOWN):
        assert op_cent(Decimal("1234.565")) == Decimal("1234.57")
        assert op_raster(Decimal("-1E-19")) == 0
        assert not op_raster(Decimal("-1E-19")).is_signed()
