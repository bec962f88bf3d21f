"""Een boom met andere waarden is de boom die het programma met die waarden zelf bouwt."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reeletarief.api import Bewerking, Post, loop
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs.herrekenen import herrekend
from tests.gedeeld.streek import Streek, anders, streken, tarief
from tests.gedeeld.voorbeeld import voorbeeld

settings.register_profile("regio", max_examples=60, deadline=None)
settings.load_profile("regio")

BEWEEGLIJK = {
    "vakantietoeslag": st.integers(1, 1200),
    "minimum_per_maand": st.integers(1, 60_000),
    "inhouding": st.integers(1, 1500),
    "pensioen": st.integers(1, 2000),
    "franchise": st.integers(1, 9_000_000),
    "maximum": st.integers(1_000_000, 15_000_000),
    "ziekte": st.integers(1, 2000),
    "scholing": st.integers(1, 200),
    "reistijd": st.integers(1, 4000),
    "reiskosten": st.integers(1, 2000),
    "overhead": st.integers(1, 6000),
    "risico": st.integers(1, 1000),
    "index": st.integers(1, 1000),
}


def niets(_: Post) -> None:
    return None


def waarden(*wortels: Post) -> dict[str, Decimal]:
    return {post.sleutel: post.bedrag for post in loop(*wortels) if post.bewerking is Bewerking.WAARDE}


def uit(bedragen: dict[str, Decimal]) -> Callable[[Post], Decimal | None]:
    return lambda post: bedragen.get(post.sleutel)


def kaal(post: Post) -> Post:
    """De post zelf; haar operanden zijn andere posten en komen zelf langs."""
    return post._replace(operanden=())


def test_zonder_andere_waarden_blijft_elke_post_van_de_voorbeeldregio_dezelfde() -> None:
    for een in voorbeeld().tarieven:
        klaar = herrekend(een.wortels, niets)
        assert [kaal(post) for post in klaar.values()] == [kaal(post) for post in loop(*een.wortels)]
        assert all(klaar[post.sleutel] is post for post in loop(*een.wortels) if not post.operanden)


def test_heen_en_terug_geeft_precies_de_boom_van_eerst() -> None:
    """Alle waarden anders en daarna weer zoals ze waren: dan is elke berekening werkelijk opnieuw gedaan."""
    for een in voorbeeld().tarieven:
        eerst = waarden(*een.wortels)
        gewijzigd = herrekend(een.wortels, lambda post: post.bedrag * Decimal("1.01") + Decimal("0.001"))
        wortels = [gewijzigd[wortel.sleutel] for wortel in een.wortels]
        terug = herrekend(wortels, uit(eerst))
        assert gewijzigd["tarief_onafgerond"].bedrag != een.onafgerond.bedrag
        assert [kaal(post) for post in terug.values()] == [kaal(post) for post in loop(*een.wortels)]


@given(streken(), st.data())
def test_een_gewijzigde_waarde_geeft_wat_het_programma_met_die_regio_berekent(
    streek: Streek, data: st.DataObject
) -> None:
    velden = data.draw(st.lists(st.sampled_from(sorted(BEWEEGLIJK)), min_size=1, max_size=4, unique=True))
    nieuw = tarief(anders(streek, **{veld: data.draw(BEWEEGLIJK[veld], veld) for veld in velden}))
    oud = tarief(streek)
    assume([post.sleutel for post in loop(*oud.wortels)] == [post.sleutel for post in loop(*nieuw.wortels)])
    klaar = herrekend(oud.wortels, uit(waarden(*nieuw.wortels)))
    verwacht = {post.sleutel: post.bedrag for post in loop(*nieuw.wortels)}
    assert {sleutel: post.bedrag for sleutel, post in klaar.items()} == verwacht


def test_een_traject_beweegt_mee_met_zijn_onderdeel() -> None:
    """De posten van een onderdeel staan onder hun eigen sleutel met het product ervoor."""
    traject = next(een for een in voorbeeld().tarieven if een.onderdelen)
    deel = traject.onderdelen[0]
    stap = next(
        post
        for post in loop(traject.tarief)
        if post.sleutel.startswith(f"product.{deel.product}.") and not post.operanden
    )
    klaar = herrekend(traject.wortels, uit({stap.sleutel: stap.bedrag * 2}))
    los = herrekend(deel.tarief.wortels, uit({stap.sleutel.removeprefix(f"product.{deel.product}."): stap.bedrag * 2}))
    assert klaar[f"product.{deel.product}.tarief"].bedrag == los["tarief"].bedrag
    assert sum(klaar[post.sleutel].bedrag for post in traject.jeugdwet.values()) == klaar["tarief"].bedrag


def test_naam_herkomst_en_element_blijven() -> None:
    een = voorbeeld().tarieven[0]
    klaar = herrekend(een.wortels, lambda post: post.bedrag + 1)
    for post in loop(*een.wortels):
        assert kaal(klaar[post.sleutel])._replace(bedrag=post.bedrag) == kaal(post)


def test_delen_door_nul_noemt_de_post() -> None:
    with pytest.raises(RekenFout) as fout:
        herrekend(tarief(Streek()).wortels, lambda post: Decimal(0))
    bevinding = fout.value.bevindingen[0]
    assert bevinding.code == "RT413"
    assert "door nul gedeeld" in bevinding.wat


@pytest.mark.parametrize("bedrag", [Decimal("1e30"), Decimal("1e20"), Decimal("NaN"), Decimal("Infinity")])
def test_een_onmogelijk_bedrag_is_een_rekenfout(bedrag: Decimal) -> None:
    with pytest.raises(RekenFout) as fout:
        herrekend(tarief(Streek()).wortels, lambda post: bedrag)
    assert fout.value.bevindingen[0].code in {"RT408", "RT413"}
