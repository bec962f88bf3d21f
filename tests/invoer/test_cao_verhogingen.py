"""De meegeleverde cao-tabellen tegen externe cijfers: elke cel volgt uit de vorige tabel en de afgesproken verhoging.

De getallen in dit bestand zijn niet berekend uit ``tests/cao/*.csv`` maar apart overgenomen uit de aangemelde cao-teksten.
"""

from __future__ import annotations

import itertools
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pytest

from tests.invoer.caotabellen import DATUMS, lees_cellen, lees_tabel


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
