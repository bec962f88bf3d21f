"""De feestdagenkalender tegen bekende datums."""

from __future__ import annotations

import datetime

import pytest

from reeletarief.invoer.cao.voorwaarden import FEESTDAGEN
from reeletarief.kostprijs.kalender import eerste_paasdag, feestdag, op_werkdagen

DAG = datetime.date


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [  # paasdatums uit almanakken, met de vroegste (22 maart) en laatste (25 april) erbij
        (1598, DAG(1598, 3, 22)),
        (1666, DAG(1666, 4, 25)),
        (1693, DAG(1693, 3, 22)),
        (1734, DAG(1734, 4, 25)),
        (1761, DAG(1761, 3, 22)),
        (1818, DAG(1818, 3, 22)),
        (1886, DAG(1886, 4, 25)),
        (1943, DAG(1943, 4, 25)),
        (2000, DAG(2000, 4, 23)),
        (2019, DAG(2019, 4, 21)),
        (2022, DAG(2022, 4, 17)),
        (2023, DAG(2023, 4, 9)),
        (2024, DAG(2024, 3, 31)),
        (2025, DAG(2025, 4, 20)),
        (2026, DAG(2026, 4, 5)),
        (2038, DAG(2038, 4, 25)),
    ],
)
def test_pasen(jaar: int, dag: DAG) -> None:
    assert eerste_paasdag(jaar) == dag


def test_pasen_is_de_zondag_na_de_kerkelijke_volle_maan() -> None:
    """De volle maan van de lente staat van 1900 tot en met 2199 in een tabel op gulden getal; Pasen is de zondag erna."""
    maart = {3: 23, 5: 31, 8: 28, 11: 25, 14: 22, 16: 30, 19: 27}
    april = {1: 14, 2: 3, 4: 11, 6: 18, 7: 8, 9: 16, 10: 5, 12: 13, 13: 2, 15: 10, 17: 17, 18: 7}
    for jaar in range(1900, 2200):
        gulden_getal = jaar % 19 + 1
        maand, dagen = (3, maart) if gulden_getal in maart else (4, april)
        volle_maan = DAG(jaar, maand, dagen[gulden_getal])
        assert eerste_paasdag(jaar) == volle_maan + datetime.timedelta(days=7 - volle_maan.isoweekday() % 7), jaar


@pytest.mark.parametrize(
    ("naam", "dag"),
    [
        ("nieuwjaar", DAG(2026, 1, 1)),
        ("goede_vrijdag", DAG(2026, 4, 3)),
        ("tweede_paasdag", DAG(2026, 4, 6)),
        ("koningsdag", DAG(2026, 4, 27)),
        ("bevrijdingsdag", DAG(2026, 5, 5)),
        ("hemelvaart", DAG(2026, 5, 14)),
        ("eerste_pinksterdag", DAG(2026, 5, 24)),
        ("tweede_pinksterdag", DAG(2026, 5, 25)),
        ("tweede_kerstdag", DAG(2026, 12, 26)),
    ],
)
def test_feestdagen_2026(naam: str, dag: DAG) -> None:
    assert feestdag(naam, 2026) == dag


def test_koningsdag_op_zondag_wordt_zaterdag() -> None:
    assert feestdag("koningsdag", 2025) == DAG(2025, 4, 26)


def test_elke_feestdag_die_een_cao_kan_noemen_heeft_een_datum() -> None:
    assert len({feestdag(naam, 2026) for naam in FEESTDAGEN}) == len(FEESTDAGEN)


def test_twee_feestdagen_op_een_dag_tellen_een_keer() -> None:
    """In 2016 viel Hemelvaart op 5 mei."""
    dagen = [feestdag(naam, 2016) for naam in ("hemelvaart", "bevrijdingsdag")]
    assert op_werkdagen(dagen) == (DAG(2016, 5, 5),)


def test_in_het_weekend_kost_een_feestdag_niets() -> None:
    assert op_werkdagen([feestdag("tweede_kerstdag", 2026), feestdag("koningsdag", 2025)]) == ()
