"""De meegeleverde cao-tabellen tegen externe cijfers: elke cel is die van de bron, en het programma leest ze alle."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache

import pytest

from reeletarief.api import Regio, lees_werkmap
from tests.conftest import VOORBEELDREGIO, WORTEL
from tests.invoer.caotabellen import DATUMS, TABELLEN, Cellen, elke_tabel, lees_cellen

CSV_MAP = WORTEL / "tests" / "cao"


@cache
def lees_csv(cao: str, dag: str) -> Cellen:
    regels = (CSV_MAP / f"{cao}-{dag}.csv").read_text(encoding="utf-8").splitlines()
    cellen = csv.DictReader(regel for regel in regels if not regel.startswith("#"))
    return {(rij["schaal"], rij["trede"]): Decimal(rij["maandbedrag_eur"]) for rij in cellen}


@pytest.fixture(scope="module")
def regio() -> Regio:
    inlezing = lees_werkmap(VOORBEELDREGIO)
    assert inlezing.bevindingen == ()
    assert inlezing.regio is not None
    return inlezing.regio


AANTALLEN = {  # extern: cellen per tabel
    "jeugdzorg": [213, 213, 213, 175, 175, 175],
    "ggz": [227] * 6,
    "gehandicaptenzorg": [209] * 10,
    "sociaal-werk": [244, 244, 244, 236, 244, 244],
    "sociaal-werk-primair": [94, 100, 94, 94, 100, 100],
    "vvt": [191] * 12,
}


def test_er_zijn_46_tabellen_en_elke_csv_heeft_er_een() -> None:
    assert len(TABELLEN) == 46
    assert {f"{cao}-{dag}.csv" for cao, dag in TABELLEN} == {pad.name for pad in CSV_MAP.glob("*.csv")}


@elke_tabel
def test_elke_cel_is_die_van_de_bron(cao: str, dag: str) -> None:
    bron, tabel = lees_csv(cao, dag), lees_cellen(cao, dag)
    assert tabel == bron
    assert list(tabel) == list(bron), "schalen en treden staan in de volgorde van de cao"


def test_aantal_cellen_per_tabel() -> None:
    """Extern, onder meer: jeugdzorg 213 cellen tot en met 2023; schaal 1 tot en met 3 zijn per 2024 vervallen."""
    assert {cao: [len(lees_cellen(cao, dag)) for dag in dagen] for cao, dagen in DATUMS.items()} == AANTALLEN


def test_het_programma_leest_elke_cel(regio: Regio) -> None:
    gelezen = {
        (cao, str(tabel.dag)): {
            (str(schaal), str(trede)): cel.getal
            for schaal, treden in tabel.schalen.items()
            for trede, cel in treden.items()
        }
        for cao, tabellen in regio.caos.items()
        for tabel in tabellen
    }
    assert gelezen == {tabel: lees_csv(*tabel) for tabel in TABELLEN}
