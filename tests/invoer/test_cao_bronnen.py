"""Wat elke meegeleverde cao-tabel over zichzelf zegt: haar bron, hoe lang zij geldt, wat er daarna komt en wat er niet in staat.

De getallen in dit bestand zijn niet berekend uit ``tests/cao/*.csv`` maar apart overgenomen uit de aangemelde cao-teksten.
"""

from __future__ import annotations

import datetime

import pytest

from tests.invoer.caotabellen import CAO_MAP, DATUMS, TABELLEN, elke_tabel, lees_cellen, lees_tabel

LAATSTE = [(cao, dagen[-1]) for cao, dagen in DATUMS.items()]


@elke_tabel
def test_elke_tabel_noemt_haar_bron(cao: str, dag: str) -> None:
    tabel = lees_tabel(cao, dag)
    bron = tabel["bron"]
    assert bron["titel"]
    assert bron["vindplaats"]
    assert bron["url"].startswith("https://")
    assert 2019 <= int(bron["jaar"]) <= 2026
    assert (tabel["cao"], tabel["ingangsdatum"]) == (cao, dag)
    assert tabel["toelichting"]


@elke_tabel
def test_de_eerste_regel_zegt_wat_het_is(cao: str, dag: str) -> None:
    """Daarboven staat alleen waar een editor zijn schema vindt."""
    _, eerste, *_ = (CAO_MAP / cao / f"{dag}.yaml").read_text(encoding="utf-8").splitlines()
    assert eerste.startswith("# Salaristabel Cao ")
    assert f" per {dag}: elke cel zoals gepubliceerd" in eerste


@elke_tabel
def test_geen_meegeleverde_tabel_is_afgeleid(cao: str, dag: str) -> None:
    tabel = lees_tabel(cao, dag)
    assert "afgeleid" not in tabel
    assert tabel["salaris"]


BEVESTIGD_TOT = {  # extern: de laatste dag waarvoor partijen de laatste gevonden tabel hebben afgesproken
    "jeugdzorg": "2025-12-31",
    "ggz": "2025-06-30",
    "gehandicaptenzorg": "2026-12-31",
    "sociaal-werk": "2025-09-30",
    "sociaal-werk-primair": "2025-09-30",
    "vvt": "2026-08-31",
}


@pytest.mark.parametrize("cao", BEVESTIGD_TOT)
def test_een_tabel_geldt_tot_de_dag_voor_de_volgende(cao: str) -> None:
    dagen = DATUMS[cao]
    verwacht = [str(datetime.date.fromisoformat(dag) - datetime.timedelta(days=1)) for dag in dagen[1:]]
    assert [lees_tabel(cao, dag)["bevestigd_tot"] for dag in dagen] == [*verwacht, BEVESTIGD_TOT[cao]]


VERVOLG = {  # extern: aangekondigd, zonder gevonden tabel
    "jeugdzorg": [],
    "ggz": [("2025-07-01", "1%"), ("2025-12-01", "2.25%"), ("2026-07-01", "3%")],
    "gehandicaptenzorg": [],
    "sociaal-werk": [("2025-10-01", "3.5%"), ("2026-10-01", "2.1%")],
    "sociaal-werk-primair": [("2025-10-01", "3.5%"), ("2026-10-01", "2.1%")],
    "vvt": [],
}


def test_alleen_de_laatste_tabel_zegt_wat_er_daarna_bekend_is() -> None:
    assert [tabel for tabel in TABELLEN if "vervolg" in lees_tabel(*tabel)] == LAATSTE
    for cao, dag in LAATSTE:
        vervolg = lees_tabel(cao, dag)["vervolg"]
        assert [(v["datum"], v["percentage"]) for v in vervolg.get("verhogingen", [])] == VERVOLG[cao]
        assert all(verhoging["bron"] for verhoging in vervolg.get("verhogingen", []))
        assert vervolg["stand"]


def test_het_afgewezen_eindbod_jeugdzorg_is_geen_verhoging() -> None:
    """Extern: het eindbod van 5-12-2025 (3,7% en 2,6%) is op 12-1-2026 door de bonden afgewezen."""
    vervolg = lees_tabel("jeugdzorg", "2025-03-01")["vervolg"]
    assert "verhogingen" not in vervolg
    assert "afgewezen" in vervolg["stand"]


ONTBREEKT = {  # extern: de startregel die in geen enkele editie te lezen is
    ("sociaal-werk", "2024-01-01"): [str(schaal) for schaal in range(1, 9)],
    ("sociaal-werk-primair", "2022-01-01"): [str(schaal) for schaal in range(4, 10)],
    ("sociaal-werk-primair", "2023-07-01"): [str(schaal) for schaal in range(4, 10)],
    ("sociaal-werk-primair", "2024-01-01"): [str(schaal) for schaal in range(4, 10)],
}


def test_wat_niet_te_lezen_was_staat_er_niet_en_wordt_genoemd() -> None:
    assert {tabel for tabel in TABELLEN if "ontbreekt" in lees_tabel(*tabel)} == set(ONTBREEKT)
    for (cao, dag), schalen in ONTBREEKT.items():
        (gat,) = lees_tabel(cao, dag)["ontbreekt"]
        assert (gat["schalen"], gat["treden"]) == (schalen, ["start"])
        assert gat["reden"]
        cellen = lees_cellen(cao, dag)
        assert not {(schaal, "start") for schaal in schalen} & set(cellen)


@elke_tabel
def test_elke_voorwaarde_die_niet_meerekent_heeft_een_reden(cao: str, dag: str) -> None:
    regels = lees_tabel(cao, dag)["niet_berekend"]
    sleutels = [regel["sleutel"] for regel in regels]
    assert len(set(sleutels)) == len(sleutels)
    assert all(regel["tekst"] and regel["reden"] for regel in regels)
