"""De koppen van sleutels: elke post van elke kaart die meekomt heeft er een, en wie per kop iets doet, kent ze allemaal."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.oorzaakgroepen import BESLUIT, GROEPEN, VAN_KOP
from reeletarief.api import Resultaat, bereken, lees_regio, lees_werkmap
from reeletarief.kostprijs.kop import Kop, kop_van, voorvoegsel_van
from reeletarief.weergave.werkboek.indeling import maak_indeling, posten_van
from reeletarief.weergave.werkboek.ligging import AFDELING
from tests.conftest import VOORBEELDREGIO
from tests.kostprijs.kern.proef import REGIO, bestanden

ANDER_BLAD = {Kop.REKENREGEL, Kop.CAO, Kop.REEKSEN, Kop.INDEX, Kop.UREN}
"""Wat in een werkboek nooit op *Berekening* staat."""


@pytest.fixture(scope="module")
def uitkomsten() -> list[Resultaat]:
    return [bereken(lees_werkmap(map_)) for map_ in (VOORBEELDREGIO, REGIO)]


def test_elke_post_heeft_een_kop_en_elke_kop_komt_voor(uitkomsten: list[Resultaat]) -> None:
    posten = (post for uitkomst in uitkomsten for tarief in uitkomst.tarieven for post in posten_van(tarief))
    assert {kop_van(post.sleutel) for post in posten} == set(Kop)


def test_een_verschil_valt_bij_elke_kop_in_een_groep() -> None:
    assert set(VAN_KOP) == set(Kop)
    assert set(VAN_KOP.values()) == set(GROEPEN) - {BESLUIT}, "het besluit staat niet in de boom"


def test_elke_kop_heeft_een_afdeling_of_een_ander_blad(uitkomsten: list[Resultaat]) -> None:
    assert set(AFDELING) | ANDER_BLAD == set(Kop)
    for uitkomst in uitkomsten:
        berekening = maak_indeling(uitkomst.tarieven, {}).berekening
        assert {kop_van(regel.post.sleutel) for kolom in berekening for regel in kolom.regels} <= set(AFDELING)


def test_een_onderdeel_met_een_punt_in_zijn_code_houdt_zijn_eigen_kolom() -> None:
    """In een werkboek staat op *Berekening* bij een traject niets van zijn onderdelen, hoe die ook heten."""
    kaart = {pad: tekst.replace('"U"', '"U.1"') for pad, tekst in bestanden().items() if "productkaarten/" in pad}
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in (bestanden() | kaart).items()})
    uitkomst = bereken(inlezing, ["TT"])
    for kolom in maak_indeling(uitkomst.tarieven, {}).berekening:
        assert not [regel.rij for regel in kolom.regels if voorvoegsel_van(regel.post.sleutel)]
