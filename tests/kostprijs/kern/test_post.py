"""De post: elke bewerking met een bekend antwoord, het raster van 18 decimalen en wat te groot is."""

from __future__ import annotations

from decimal import Decimal, DivisionByZero
from fractions import Fraction
from types import FunctionType

import pytest

from reeletarief.api import Bewerking, Eenheid, Post
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import REKENREGEL

D = Decimal
UUR = Eenheid.EURO_PER_UUR


def waarde(getal: str, sleutel: str = "w") -> Post:
    return posten.waarde(sleutel, "Waarde", D(getal), UUR, REKENREGEL)


@pytest.mark.parametrize(
    ("bewerking", "operanden", "verwacht"),
    [
        (posten.som, ("1.5", "2.25", "-0.75"), "3"),
        (posten.som, (), "0"),
        (posten.verschil, ("10", "2.5", "1.5"), "6"),
        (posten.verschil, ("10",), "10"),
        (posten.product, ("2", "3", "-0.5"), "-3"),
        (posten.product, (), "1"),
        (posten.quotient, ("1", "8"), "0.125"),
        (posten.quotient, ("2", "3"), "0.666666666666666667"),
        (posten.quotient, ("-2", "3"), "-0.666666666666666667"),
        (posten.minimum, ("3", "2", "4"), "2"),
        (posten.maximum, ("3", "2", "4"), "4"),
        (posten.afgerond, ("2.345", "0.01"), "2.35"),
        (posten.afgerond, ("-2.345", "0.01"), "-2.35"),
        (posten.afgerond, ("2.344", "0.01"), "2.34"),
        (posten.afgerond, ("2.33", "0.05"), "2.35"),
        (posten.afgerond, ("7", "12"), "12"),
        (posten.afgerond, ("5", "12"), "0"),
    ],
)
def test_bewerking(bewerking: FunctionType, operanden: tuple[str, ...], verwacht: str) -> None:
    delen = tuple(waarde(getal, f"w{nummer}") for nummer, getal in enumerate(operanden))
    uitkomst = bewerking("s", "Naam", UUR, *delen)
    assert uitkomst.bedrag == D(verwacht)
    assert uitkomst.bewerking == ("afronding" if bewerking is posten.afgerond else bewerking.__name__)
    assert uitkomst[:2] == ("s", "Naam")
    assert (uitkomst.eenheid, uitkomst.operanden) == (UUR, delen)
    assert (uitkomst.herkomst, uitkomst.element, uitkomst.plaats) == (None, None, None)


def test_een_waarde_ligt_op_het_raster_en_een_nul_heeft_geen_minteken() -> None:
    """Achttien decimalen, een half omhoog."""
    assert str(waarde("0.0000000000000000005").bedrag) == "1E-18"
    assert str(waarde("0.0000000000000000004").bedrag) == "0E-18"
    assert str(waarde("-0.0000000000000000004").bedrag) == "0E-18"
    assert posten.als_bedrag(Fraction(-1, 3)) == D("-0.333333333333333333")


def test_sommen_zijn_exact_in_elke_volgorde() -> None:
    """Ook van grote en kleine getallen samen gaat geen decimaal verloren."""
    delen = [waarde(getal) for getal in ("123456789012345678.5", "0.000000000000000001", "-123456789012345678.5")]
    for volgorde in (delen, delen[::-1], [delen[2], delen[0], delen[1]]):
        assert posten.som("s", "s", UUR, *volgorde).bedrag == D("1E-18")


def test_delen_door_nul_is_een_fout_van_wie_deelt() -> None:
    with pytest.raises(DivisionByZero):
        posten.quotient("s", "s", UUR, waarde("1"), waarde("0"))


@pytest.mark.parametrize(("getal", "past"), [("99999999999", True), ("999999999999", False), ("-999999999999", False)])
def test_te_groot_noemt_de_post(getal: str, past: bool) -> None:
    """Tot en met 21 cijfers voor de komma: 99999999999 × 9999999999 past nog, tien keer zo veel niet meer."""
    factoren = ("s", "De omzet", UUR, waarde(getal), waarde("9999999999"))
    if past:
        assert posten.product(*factoren).bedrag == D(getal) * D("9999999999")
        return
    with pytest.raises(RekenFout) as fout:
        posten.product(*factoren)
    (bevinding,) = fout.value.bevindingen
    assert bevinding[:5] == (
        "RT408",
        "De berekening loopt uit de hand: 'De omzet' wordt groter dan 10^20.",
        "Zoek het bedrag of percentage dat te veel cijfers heeft.",
        None,
        "fout",
    )


@pytest.mark.parametrize("getal", ["1e21", "-1e21", "NaN", "Infinity"])
def test_een_onmogelijk_bedrag_kan_niet_in_een_post(getal: str) -> None:
    with pytest.raises(RekenFout) as fout:
        posten.met_bedrag(waarde("1"), D(getal))
    assert "'Waarde'" in fout.value.bevindingen[0].wat


def test_een_ander_bedrag_verandert_verder_niets() -> None:
    oud = waarde("1")
    assert posten.met_bedrag(oud, D("999999999999999999999.5")) == oud._replace(bedrag=D("999999999999999999999.5"))
    assert posten.met_bedrag(oud, D("0.0000000000000000005")).bedrag == D("1E-18")


def test_eigen_sleutel_element_en_herkomst() -> None:
    post = posten.met_element(posten.als_regel(waarde("2"), "regel", "Regel"), "marge")
    assert post == Post("regel", "Regel", D(2), UUR, Bewerking.WAARDE, (), REKENREGEL, "marge")
    ander = REKENREGEL._replace(bron="elders")
    assert posten.met_herkomst(post, ander) == post._replace(herkomst=ander)
    assert repr(post) == "<Post regel = 2.000000000000000000 euro per uur>"


def test_een_constante_is_een_rekenregel() -> None:
    post = posten.constante("12 maanden", 12)
    assert post == Post("rekenregel.12_maanden", "12 maanden", D(12), Eenheid.AANTAL, Bewerking.WAARDE, (), REKENREGEL)
    assert (REKENREGEL.klasse, REKENREGEL.bron) == ("vaststaand", "rekenregel")


A, B, C = waarde("1", "x.a"), waarde("2", "x.b"), waarde("3", "y.a")
AB = posten.met_element(posten.som("ab", "AB", UUR, A, B), "marge")
ALLES = posten.som("alles", "Alles", UUR, AB, C, A)


def test_lopen_geeft_elke_post_een_keer_na_zijn_operanden() -> None:
    assert [post.sleutel for post in posten.loop(ALLES, AB, C)] == ["x.a", "x.b", "ab", "y.a", "alles"]
    assert list(posten.loop()) == []


@pytest.mark.parametrize(("naam", "gevonden"), [("ab", ["ab"]), ("marge", ["ab"]), ("a", ["x.a", "y.a"]), ("z", [])])
def test_zoeken_op_sleutel_dan_element_dan_het_laatste_deel(naam: str, gevonden: list[str]) -> None:
    assert [post.sleutel for post in posten.zoek(naam, ALLES)] == gevonden


def test_de_hele_sleutel_gaat_voor() -> None:
    heel = posten.som("a", "A", UUR, ALLES)
    assert posten.zoek("a", heel) == [heel]
    element = posten.met_element(posten.som("z.q", "Q", UUR, waarde("1", "z.marge")), "marge")
    assert posten.zoek("marge", element) == [element]
    diep = waarde("1", "opslagen.reizen.bedrag")
    assert posten.zoek("bedrag", diep) == [diep]
    assert posten.zoek("reizen", diep) == []


def test_deel_van_een_geheel() -> None:
    assert posten.deel_van(A, B) == D("0.5")
    assert posten.deel_van(A, waarde("0")) == 0


def test_een_voorvoegsel_komt_voor_elke_sleutel_behalve_die_van_rekenregels_en_reeksen() -> None:
    vast, reeks = posten.constante("een", 1), waarde("5", "reeksen.km.2026")
    geheel = posten.met_element(posten.product("ab", "AB", UUR, A, vast, reeks), "marge")
    nieuw = posten.met_voorvoegsel("p.", geheel)
    assert list(nieuw) == ["x.a", "rekenregel.een", "reeksen.km.2026", "ab"]
    assert nieuw["ab"]._replace(sleutel="ab", operanden=geheel.operanden) == geheel
    assert [post.sleutel for post in nieuw["ab"].operanden] == ["p.x.a", "rekenregel.een", "reeksen.km.2026"]
    assert nieuw["x.a"] == A._replace(sleutel="p.x.a")
