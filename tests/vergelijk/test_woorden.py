"""Hoe een wijziging er staat: met haar eenheid, met de tabel waar elke waarde uit komt, en elke functie één keer. Een bedrag is dat van het bestand."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.vergelijk.tekst import wijziging
from tests.vergelijk.standen import bestanden, gewijzigd, oorzaken, vergeleken

KAART = "productkaarten/45A48-ambulant-individueel.yaml"
MBO = '  - {functie: Jeugdzorgwerker D, niveau: mbo, schaal: "7", trede: max-2, aandeel: 20%}\n'
MBO_HALF = MBO.replace("20%", "10%")
ERNAAST = MBO_HALF.replace("werker D", "werker C").replace('"7"', '"8"')
TABEL = "cao/jeugdzorg/2025-03-01.yaml"


@pytest.mark.parametrize(
    ("paren", "naam"),
    [
        ([(MBO, ""), ("aandeel: 65%", "aandeel: 85%")], "vervallen: Jeugdzorgwerker D"),
        ([(MBO, f"{MBO_HALF}{ERNAAST}")], "erbij: Jeugdzorgwerker C"),
        ([(MBO, ERNAAST.replace("10%", "20%"))], "erbij: Jeugdzorgwerker C; vervallen: Jeugdzorgwerker D"),
    ],
    ids=["vervallen", "erbij", "vervangen"],
)
def test_een_functie_die_vervalt_of_erbij_komt_staat_er_een_keer(paren: list[tuple[str, str]], naam: str) -> None:
    """Over haar bruto loon gaat ook een opslag; dat dat loon dan ook vervalt, zegt niets meer."""
    anders = [een for _, een, _ in oorzaken(KAART, *paren, product="45A48") if "erbij" in een or "vervallen" in een]
    assert anders == [naam]


def test_een_aantal_uren_heeft_zijn_eenheid() -> None:
    scholing = ("soort: beroepsgebonden, uren_per_jaar: 40", "soort: beroepsgebonden, uren_per_jaar: 60")
    assert [naam for _, naam, _ in oorzaken("opslagen.yaml", scholing, product="45A48")] == [
        "Scholing: 40 uur → 60 uur"
    ]


def test_een_cel_van_een_nieuwe_tabel_noemt_bij_elk_bedrag_zijn_tabel() -> None:
    """Het oude bedrag staat in de tabel van maart 2025, en niet in de nieuwe."""
    datums = (("ingangsdatum: 2025-03-01", "ingangsdatum: 2026-01-01"), ("tot: 2025-12-31", "tot: 2026-12-31"))
    nieuw = gewijzigd(TABEL, *datums, ('    "10": 4459.04', '    "10": 4624.02'))[TABEL]
    vergelijking = vergeleken({**bestanden(), "cao/jeugdzorg/2026-01-01.yaml": nieuw}, "45A48")
    [cel] = [wijziging(een) for een in vergelijking.gevolgen if een.groep == "cao"]
    assert cel == "maandbedrag schaal 9 trede 10: € 4.459,04 (tabel 2025-03-01) → € 4.624,02 (tabel 2026-01-01)"


def test_een_aantal_dagen_in_een_ander_jaar_noemt_bij_elk_aantal_zijn_jaar() -> None:
    """2024 heeft een dag meer dan 2025; Bevrijdingsdag valt in 2024 op een zondag en in 2025 op een maandag (kalender)."""
    inlezing = lees_regio(bestanden())
    oud, nieuw = (als_kant("", bereken(inlezing, ["43A07"], jaar)) for jaar in (2024, 2025))
    namen = {wijziging(een) for een in vergelijk(oud, nieuw).gevolgen}
    assert {"dagen: 366 (2024) → 365 (2025)", "aantal feestdagen op een werkdag: 6 (2024) → 7 (2025)"} <= namen


@pytest.mark.parametrize(
    ("van", "naar", "bedragen"),
    [
        (2023, 2025, "€ 22,29 (2023) → € 24,18 (2025)"),
        (2024, 2025, "€ 23,32 (2024) → € 24,18 (2025)"),
        (2025, 2024, "€ 24,18 (2025) → € 23,32 (2024)"),
    ],
)
def test_van_een_reeks_hoort_het_laatste_jaar_bij_het_laatste(van: int, naar: int, bedragen: str) -> None:
    """De vergoeding van 2025 is afgeleid van die van 2024; in 2025 rekent het tarief dus met beide. De bedragen zijn die van de reeks."""
    inlezing = lees_regio(bestanden())
    oud, nieuw = (als_kant("", bereken(inlezing, ["43A09"], jaar)) for jaar in (van, naar))
    [naam] = [een for een in map(wijziging, vergelijk(oud, nieuw).gevolgen) if "0 tot en met 8 jaar" in een]
    assert naam == f"Pleegvergoeding per dag, 0 tot en met 8 jaar: {bedragen}"
