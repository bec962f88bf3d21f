"""Een overgenomen waarde komt precies op haar plek: verder blijft elke byte gelijk, en het tarief is dat van de wijziging zelf."""

from __future__ import annotations

import difflib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.reacties.toepassen import pas_toe, zetten_op, zetten_van
from reeletarief.api import bereken, lees_regio
from reeletarief.invoer.reacties.register import lees_reacties
from reeletarief.invoer.werkmap import haal_werkmap
from tests.conftest import WORTEL
from tests.gedeeld.streek import Streek, anders, euro, pct, streken, tarief
from tests.reacties.hulp import KAART_P, codes, gelezen, na, reactie, regio, register, stand, tarieven, toegepast

NIEUW = """
  - parameter: uren.reistijd
    waarde: 12%
    klasse: open
    bron: "reactie R01 van Aanbieder B"
    jaar: 2026
    motivering: "Dat is aangetoond."
"""


@settings(max_examples=40, deadline=None)
@given(streken(), st.integers(0, 3000), st.integers(0, 2000), st.integers(0, 100))
def test_toegepast_is_hetzelfde_als_de_waarde_in_het_bestand(
    streek: Streek, overhead: int, reiskosten: int, scholing: int
) -> None:
    wijzigingen = (
        f"opslagen.s.overhead: {pct(overhead)}, opslagen.reiskosten: {euro(reiskosten)}, uren.scholing: {scholing}"
    )
    bestanden = na(streek.bestanden(), reactie(wijzigingen=wijzigingen))
    zelf = anders(streek, overhead=overhead, reiskosten=reiskosten, scholing=scholing)
    assert tarieven(bestanden)["P"] == tarief(zelf).tarief.bedrag


@settings(max_examples=40, deadline=None)
@given(streken(), st.integers(0, 3000))
def test_een_eigen_waarde_op_de_kaart_rekent_als_die_van_de_regio(streek: Streek, reistijd: int) -> None:
    bestanden = na(streek.bestanden(), reactie(product='"P"', wijzigingen=f"uren.reistijd: {pct(reistijd)}"))
    assert tarieven(bestanden)["P"] == tarief(anders(streek, reistijd=reistijd)).tarief.bedrag
    assert bestanden["opslagen.yaml"] == streek.bestanden()["opslagen.yaml"]


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(4)), st.booleans())
def test_de_volgorde_van_reacties_en_bestanden_maakt_niet_uit(orde: list[int], omgekeerd: bool) -> None:
    regels = [
        reactie("R01", "uren.reistijd: 12%"),
        reactie("R02", "functie.f0.trede: 0", product='"P"'),
        reactie("R03", "opslagen.overhead: 23%", product='"P"'),
        reactie("R04", "uren.scholing: 44", product='"P"'),
    ]
    bestanden = dict(sorted(regio().items(), reverse=omgekeerd))
    assert na(bestanden, *(regels[een] for een in orde)) == na(regio(), *regels)


@settings(max_examples=40, deadline=None)
@given(streken(), st.integers(0, 3000))
def test_buiten_de_vervangen_waarde_blijft_elke_byte_gelijk(streek: Streek, overhead: int) -> None:
    oud = streek.bestanden()
    nieuw = na(oud, reactie(wijzigingen=f"opslagen.overhead: {pct(overhead)}"))
    assert {pad for pad in oud if oud[pad] != nieuw[pad]} <= {"opslagen.yaml"}
    regel = f"percentage: {pct(streek.overhead)}, over: [beroepskracht]".encode()
    assert oud["opslagen.yaml"].count(regel) == 1
    ervoor, erna = oud["opslagen.yaml"].split(regel)
    verwacht = f"percentage: {pct(overhead)}, over: [beroepskracht]".encode()
    assert nieuw["opslagen.yaml"] == ervoor + verwacht + erna


def test_inschaling_van_een_functie() -> None:
    bestanden = na(regio(), reactie(product='"P"', wijzigingen='functie.f1.schaal: "7", functie.f1.trede: 0'))
    assert (
        '{functie: F1, niveau: hbo, schaal: "7", trede: 0, aandeel: 60%}' in bestanden["productkaarten/p.yaml"].decode()
    )


def test_een_trede_houdt_haar_aanhalingstekens() -> None:
    kaart = KAART_P.replace("trede: max, aandeel: 40%", 'trede: "max", aandeel: 40%')
    bestanden = na(regio(kaart_p=kaart), reactie(product='"P"', wijzigingen="functie.f0.trede: max-1"))
    assert 'trede: "max-1", aandeel: 40%' in bestanden["productkaarten/p.yaml"].decode()


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("", "afwijkingen:" + NIEUW),
        ("afwijkingen: []\n", "afwijkingen:" + NIEUW),
        ("afwijkingen: [ ]  # nog geen\n", "afwijkingen:  # nog geen" + NIEUW),
        ("afwijkingen: []\n# slot\ntariefdifferentiatie: x\n", f"afwijkingen:{NIEUW}# slot\ntariefdifferentiatie: x\n"),
    ],
)
def test_een_afwijking_erbij_op_een_kaart_zonder(oud: str, nieuw: str) -> None:
    bestanden = na(regio(kaart_p=KAART_P + oud), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))
    assert bestanden["productkaarten/p.yaml"].decode() == KAART_P + nieuw


EERSTE = "  # waarom\n  - parameter: uren.scholing\n    waarde: 30\n    klasse: open\n    motivering: |\n      Een regel.\n      # geen commentaar\n"


@pytest.mark.parametrize("slot", ["", "\n# hoort bij het volgende\ntariefdifferentiatie: x\n"])
def test_een_afwijking_erbij_onder_de_laatste(slot: str) -> None:
    kaart = f"{KAART_P}afwijkingen:\n{EERSTE}"
    bestanden = na(regio(kaart_p=kaart + slot), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))
    assert bestanden["productkaarten/p.yaml"].decode() == kaart + NIEUW.removeprefix("\n") + slot


def test_een_afwijking_erbij_in_een_lijst_met_haken() -> None:
    kaart = f"{KAART_P}afwijkingen: [{{parameter: uren.scholing, waarde: 30, klasse: open, motivering: a}}]\n"
    bestanden = na(regio(kaart_p=kaart), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))
    assert (
        bestanden["productkaarten/p.yaml"]
        .decode()
        .startswith(f"{KAART_P}afwijkingen: [{{parameter: uren.reistijd, waarde: 12%")
    )
    assert len(stand(bestanden).inlezing.regio.kaarten[0].eigen_waarden) == 2


def test_regeleinden_en_een_bytemerk_blijven() -> None:
    kaart = ("\ufeff" + KAART_P.strip() + "\nafwijkingen: []").replace("\n", "\r\n")
    bestanden = na(regio(kaart_p=kaart), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))
    nieuw = bestanden["productkaarten/p.yaml"].decode()
    assert nieuw.startswith(kaart.removesuffix(" []"))
    assert nieuw.count("\n") == nieuw.count("\r\n")


def test_twee_afwijkingen_op_een_kaart_staan_op_nummer() -> None:
    regels = [
        reactie("R02", "uren.scholing: 44", product='"P"'),
        reactie("R01", "uren.reistijd: 12%", product='"P"'),
    ]
    tekst = na(regio(), *regels)["productkaarten/p.yaml"].decode()
    assert tekst.index("uren.reistijd") < tekst.index("uren.scholing")


def test_een_bedrag_van_een_kaart_houdt_het_prijspeil_van_de_regel() -> None:
    tekst = na(regio(), reactie(product='"P"', wijzigingen="opslagen.reiskosten: 2.10"))[
        "productkaarten/p.yaml"
    ].decode()
    assert "waarde: 2.10\n    klasse: open\n" in tekst
    assert "prijspeil: 2025" in tekst


def test_een_vijandig_motief_blijft_tekst_op_de_kaart() -> None:
    motief = "'\"; - parameter: x: #'"
    bestanden = na(regio(), reactie(product='"P"', wijzigingen="uren.reistijd: 12%", motief=motief))
    (kaart, _) = stand(bestanden).inlezing.regio.kaarten
    assert kaart.eigen_waarden[0].motivering == '"; - parameter: x: #'


def test_een_waarde_van_de_kaart_zelf_wordt_vervangen() -> None:
    bestanden = na(regio(), reactie(product='"Q"', wijzigingen="uren.reistijd: 3%"))
    verwacht = regio()["productkaarten/q.yaml"].replace(b"waarde: 0%", b"waarde: 3%")
    assert bestanden["productkaarten/q.yaml"] == verwacht


def test_zonder_product_blijft_een_eigen_waarde_op_een_kaart_staan() -> None:
    bestanden = na(regio(), reactie(wijzigingen="uren.reistijd: 12%"))
    assert bestanden["productkaarten/q.yaml"] == regio()["productkaarten/q.yaml"]
    assert tarieven(bestanden)["Q"] == tarieven(regio())["Q"]
    assert tarieven(bestanden)["P"] != tarieven(regio())["P"]


def test_het_eigen_cijfer_is_de_wijziging_als_er_geen_andere_is() -> None:
    vraagt = reactie(parameter="uren.reistijd", eigen_cijfer="12%")
    assert na(regio(), vraagt) == na(regio(), reactie(wijzigingen="uren.reistijd: 12%"))
    deels = reactie(parameter="uren.reistijd", eigen_cijfer="15%", wijzigingen="uren.reistijd: 12%", oordeel="deels")
    assert na(regio(), deels) == na(regio(), vraagt)


def test_een_schaal_staat_er_ook_de_tweede_keer_zonder_extra_aanhalingstekens() -> None:
    basis, reacties = stand(regio()), gelezen(reactie(wijzigingen='functie.f0.schaal: "9"', product='"P"'))
    zetten, _ = zetten_van(basis, reacties)
    eerste = pas_toe(basis, zetten).stand
    assert eerste is not None
    assert zetten_op(eerste, zetten) == ((), ())
    assert [zet.nieuw for zet in zetten_op(basis, zetten)[0]] == ['"9"']


def test_een_waarde_buiten_haar_bandbreedte_verzet_ook_de_grens() -> None:
    bestanden = regio()
    oud = b"percentage: 20%, over: [beroepskracht]"
    bestanden["opslagen.yaml"] = bestanden["opslagen.yaml"].replace(
        oud, b"percentage: 20%, laag: 18%, hoog: 22%, over: [beroepskracht]"
    )
    assert codes(toegepast(bestanden, reactie(wijzigingen="opslagen.overhead: 24%"))) == ["RT226"]
    nieuw = na(bestanden, reactie(wijzigingen="opslagen.overhead: 24%, opslagen.overhead.hoog: 25%"))
    assert b"percentage: 24%, laag: 18%, hoog: 25%, over: [beroepskracht]" in nieuw["opslagen.yaml"]
    assert codes(toegepast(bestanden, reactie(wijzigingen="uren.reistijd.hoog: 25%"))) == ["RT985"]


def test_rekenen_op_het_voorstel_is_alles_samen_toegepast() -> None:
    regels = [reactie("R01", "uren.reistijd: 12%"), reactie("R02", "functie.f0.trede: 0", product='"P"')]
    uit = toegepast(regio(), *regels)
    assert uit.stand is not None
    opnieuw = bereken(lees_regio(uit.stand.inhoud), (), 2026)
    assert [een.tarief.bedrag for een in opnieuw.tarieven] == [
        een.tarief.bedrag for een in uit.stand.resultaat.tarieven
    ]
    assert opnieuw.tarief("P").tarief.bedrag != tarieven(regio())["P"]


NAMEN = st.one_of(
    st.sampled_from(
        [
            "uren.reistijd",
            "uren.scholing",
            "opslagen.reiskosten",
            "opslagen.s.overhead",
            "werkgeverslasten.pensioen",
            "inhoudingen.werknemer",
            "indexering",
            "functie.f0.aandeel",
            "functie.f0.schaal",
            "functie.f1.trede",
            "cao.proef.2025-01-01.contracturen",
            "cao.proef.2025-01-01.salaris",
            "functiemix",
        ]
    ),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12),
)
CIJFERS = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,4}(\.[0-9]{1,3})?( ?%-punt|%)?", fullmatch=True),
    st.sampled_from(
        ["max", "max-9", "gemiddelde", "9", "0%", "100%", "+0%", "{}", "[1]", "#", "a: b", "- 3", "é\u2028x", "\ufeff"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None)
@given(NAMEN, CIJFERS, st.sampled_from([None, "P", "Q"]))
def test_wat_er_ook_staat_het_past_of_het_is_een_bevinding(naam: str, cijfer: str, product: str | None) -> None:
    """Nooit een traceback, en nooit iets anders gewijzigd dan de ene waarde of de ene kaart."""
    velden = {"product": json.dumps(product)} if product else {}
    tekst = register(reactie(wijzigingen=f"{json.dumps(naam)}: {json.dumps(cijfer)}", **velden))
    lezing = lees_reacties({"reacties/r.yaml": tekst})
    if lezing.bevindingen:
        return
    basis = stand(regio())
    zetten, fouten = zetten_van(basis, lezing.reacties)
    uit = pas_toe(basis, zetten)
    assert bool(fouten) is not bool(zetten)
    if uit.stand is None:
        assert uit.bevindingen
        return
    anders_ = [pad for pad, inhoud in uit.stand.inhoud.items() if inhoud != basis.inhoud[pad]]
    assert anders_ in ([], [zet.plek.plaats.bestand for zet in zetten])


def test_elke_kaart_van_de_voorbeeldregio_kan_er_een_afwijking_bij_krijgen() -> None:
    """Alleen regels erbij; alleen de lege haken van ``afwijkingen: []`` gaan weg."""
    inhoud = dict(haal_werkmap(WORTEL).inhoud)
    basis = stand(inhoud)
    assert basis.inlezing.regio is not None
    kaarten = [kaart for kaart in basis.inlezing.regio.kaarten if kaart.opslagset]
    regels = [
        reactie(f"R{nummer:02}", "uren.werkoverleg: 61", product=f'"{kaart.product}"')
        for nummer, kaart in enumerate(kaarten)
    ]
    nieuw = na(inhoud, *regels)
    assert len(kaarten) > 20
    for kaart in kaarten:
        pad = kaart.product.plaats.bestand
        oud, nu = (een[pad].decode().splitlines() for een in (inhoud, nieuw))
        weg = [regel for regel in difflib.ndiff(oud, nu) if regel.startswith("- ")]
        assert weg in ([], ["- afwijkingen: []"]), pad
