"""De eigen rekenaar: wat hij uitrekent, en wat hij weigert."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from tests.werkboek.evaluator import lees_boek, vergelijk
from tests.werkboek.formuletaal import functies_en_constanten
from tests.werkboek.formulewaarden import FormuleFout, Waarde
from tests.werkboek.kladboek import KLAD, Inhoud, kladboek

D = Decimal
GETALLEN: Inhoud = {"A1": D(7), "A2": D("0.5"), "A3": D(-2), "A5": "tekst", "A7": D(0), "A8": D(1), "A9": D(2)}
LIJST: Inhoud = {
    "B1": True,
    "B2": False,
    "C1": "a",
    "C2": "b",
    "C3": "c",
    "D1": D(10),
    "D2": D(20),
    "D3": D(30),
    "E1": D(11),
    "E3": D(31),
}
NAMEN = {"cent": "Klad!$A$9", "nul": "Klad!$A$7", "alle": "Klad!$A$1:$A$9"}


def uitkomst(formule: str, **cellen: Decimal | bool | str) -> object:
    inhoud: Inhoud = {**GETALLEN, **LIJST, **cellen, "Z1": f"={formule}"}
    return lees_boek(kladboek(inhoud, NAMEN, **{"Blad met 'streepje": {"B2": D(5)}})).bereken()[KLAD, "Z1"]


@pytest.mark.parametrize(
    ("formule", "verwacht"),
    [
        ("A1+A2*A3", D(6)),
        ("(A1+A2)*A3", D(-15)),
        ("A1-A2-A3", D("8.5")),
        ("A1/A2/A3", D(-7)),
        ("-A1+A2", D("-6.5")),
        ("--A1", D(7)),
        ("A1*-A3", D(14)),
        ("$A$1+A$2", D("7.5")),
        ("A1=A1", True),
        ("A1+A3=A2", False),
        ("(A8/(A8+A9))*(A8+A9)=A8", True),
        ("C1=C2", False),
        ("A4=A7", True),
        ("A4=C1", False),
        ("B1=B1", True),
        ("B1=B2", False),
        ("B1=C1", False),
        ("A4", D(0)),
        ("A4+A1", D(7)),
        ("B1+A1", D(8)),
        ("SUM(A1:A9)", D("8.5")),
        ("SUM(A1,A2:A4,A1*A2)", D(9)),
        ("SUM(alle)", D("8.5")),
        ("MIN(A1:A9)", D(-2)),
        ("MIN(A1,A4)", D(7)),
        ("MAX(A3,A4)", D(-2)),
        ("MAX(A4:A6)", D(0)),
        ("SUM(B1+A1,IF(B1,A1,A2))", D(15)),
        ("MAX(A3,A2-A1,A4+A7)", D(0)),
        ("IF(A1=A1,A2,A3)", D("0.5")),
        ("IF(A7,A2,A3)", D(-2)),
        ("IF(A7=A4,A7,A1/A7)", D(0)),
        ("INDEX(D1:D3,A9)", D(20)),
        ("INDEX(D1:E3,A9,A8)", D(20)),
        ("INDEX(D1:E3,A9,A9)+A1", D(7)),
        ("INDEX(D1:E1,A9)", D(11)),
        ("INDEX(D1:D3,MATCH(C2,C1:C3,nul))", D(20)),
        ("MATCH(D2,D1:D3,A7)", D(2)),
        ("MATCH(A1+D2,D1:D3,A8)", D(2)),
        ("'Blad met ''streepje'!B2+Klad!A1", D(12)),
        ("ROUND(A2,nul)", D(1)),
        ("ROUND(-A2,nul)", D(-1)),
        ("ROUND(A1/A9,-A8)", D(0)),
        ("ROUND(ROUND(A1/A9,nul)/A9,cent)", D(2)),
    ],
)
def test_een_formule_heeft_de_uitkomst_van_een_rekenblad(formule: str, verwacht: object) -> None:
    uit = uitkomst(formule)
    assert (type(uit), uit) == (type(verwacht), verwacht)


@pytest.mark.parametrize(
    ("formule", "melding"),
    [
        ("A1*2", "constante 2"),
        ("A1+0.01", "constante 0.01"),
        ("ROUND(A1,2)", "constante 2"),
        ('IF(A1=A2,A1,"nee")', 'constante "nee"'),
        ("IF(A1=A2,A1,TRUE)", "onbekende naam TRUE"),
        ("A1&A2", "'&' hoort hier niet"),
        ("A1>A2", "'>' hoort hier niet"),
        ("A1^A2", "'\\^' hoort hier niet"),
        ("A1%", "'%' hoort hier niet"),
        ("INDIRECT(A5)", "functie INDIRECT mag niet"),
        ("sum(A1)", "functie sum mag niet"),
        ("A1+onbekend", "onbekende naam onbekend"),
        ("A1:A3", "een bereik buiten een functie"),
        ("A1+A1:A3", "een bereik buiten een functie"),
        ("(A1", "'\\)' ontbreekt"),
        ("A1 A2", "'A2' hoort hier niet"),
        ("A1+", "er ontbreekt iets"),
        ("IF(A1,A2)", "IF met 2 argumenten"),
        ("SUM()", "hoort hier niet"),
        ("A1/A7", "door nul gedeeld"),
        ("A1+A5", "met de tekst 'tekst' is niet te rekenen"),
        ("SUM(A1:B9)", "telt in Calc mee en in Excel niet"),
        ("B1=A8", "vinden Excel en Calc niet hetzelfde"),
        ("MATCH(A5,C1:C3,A7)", "MATCH vindt 'tekst' niet"),
        ("INDEX(D1:D3,A1)", "INDEX 7 valt buiten 1 tot en met 3"),
        ("MATCH(A1,D1:D3,A7)", "MATCH vindt '7' niet"),
        ("MATCH(A1,D1:E3,A7)", "meer dan één rij of kolom"),
        ("MATCH(A1,A1:A9,A8)", "geen oplopende reeks"),
    ],
)
def test_een_formule_die_niet_mag_wordt_geweigerd_met_haar_cel(formule: str, melding: str) -> None:
    with pytest.raises(FormuleFout, match=melding) as fout:
        uitkomst(formule)
    assert str(fout.value).startswith("Klad!Z1: ")


def test_de_keuring_ziet_functies_en_constanten_ook_waar_er_een_cel_op_lijkt() -> None:
    assert functies_en_constanten("IF('Jaar 2025'!A1=B2,SUM(stap2,A10),A1*12)+TRUE") == (
        frozenset({"IF", "SUM"}),
        ("12", "TRUE"),
    )
    assert functies_en_constanten('IF(A1=A2,"3","")').constanten == ('"3"', '""')


def test_een_kring_wordt_gemeld_met_de_cellen_erin() -> None:
    boek = lees_boek(kladboek({"A1": "=A2", "A2": "=A3+A4", "A3": D(1), "A4": "=SUM(A1:A1)", "A5": "=A1"}))
    with pytest.raises(FormuleFout, match="kring: Klad!A1 → Klad!A2 → Klad!A4 → Klad!A1"):
        boek.bereken()


def test_een_lange_keten_is_geen_kring() -> None:
    keten: Inhoud = {"A1": D(1), **{f"A{rij}": f"=A{rij - 1}+A$1" for rij in range(2, 5001)}}
    assert lees_boek(kladboek(keten)).bereken()[KLAD, "A5000"] == 5000


def test_een_vervangen_waarde_werkt_door() -> None:
    boek = lees_boek(kladboek({"A1": D(1), "A2": "=A1+A1", "A3": "=A2*A2"}))
    assert boek.bereken({(KLAD, "A1"): D(3)})[KLAD, "A3"] == 36
    assert boek.bereken({(KLAD, "A2"): D(5)})[KLAD, "A3"] == 25
    assert boek.bereken()[KLAD, "A3"] == 4
    with pytest.raises(KeyError, match="B9"):
        boek.bereken({(KLAD, "B9"): D(3)})


def test_een_derde_maal_drie_rondt_af_als_een() -> None:
    cellen: Inhoud = {"A1": D("0.005"), "A2": D(3), "A3": D(2), "A4": "=ROUND(A1/A2*A2,A3)"}
    assert lees_boek(kladboek(cellen)).bereken()[KLAD, "A4"] == D("0.01")


@pytest.mark.parametrize(
    ("links", "rechts", "gelijk"),
    [
        (D("92.46"), D("92.4600000001"), True),
        (D("92.46"), D("92.47"), False),
        (D("92.46"), D("92.4601"), False),
        (D("4999999.99"), D("5000000.00"), False),
        (D("0.07"), D("0.0700001"), False),
        (D("123456789012.34"), D("123456789012.35"), True),
        (D(1), True, False),
        (D(0), None, False),
        ("tekst", "Tekst", False),
        (True, True, True),
    ],
)
def test_een_verschil_telt_als_het_geen_ruis_is(links: Waarde, rechts: Waarde, gelijk: bool) -> None:
    assert (vergelijk({(KLAD, "A1"): links}, {(KLAD, "A1"): rechts}) == []) is gelijk


def test_een_cel_die_maar_een_van_beide_heeft_is_een_verschil() -> None:
    assert vergelijk({(KLAD, "A1"): D(1)}, {(KLAD, "B1"): "x"}) == [
        "Klad!A1: verwacht 1, gekregen niets",
        "Klad!B1: verwacht niets, gekregen 'x'",
    ]


def test_tienduizenden_formules_zijn_in_enkele_seconden_berekend() -> None:
    """Het hele werkboek wordt tientallen keren nagerekend; dat mag de toetsen niet ophouden."""
    kolommen = "BCDEFGHIJKLMNOPQRSTU"
    cellen: dict[str, Decimal | bool | str] = {"A1": D(2), **{f"{kolom}1": D(3) for kolom in kolommen}}
    for rij in range(2, 1001):
        cellen |= {f"{k}{rij}": f"=ROUND({k}{rij - 1}/($A$1+{k}$1)+SUM({k}$1:{k}$1,$A$1),$A$1)" for k in kolommen}
    inhoud = kladboek(cellen)
    begin = time.perf_counter()
    assert len(lees_boek(inhoud).bereken()) == 20_001
    assert time.perf_counter() - begin < 20
