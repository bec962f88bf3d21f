"""Beloften aan de gebruiker, getoetst op willekeurige regio's."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.api import Post, bereken, lees_regio, loop
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.uitleg.json import uitleg_als_json
from tests.gedeeld.rekenaar import reken_na
from tests.gedeeld.streek import Functie, Streek, anders, onafgerond, resultaat, streken, tarief
from tests.gedeeld.zeker import aanwezig

settings.register_profile("regio", max_examples=60, deadline=None)
settings.load_profile("regio")


@given(streken())
def test_elementen_zijn_samen_precies_het_tarief(streek: Streek) -> None:
    uitkomst = tarief(streek)
    for lijst in (uitkomst.jeugdwet, uitkomst.nvo):
        assert sum(Fraction(post.bedrag) for post in lijst.values()) == Fraction(uitkomst.tarief.bedrag)


@given(streken())
def test_de_hele_boom_is_na_te_rekenen(streek: Streek) -> None:
    alles = resultaat(streek)
    inhoud = json.loads(uitleg_als_json(alles.tarief("P"), alles))
    nagerekend = reken_na(inhoud)
    assert all(Fraction(post["bedrag"]) == nagerekend[post["sleutel"]] for post in inhoud["posten"])


@given(streken())
def test_het_tarief_is_een_veelvoud_van_de_stap_en_ligt_er_hooguit_een_halve_stap_naast(streek: Streek) -> None:
    uitkomst = tarief(streek)
    stap = Fraction(streek.stap)
    assert Fraction(uitkomst.tarief.bedrag) % stap == 0
    assert abs(Fraction(uitkomst.jeugdwet["afronding"].bedrag)) <= stap / 2


@given(streken(), st.integers(1, 50_000))
def test_hoger_salaris_geeft_hoger_tarief(streek: Streek, centen: int) -> None:
    hoger = {schaal: [bedrag + centen for bedrag in treden] for schaal, treden in streek.salarissen.items()}
    assert onafgerond(anders(streek, salarissen=hoger)) > onafgerond(streek)


@given(streken(), st.integers(1, 100))
def test_minder_declarabele_uren_geeft_hoger_tarief(streek: Streek, uren: int) -> None:
    minder = anders(streek, scholing=streek.scholing + uren)
    assert aanwezig(tarief(minder).uren).declarabel.bedrag < aanwezig(tarief(streek).uren).declarabel.bedrag
    assert onafgerond(minder) > onafgerond(streek)


@given(streken(), st.integers(1, 1000))
def test_meer_reistijd_telt_alleen_als_indirect_niet_declarabel_is(streek: Streek, meer: int) -> None:
    reizend = anders(streek, reistijd=streek.reistijd + meer)
    if streek.declarabel == "direct":
        assert onafgerond(reizend) > onafgerond(streek)
    else:
        assert onafgerond(reizend) == onafgerond(streek)


@given(streken(), st.randoms(use_true_random=False))
def test_volgorde_van_de_functiemix_maakt_niet_uit(streek: Streek, toeval: random.Random) -> None:
    geschud = list(streek.functies)
    toeval.shuffle(geschud)
    assert onafgerond(anders(streek, functies=tuple(geschud))) == onafgerond(streek)


@given(streken())
def test_een_mix_van_een_functie_is_die_functie(streek: Streek) -> None:
    functie = streek.functies[0]
    alleen = anders(streek, functies=(Functie(functie.schaal, functie.trede, 100),), eenheid="uur", inzet="{}")
    uitkomst = tarief(alleen)
    beroepskracht = next(post for post in loop(uitkomst.tarief) if post.sleutel == "beroepskracht")
    assert beroepskracht.bedrag == uitkomst.functies[0].eenheidskosten.bedrag
    verdeeld = tuple(Functie(functie.schaal, functie.trede, aandeel) for aandeel in (30, 45, 25))
    assert abs(Fraction(onafgerond(alleen) - onafgerond(anders(alleen, functies=verdeeld)))) < Fraction(1, 10**12)


@given(streken(), st.sampled_from([(2500, 2000), (10000, 5000), (100, None), (2000, None)]))
def test_opslag_m_en_aandeel_m_gedeeld_door_een_plus_m_zijn_gelijk(
    streek: Streek, paar: tuple[int, int | None]
) -> None:
    """25% opslag is 20% aandeel. Waar m/(1+m) geen eindig percentage is, liggen ze er vlak omheen."""
    opslag, aandeel = paar
    als_opslag = onafgerond(anders(streek, overhead=opslag, overhead_als="opslag"))
    if aandeel is not None:
        als_aandeel = onafgerond(anders(streek, overhead=aandeel, overhead_als="aandeel"))
        assert abs(als_opslag - als_aandeel) < Fraction(1, 10**12)
        return
    onder = opslag * 10000 // (10000 + opslag)
    assert onafgerond(anders(streek, overhead=onder, overhead_als="aandeel")) <= als_opslag
    assert onafgerond(anders(streek, overhead=onder + 1, overhead_als="aandeel")) > als_opslag


@given(streken())
def test_een_minuut_is_een_zestigste_uur(streek: Streek) -> None:
    uur = Fraction(onafgerond(anders(streek, eenheid="uur", stap="0.01")))
    minuut = Fraction(onafgerond(anders(streek, eenheid="minuut", stap="0.01")))
    assert abs(uur / 60 - minuut) < Fraction(1, 10**12)


@given(streken())
def test_wat_op_het_tariefjaar_staat_wordt_niet_geindexeerd(streek: Streek) -> None:
    bij = anders(streek, bevestigd="2026-12-31", prijspeil=2026)
    assert tarief(bij).jeugdwet["d"].bedrag == 0
    assert onafgerond(bij) == onafgerond(anders(bij, index=streek.index + 500))


@given(streken())
def test_alles_van_vorig_jaar_wordt_in_zijn_geheel_geindexeerd(streek: Streek) -> None:
    oud = anders(streek, bevestigd="2025-12-31", prijspeil=2025)
    kaal = Fraction(onafgerond(anders(oud, index=0)))
    factor = 1 + Fraction(streek.index, 10000)
    assert abs(Fraction(onafgerond(oud)) - kaal * factor) < Fraction(1, 10**12)


@given(streken())
def test_dezelfde_invoer_geeft_dezelfde_bytes(streek: Streek) -> None:
    assert resultaat_als_json(resultaat(streek)) == resultaat_als_json(resultaat(streek))


@given(streken(), st.randoms(use_true_random=False))
def test_volgorde_van_bestanden_maakt_niet_uit(streek: Streek, toeval: random.Random) -> None:
    paren = list(streek.bestanden().items())
    toeval.shuffle(paren)
    assert resultaat_als_json(bereken(lees_regio(dict(paren)))) == resultaat_als_json(resultaat(streek))


BASIS = Streek(
    salarissen={"7": [280000, 300000], "9": [600000, 800000]},
    minimum_per_maand=25000,  # boven 8% van schaal 7, zodat het minimum daar telt
    maximum=7000000,  # onder het loon van schaal 9, zodat het maximum daar telt
)


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("salarissen", {"7": [280000, 300001], "9": [600000, 800000]}),
        ("salarissen", {"7": [280000, 300000], "9": [600000, 800001]}),
        ("functies", (Functie("7", "max", 41), Functie("9", "max", 59))),
        ("functies", (Functie("7", "0", 40), Functie("9", "max", 60))),
        ("functies", (Functie("7", "gemiddelde", 40), Functie("9", "max", 60))),
        ("vakantietoeslag", 801),
        ("minimum_per_maand", 25001),
        ("eindejaarsuitkering", 831),
        ("inhouding", 1201),
        ("pensioen", 1301),
        ("franchise", 1700001),
        ("maximum", 7000001),
        ("premie", 701),
        ("ziekte", 601),
        ("scholing", 41),
        ("reistijd", 1001),
        ("reiskosten", 201),
        ("overhead", 2001),
        ("overhead_als", "aandeel"),
        ("risico", 201),
        ("index", 301),
        ("prijspeil", 2026),
        ("bevestigd", "2026-12-31"),
        ("eenheid", "minuut"),
        ("inzet", "{begeleiders: 2}"),
        ("inzet", "{deelnemers: 2}"),
        ("inzet", "{bezettingsgraad: 99%}"),
        ("declarabel", "direct_en_indirect"),
    ],
    ids=lambda deel: str(deel)[:30],
)
def test_elke_invoer_die_ertoe_doet_beweegt_de_uitkomst(veld: str, waarde: object) -> None:
    assert onafgerond(anders(BASIS, **{veld: waarde})) != onafgerond(BASIS)


def test_de_afrondingsstap_beweegt_het_tarief() -> None:
    assert tarief(anders(BASIS, stap="0.60")).tarief.bedrag != tarief(BASIS).tarief.bedrag


ONDERDELEN = ("A", "A.opslag", "A.aantal", "A.1", "gewicht", "overhead", "1", "1.gewicht", "A B", "A/B")
"""Codes die, met een punt ertussen, samenvallen met de sleutels van andere posten."""


def test_in_een_traject_is_elke_sleutel_van_een_post_hoe_de_onderdelen_ook_heten() -> None:
    bestanden = {pad: inhoud.decode() for pad, inhoud in Streek().bestanden().items()}
    bestanden["opslagen.yaml"] = bestanden["opslagen.yaml"].replace("sleutel: overhead,", "sleutel: afronding,")
    kaart = bestanden.pop("productkaarten/p.yaml")
    for nummer, code in enumerate(ONDERDELEN):
        bestanden[f"productkaarten/{nummer}.yaml"] = kaart.replace('"P"', f'"{code}"')
    delen = ", ".join(f'{{product: "{code}", aantal: {nummer}}}' for nummer, code in enumerate(ONDERDELEN, 1))
    populaties = "".join(f"    - {{naam: G{nummer}, gewicht: 50%, onderdelen: [{delen}]}}\n" for nummer in (1, 2))
    bestanden["productkaarten/t.yaml"] = (
        "product: T\nnaam: T\nsegment: s\neenheid: stuks\nsamenstelling:\n  klasse: open\n  bron: b\n  populaties:\n"
        f"{populaties}"
    ).replace("product: T", 'product: "T"', 1)
    resultaat = bereken(lees_regio({pad: tekst.encode() for pad, tekst in bestanden.items()}))
    inhoud = json.loads(uitleg_als_json(resultaat.tarief("T"), resultaat))
    nagerekend = reken_na(inhoud)
    assert all(Fraction(post["bedrag"]) == nagerekend[post["sleutel"]] for post in inhoud["posten"])
    gezien: dict[str, Post] = {}
    stapel = list(resultaat.tarief("T").wortels)
    while stapel:
        post = stapel.pop()
        eerder = gezien.setdefault(post.sleutel, post)
        assert (eerder.naam, eerder.bedrag) == (post.naam, post.bedrag)
        stapel += post.operanden
