"""De meegeleverde cao-tabellen tegen externe cijfers: elke cel, elke verhoging, en de voorwaarden per tijdvak.

De bedragen komen uit ``tests/cao/*.csv``: overgenomen uit de aangemelde cao-teksten, met de bron op de eerste regel.
De tabellen in dit bestand (stappen, uitersten, feiten) zijn daar niet uit berekend maar apart overgenomen.
"""

from __future__ import annotations

import csv
import datetime
import itertools
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml

from reeletarief.api import Regio, lees_werkmap
from tests.conftest import VOORBEELDREGIO, WORTEL

CSV_MAP = WORTEL / "tests" / "cao"
CAO_MAP = WORTEL / "cao"
TABELLEN = sorted((pad.parent.name, pad.stem) for pad in CAO_MAP.rglob("*.yaml"))
DATUMS = {cao: [dag for _, dag in groep] for cao, groep in itertools.groupby(TABELLEN, key=lambda tabel: tabel[0])}
LAATSTE = [(cao, dagen[-1]) for cao, dagen in DATUMS.items()]
elke_tabel = pytest.mark.parametrize(("cao", "dag"), TABELLEN, ids=lambda deel: deel)

Cellen = dict[tuple[str, str], Decimal]


@cache
def lees_csv(cao: str, dag: str) -> Cellen:
    regels = (CSV_MAP / f"{cao}-{dag}.csv").read_text(encoding="utf-8").splitlines()
    cellen = csv.DictReader(regel for regel in regels if not regel.startswith("#"))
    return {(rij["schaal"], rij["trede"]): Decimal(rij["maandbedrag_eur"]) for rij in cellen}


@cache
def lees_tabel(cao: str, dag: str) -> dict[str, Any]:
    """De geleverde tabel als losse teksten, los van het model van het programma."""
    return yaml.load((CAO_MAP / cao / f"{dag}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def lees_cellen(cao: str, dag: str) -> Cellen:
    salaris = lees_tabel(cao, dag)["salaris"]
    return {(schaal, trede): Decimal(bedrag) for schaal, treden in salaris.items() for trede, bedrag in treden.items()}


@pytest.fixture(scope="module")
def regio() -> Regio:
    inlezing = lees_werkmap(VOORBEELDREGIO)
    assert inlezing.bevindingen == ()
    assert inlezing.regio is not None
    return inlezing.regio


# --- elke cel -------------------------------------------------------------------------------------------------------

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


# --- elke verhoging -------------------------------------------------------------------------------------------------


class Stap(NamedTuple):
    """Van de ene tabel naar de volgende: de afspraak, het aantal cellen in beide en de cellen die afwijken."""

    cao: str
    van: str
    naar: str
    percentage: str
    cellen: int
    minimum: str | None = None
    maximum: str | None = None
    afwijkend: dict[tuple[str, str], str] = {}  # noqa: RUF012
    weg: int = 0
    erbij: int = 0


BODEM_15 = {("4", "0"): "2340.00", ("4", "1"): "2340.00", ("5", "0"): "2340.00"}
"""Cao Jeugdzorg 2024: bodem van € 15 per uur, 15 × 156."""
BODEM_14 = {("1", "0"): "2184.00", ("1", "1"): "2184.00", ("2", "0"): "2184.00"}
"""Cao Sociaal Werk 2024: bodem van € 14 per uur, 14 × 156."""
ZONDER_BODEM = {("1", "0"): "2210.00", ("1", "1"): "2263.00", ("2", "0"): "2263.00"}
"""Cao Sociaal Werk juli 2024: dezelfde cellen, verhoogd vanaf het bedrag zonder bodem."""
FWG_30 = {
    ("30", "zij-instroom"): "2511.31",
    ("30", "1"): "2573.47",
    ("30", "2"): "2643.39",
    ("30", "3"): "2716.43",
    ("30", "4"): "2798.80",
    ("30", "5"): "2881.14",
    ("30", "6"): "2960.90",
    ("30", "7"): "3050.60",
    ("30", "8"): "3124.01",
    ("30", "9"): "3212.50",
    ("30", "10"): "3294.84",
}
"""Cao VVT juli 2025: alle elf treden van FWG 30 schuiven een inpassingsnummer op."""

STAPPEN = [  # extern: de afgesproken verhogingen, het aantal cellen dat in beide tabellen staat, en wat afwijkt
    Stap("jeugdzorg", "2020-01-01", "2022-01-01", "5.06%", 213),
    Stap("jeugdzorg", "2022-01-01", "2023-01-01", "3%", 213),
    Stap("jeugdzorg", "2023-01-01", "2024-01-01", "8%", 175, afwijkend=BODEM_15, weg=38),
    Stap("jeugdzorg", "2024-01-01", "2024-07-01", "1.25%", 175),
    Stap("jeugdzorg", "2024-07-01", "2025-03-01", "3.6%", 175),
    Stap("ggz", "2022-01-01", "2022-07-01", "2%", 227, "60"),
    Stap("ggz", "2022-07-01", "2023-05-01", "2%", 227, "60"),
    Stap("ggz", "2023-05-01", "2023-11-01", "5%", 227, "150", "300"),
    Stap("ggz", "2023-11-01", "2024-01-01", "2%", 227, "60"),
    Stap("ggz", "2024-01-01", "2024-12-01", "4%", 227, "120", "240"),
    Stap("gehandicaptenzorg", "2021-06-01", "2022-05-01", "2.2%", 205, "85", weg=4, erbij=4),
    Stap("gehandicaptenzorg", "2022-05-01", "2023-05-01", "3.2%", 207, weg=2, erbij=2),
    Stap("gehandicaptenzorg", "2023-05-01", "2023-09-01", "3%", 209, "80"),
    Stap("gehandicaptenzorg", "2023-09-01", "2023-12-01", "3%", 209, "80"),
    Stap("gehandicaptenzorg", "2023-12-01", "2024-06-01", "2%", 209, "55"),
    Stap("gehandicaptenzorg", "2024-06-01", "2024-12-01", "2%", 209, "55"),
    Stap("gehandicaptenzorg", "2024-12-01", "2025-07-01", "4%", 209),
    Stap("gehandicaptenzorg", "2025-07-01", "2026-05-01", "2%", 209),
    Stap("gehandicaptenzorg", "2026-05-01", "2026-11-01", "2%", 209),
    Stap("sociaal-werk", "2021-12-01", "2023-01-01", "2%", 244),
    Stap("sociaal-werk", "2023-01-01", "2023-07-01", "7%", 244),
    Stap("sociaal-werk", "2023-07-01", "2024-01-01", "4%", 236, afwijkend=BODEM_14, weg=8),
    Stap("sociaal-werk", "2024-01-01", "2024-07-01", "4%", 236, afwijkend=ZONDER_BODEM, erbij=8),
    Stap(
        "sociaal-werk",
        "2024-07-01",
        "2025-01-01",
        "0%",
        214,
        afwijkend={("1", "start"): "2201.00"},
        weg=30,
        erbij=30,
    ),
    Stap("sociaal-werk-primair", "2022-01-01", "2023-01-01", "2%", 94, erbij=6),
    Stap("sociaal-werk-primair", "2023-01-01", "2023-07-01", "7%", 94, weg=6),
    Stap("sociaal-werk-primair", "2023-07-01", "2024-01-01", "4%", 94),
    Stap("sociaal-werk-primair", "2024-01-01", "2024-07-01", "4%", 94, erbij=6),
    Stap("sociaal-werk-primair", "2024-07-01", "2025-01-01", "0%", 88, weg=12, erbij=12),
    Stap("vvt", "2022-03-01", "2023-01-01", "0%", 191, afwijkend={("15", "0"): "1934.40", ("15", "1"): "1934.40"}),
    Stap("vvt", "2023-01-01", "2023-03-01", "3%", 191, afwijkend={("15", "0"): "1956.25", ("15", "1"): "1985.93"}),
    Stap("vvt", "2023-03-01", "2023-07-01", "0%", 191, afwijkend={("15", "0"): "1995.00", ("15", "1"): "1995.00"}),
    Stap(
        "vvt", "2023-07-01", "2023-10-01", "5%", 191, "125", afwijkend={("15", "0"): "2081.25", ("15", "1"): "2110.93"}
    ),
    Stap("vvt", "2023-10-01", "2024-01-01", "0%", 191, afwijkend={("15", "0"): "2081.49"}),
    Stap("vvt", "2024-01-01", "2024-03-01", "2.5%", 191, "75", afwijkend={("15", "0"): "2156.25"}),
    Stap("vvt", "2024-03-01", "2024-07-01", "0%", 191),
    Stap("vvt", "2024-07-01", "2024-10-01", "2.5%", 191, "75"),
    Stap("vvt", "2024-10-01", "2025-07-01", "4%", 191, afwijkend=FWG_30),
    Stap("vvt", "2025-07-01", "2026-01-01", "0%", 191),
    Stap("vvt", "2026-01-01", "2026-07-01", "3.5%", 191),
]
AFRONDING = {"jeugdzorg": "0.01", "vvt": "0.01"}
"""Deze tabellen zijn in centen; de andere in hele euro's."""
SPELING = {"jeugdzorg": "0.01", "ggz": "1.00"}
"""Deze cao's publiceren bedragen die tot één stap naast de onafgeronde uitkomst liggen; de andere volgen precies."""
elke_stap = pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: f"{stap.cao}-{stap.naar}")


def verhoogd(bedrag: Decimal, percentage: str, minimum: str | None, maximum: str | None) -> Decimal:
    nieuw = bedrag * (1 + Decimal(percentage.rstrip("%")) / 100)
    if minimum:
        nieuw = max(nieuw, bedrag + Decimal(minimum))
    if maximum:
        nieuw = min(nieuw, bedrag + Decimal(maximum))
    return nieuw


def volgt(stap: Stap, vorig: Decimal, bedrag: Decimal) -> bool:
    uitkomst = verhoogd(vorig, stap.percentage, stap.minimum, stap.maximum)
    afgerond = uitkomst.quantize(Decimal(AFRONDING.get(stap.cao, "1")), rounding=ROUND_HALF_UP)
    return bedrag == afgerond or abs(bedrag - uitkomst) <= Decimal(SPELING.get(stap.cao, "0"))


def test_elke_tabel_na_de_eerste_heeft_een_stap() -> None:
    assert [(stap.cao, stap.van, stap.naar) for stap in sorted(STAPPEN)] == [
        (cao, *paar) for cao, dagen in DATUMS.items() for paar in itertools.pairwise(dagen)
    ]


@elke_stap
def test_elke_cel_volgt_uit_de_vorige_tabel_en_de_afgesproken_verhoging(stap: Stap) -> None:
    eerder, later = lees_cellen(stap.cao, stap.van), lees_cellen(stap.cao, stap.naar)
    gedeeld = [cel for cel in later if cel in eerder]
    assert len(gedeeld) == stap.cellen
    assert (len(eerder) - len(gedeeld), len(later) - len(gedeeld)) == (stap.weg, stap.erbij)
    afwijkend = {cel: later[cel] for cel in gedeeld if not volgt(stap, eerder[cel], later[cel])}
    assert afwijkend == {cel: Decimal(bedrag) for cel, bedrag in stap.afwijkend.items()}


def test_fwg_30_van_vvt_schuift_een_inpassingsnummer_op() -> None:
    eerder, later = lees_cellen("vvt", "2024-10-01"), lees_cellen("vvt", "2025-07-01")
    treden = [trede for schaal, trede in eerder if schaal == "30"]
    for trede, volgende in itertools.pairwise(treden):
        opgeschoven = verhoogd(eerder["30", volgende], "4%", None, None)
        assert later["30", trede] == opgeschoven.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@elke_stap
def test_het_veld_verhoging_zegt_hetzelfde(stap: Stap) -> None:
    verhoging = lees_tabel(stap.cao, stap.naar)["verhoging"]
    assert verhoging["percentage"] == stap.percentage
    assert verhoging.get("minimum_per_maand") == stap.minimum
    assert verhoging.get("maximum_per_maand") == stap.maximum
    assert Decimal(verhoging["afronding"]) == Decimal(AFRONDING.get(stap.cao, "1"))
    assert verhoging.get("speling") == SPELING.get(stap.cao)
    assert ("speling_reden" in verhoging) == ("speling" in verhoging)
    uitzonderingen = {(u["schaal"], u["trede"]): u["bedrag"] for u in verhoging.get("uitzonderingen", [])}
    assert uitzonderingen == stap.afwijkend
    assert all(uitzondering["reden"] for uitzondering in verhoging.get("uitzonderingen", []))
    assert verhoging["vindplaats"]


@elke_stap
def test_het_veld_verhoging_noemt_elke_cel_die_weg_is_of_erbij_kwam(stap: Stap) -> None:
    eerder, later = lees_cellen(stap.cao, stap.van), lees_cellen(stap.cao, stap.naar)
    verhoging = lees_tabel(stap.cao, stap.naar)["verhoging"]
    hernoemd = verhoging.get("hernoemd", {})
    oude_namen = {(schaal, oud) for schaal, namen in hernoemd.items() for oud in namen}
    nieuwe_namen = {(schaal, nieuw) for schaal, namen in hernoemd.items() for nieuw in namen.values()}
    vervallen = {(schaal, trede) for schaal, treden in verhoging.get("vervallen", {}).items() for trede in treden}
    vervallen |= {cel for cel in eerder if cel[0] in verhoging.get("vervallen_schalen", [])}
    nieuw = {(schaal, trede) for schaal, treden in verhoging.get("nieuw", {}).items() for trede in treden}
    assert set(eerder) - set(later) == vervallen | oude_namen
    assert set(later) - set(eerder) == nieuw | nieuwe_namen
    assert ("structuur_reden" in verhoging) == bool(stap.weg or stap.erbij)
    for schaal, namen in hernoemd.items():
        for oud, naam in namen.items():
            assert volgt(stap, eerder[schaal, oud], later[schaal, naam])


def test_de_eerste_tabel_van_elke_cao_heeft_geen_verhoging() -> None:
    for cao, dagen in DATUMS.items():
        assert "verhoging" not in lees_tabel(cao, dagen[0])


# --- bron, geldigheid en wat er niet is ------------------------------------------------------------------------------


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


# --- uitersten per schaal --------------------------------------------------------------------------------------------

UITERSTEN = {  # extern: laagste en hoogste gewone trede, zonder start, aanloop, zij-instroom, uitloop en extra
    "jeugdzorg": """
        schaal 6 7 8 9 10 11 12
        2020-01-01 2136,07–3036,87 2298,94–3285,52 2403,37–3568,98 2603,56–3888,56 2832,96–4255,95 3240,13–4896,26 3568,98–5616,78
        2022-01-01 2244,16–3190,53 2415,26–3451,77 2524,98–3749,57 2735,30–4085,32 2976,30–4471,31 3404,08–5144,01 3749,57–5900,99
        2023-01-01 2311,48–3286,25 2487,72–3555,32 2600,73–3862,06 2817,36–4207,88 3065,59–4605,45 3506,20–5298,33 3862,06–6078,02
        2024-01-01 2496,40–3549,15 2686,74–3839,75 2808,78–4171,02 3042,75–4544,51 3310,84–4973,88 3786,70–5722,20 4171,02–6564,26
        2024-07-01 2527,60–3593,51 2720,32–3887,75 2843,89–4223,16 3080,79–4601,31 3352,22–5036,05 3834,03–5793,72 4223,16–6646,31
        2025-03-01 2618,60–3722,88 2818,26–4027,70 2946,27–4375,20 3191,69–4766,96 3472,90–5217,35 3972,06–6002,30 4375,20–6885,58
    """,
    "ggz": """
        schaal 35 40 45 50 55 60 65
        2022-01-01 2121–2884 2265–3178 2540–3466 2884–3826 3245–4295 3686–4788 4295–5621
        2022-07-01 2181–2944 2325–3241 2600–3536 2944–3902 3310–4381 3760–4883 4381–5734
        2023-05-01 2241–3004 2385–3306 2660–3606 3004–3981 3376–4468 3835–4981 4468–5848
        2023-11-01 2391–3155 2535–3471 2810–3787 3155–4180 3545–4692 4027–5230 4692–6141
        2024-01-01 2451–3218 2595–3541 2870–3863 3218–4263 3616–4785 4108–5335 4785–6264
        2024-12-01 2571–3346 2715–3682 2990–4017 3346–4434 3760–4977 4272–5548 4977–6504
    """,
    "gehandicaptenzorg": """
        schaal 30 35 40 45 50 55 60 65
        2021-06-01 1821–2716 1920–2853 2025–2993 2151–3289 2501–3738 2853–4211 3289–4799 3738–5648
        2022-05-01 1906–2801 2110–3009 2236–3154 2381–3452 2728–3894 2938–4304 3374–4905 3823–5772
        2023-05-01 1967–2891 2178–3105 2457–3332 2605–3640 2815–4019 3032–4442 3482–5062 3945–5957
        2023-09-01 2047–2978 2258–3198 2537–3432 2685–3749 2899–4140 3123–4575 3586–5214 4063–6136
        2023-12-01 2127–3067 2338–3294 2617–3535 2766–3861 2986–4264 3217–4712 3694–5370 4185–6320
        2024-06-01 2182–3128 2393–3360 2672–3606 2821–3938 3046–4349 3281–4806 3768–5477 4269–6446
        2024-12-01 2237–3191 2448–3427 2727–3678 2877–4017 3107–4436 3347–4902 3843–5587 4354–6575
        2025-07-01 2326–3319 2546–3564 2836–3825 2992–4178 3231–4613 3481–5098 3997–5810 4528–6838
        2026-05-01 2373–3385 2597–3635 2893–3902 3052–4262 3296–4705 3551–5200 4077–5926 4619–6975
        2026-11-01 2420–3453 2649–3708 2951–3980 3113–4347 3362–4799 3622–5304 4159–6045 4711–7115
    """,
    "sociaal-werk": """
        schaal 5 6 7 8 9 10 11
        2021-12-01 2157–3009 2396–3361 2614–3581 2832–3961 3009–4358 3277–4830 3508–5356
        2023-01-01 2200–3069 2444–3428 2666–3653 2889–4040 3069–4445 3343–4927 3578–5463
        2023-07-01 2354–3284 2615–3668 2853–3909 3091–4323 3284–4756 3577–5272 3828–5845
        2024-01-01 2448–3415 2720–3815 2967–4065 3215–4496 3415–4946 3720–5483 3981–6079
        2024-07-01 2546–3552 2829–3968 3086–4228 3344–4676 3552–5144 3869–5702 4140–6322
        2025-01-01 2546–3774 2829–4140 3086–4523 3344–4983 3552–5512 3869–6107 4140–6780
    """,
    "vvt": """
        schaal 30 35 40 45 50 55 60 65
        2022-03-01 2077,40–2717,16 2200,70–2937,68 2422,65–3159,64 2863,68–3471,49 2937,68–3942,98 3084,18–4426,10 3783,39–5045,55 4263,61–5939,16
        2023-03-01 2139,72–2798,67 2266,72–3025,81 2495,33–3254,43 2949,59–3575,63 3025,81–4061,27 3176,71–4558,88 3896,89–5196,92 4391,52–6117,33
        2023-10-01 2264,72–2938,60 2391,72–3177,10 2620,33–3417,15 3097,07–3754,41 3177,10–4264,33 3335,55–4786,82 4091,73–5456,77 4611,10–6423,20
        2024-03-01 2339,72–3013,60 2466,72–3256,53 2695,33–3502,58 3174,50–3848,27 3256,53–4370,94 3418,94–4906,49 4194,02–5593,19 4726,38–6583,78
        2024-07-01 2339,72–3013,60 2466,72–3256,53 2695,33–3502,58 3174,50–3848,27 3256,53–4370,94 3418,94–4906,49 4194,02–5593,19 4726,38–6583,78
        2024-10-01 2414,72–3088,94 2541,72–3337,94 2770,33–3590,14 3253,86–3944,48 3337,94–4480,21 3504,41–5029,15 4298,87–5733,02 4844,54–6748,37
        2025-07-01 2573,47–3294,84 2643,39–3471,46 2881,14–3733,75 3384,01–4102,26 3471,46–4659,42 3644,59–5230,32 4470,82–5962,34 5038,32–7018,30
        2026-07-01 2663,54–3410,16 2735,91–3592,96 2981,98–3864,43 3502,45–4245,84 3592,96–4822,50 3772,15–5413,38 4627,30–6171,02 5214,66–7263,94
    """,
}


def uitersten(cao: str) -> list[tuple[str, str, str]]:
    kop, *rijen = [regel.split() for regel in UITERSTEN[cao].strip().splitlines()]
    return [(rij[0], schaal, tekst) for rij in rijen for schaal, tekst in zip(kop[1:], rij[1:], strict=True)]


@pytest.mark.parametrize("cao", UITERSTEN)
def test_laagste_en_hoogste_gewone_trede_per_schaal(cao: str) -> None:
    for dag, schaal, tekst in uitersten(cao):
        gewoon = [bedrag for (s, trede), bedrag in lees_cellen(cao, dag).items() if s == schaal and trede.isdigit()]
        laagste, hoogste = (Decimal(deel.replace(",", ".")) for deel in tekst.split("–"))
        assert (min(gewoon), max(gewoon)) == (laagste, hoogste), (dag, schaal)


GGZ_NUMMERS = {  # extern: het inpassingsnummer van elke trede in de functieschaal
    "35": [12, 14, *range(15, 24)],
    "40": [14, 16, *range(17, 28)],
    "45": [18, 20, *range(21, 32)],
    "50": [23, 25, 27, *range(28, 37)],
    "55": [28, 30, 32, 34, *range(35, 43)],
    "60": [34, 36, 38, 40, 42, 44, *range(45, 50)],
    "65": [42, 44, 46, 48, 50, 52, 54, 56, *range(57, 62)],
}


@pytest.mark.parametrize("dag", DATUMS["ggz"])
def test_ggz_zelfde_inpassingsnummer_zelfde_bedrag(dag: str) -> None:
    """De minima (nummer 16) en de grens van de onregelmatigheidstoeslag (19 en 21) wijzen de cel met dat nummer aan."""
    cellen = lees_cellen("ggz", dag)
    bedragen: dict[int, set[Decimal]] = {}
    for schaal, nummers in GGZ_NUMMERS.items():
        gewoon = [bedrag for (s, trede), bedrag in cellen.items() if s == schaal and trede.isdigit()]
        for nummer, bedrag in zip(nummers, gewoon, strict=True):
            bedragen.setdefault(nummer, set()).add(bedrag)
    assert all(len(waarden) == 1 for waarden in bedragen.values())
    tabel = lees_tabel("ggz", dag)
    met_minimum = [toeslag for toeslag in tabel["toeslagen"] if toeslag["sleutel"] != "balansbudget"]
    assert {minimum_cel("ggz", dag, toeslag) for toeslag in met_minimum} == bedragen[16]
    grens = tabel["ort"]["uurloon_hoogstens"]
    assert {cellen[grens["schaal"], grens["trede"]]} == bedragen[19 if dag < "2022-07-01" else 21]


def minimum_cel(cao: str, dag: str, toeslag: dict[str, Any]) -> Decimal:
    plek = toeslag["minimum_over"]
    return lees_cellen(cao, dag)[plek["schaal"], plek["trede"]]


IP_8 = {  # extern: nummer 8 in de salaristabel met inpassingsnummers, art. 4:15
    "2021-06-01": "1920",
    "2024-12-01": "2339",
    "2025-07-01": "2433",
}


@pytest.mark.parametrize("dag", DATUMS["gehandicaptenzorg"])
def test_gehandicaptenzorg_het_minimum_is_inpassingsnummer_8(dag: str) -> None:
    """Nummer 8 staat in FWG 5 (trede 7), 10 (6), 15 (5), 20 (3) en 30 (1); overal hetzelfde bedrag."""
    cellen = lees_cellen("gehandicaptenzorg", dag)
    bedragen = {cellen[cel] for cel in (("5", "7"), ("10", "6"), ("15", "5"), ("20", "3"), ("30", "1"))}
    assert len(bedragen) == 1
    vakantietoeslag = lees_tabel("gehandicaptenzorg", dag)["toeslagen"][0]
    assert {minimum_cel("gehandicaptenzorg", dag, vakantietoeslag)} == bedragen
    if dag in IP_8:
        assert bedragen == {Decimal(IP_8[dag])}


# --- voorwaarden -----------------------------------------------------------------------------------------------------


class Feiten(NamedTuple):
    """Arbeidsduur, verlof en toeslagen (percentage en grondslag) van een cao."""

    uren_per_jaar: str
    verlof: tuple[str, str, str]
    toeslagen: dict[str, tuple[str, list[str]]]
    feestdagen: int


VAKANTIETOESLAG = ("8%", ["jaarsalaris"])
OVER_BEIDE = ["jaarsalaris", "vakantietoeslag"]
FWG_TOESLAGEN = {"vakantietoeslag": VAKANTIETOESLAG, "eindejaarsuitkering": ("8.33%", ["jaarsalaris"])}
SW_TOESLAGEN = {
    "vakantietoeslag": VAKANTIETOESLAG,
    "eindejaarsuitkering": ("8.3%", OVER_BEIDE),
    "ikb_vermeerdering": ("0.1%", OVER_BEIDE),
    "ziektekosten": ("10", []),
}
FEITEN = {  # extern: de cao-teksten; verlof is wettelijk, bovenwettelijk en extra
    "jeugdzorg": Feiten(
        "1872",
        ("144", "56", "0"),
        {
            "vakantietoeslag": VAKANTIETOESLAG,
            "eindejaarsuitkering": ("8.3%", OVER_BEIDE),
            "zorgverzekering": ("20", []),
        },
        8,
    ),
    # hoofdstuk 2, art. 35: balansbudget van € 500 bruto bij voltijd
    "ggz": Feiten("1878", ("144", "22", "35"), {**FWG_TOESLAGEN, "balansbudget": ("500", [])}, 10),
    "gehandicaptenzorg": Feiten("1878", ("144", "0", "57"), FWG_TOESLAGEN, 8),
    "sociaal-werk": Feiten("1878", ("144", "26", "0"), SW_TOESLAGEN, 8),
    "sociaal-werk-primair": Feiten("1878", ("144", "26", "0"), SW_TOESLAGEN, 8),
    "vvt": Feiten("1878", ("144", "58.4", "35"), FWG_TOESLAGEN, 0),
}


def toeslag_waarde(toeslag: dict[str, Any]) -> str:
    return next(toeslag[veld] for veld in ("percentage", "bedrag_per_maand", "bedrag_per_jaar") if veld in toeslag)


@elke_tabel
def test_arbeidsduur_verlof_en_toeslagen(cao: str, dag: str) -> None:
    tabel, feiten = lees_tabel(cao, dag), FEITEN[cao]
    arbeidsduur, verlof = tabel["arbeidsduur"], tabel["verlof"]
    assert (arbeidsduur["uren_per_week"], arbeidsduur["uren_per_jaar"]) == ("36", feiten.uren_per_jaar)
    extra = sum(Decimal(regel["uren"]) for regel in verlof.get("extra", []))
    assert (verlof["wettelijk"], verlof["bovenwettelijk"], str(extra)) == feiten.verlof
    toeslagen = {
        toeslag["sleutel"]: (toeslag_waarde(toeslag), toeslag.get("over", [])) for toeslag in tabel["toeslagen"]
    }
    assert toeslagen == feiten.toeslagen
    assert len(tabel["feestdagen"]) == feiten.feestdagen
    for voorwaarde in (arbeidsduur, verlof, *tabel["toeslagen"]):
        assert voorwaarde["vindplaats"]


def test_het_verlof_van_vvt_is_237_uur_en_24_minuten_en_bevat_de_feestdagen() -> None:
    for dag in DATUMS["vvt"]:
        tabel = lees_tabel("vvt", dag)
        verlof = tabel["verlof"]
        extra = sum(Decimal(regel["uren"]) for regel in verlof["extra"])
        assert Decimal(verlof["wettelijk"]) + Decimal(verlof["bovenwettelijk"]) + extra == Decimal("237.4")
        assert "feestdagen" in {regel["sleutel"] for regel in tabel["niet_berekend"]}


def test_gehandicaptenzorg_heet_het_extra_verlof_vanaf_2023_balansverlof() -> None:
    namen = [
        lees_tabel("gehandicaptenzorg", dag)["verlof"]["extra"][0]["sleutel"] for dag in DATUMS["gehandicaptenzorg"]
    ]
    assert namen == ["pbl", "pbl"] + ["balansverlof"] * 8


ACHT = [
    "nieuwjaar",
    "tweede_paasdag",
    "koningsdag",
    "bevrijdingsdag",
    "hemelvaart",
    "tweede_pinksterdag",
    "eerste_kerstdag",
    "tweede_kerstdag",
]


@elke_tabel
def test_de_feestdagen_die_uren_kosten(cao: str, dag: str) -> None:
    """Extern: in elke cao dezelfde acht; de GGZ noemt ook eerste paasdag en eerste pinksterdag (altijd een zondag)."""
    altijd_zondag = {"eerste_paasdag", "eerste_pinksterdag"}
    dagen = [feestdag for feestdag in lees_tabel(cao, dag)["feestdagen"] if feestdag not in altijd_zondag]
    assert dagen == ([] if cao == "vvt" else ACHT)


def test_vvt_noemt_de_feestdagen_met_toeslag() -> None:
    """Extern: art. 6.3 lid 1 in beide cao's. De dagen kosten geen uren, maar wie er werkt krijgt 60%."""
    for dag in DATUMS["vvt"]:
        assert set(lees_tabel("vvt", dag)["ort"]["feestdagen"]) == {*ACHT, "eerste_paasdag", "eerste_pinksterdag"}


def test_jeugdzorg_zegt_sinds_2024_dat_een_slaapdienst_het_minimumloon_waarborgt() -> None:
    """Extern: art. 8.3 van de cao 2024-2025; de cao 2021-2023 kent die zin niet."""
    for dag in DATUMS["jeugdzorg"]:
        waarborg = "wettelijk minimumuurloon" in lees_tabel("jeugdzorg", dag)["ort"]["toelichting"]
        assert waarborg == (dag >= "2024-01-01")


def test_sociaal_werk_het_bovenwettelijk_verlof_is_tot_2024_een_aanname() -> None:
    """Extern: tot 2024-01-01 zit de waarde van 26 uur in het IKB, daarna zitten de uren erin."""
    for cao in ("sociaal-werk", "sociaal-werk-primair"):
        for dag in DATUMS[cao]:
            klasse = lees_tabel(cao, dag)["verlof"].get("klasse")
            assert klasse == ("aanname" if dag < "2024-01-01" else None)


MINIMA_PER_MAAND = {  # extern: minimum vakantietoeslag bij voltijd
    ("jeugdzorg", "2020-01-01"): "178.42",
    ("jeugdzorg", "2022-01-01"): "187.49",  # cao 2021-2023, art. 7.3, p. 34
    ("jeugdzorg", "2023-01-01"): "193.07",  # idem
    ("jeugdzorg", "2024-01-01"): "208.52",
    ("jeugdzorg", "2024-07-01"): "211.13",
    ("jeugdzorg", "2025-03-01"): "218.73",
    ("sociaal-werk", "2021-12-01"): "179.30",
    ("sociaal-werk", "2023-01-01"): "182.89",
    ("sociaal-werk", "2023-07-01"): "195.69",
    ("sociaal-werk", "2024-01-01"): "203.52",
    ("sociaal-werk", "2024-07-01"): "211.66",
    ("sociaal-werk", "2025-01-01"): "211.66",
    ("sociaal-werk-primair", "2022-01-01"): "179.30",
    ("sociaal-werk-primair", "2023-01-01"): "182.89",
    ("sociaal-werk-primair", "2023-07-01"): "195.69",
    ("sociaal-werk-primair", "2024-01-01"): "203.52",
    ("sociaal-werk-primair", "2024-07-01"): "211.66",
    ("sociaal-werk-primair", "2025-01-01"): "211.66",
}
VVT_MINIMA_PER_JAAR = {  # extern: vakantiegeld en eindejaarsuitkering bij voltijd, vanaf 21 jaar
    "2022-03-01": ("2127.58", "2261.58"),
    "2023-01-01": ("2127.58", "2261.58"),
    "2023-03-01": ("2191.41", "2329.43"),
    "2023-07-01": ("2191.41", "2329.43"),
    "2023-10-01": ("2316.41", "2454.43"),
    "2024-01-01": ("2316.41", "2454.43"),
    "2024-03-01": ("2391.41", "2529.43"),
    "2024-07-01": ("2391.41", "2529.43"),
    "2024-10-01": ("2466.41", "2604.43"),
    "2025-07-01": ("2565.07", "2708.61"),
    "2026-01-01": ("2565.07", "2708.61"),
    "2026-07-01": ("2654.85", "2803.41"),
}


def test_minima_per_maand_en_per_jaar() -> None:
    per_maand, per_jaar = {}, {}
    for cao, dag in TABELLEN:
        toeslagen = lees_tabel(cao, dag)["toeslagen"]
        minima = [toeslag["minimum_per_maand"] for toeslag in toeslagen if "minimum_per_maand" in toeslag]
        if minima:
            (per_maand[cao, dag],) = minima
        jaarminima = tuple(toeslag["minimum_per_jaar"] for toeslag in toeslagen if "minimum_per_jaar" in toeslag)
        if jaarminima:
            assert cao == "vvt"
            per_jaar[dag] = jaarminima
    assert per_maand == MINIMA_PER_MAAND
    assert per_jaar == VVT_MINIMA_PER_JAAR


# --- onregelmatigheidstoeslag ----------------------------------------------------------------------------------------


def ort_percentages(cao: str, dag: str) -> dict[tuple[str, int], str]:
    """Het percentage per dag en uur; een uur dat twee keer voorkomt, is een fout in de tabel."""
    uren: dict[tuple[str, int], str] = {}
    for tijdvak in lees_tabel(cao, dag)["ort"]["tijdvakken"]:
        for dagnaam, uur in itertools.product(tijdvak["dagen"], range(int(tijdvak["van"]), int(tijdvak["tot"]))):
            assert (dagnaam, uur) not in uren
            uren[dagnaam, uur] = tijdvak["percentage"]
    return uren


def ort_regel(cao: str, dag: str, dagnaam: str) -> str:
    """De dag als tekst: percentages met de uren waarop ze gelden, zoals ``44 0-6, 22 6-7``."""
    uren = ort_percentages(cao, dag)
    delen = []
    for percentage, groep in itertools.groupby(range(24), key=lambda uur: uren.get((dagnaam, uur))):
        lijst = list(groep)
        if percentage:
            delen.append(f"{percentage.rstrip('%')} {lijst[0]}-{lijst[-1] + 1}")
    return ", ".join(delen)


TOT_2026 = {
    "ma": "44 0-6, 22 6-7, 22 20-22, 44 22-24",
    "vr": "44 0-6, 22 6-7, 22 20-22, 44 22-24",
    "za": "49 0-6, 38 6-8, 38 12-22, 49 22-24",
    "zo": "60 0-24",
    "feestdag": "60 0-24",
    "kerst_en_oudjaarsavond": "60 18-24",
}
JEUGDZORG_ORT = {
    "ma": "45 0-6, 25 6-7, 25 19-22, 45 22-24",
    "vr": "45 0-6, 25 6-7, 25 19-22, 45 22-24",
    "za": "45 0-6, 30 6-22, 45 22-24",
    "zo": "45 0-24",
    "feestdag": "45 0-24",
    "kerst_en_oudjaarsavond": "",
}
SW_ORT = {"za": "25 0-24", "zo": "45 0-24", "feestdag": "45 0-24", "kerst_en_oudjaarsavond": ""}
SW_TOT_2023 = SW_ORT | {"ma": "20 0-7, 20 19-24", "vr": "20 0-7, 20 19-24"}
SW_VANAF_2023 = SW_ORT | {"ma": "25 0-7, 20 19-24", "vr": "25 0-7, 25 19-24"}
GHZ_VANAF_2026 = {
    "ma": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "vr": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "za": "52 0-24",
    "zo": "52 0-24",
    "feestdag": "60 0-24",
    "kerst_en_oudjaarsavond": "60 18-24",
}
VVT_VANAF_2026 = TOT_2026 | {
    "ma": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "vr": "47 0-6, 22 6-7, 22 20-22, 47 22-24",
    "za": "52 0-6, 38 6-8, 38 12-22, 52 22-24",
}


def ort_verwacht(cao: str, dag: str) -> dict[str, str]:
    """Extern: de tijdvakken in de cao die op de ingangsdatum van de tabel geldt."""
    if cao == "jeugdzorg":
        return JEUGDZORG_ORT
    if cao.startswith("sociaal-werk"):
        return SW_TOT_2023 if dag < "2023-07-01" else SW_VANAF_2023
    if cao == "ggz" or dag < "2026-01-01":
        return TOT_2026
    return VVT_VANAF_2026 if cao == "vvt" else GHZ_VANAF_2026


@elke_tabel
def test_onregelmatigheidstoeslag_per_tijdvak(cao: str, dag: str) -> None:
    verwacht = ort_verwacht(cao, dag)
    assert {dagnaam: ort_regel(cao, dag, dagnaam) for dagnaam in verwacht} == verwacht
    uren = ort_percentages(cao, dag)
    for doordeweeks in ("di", "wo", "do"):
        assert [uren.get((doordeweeks, uur)) for uur in range(24)] == [uren.get(("ma", uur)) for uur in range(24)]
    assert lees_tabel(cao, dag)["ort"]["vindplaats"]


GRENS = {  # extern: hoogste functiegroep of schaal, en de cel van het hoogste uurloon, vanaf een datum
    "jeugdzorg": [("2020-01-01", "11", ("5", "11"))],
    "ggz": [("2022-01-01", "65", ("40", "5")), ("2022-07-01", "65", ("40", "7"))],
    "gehandicaptenzorg": [("2021-06-01", "65", ("35", "8")), ("2024-06-01", None, None)],
    "sociaal-werk": [("2021-12-01", None, ("4", "10")), ("2023-07-01", None, ("5", "11"))],
    "sociaal-werk-primair": [("2022-01-01", None, ("4", "10")), ("2023-07-01", None, ("5", "11"))],
    # cao VVT 2022-2024, FWG-tabellen, kolom volgnummer: nummer 20 is FWG 40 periodiek 6
    "vvt": [("2022-03-01", "65", ("40", "6")), ("2024-01-01", None, None)],
}


@elke_tabel
def test_voor_wie_de_onregelmatigheidstoeslag_geldt(cao: str, dag: str) -> None:
    ort = lees_tabel(cao, dag)["ort"]
    plek = ort.get("uurloon_hoogstens")
    cel = (plek["schaal"], plek["trede"]) if plek else None
    (_, schalen, verwacht) = [grens for grens in GRENS[cao] if grens[0] <= dag][-1]
    assert (ort.get("schalen_tot_en_met"), cel) == (schalen, verwacht)
    assert cel is None or cel in lees_cellen(cao, dag)


def test_een_wijziging_binnen_de_looptijd_van_een_tabel_staat_in_de_toelichting() -> None:
    """Extern: de grenzen van de gehandicaptenzorg vervallen per 2024-01-01, de percentages wijzigen per 2026-01-01."""
    assert "2024-01-01" in lees_tabel("gehandicaptenzorg", "2023-12-01")["ort"]["toelichting"]
    assert "Vanaf 2026-01-01" in lees_tabel("gehandicaptenzorg", "2025-07-01")["ort"]["toelichting"]
    assert "60% op zondag" in lees_tabel("gehandicaptenzorg", "2026-05-01")["ort"]["toelichting"]
