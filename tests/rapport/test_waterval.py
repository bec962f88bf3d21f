"""De waterval telt precies op: van salaris naar tarief, voor elk product."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given

from reeletarief.analyse.waterval import SALDI, Soort, Stap, waterval_van
from reeletarief.api import Tarief, loop
from tests.gedeeld.streek import Streek, anders, streken, tarief
from tests.gedeeld.voorbeeld import voorbeeld

LOON = ["Salaris", "Toeslagen", "Werkgeverslasten"]


def namen(stappen: tuple[Stap, ...]) -> list[str]:
    return [stap.naam for stap in stappen]


def klopt(stappen: tuple[Stap, ...], uitkomst: Tarief) -> bool:
    """Elk saldo is precies de som van de stappen ervoor, en het laatste is het tarief."""
    stand = Fraction(0)
    for stap in stappen:
        bedrag = Fraction(stap.post.bedrag)
        if stap.soort in SALDI and bedrag != stand:
            return False
        if stap.soort not in SALDI:
            stand += bedrag
    return stappen[-1].soort is Soort.TOTAAL and stand == Fraction(uitkomst.tarief.bedrag)


def test_alle_producten_van_de_voorbeeldregio_tellen_precies_op() -> None:
    assert len(voorbeeld().tarieven) == 46
    fout = [str(een.kaart.product) for een in voorbeeld().tarieven if not klopt(waterval_van(een), een)]
    assert fout == []


@given(streken())
def test_elke_regio_telt_precies_op(streek: Streek) -> None:
    uitkomst = tarief(streek)
    assert klopt(waterval_van(uitkomst), uitkomst)


@given(streken())
def test_het_loon_valt_naar_verhouding_uiteen(streek: Streek) -> None:
    """Salaris, toeslagen en lasten zijn ieder het deel dat de functies er in hun loonkosten van hebben."""
    uitkomst = tarief(streek)
    kosten = sum(Fraction(f.kosten.bedrag) for f in uitkomst.functies)
    salaris = sum(
        Fraction(f.kosten.bedrag) * Fraction(f.loon.regels["jaarsalaris"].bedrag) / Fraction(f.loon.loonkosten.bedrag)
        for f in uitkomst.functies
    )
    stappen = {stap.naam: Fraction(stap.post.bedrag) for stap in waterval_van(uitkomst)}
    geleverd = Fraction(uitkomst.regels[0].bedrag)
    assert sum(stappen[naam] for naam in LOON) == geleverd
    assert abs(stappen["Salaris"] - geleverd * salaris / kosten) < Fraction(1, 10**12)


@given(streken())
def test_zonder_werkgeverslasten_zijn_zij_precies_nul(streek: Streek) -> None:
    """Ook in de achttiende decimaal: een fractie onder nul zou een last zijn die eraf gaat."""
    uitkomst = tarief(anders(streek, pensioen=0, premie=0))
    stappen = {stap.naam: stap for stap in waterval_van(uitkomst)}
    assert [naam for naam in LOON if stappen[naam].post.bedrag == 0] == ["Werkgeverslasten"]
    assert klopt(waterval_van(uitkomst), uitkomst)


def test_de_volgorde_van_salaris_naar_tarief() -> None:
    assert namen(waterval_van(voorbeeld().tarief("45A48"))) == [
        *LOON,
        "Niet-productieve uren",
        "Reis- en opleidingskosten",
        "Overhead, personeel",
        "Overhead, ict",
        "Overhead, huisvesting van kantoor",
        "Overhead, algemene kosten",
        "Gemeentelijke verplichtingen",
        "Huisvesting en verblijf",
        "Verzorging",
        "Kostprijs",
        "Risico en marge",
        "Indexatie",
        "Afronding",
        "Tarief",
    ]


@pytest.mark.parametrize("code", ["45A48", "45A49", "41A03", "43A10", "CONSULT", "BES01"])
def test_een_product_met_functies_begint_met_het_salaris(code: str) -> None:
    stappen = waterval_van(voorbeeld().tarief(code))
    assert (stappen[0].naam, stappen[0].soort) == ("Salaris", Soort.BEGIN)
    assert [stap.soort for stap in stappen].count(Soort.BEGIN) == 1


def test_loon_dat_als_bedrag_gegeven_is_staat_apart() -> None:
    stappen = namen(waterval_van(voorbeeld().tarief("43A10")))
    assert stappen.index("Vervanging, vrije dagen van de gezinshuisouder") == len(LOON)


def test_een_product_zonder_functies_toont_zijn_regels() -> None:
    stappen = waterval_van(voorbeeld().tarief("42A03"))
    assert [stap.naam for stap in stappen if stap.soort is Soort.BEGIN] == ["Bedrag per rit"]
    assert "Salaris" not in namen(stappen)


def test_een_traject_toont_zijn_onderdelen() -> None:
    traject = voorbeeld().tarief("P1-INT")
    *delen, afronding, totaal = waterval_van(traject)
    assert [stap.post for stap in delen] == [deel.kosten for deel in traject.onderdelen]
    assert (afronding.naam, totaal.naam) == ("Afronding", "Tarief")


def test_wat_eraf_gaat_heeft_een_bedrag_onder_nul() -> None:
    for uitkomst in voorbeeld().tarieven:
        for stap in waterval_van(uitkomst):
            assert (stap.soort is Soort.ERAF) == (stap.post.bedrag < 0)


def test_elke_sleutel_is_een_berekening() -> None:
    """De posten van de waterval passen in dezelfde boom als het tarief: geen sleutel betekent twee dingen."""
    for uitkomst in voorbeeld().tarieven:
        stapel = [*uitkomst.wortels, *(stap.post for stap in waterval_van(uitkomst))]
        for een, ander in pairwise(sorted((p for w in stapel for p in loop(w)), key=lambda post: post.sleutel)):
            assert een.sleutel != ander.sleutel or een.bedrag == ander.bedrag


def test_het_salaris_van_de_geleverde_uren_is_na_te_rekenen() -> None:
    """45A48: elk salaris ÷ contracturen × aandeel is het salaris in een declarabel uur."""
    uitkomst = voorbeeld().tarief("45A48")
    assert uitkomst.uren is not None
    per_uur = sum(
        functie.inzet.bedrag * functie.loon.regels["jaarsalaris"].bedrag for functie in uitkomst.functies
    ) / Decimal(1872)
    assert abs(waterval_van(uitkomst)[0].post.bedrag - per_uur) < Decimal("1e-12")
