"""De samenvatting van een uitvraag: dezelfde cijfers als elders uitgerekend, en geen cijfer dat een aanbieder verraadt."""

from __future__ import annotations

import statistics
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.uitvraag import statistiek
from reeletarief.analyse.uitvraag.samenvatting import (
    Cijfers,
    Productsamenvatting,
    Samenvatting,
    Veldsamenvatting,
    vat_samen,
)
from reeletarief.invoer.uitvraag.antwoorden import Ingevuld
from reeletarief.invoer.uitvraag.vragen import Vraag
from tests.uitvraag.ingevuld import PRODUCT, antwoord, formulier, mix, velden

VRAGEN = [Vraag(PRODUCT, "aandeel", functie) for functie in ("mbo", "hbo", "wo")]
VRAGEN += [Vraag(PRODUCT, veld) for veld in ("deelnemers", "plaatsen", "volume")]
GETALLEN = st.decimals(0, 10_000, places=2)
RIJEN = st.lists(GETALLEN, min_size=1, max_size=30)


def samen(*formulieren: Ingevuld, minstens: int = 3) -> Samenvatting:
    return vat_samen(formulieren, {PRODUCT: VRAGEN}, minstens)


def product(*formulieren: Ingevuld, minstens: int = 3) -> Productsamenvatting:
    return samen(*formulieren, minstens=minstens).producten[0]


def veld(naam: str, functie: str | None, *formulieren: Ingevuld, minstens: int = 3) -> Veldsamenvatting:
    (gevonden,) = [
        een for een in product(*formulieren, minstens=minstens).velden if een.vraag == Vraag(PRODUCT, naam, functie)
    ]
    return gevonden


def cijfers(naam: str, functie: str | None, *formulieren: Ingevuld, minstens: int = 3) -> Cijfers:
    gevonden = veld(naam, functie, *formulieren, minstens=minstens).cijfers
    assert gevonden is not None
    return gevonden


class TestKwartielen:
    """KWARTIEL.INC in Excel, type 7 van Hyndman en Fan."""

    @pytest.mark.parametrize(
        ("waarden", "verwacht"),
        [
            ("1 2 4 7 8 9 10 12", "3.5 7.5 9.25"),  # het voorbeeld bij KWARTIEL.INC (QUARTILE.INC) in de hulp van Excel
            ("1 2 3", "1.5 2 2.5"),
            ("1 2 3 4", "1.75 2.5 3.25"),
            ("5", "5 5 5"),
            ("10 0", "2.5 5 7.5"),
        ],
    )
    def test_uitgerekende_waarden(self, waarden: str, verwacht: str) -> None:
        rij = [Decimal(een) for een in waarden.split()]
        assert statistiek.kwartielen(rij) == tuple(Decimal(een) for een in verwacht.split())

    @given(st.lists(GETALLEN, min_size=2, max_size=30))
    def test_zoals_de_standaardbibliotheek_ze_rekent(self, waarden: list[Decimal]) -> None:
        assert list(statistiek.kwartielen(waarden)) == statistics.quantiles(waarden, n=4, method="inclusive")

    @given(RIJEN)
    def test_gemiddelde_zoals_de_standaardbibliotheek(self, waarden: list[Decimal]) -> None:
        assert statistiek.gemiddelde(waarden) == statistics.mean(waarden)


def test_de_cijfers_van_een_veld() -> None:
    formulieren = [velden(naam, deelnemers=waarde) for naam, waarde in zip("ABCD", ["6", "8", "9", "7"], strict=True)]
    gezien = cijfers("deelnemers", None, *formulieren)
    assert (gezien.q1, gezien.mediaan, gezien.q3) == (Decimal("6.75"), Decimal("7.5"), Decimal("8.25"))
    assert (gezien.minimum, gezien.maximum, gezien.gemiddelde) == (Decimal(6), Decimal(9), Decimal("7.5"))


class TestGewogen:
    def test_naar_volume(self) -> None:
        formulieren = [
            velden("A", deelnemers="6", volume="100"),
            velden("B", deelnemers="8", volume="300"),
            velden("C", deelnemers="9", volume="600"),
        ]
        assert cijfers("deelnemers", None, *formulieren).gewogen == Decimal("8.4")  # (600 + 2400 + 5400) ÷ 1000

    def test_wie_geen_volume_gaf_weegt_niet_mee_maar_telt_wel(self) -> None:
        formulieren = [velden(naam, deelnemers="6", volume="100") for naam in "ABC"]
        gezien = cijfers("deelnemers", None, *formulieren, velden("D", deelnemers="10"))
        assert (gezien.gewogen, gezien.gemiddelde) == (Decimal(6), Decimal(7))

    def test_te_weinig_volumes_geven_geen_gewogen_gemiddelde(self) -> None:
        formulieren = [velden("A", deelnemers="6", volume="5"), velden("B", deelnemers="7", volume="5")]
        gezien = cijfers("deelnemers", None, *formulieren, velden("C", deelnemers="8", volume="0"))
        assert (gezien.gewogen, gezien.zonder_gewogen) == (None, "minder dan 3 volumes")

    @pytest.mark.parametrize(("volume", "is_te_herleiden"), [("180", False), ("181", True)])
    def test_een_aanbieder_met_bijna_al_het_volume_is_te_herleiden(self, volume: str, is_te_herleiden: bool) -> None:
        formulieren = [velden("A", deelnemers="6", volume=volume)]
        formulieren += [velden(naam, deelnemers="8", volume="10") for naam in "BC"]
        gezien = cijfers("deelnemers", None, *formulieren)
        assert (gezien.gewogen is None) == is_te_herleiden
        assert ("van één aanbieder" in gezien.zonder_gewogen) == is_te_herleiden

    def test_het_volume_zelf_wordt_niet_gewogen(self) -> None:
        gezien = cijfers("volume", None, *(velden(naam, volume="5") for naam in "ABC"))
        assert (gezien.gewogen, gezien.zonder_gewogen) == (None, "")


class TestTeWeinigAntwoorden:
    def test_geen_enkel_cijfer_onder_het_minimum(self) -> None:
        gezien = veld("deelnemers", None, velden("A", deelnemers="6"), velden("B", deelnemers="600"))
        assert gezien == Veldsamenvatting(Vraag(PRODUCT, "deelnemers"), 2, None)

    @given(st.lists(st.tuples(GETALLEN, st.none() | GETALLEN), max_size=8), st.integers(1, 6))
    def test_een_cijfer_is_er_alleen_bij_genoeg_antwoorden(
        self, waarden: list[tuple[Decimal, Decimal | None]], minstens: int
    ) -> None:
        formulieren = []
        for nummer, (waarde, volume) in enumerate(waarden):
            antwoorden = [antwoord("plaatsen", waarde)]
            antwoorden += [] if volume is None else [antwoord("volume", volume)]
            formulieren.append(formulier(f"{nummer}", *antwoorden))
        for gezien in product(*formulieren, minstens=minstens).velden:
            assert (gezien.cijfers is not None) == (gezien.n >= minstens)
            if gezien.cijfers is not None and gezien.cijfers.gewogen is not None:
                assert sum(1 for _, volume in waarden if volume) >= minstens

    def test_een_product_zonder_cijfers_zegt_dat(self) -> None:
        gezien = product(velden("A", deelnemers="6"), velden("B", deelnemers="7"))
        assert (gezien.heeft_cijfers, gezien.verborgen, gezien.aanbieders) == (False, 1, 2)


@given(st.data(), st.integers(2, 5))
def test_wat_verborgen_blijft_heeft_geen_enkele_invloed(data: st.DataObject, minstens: int) -> None:
    """Andere antwoorden op een veld met te weinig antwoorden geven precies dezelfde samenvatting: er lekt niets."""
    genoeg = data.draw(st.integers(minstens, 6))
    zichtbaar = [data.draw(GETALLEN) for _ in range(genoeg)]
    te_weinig = data.draw(st.integers(0, minstens - 1))
    boven_nul = st.decimals(1, 10_000, places=2)

    def met_andere() -> Samenvatting:
        formulieren = []
        for nummer, waarde in enumerate(zichtbaar):
            antwoorden = [antwoord("deelnemers", waarde)]
            if nummer < te_weinig:
                antwoorden += [antwoord("plaatsen", data.draw(GETALLEN)), antwoord("volume", data.draw(boven_nul))]
            formulieren.append(formulier(f"{nummer}", *antwoorden))
        return samen(*formulieren, minstens=minstens)

    assert met_andere() == met_andere()


class TestUitschieters:
    def test_ver_buiten_de_kwartielen(self) -> None:
        """Q1 = 10,25 en Q3 = 12: alles boven 14,625 is een uitschieter."""
        waarden = dict(zip("ABCDEF", ("10", "10", "11", "12", "12", "14.63"), strict=True))
        formulieren = [velden(naam, plaatsen=waarde) for naam, waarde in waarden.items()]
        assert cijfers("plaatsen", None, *formulieren).q1 == Decimal("10.25")
        (gevonden,) = cijfers("plaatsen", None, *formulieren).uitschieters
        assert (gevonden.aanbieder, gevonden.waarde, gevonden.cel) == (
            "Aanbieder F",
            Decimal("14.63"),
            "Antwoorden!plaatsen",
        )

    def test_op_de_grens_is_geen_uitschieter(self) -> None:
        """Q1 = 2, Q3 = 4, dus de grenzen zijn −1 en 7."""
        assert statistiek.grenzen([Decimal(een) for een in (1, 2, 3, 4, 7)]) == (Decimal(-1), Decimal(7))
        formulieren = [velden(naam, plaatsen=waarde) for naam, waarde in zip("ABCDE", "12347", strict=True)]
        assert cijfers("plaatsen", None, *formulieren).uitschieters == ()


class TestWatMeetelt:
    def test_een_geweigerd_product_telt_voor_die_aanbieder_niet_mee(self) -> None:
        fout = formulier("D", antwoord("plaatsen", "99"), geweigerd=frozenset({PRODUCT}))
        gezien = samen(*(velden(naam, plaatsen="8") for naam in "ABC"), fout)
        assert (gezien.antwoorden, gezien.producten[0].aanbieders) == (3, 3)
        assert gezien.aanbieders == ("Aanbieder A", "Aanbieder B", "Aanbieder C")

    def test_een_product_waar_niet_om_gevraagd_is_telt_niet(self) -> None:
        ander = formulier("A", antwoord("plaatsen", "9", product="44A06"))
        assert samen(ander).antwoorden == 0

    def test_elke_vraag_staat_er_in_haar_volgorde_ook_zonder_antwoord(self) -> None:
        vragen = [Vraag(PRODUCT, "aandeel", "wo"), Vraag(PRODUCT, "aandeel", "mbo"), Vraag(PRODUCT, "volume")]
        (gezien,) = vat_samen([mix("A", {"mbo": "0.5", "wo": "0.5"})], {PRODUCT: vragen}).producten
        assert [(een.vraag, een.n) for een in gezien.velden] == list(zip(vragen, (1, 1, 0), strict=True))


@given(st.data())
def test_de_volgorde_van_de_formulieren_maakt_niet_uit(data: st.DataObject) -> None:
    aandelen = st.lists(st.integers(0, 100), min_size=3, max_size=3)
    formulieren = []
    for nummer in range(data.draw(st.integers(0, 7))):
        mbo, hbo, volume = data.draw(aandelen)
        over = max(0, 100 - mbo - hbo)
        per_functie = {"mbo": f"0.{mbo:02}", "hbo": f"0.{hbo:02}", "wo": str(Decimal(over) / 100)}
        formulieren.append(mix(f"{nummer}", per_functie, volume=str(volume)))
    geschud = data.draw(st.permutations(formulieren))
    assert samen(*geschud, minstens=2) == samen(*formulieren, minstens=2)


@given(RIJEN, st.randoms())
def test_maatstaven_hangen_niet_van_de_volgorde_af(waarden: list[Decimal], toeval: Random) -> None:
    geschud = sorted(waarden, key=lambda _: toeval.random())
    assert statistiek.gemiddelde(geschud) == statistiek.gemiddelde(waarden)
    assert statistiek.kwartielen(geschud) == statistiek.kwartielen(waarden)


@given(RIJEN)
def test_de_maatstaven_staan_op_volgorde(waarden: list[Decimal]) -> None:
    q1, midden, q3 = statistiek.kwartielen(waarden)
    assert min(waarden) <= q1 <= midden <= q3 <= max(waarden)
    assert min(waarden) <= statistiek.gemiddelde(waarden) <= max(waarden)
    assert statistiek.gewogen_gemiddelde([(een, Decimal(7)) for een in waarden]) == statistiek.gemiddelde(waarden)
