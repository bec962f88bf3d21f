"""De uren van een voltijder tellen precies op, welke uren een product ook levert."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from reeletarief.analyse.urenverdeling import Urendeel, Urensoort, urenverdeling_van
from tests.gedeeld.streek import Streek, streken, tarief
from tests.gedeeld.voorbeeld import voorbeeld


def telt_op(delen: tuple[Urendeel, ...]) -> bool:
    betaald, *soorten, geleverd = delen
    af = sum(Fraction(deel.post.bedrag) for deel in soorten if deel.gaat_af)
    return Fraction(betaald.post.bedrag) - af == Fraction(geleverd.post.bedrag)


def test_alle_producten_met_uren_tellen_precies_op() -> None:
    met_uren = [een for een in voorbeeld().tarieven if een.uren]
    assert len(met_uren) > 25
    assert all(telt_op(urenverdeling_van(een)) for een in met_uren)


@given(streken())
def test_elke_regio_telt_precies_op(streek: Streek) -> None:
    assert telt_op(urenverdeling_van(tarief(streek)))


@pytest.mark.parametrize(
    ("code", "eind", "erin"),
    [
        ("45A48", "Declarabele uren", set()),
        ("43A07", "Cliëntgebonden uren", {Urensoort.CLIENTGEBONDEN_INDIRECT}),
        ("BES01", "Inzetbare uren", {Urensoort.BEROEPSGEBONDEN, Urensoort.CLIENTGEBONDEN_INDIRECT}),
    ],
)
def test_het_eind_volgt_de_uren_van_het_product(code: str, eind: str, erin: set[Urensoort]) -> None:
    betaald, *soorten, geleverd = urenverdeling_van(voorbeeld().tarief(code))
    assert (betaald.soort, geleverd.naam) == (Urensoort.BETAALD, eind)
    assert [deel.soort for deel in soorten] == [
        Urensoort.ALGEMEEN,
        Urensoort.BEROEPSGEBONDEN,
        Urensoort.CLIENTGEBONDEN_INDIRECT,
    ]
    assert {deel.soort for deel in soorten if not deel.gaat_af} == erin


def test_declarabele_uren_met_indirecte_tijd_houden_die_erin() -> None:
    geleverd = urenverdeling_van(tarief(Streek(declarabel="direct_en_indirect")))
    assert geleverd[-1].naam == "Declarabele uren"
    assert not geleverd[-2].gaat_af


@pytest.mark.parametrize("code", ["42A03", "P1-INT"])
def test_zonder_eigen_uren_is_er_niets_te_verdelen(code: str) -> None:
    assert urenverdeling_van(voorbeeld().tarief(code)) == ()
