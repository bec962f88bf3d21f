"""Wat altijd geldt: de verschillen per element zijn samen met de afronding precies het verschil in prijs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.toets.keuring import keur_opgave
from reeletarief.analyse.toets.oordeel import OPEN, Oordeel, Toets, toets_opgave
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.opgave.bestand import Opgave, lees_opgave
from tests.gedeeld.streek import Streek, euro, streken, tarief

CENTEN = st.integers(0, 9_000_000)


@st.composite
def opgaven(trek: st.DrawFn, streek: Streek) -> Opgave:
    """Een opgave die optelt, met hier en daar een nul met reden en een verklaring."""
    bedragen = trek(st.lists(CENTEN, min_size=len(ELEMENTEN), max_size=len(ELEMENTEN)))
    afronding = trek(st.integers(-1 if streek.eenheid == "minuut" else -5, 1 if streek.eenheid == "minuut" else 5))
    regels = []
    for naam, bedrag in zip(ELEMENTEN, bedragen, strict=True):
        reden = "" if bedrag else ", reden: nul"
        verklaard = trek(st.none() | st.integers(-500, 500).filter(bool))
        uitleg = f", verklaringen: [{{bedrag: {euro(verklaard)}, argument: a, bron: b}}]" if verklaard else ""
        regels.append(f"      {naam}: {{bedrag: {euro(bedrag)}{reden}{uitleg}}}")
    prijs = max(sum(bedragen) + afronding, 1)
    afronding = prijs - sum(bedragen)
    kop = (
        f'aanbieder: A\ntariefjaar: 2026\nprijspeil: 2026\nproducten:\n  - product: "P"\n    eenheid: {streek.eenheid}'
    )
    tekst = "\n".join(
        [kop, f"    prijs: {euro(prijs)}", f"    afronding: {euro(afronding)}", "    elementen:", *regels]
    )
    gelezen = lees_opgave(tekst.encode(), "o.yaml")
    assert gelezen.opgave is not None, gelezen.bevindingen
    assert not keur_opgave(gelezen.opgave, {})
    return gelezen.opgave


@st.composite
def toetsen(trek: st.DrawFn) -> Toets:
    streek = trek(streken())
    opgave = trek(opgaven(streek))
    drempel = trek(st.sampled_from(["0", "0.01", "0.25"]))
    return toets_opgave(opgave, {"P": tarief(streek)}, Decimal(drempel))


@settings(max_examples=60, deadline=None)
@given(toetsen())
def test_de_verschillen_zijn_samen_precies_het_verschil_in_prijs(toets: Toets) -> None:
    (product,) = toets.producten
    verschillen = sum(Fraction(een.verschil) for een in product.elementen)
    afronding = Fraction(product.afronding[1]) - Fraction(product.afronding[0])
    assert verschillen + afronding == Fraction(product.prijs) - Fraction(product.referentie)
    assert Fraction(product.verschil) == verschillen + afronding


@settings(max_examples=60, deadline=None)
@given(toetsen())
def test_verklaard_en_rest_zijn_samen_het_verschil(toets: Toets) -> None:
    (product,) = toets.producten
    for een in product.elementen:
        assert Fraction(een.verklaard) + Fraction(een.rest) == Fraction(een.verschil)
    resten = sum(Fraction(een.rest) for een in product.elementen)
    afronding = Fraction(product.afronding[1]) - Fraction(product.afronding[0])
    assert Fraction(product.verklaard) + resten + afronding == Fraction(product.verschil)


@settings(max_examples=60, deadline=None)
@given(toetsen())
def test_het_oordeel_over_de_prijs_is_niet_beter_dan_dat_over_een_element(toets: Toets) -> None:
    (product,) = toets.producten
    iets_open = any(een.oordeel in OPEN for een in product.elementen)
    assert not iets_open or product.oordeel in OPEN
    assert (product.oordeel in OPEN) == bool(product.nog_te_laten_zien) == toets.iets_open
    if product.oordeel is Oordeel.DREMPEL:
        assert product.onverklaard <= product.drempel
