"""Het werkboek van de Voorbeeldregio, en wat er op zijn bladen staat."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from reeletarief.api import Resultaat, bereken, lees_werkmap
from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven
from reeletarief.weergave.bereken.json import resultaat_als_json
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Inhoud, Werkboek
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.zeker import aanwezig


@cache
def regio(jaar: int = 2026) -> Resultaat:
    return bereken(lees_werkmap(VOORBEELDREGIO), tariefjaar=jaar)


@cache
def boek() -> Werkboek:
    return maak_werkboek(regio())


@cache
def boek_met_verschil() -> Werkboek:
    return maak_werkboek(regio(), lees_oude_tarieven(resultaat_als_json(regio(2025)).encode(), "oud.json"))


def blad(werkboek: Werkboek, naam: str) -> Blad:
    return next(blad for blad in werkboek.bladen if blad.naam == naam)


def teksten(een: Blad) -> list[str]:
    return [str(cel.inhoud) for rij in een.rijen for cel in rij if cel is not None and cel.inhoud is not None]


def inhoud_van(rij: Sequence[Cel | None], kolom: int) -> Inhoud:
    """Wat er in een kolom van een rij staat; daar hoort een cel te zijn."""
    return aanwezig(rij[kolom - 1]).inhoud


def bedrag_in(rij: Sequence[Cel | None], kolom: int) -> Decimal:
    """Het bedrag in een kolom van een rij."""
    inhoud = inhoud_van(rij, kolom)
    assert isinstance(inhoud, Decimal), inhoud
    return inhoud


def rij_met(een: Blad, tekst: str) -> tuple[Cel | None, ...]:
    return next(rij for rij in een.rijen if rij and rij[0] is not None and rij[0].inhoud == tekst)


def op_besluit(werkboek: Werkboek, product: str) -> dict[str, Cel]:
    """De cellen van een product op *Besluit*, op de kop van hun kolom."""
    besluit = blad(werkboek, "Besluit")
    koppen = [str(cel.inhoud) for cel in rij_met(besluit, "Product") if cel is not None]
    return {kop: cel for kop, cel in zip(koppen, rij_met(besluit, product), strict=True) if cel is not None}
