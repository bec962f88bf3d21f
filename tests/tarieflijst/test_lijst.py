"""De lijst zelf: elke regel komt uit het besluit, in hele centen en met de codes van de berichten."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.tarieflijst import (
    Besloten,
    Herkomst,
    Tarieflijst,
    kanttekeningen,
    keur,
    maak_tarieflijst,
    per_minuut,
)
from reeletarief.invoer.kaart.codes import standaardcodes_op_kaarten
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.invoer.landelijk import standaardcodes
from tests.tarieflijst.proef import kaart

HERKOMST = Herkomst(
    "Voorbeeldregio",
    2026,
    "vastgesteld",
    datetime.date(2026, 1, 1),
    datetime.date(2026, 12, 31),
    "vastgesteld/2026.json",
    "ab" * 32,
)
LANDELIJK = standaardcodes().keys()


def lijst(*besloten: Besloten, **codes: str) -> Tarieflijst:
    assert keur(besloten, HERKOMST) == []
    return maak_tarieflijst(HERKOMST, besloten, codes, LANDELIJK)


def een(product: str, eenheid: str = "uur", tarief: str = "80.78") -> Besloten:
    return Besloten(product, "Proef", eenheid, Decimal(tarief))


def test_een_uurtarief() -> None:
    (regel,) = lijst(een("45A48")).regels
    assert (regel.categorie, regel.productcode, regel.product, regel.eenheidcode) == ("45", "45A48", "45A48", "04")
    assert (regel.tarief, regel.centen, regel.minuuttarief) == (Decimal("80.78"), 8078, Decimal("1.35"))
    assert regel.bedrag == "uurtarief × minuten / 60, afgerond op de cent"


@pytest.mark.parametrize(
    ("eenheid", "code"),
    [("minuut", "01"), ("dagdeel", "16"), ("etmaal", "14"), ("stuks", "82"), ("stuk", "84")],
)
def test_andere_eenheden_hebben_hun_code_en_geen_minuuttarief(eenheid: str, code: str) -> None:
    (regel,) = lijst(een("45A48", eenheid)).regels
    assert (regel.eenheidcode, regel.minuuttarief) == (code, None)


@pytest.mark.parametrize(("uurtarief", "minuut"), [("0.90", "0.02"), ("0.89", "0.01"), ("102", "1.70"), ("0", "0.00")])
def test_een_halve_cent_gaat_omhoog(uurtarief: str, minuut: str) -> None:
    assert per_minuut(Decimal(uurtarief)) == Decimal(minuut)


def test_een_eigen_code_krijgt_de_landelijke_code_van_haar_kaart_en_anders_geen() -> None:
    gevonden = lijst(een("P1-PER", "stuks"), een("EIGEN"), een("45Z99"), **{"P1-PER": "45A07"})
    assert [(regel.product, regel.productcode, regel.categorie) for regel in gevonden.regels] == [
        ("45Z99", None, None),
        ("EIGEN", None, None),
        ("P1-PER", "45A07", "45"),
    ]
    (melding,) = kanttekeningen(gevonden)
    assert melding.code == "RT726"
    assert "45Z99, EIGEN" in melding.wat


def test_een_standaardcode_die_niet_bestaat_wordt_genoemd_en_niet_nog_eens_gevraagd() -> None:
    gevonden = lijst(een("P1-PER", "stuks"), een("EIGEN"), **{"P1-PER": "45Z07"})
    assert [regel.productcode for regel in gevonden.regels] == [None, None]
    zonder, onbekend = kanttekeningen(gevonden)
    assert (zonder.code, onbekend.code) == ("RT726", "RT726")
    assert "P1-PER" not in zonder.wat
    assert "P1-PER (45Z07)" in onbekend.wat
    assert "Zet op de kaart" not in onbekend.remedie


def test_een_bedrag_per_jaar_staat_ernaast_en_wordt_genoemd() -> None:
    gevonden = lijst(een("45A48"), een("BES01", "jaar", "100000"))
    assert [regel.product for regel in gevonden.regels] == ["45A48"]
    (melding,) = kanttekeningen(gevonden)
    assert (melding.code, "BES01" in melding.wat) == ("RT725", True)


def test_producten_die_aan_code_en_eenheid_niet_te_onderscheiden_zijn() -> None:
    """Een andere eenheid is in een bericht wel te zien, en hetzelfde tarief geeft geen vraag."""
    gevonden = lijst(
        een("A", "stuks", "1"), een("B", "stuks", "2"), een("45A53"), een("C", "stuk"), een("D", "etmaal"), een("E", "etmaal"),
        A="45A07", B="45A07", C="45A53", D="43A07", E="43A07",
    )  # fmt: skip
    assert gevonden.gedeeld == {"45A07 (82)": ("A", "B")}
    assert [melding.code for melding in kanttekeningen(gevonden)] == ["RT728"]


def test_wat_niet_in_een_bericht_past_wordt_in_een_keer_gemeld() -> None:
    bezwaren = keur([een("A", "uur", "0.001"), een("B", "uur", "10.005"), een("C", "uur", "10.50")], HERKOMST)
    assert [(bezwaar.code, bezwaar.plaats and bezwaar.plaats.bestand) for bezwaar in bezwaren] == [
        ("RT724", "vastgesteld/2026.json")
    ] * 2
    assert "A is geen bedrag in hele centen" in bezwaren[0].wat
    assert "B is geen bedrag in hele centen" in bezwaren[1].wat


CENTEN = st.integers(0, 10**9)
BESLOTEN = st.builds(
    lambda nummer, eenheid, centen: Besloten(f"P{nummer}", "Proef", eenheid, Decimal(centen).scaleb(-2)),
    st.integers(0, 10**6),
    st.sampled_from([*EENHEIDCODES]),
    CENTEN,
)


@given(st.lists(BESLOTEN, unique_by=lambda besloten: besloten.product, max_size=12))
def test_elke_regel_komt_uit_het_besluit_en_niets_verdwijnt(besloten: list[Besloten]) -> None:
    gevonden = lijst(*besloten)
    uit_lijst = [Besloten(regel.product, regel.naam, regel.eenheid, regel.tarief) for regel in gevonden.regels]
    assert sorted([*uit_lijst, *gevonden.buiten]) == sorted(besloten)
    assert all(regel.centen == regel.tarief * 100 for regel in gevonden.regels)
    for regel in gevonden.regels:
        assert (regel.minuuttarief is not None) == (regel.eenheid == "uur")
        assert regel.minuuttarief is None or abs(regel.minuuttarief * 60 - regel.tarief) <= Decimal("0.30")


@given(st.permutations([een("45A48"), een("EED", "stuks"), een("BES01", "jaar"), een("41A03", "dagdeel")]))
def test_de_volgorde_van_het_besluit_maakt_niet_uit(besloten: list[Besloten]) -> None:
    assert lijst(*besloten) == lijst(*sorted(besloten))


def test_de_standaardcode_staat_op_de_kaart_die_bij_het_besluit_bewaard_is() -> None:
    invoer = {
        "productkaarten/a.yaml": kaart("EED", "stuks", "45A17").encode(),
        "productkaarten/b.yaml": kaart("45A48", "uur").encode(),
        "productkaarten/c.yaml": b"[geen, kaart]",
        "productkaarten/d.yaml": b"\xff: {",
        "productkaarten/e.yaml": b"product: [1]\nstandaardcode: x",
        "cao/x/2026-01-01.yaml": kaart("NEE", "uur", "45A17").encode(),
    }
    assert standaardcodes_op_kaarten(invoer) == {"EED": "45A17"}
