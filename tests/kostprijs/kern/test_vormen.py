"""Wat elke vorm met een ontbrekend of ander blok doet, met de hand uitgerekend."""

from __future__ import annotations

from fractions import Fraction

from reeletarief.api import bereken, zoek
from reeletarief.kostprijs.functiemix import unieke_sleutels
from reeletarief.kostprijs.post import TARIEFEENHEDEN
from tests.kostprijs.kern.proef import OPSLAGEN, bedrag, bijna, lees, reken

DD = "productkaarten/DD.yaml"
J = "productkaarten/J.yaml"


def test_elke_vorm_rekent_in_de_eenheid_die_een_gewogen_tarief_ervan_heeft() -> None:
    """Een gewogen tarief zoekt zijn eenheid op; zijn onderdelen hebben die van hun vorm."""
    eenheden = {(tarief.kaart.eenheid, tarief.tarief.eenheid) for tarief in bereken(lees()).tarieven}
    assert eenheden == set(TARIEFEENHEDEN.items())


def test_zonder_no_show_of_bezetting_is_een_bedrag_per_plaats_dat_bedrag() -> None:
    assert bedrag(reken("DD", (DD, ", bezettingsgraad: 85%", "")), "opslag.huur") == 18
    assert bijna(bedrag(reken("DD"), "opslag.huur"), Fraction(1800, 85))


def test_een_bedrag_per_plaats_telt_zo_vaak_als_aantal_zegt() -> None:
    deels = reken("DD", (OPSLAGEN, "bedrag_per_plaats: 18.00,", "bedrag_per_plaats: 18.00, aantal: 40%,"))
    assert bijna(bedrag(deels, "opslag.huur"), Fraction(1800, 85) * Fraction(40, 100))


def test_niets_elders_betaald_is_het_hele_bedrag() -> None:
    heel = reken("J", (J, ", elders_betaald: 45%", ""))
    assert bedrag(heel, "beroepskracht") == sum(Fraction(deel.kosten.bedrag) for deel in heel.functies)
    assert bijna(bedrag(reken("J"), "beroepskracht"), bedrag(heel, "beroepskracht") * Fraction(55, 100))
    assert bedrag(heel, "opslag.telefoon") == 1200 * 2


def test_een_verblijf_zonder_plaatsen_rekent_per_plaats() -> None:
    """2 uur per week × 365 ÷ 7, gedeeld door de uren die een fte levert."""
    tekst = ("productkaarten/EP.yaml", "verblijf: {plaatsen: 1, ", "verblijf: {")
    inhoud = lees().regio
    assert inhoud is not None
    kaart = next(k for k in inhoud.kaarten if k.product == "EP")
    begin = '  - {functie: Ouder, niveau: mbo, schaal: "7", trede: 2}\n'
    rooster = """rooster:
  ort_percentage: 12%
  ort_over: gewerkte_uren
  slaapdienst_telt_als: 25%
  diensten:
    - {naam: Nacht, soort: slaapdienst, dagen: [za], van: 22, tot: 8, functie: Ouder, begeleiders: 1}
"""
    assert kaart.rooster is not None
    tarief = reken("EP", tekst, ("productkaarten/EP.yaml", begin, ""), ("productkaarten/EP.yaml", rooster, ""))
    assert tarief.uren is not None
    fte = 2 * Fraction(365) / 7 / Fraction(tarief.uren.declarabel.bedrag)
    assert bijna(bedrag(tarief, "functie.steun.fte"), fte)
    (deel,) = tarief.functies
    assert bijna(bedrag(tarief, "beroepskracht"), fte * Fraction(deel.loon.loonkosten.bedrag) / 365)
    assert zoek("verblijf.fte", tarief.tarief)[0].operanden == (deel.inzet,)


def test_een_opslag_over_loon_is_bij_een_product_zonder_lonen_nul() -> None:
    regel = "naam: Rit\n    regels:\n      - {sleutel: opleiding, naam: Opleiding, element: opleidingskosten, percentage: 2%, over: [jaarsalaris], als: opslag, klasse: open}"
    tarief = reken("S", (OPSLAGEN, "naam: Rit", regel))
    assert bedrag(tarief, "opslag.opleiding") == 0
    (loon,) = zoek("grondslag.jaarsalaris", *tarief.regels)
    assert (loon.naam, loon.eenheid) == ("geen lonen in dit product", "euro per stuk")
    assert loon.herkomst is not None
    assert loon.herkomst.toelichting == "geen lonen in dit product"


def test_een_sleutel_is_leesbaar_en_binnen_de_groep_uniek() -> None:
    namen = ["Coördinator", "€", "??", " A-b ", "A b", "a/b", "a b 2"]
    assert unieke_sleutels("functie", namen) == [
        "functie.coordinator",
        "functie.functie",
        "functie.functie_2",
        "functie.a_b",
        "functie.a_b_2",
        "functie.a_b_3",
        "functie.a_b_2_2",
    ]
