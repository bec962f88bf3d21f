"""LibreOffice Calc als tweede rekenaar: het herrekent echt, en komt op hetzelfde uit als de eigen rekenaar."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.werkboek.calc import Calc, met_invoer, zonder_cache
from tests.werkboek.conftest import EIST_CALC, start_calc
from tests.werkboek.evaluator import lees_boek, vergelijk
from tests.werkboek.kladboek import KLAD, Inhoud, bewaard, klad_ods, kladboek
from tests.werkboek.test_evaluator import GETALLEN, LIJST, NAMEN

D = Decimal
PROEF: Inhoud = {
    **GETALLEN,
    **LIJST,
    "F1": D("1.005"), "F2": D("0.01"), "F3": D("2.675"), "F4": D("-2.5"), "F5": D("0.005"), "F6": D(3), "F7": D("92.455"),
    "H1": "=ROUND(A2,nul)",
    "H2": "=ROUND(F1,cent)",
    "H3": "=ROUND(ROUND(F1/F2,F6),nul)*F2",
    "H4": "=ROUND(F3,cent)",
    "H5": "=ROUND(-F3,cent)",
    "H6": "=ROUND(F4,nul)",
    "H7": "=ROUND(F5/F6*F6,cent)",
    "H8": "=ROUND(F7/F2,nul)*F2",
    "H9": "=ROUND(F7,-A8)",
    "H10": "=A4+A1",
    "H11": "=B1+A1",
    "H12": "=A4",
    "H13": "=SUM(A1:A9)",
    "H14": "=SUM(alle)",
    "H15": "=MIN(A1:A9)",
    "H16": "=MIN(A1,A4)",
    "H17": "=MAX(A3,A4)",
    "H18": "=MAX(A4:A5)",
    "H19": "=IF(A7=A4,A7,A1/A7)",
    "H20": "=IF(A7,A1,A2)",
    "H21": "=INDEX(D1:D3,MATCH(C2,C1:C3,nul))",
    "H22": "=INDEX(D1:E3,A9,A9)+A1",
    "H23": "=MATCH(A1+D2,D1:D3,A8)",
    "H24": "=A1=A1",
    "H25": "=(A8/(A8+A9))*(A8+A9)=A8",
    "H26": "=SUM(F2,F2,F2,F2,F2,F2,F2)=A1*F2",
    "H27": "=B1=B2",
    "H28": "=C1=C2",
    "H29": "=-A1+-A3*--A2",
    "H30": "=A1/A2/A3",
    "H31": "=A1-A2-A3",
    "H32": "=INDEX(C1:C3,A9)",
    "H33": "=SUM(A1,A2:A4,A1*A2)",
    "H34": "='Blad met ''streepje'!B2+Klad!A1",
    "H35": "=IF(A4=A7,C1,C2)",
}  # fmt: skip


def proefboek() -> bytes:
    return kladboek(PROEF, NAMEN, **{"Blad met 'streepje": {"B2": D(5)}})


def test_calc_en_de_eigen_rekenaar_zijn_het_eens(calc: Calc) -> None:
    boek = proefboek()
    assert vergelijk(lees_boek(boek).bereken(), lees_boek(calc.herrekend(zonder_cache(boek)))) == []


def test_een_half_na_een_deling_rondt_calc_alleen_goed_af_als_de_ruis_er_eerst_af_is(calc: Calc) -> None:
    """1,005 / 0,01 is in een rekenblad 100,49999999999999; op negen decimalen afgerond is het weer 100,5."""
    boek = kladboek(
        {
            "A1": D("1.005"),
            "A2": D("0.01"),
            "A3": D(0),
            "A4": D(9),
            "B1": "=ROUND(A1/A2,A3)",
            "B2": "=ROUND(ROUND(A1/A2,A4),A3)",
        }
    )
    assert lees_boek(boek).bereken()[KLAD, "B1"] == 101
    in_calc = lees_boek(calc.herrekend(boek)).waarden
    assert (in_calc[KLAD, "B1"], in_calc[KLAD, "B2"]) == (100, 101)


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_calc_gelooft_geen_bewaarde_uitkomst(calc: Calc, soort: str) -> None:
    """Zonder cache is er niets om te geloven, en ook met cache laat het profiel alles herrekenen."""
    xlsx = bewaard(kladboek({"A1": D(2), "A2": "=A1*A1"}), "A2", "999")
    boek = xlsx if soort == "xlsx" else klad_ods(D(2), bewaard=D(999))
    uit = calc.alle_herrekend({f"met.{soort}": boek, f"zonder.{soort}": zonder_cache(boek)})
    assert [lees_boek(inhoud).waarden for inhoud in uit.values()] == [{(KLAD, "A1"): 2, (KLAD, "A2"): 4}] * 2


def test_zonder_cache_verdwijnen_alleen_de_uitkomsten_van_formules() -> None:
    boek = bewaard(kladboek({"A1": D(2), "A2": "=A1*A1", "A3": "tekst"}), "A2", "4")
    assert lees_boek(zonder_cache(boek)).waarden == {(KLAD, "A1"): 2, (KLAD, "A3"): "tekst"}
    assert lees_boek(zonder_cache(boek)).formules == lees_boek(boek).formules


def test_een_verkeerde_bewaarde_uitkomst_valt_op(calc: Calc) -> None:
    goed = kladboek({"A1": D("92.5"), "A2": "=A1+A1"})
    fout = lees_boek(bewaard(goed, "A2", "185.01"))
    assert vergelijk(lees_boek(bewaard(goed, "A2", "185")), fout.bereken()) == []
    verschil = ["Klad!A2: verwacht 185.01, gekregen 185"]
    assert vergelijk(fout, fout.bereken()) == verschil
    assert vergelijk(fout, lees_boek(calc.herrekend(zonder_cache(goed)))) == verschil


def test_een_gewijzigde_invoer_komt_in_calc_aan(calc: Calc) -> None:
    boek = bewaard(kladboek({"A1": D(2), "A2": "=A1*A1", "A3": "=A2+A1"}), "A2", "4")
    invoer = {(KLAD, "A1"): D("-2.5")}
    in_calc = lees_boek(calc.herrekend(zonder_cache(met_invoer(boek, invoer))))
    assert vergelijk(lees_boek(boek).bereken(invoer), in_calc) == []
    assert in_calc.waarden[KLAD, "A3"] == D("3.75")


@pytest.mark.parametrize(
    ("adres", "melding"), [("A2", "A2 is geen invoer maar een formule"), ("B7", "geen cel met inhoud")]
)
def test_alleen_een_invoercel_laat_zich_invullen(adres: str, melding: str) -> None:
    with pytest.raises(AssertionError, match=melding):
        met_invoer(kladboek({"A1": D(2), "A2": "=A1*A1"}), {("Klad", adres): D(3)})


@pytest.mark.parametrize("eis", ["", "1"])
def test_zonder_calc_wordt_het_gezegd_of_is_het_een_fout(
    eis: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(EIST_CALC, eis)
    with pytest.raises(pytest.fail.Exception if eis else pytest.skip.Exception, match="niet in Calc nagerekend"):
        start_calc(tmp_path_factory)
