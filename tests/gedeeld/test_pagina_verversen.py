"""Een pagina met uitvoer erin is te verversen: de keuze van regels blijft, de inhoud volgt het programma."""

from __future__ import annotations

import pytest

from tests.gedeeld.pagina import HERSTEL, Toont, ververs

UITVOER = """Regio · tarieven 2027
45A48     Ambulant   € 103,50   12
45A49     Groep      € 0,51     3
2 producten: 2 berekend.
"""


@pytest.mark.parametrize(
    ("getoond", "verwacht"),
    [
        ("…\n45A48  Ambulant  € 103,50  12\n…\n", "…\n45A48  Ambulant  € 103,50  12\n…\n"),
        ("…\n45A48  Ambulant  € 102,00  26\n…\n", "…\n45A48     Ambulant   € 103,50   12\n…\n"),
        ("45A49 Een groep van 6 € 0,49\n", "45A49     Groep      € 0,51     3\n"),
        (
            "Regio · tarieven 2026\n…\n3 producten: 3 berekend.\n",
            "Regio · tarieven 2027\n…\n2 producten: 2 berekend.\n",
        ),
    ],
    ids=["staat er nog", "andere getallen", "zelfde eerste woord", "om een weglating heen"],
)
def test_een_regel_die_eenduidig_terug_te_vinden_is_wordt_ververst(getoond: str, verwacht: str) -> None:
    assert ververs(getoond, UITVOER) == (verwacht, [])


def test_een_regel_zonder_plek_wordt_genoemd_en_blijft_staan() -> None:
    assert ververs("Let op: iets\n", UITVOER) == ("Let op: iets\n", ["Let op: iets"])


def test_de_volgorde_telt() -> None:
    assert ververs("2 producten: 2 berekend.\nRegio · tarieven 2027\n", UITVOER)[1] == ["Regio · tarieven 2027"]


def test_een_pagina_die_niet_meer_klopt_zegt_waar_en_hoe_verder() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"docs/x\.md klopt niet meer onder 'bereken'") as fout:
        Toont(werk_bij=False)("docs/x.md", "bereken", "45A48 Ambulant € 102,00 26\n", UITVOER)
    assert HERSTEL in str(fout.value)
    assert "45A48 Ambulant € 102,00 26" in str(fout.value)
