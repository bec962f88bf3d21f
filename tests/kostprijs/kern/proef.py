"""De regio van deze map, één keer gelezen, en kleine hulp om er iets in te veranderen."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

from reeletarief.api import Bevinding, Inlezing, Resultaat, Tarief, bereken, lees_regio, loop
from tests.gedeeld.zeker import zonder_bevindingen

OPSLAGEN = "opslagen.yaml"
ENKEL, OUD = "cao/enkel/2026-01-01.yaml", "cao/dubbel/2025-07-01.yaml"
NIEUW, LATER = "cao/dubbel/2026-05-01.yaml", "cao/dubbel/2026-10-01.yaml"
REGIO = Path(__file__).parent / "regio"
PRODUCTEN = sorted(pad.stem for pad in (REGIO / "productkaarten").glob("*.yaml"))


@cache
def bestanden(map_: Path = REGIO) -> dict[str, str]:
    return {str(pad.relative_to(map_)): pad.read_text(encoding="utf-8") for pad in sorted(map_.rglob("*.yaml"))}


@cache
def lees(*wijzigingen: tuple[str, str, str]) -> Inlezing:
    """De regio met vervangen tekst (bestand, oud, nieuw); elke vervanging moet raak zijn, en een leeg bestand vervalt.

    Met een lege oude tekst is het een nieuw bestand.
    """
    inhoud = dict(bestanden())
    for pad, oud, nieuw in wijzigingen:
        assert oud in inhoud.get(pad, ""), oud
        inhoud[pad] = inhoud[pad].replace(oud, nieuw) if oud else nieuw
    return zonder_bevindingen(lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items() if tekst}))


def reken(
    product: str, *wijzigingen: tuple[str, str, str], jaar: int | None = None, peildatum: datetime.date | None = None
) -> Tarief:
    resultaat = _resultaat(product, wijzigingen, jaar, peildatum)
    assert resultaat.overgeslagen == (), resultaat.overgeslagen
    return resultaat.tarief(product)


def weigering(product: str, *wijzigingen: tuple[str, str, str], jaar: int | None = None) -> tuple[Bevinding, ...]:
    """De redenen waarom een product niet te rekenen is."""
    (weg,) = _resultaat(product, wijzigingen, jaar, None).overgeslagen
    return weg.redenen


def _resultaat(
    product: str, wijzigingen: tuple[tuple[str, str, str], ...], jaar: int | None, peildatum: datetime.date | None
) -> Resultaat:
    return bereken(lees(*wijzigingen), [product], jaar, peildatum)


def bedrag(tarief: Tarief, sleutel: str) -> Fraction:
    (post,) = (post for post in loop(*tarief.wortels) if post.sleutel == sleutel)
    return Fraction(post.bedrag)


def bijna(een: Fraction, ander: Fraction | int | str) -> bool:
    """Gelijk op het raster van 18 decimalen na."""
    return abs(een - Fraction(ander)) < Fraction(1, 10**12)
