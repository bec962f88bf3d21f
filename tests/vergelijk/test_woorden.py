"""Hoe een wijziging er staat: elke functie één keer."""

from __future__ import annotations

import pytest

from tests.vergelijk.standen import oorzaken

KAART = "productkaarten/45A48-ambulant-individueel.yaml"
MBO = '  - {functie: Jeugdzorgwerker D, niveau: mbo, schaal: "7", trede: max-2, aandeel: 20%}\n'
MBO_HALF = MBO.replace("20%", "10%")
ERNAAST = MBO_HALF.replace("werker D", "werker C").replace('"7"', '"8"')


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
