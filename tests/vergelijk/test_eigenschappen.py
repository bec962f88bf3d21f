"""Beloften over oorzaken, getoetst op willekeurige paren van regio's."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reeletarief.analyse.vergelijk.oorzaken import OPBOUW, Oorzaak
from reeletarief.analyse.vergelijk.vergelijking import Kant, Productvergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio, lees_werkmap
from reeletarief.weergave.vergelijk.tekst import zonder_oorzaken
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.streek import Functie, Streek, anders, onafgerond, streken
from tests.vergelijk.standen import eis_waar

PAREN = settings(max_examples=60, deadline=None)


def kant(bestanden: dict[str, bytes]) -> Kant:
    return als_kant("", bereken(lees_regio(bestanden)))


def vergeleken(oud: Streek, nieuw: Streek) -> Productvergelijking:
    [product] = vergelijk(kant(oud.bestanden()), kant(nieuw.bestanden())).producten
    return product


def groepen(product: Productvergelijking) -> dict[str, Decimal]:
    return {oorzaak.groep: oorzaak.bedrag for oorzaak in product.oorzaken or ()}


def wijzigingen(oorzaken: tuple[Oorzaak, ...] | None) -> dict[str, Decimal]:
    return {een.naam: een.bedrag for oorzaak in oorzaken or () for een in oorzaak.wijzigingen}


def zelfde_eenheid(streek: Streek, ander: Streek) -> Streek:
    return anders(streek, eenheid=ander.eenheid, stap=ander.stap)


@given(streken(), streken())
@PAREN
def test_de_oorzaken_zijn_samen_precies_het_verschil(oud: Streek, nieuw: Streek) -> None:
    product = vergeleken(zelfde_eenheid(oud, nieuw), nieuw)
    assert product.oorzaken is not None
    assert sum(groepen(product).values()) == product.verschil.bedrag
    for oorzaak in product.oorzaken:
        if oorzaak.wijzigingen:
            assert sum(een.bedrag for een in oorzaak.wijzigingen) == oorzaak.bedrag
    if product.stand == "gelijk":
        assert product.oorzaken == ()


@given(streken(), streken())
@PAREN
def test_een_gevolg_is_de_som_van_zijn_wijzigingen(oud: Streek, nieuw: Streek) -> None:
    vergelijking = vergelijk(kant(zelfde_eenheid(oud, nieuw).bestanden()), kant(nieuw.bestanden()))
    [product] = vergelijking.producten
    los = sum(oorzaak.bedrag for oorzaak in product.oorzaken or () if not oorzaak.wijzigingen)
    assert sum(gevolg.bedragen["P"] for gevolg in vergelijking.gevolgen) + los == sum(groepen(product).values())


@given(streken(), streken())
@PAREN
def test_wat_erbij_of_vervallen_heet_is_dat_ook_en_elke_oorzaak_doet_iets(oud: Streek, nieuw: Streek) -> None:
    eis_waar(kant(zelfde_eenheid(oud, nieuw).bestanden()), kant(nieuw.bestanden()), "P")


@given(streken(), streken())
@PAREN
def test_omgekeerd_vergelijken_keert_elk_bedrag_om(oud: Streek, nieuw: Streek) -> None:
    oud = zelfde_eenheid(oud, nieuw)
    heen, terug = groepen(vergeleken(oud, nieuw)), groepen(vergeleken(nieuw, oud))
    assert heen == {groep: -bedrag for groep, bedrag in terug.items()}


@given(streken(), streken(), st.randoms(use_true_random=False))
@PAREN
def test_de_volgorde_van_de_bestanden_maakt_niet_uit(oud: Streek, nieuw: Streek, toeval: random.Random) -> None:
    oud = zelfde_eenheid(oud, nieuw)
    geschud = [list(streek.bestanden().items()) for streek in (oud, nieuw)]
    for bestanden in geschud:
        toeval.shuffle(bestanden)
    eerste, tweede = (dict(bestanden) for bestanden in geschud)
    assert vergelijk(kant(eerste), kant(tweede)).producten[0].oorzaken == vergeleken(oud, nieuw).oorzaken


@given(streken(), streken())
@PAREN
def test_de_volgorde_van_de_functiemix_maakt_niet_uit(oud: Streek, nieuw: Streek) -> None:
    """Beide kaarten achterstevoren; de functies heten naar hun plek, dus op het raster na is elke groep gelijk."""
    oud = zelfde_eenheid(oud, nieuw)
    assume(len(oud.functies) == len(nieuw.functies))
    om = [anders(streek, functies=tuple(reversed(streek.functies))) for streek in (oud, nieuw)]
    recht, achterstevoren = groepen(vergeleken(oud, nieuw)), groepen(vergeleken(*om))
    assert set(recht) == set(achterstevoren)
    for groep, bedrag in recht.items():
        assert abs(Fraction(bedrag) - Fraction(achterstevoren[groep])) < Fraction(1, 10**12)


@given(streken())
@PAREN
def test_zonder_wijziging_geen_oorzaak(streek: Streek) -> None:
    vergelijking = vergelijk(kant(streek.bestanden()), kant(streek.bestanden()))
    assert {product.stand for product in vergelijking.producten} == {"gelijk"}
    assert not vergelijking.weggevallen
    assert vergelijking.gevolgen == ()
    assert [product.oorzaken for product in vergelijking.producten] == [()]


@given(streken(), streken())
@PAREN
def test_alleen_de_groepen_waarin_iets_veranderde_zijn_oorzaak(oud: Streek, nieuw: Streek) -> None:
    """Een premie en een opslag, en verder niets."""
    oud = zelfde_eenheid(oud, nieuw)
    nieuw = anders(oud, premie=nieuw.premie, overhead=nieuw.overhead)
    gevonden = set(groepen(vergeleken(oud, nieuw))) - {"afronding"}
    assert gevonden <= {"werkgeverslasten", "opslagen"}


@pytest.mark.parametrize(("van", "naar"), [(2025, 2026), (2026, 2024)])
def test_van_elk_product_van_de_voorbeeldregio_sluiten_de_oorzaken(van: int, naar: int) -> None:
    inlezing = lees_werkmap(VOORBEELDREGIO)
    oud, nieuw = (als_kant(str(jaar), bereken(inlezing, tariefjaar=jaar)) for jaar in (van, naar))
    producten = [product for product in vergelijk(oud, nieuw).producten if product.stand == "gewijzigd"]
    assert len(producten) > 30
    for product in producten:
        assert sum(groepen(product).values()) == product.verschil.bedrag, product.product


def test_een_reeks_hoort_bij_wat_haar_gebruikt_welke_kant_de_vergelijking_ook_op_gaat() -> None:
    """De premie PFZW is in 2025 een waarde en in 2026 afgeleid uit andere reeksen; zij blijft een last van de werkgever."""
    inlezing = lees_werkmap(VOORBEELDREGIO)
    kanten = [als_kant(str(jaar), bereken(inlezing, ["45A48", "45A53"], jaar)) for jaar in (2025, 2026)]
    for heen, terug in zip(vergelijk(*kanten).producten, vergelijk(*reversed(kanten)).producten, strict=True):
        assert groepen(heen) == {groep: -bedrag for groep, bedrag in groepen(terug).items()}
        assert "inzet" not in groepen(heen)


@given(streken(), streken())
@settings(max_examples=10, deadline=None)
def test_een_groep_krijgt_het_gemiddelde_over_alle_volgordes(oud: Streek, nieuw: Streek) -> None:
    """Alle 120 volgordes nagelopen, met elke tussenstand als een eigen regio van bestand tot tarief gerekend."""
    velden = {
        "cao": {"vakantietoeslag": nieuw.vakantietoeslag, "eindejaarsuitkering": nieuw.eindejaarsuitkering},
        "werkgeverslasten": {"premie": nieuw.premie, "pensioen": nieuw.pensioen},
        "uren": {"ziekte": nieuw.ziekte, "reistijd": nieuw.reistijd},
        "opslagen": {"overhead": nieuw.overhead, "reiskosten": nieuw.reiskosten},
        "indexering": {"index": nieuw.index},
    }

    @cache
    def bedrag(gezet: frozenset[str]) -> Fraction:
        eigen = {veld: waarde for groep in gezet for veld, waarde in velden[groep].items()}
        return Fraction(onafgerond(anders(oud, **eigen)))

    verwacht = dict.fromkeys(velden, Fraction(0))
    volgordes = list(permutations(velden))
    for volgorde in volgordes:
        for nummer, groep in enumerate(volgorde):
            erbij = bedrag(frozenset(volgorde[: nummer + 1])) - bedrag(frozenset(volgorde[:nummer]))
            verwacht[groep] += erbij / len(volgordes)
    alles = {veld: waarde for eigen in velden.values() for veld, waarde in eigen.items()}
    gevonden = groepen(vergeleken(oud, anders(oud, **alles)))
    assume(gevonden)  # anders is het afgeronde tarief gelijk, en dan wordt er niets verdeeld
    for groep, deel in verwacht.items():
        assert abs(deel - Fraction(gevonden.get(groep, Decimal(0)))) < Fraction(1, 10**16), groep


@given(streken(), streken())
@settings(max_examples=20, deadline=None)
def test_binnen_een_groep_krijgt_een_wijziging_haar_effect_alleen_met_haar_deel_van_de_rest(
    oud: Streek, nieuw: Streek
) -> None:
    """Elk effect alleen is hier een eigen regio, van bestand tot tarief gerekend; wat er samen meer is, gaat naar verhouding."""
    velden = {"Ziekte": "ziekte", "Reistijd": "reistijd", "Scholing": "scholing"}
    begin, samen = onafgerond(oud), onafgerond(anders(oud, **{veld: getattr(nieuw, veld) for veld in velden.values()}))
    alleen = {
        naam: Fraction(onafgerond(anders(oud, **{veld: getattr(nieuw, veld)})) - begin) for naam, veld in velden.items()
    }
    groot, rest = sum(map(abs, alleen.values())), Fraction(samen - begin) - sum(alleen.values())
    product = vergeleken(oud, anders(oud, **{veld: getattr(nieuw, veld) for veld in velden.values()}))
    assume(product.oorzaken and groot)
    gevonden = wijzigingen(product.oorzaken)
    for naam, effect in alleen.items():
        verwacht = effect + rest * abs(effect) / groot
        deel = sum(bedrag for een, bedrag in gevonden.items() if een.startswith(naam))
        assert abs(verwacht - Fraction(deel)) < Fraction(1, 10**12), naam


def test_wat_alleen_samen_iets_doet_is_van_beide_de_helft_en_van_de_rest_niets() -> None:
    """Een premie van nul, over een loon onder de franchise: pas met allebei anders kost zij iets. Het hogere maximum doet nooit iets."""
    oud = anders(Streek(), inhouding=0, pensioen=0, franchise=9000000, maximum=8000000)
    nieuw = {"pensioen": 1000, "franchise": 0, "maximum": 9000000}
    for veld, waarde in nieuw.items():
        assert onafgerond(anders(oud, **{veld: waarde})) == onafgerond(oud)
    verschil = onafgerond(anders(oud, **nieuw)) - onafgerond(oud)
    delen = wijzigingen(vergeleken(oud, anders(oud, **nieuw)).oorzaken)
    assert verschil > 0
    assert set(delen) == {"Pensioen, percentage", "Pensioen, franchise"}
    assert all(abs(deel - verschil / 2) < Decimal("1e-15") for deel in delen.values())


def test_een_andere_stap_van_de_afronding_is_de_wijziging() -> None:
    vergelijking = vergelijk(kant(Streek().bestanden()), kant(anders(Streek(), stap="1.00").bestanden()))
    [gevolg] = vergelijking.gevolgen
    assert (gevolg.groep, gevolg.oud and gevolg.oud.bedrag, gevolg.nieuw and gevolg.nieuw.bedrag) == (
        "afronding",
        Decimal("0.01"),
        Decimal(1),
    )
    assert gevolg.bedragen["P"] == vergelijking.producten[0].verschil.bedrag


@pytest.mark.parametrize("anders_om", [False, True])
def test_wat_niet_te_mengen_is_wordt_gezegd(anders_om: bool) -> None:
    """Het oude verzuim met de nieuwe scholing laat geen uren over; het verschil is dan één oorzaak."""
    streek = anders(Streek(), ziekte=7000, reistijd=500, scholing=40)
    paar = [streek, anders(streek, ziekte=500, scholing=900)]
    vergelijking = vergelijk(*(kant(een.bestanden()) for een in (reversed(paar) if anders_om else paar)))
    [product] = vergelijking.producten
    assert set(groepen(product)) - {"afronding"} == {OPBOUW}
    assert sum(groepen(product).values()) == product.verschil.bedrag
    assert zonder_oorzaken(vergelijking).startswith("Waardoor P verandert, is niet per wijziging te zeggen")


GETALLEN = {
    "vakantietoeslag": "cao",
    "minimum_per_maand": "cao",
    "eindejaarsuitkering": "cao",
    "inhouding": "werkgeverslasten",
    "pensioen": "werkgeverslasten",
    "maximum": "werkgeverslasten",
    "premie": "werkgeverslasten",
    "ziekte": "uren",
    "scholing": "uren",
    "reistijd": "uren",
    "reiskosten": "opslagen",
    "overhead": "opslagen",
    "risico": "opslagen",
    "index": "indexering",
}


@given(streken(), st.sampled_from(sorted(GETALLEN)), st.integers(1, 300))
@settings(max_examples=150, deadline=None)
def test_een_getal_gewijzigd_is_de_hele_oorzaak(streek: Streek, veld: str, erbij: int) -> None:
    """Eén groep, met één wijziging erin, met het hele verschil voor afronding."""
    product = vergeleken(streek, anders(streek, **{veld: getattr(streek, veld) + erbij}))
    if product.stand == "gelijk":
        assert product.oorzaken == ()
        return
    eigen = [oorzaak for oorzaak in product.oorzaken or () if oorzaak.groep != "afronding"]
    assert [oorzaak.groep for oorzaak in eigen] == [GETALLEN[veld]]
    [wijziging] = eigen[0].wijzigingen
    assert wijziging.bedrag == eigen[0].bedrag
    assert wijziging.oud is not None
    assert wijziging.nieuw is not None


@given(streken(), st.integers(1, 50_000), st.randoms(use_true_random=False))
@PAREN
def test_een_cel_gewijzigd_is_de_hele_oorzaak(streek: Streek, erbij: int, toeval: random.Random) -> None:
    schaal = toeval.choice(sorted(streek.salarissen))
    treden = list(streek.salarissen[schaal])
    treden[-1] += erbij
    product = vergeleken(streek, anders(streek, salarissen=streek.salarissen | {schaal: treden}))
    assert set(groepen(product)) <= {"cao", "afronding"}
    for oorzaak in product.oorzaken or ():
        if oorzaak.groep == "cao":
            [wijziging] = oorzaak.wijzigingen
            assert f"schaal {schaal} trede {len(treden) - 1}" in wijziging.naam
            assert wijziging.bedrag == oorzaak.bedrag


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("functies", (Functie("7", "max", 41), Functie("9", "max", 59)), {"inzet"}),
        ("functies", (Functie("7", "0", 40), Functie("9", "max", 60)), {"inzet"}),
        ("overhead_als", "aandeel", {"opslagen"}),
        ("bevestigd", "2026-12-31", {"indexering"}),
        ("prijspeil", 2024, {"indexering"}),
        ("declarabel", "direct_en_indirect", {"uren"}),
        # ook de reiskosten per uur gaan dan over alle begeleiders of over de bezette plaatsen; de keuze is er één van de inzet
        ("inzet", "{begeleiders: 2}", {"inzet"}),
        ("inzet", "{bezettingsgraad: 90%}", {"inzet"}),
    ],
    ids=lambda deel: str(sorted(deel) if isinstance(deel, set) else deel)[:30],
)
def test_een_keuze_gewijzigd_is_een_groep(veld: str, waarde: object, verwacht: set[str]) -> None:
    product = vergeleken(Streek(), anders(Streek(), **{veld: waarde}))
    assert product.stand == "gewijzigd"
    assert set(groepen(product)) - {"afronding"} == verwacht
