"""De functiemix: aandelen in de declarabele uren × uurkosten per functie."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.functie import Functie
    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.kostprijs.loon import Loon

UURKOSTEN = Eenheid.EURO_PER_UUR


class Functiepost(NamedTuple):
    """Een functie in de mix met haar aandeel, loon en uurkosten."""

    functie: Functie
    sleutel: str
    aandeel: Post
    loon: Loon
    uurkosten: Post


def functieposten(kaart: Productkaart, lonen: Sequence[Loon], declarabel: Post) -> tuple[Functiepost, ...]:
    """Per functie op de kaart het aandeel (fractie) en de uurkosten (euro per declarabel uur)."""
    aandelen = _aandelen(kaart)
    return tuple(
        Functiepost(functie, sleutel, aandeel, loon, uurkosten(loon, declarabel))
        for (sleutel, aandeel), functie, loon in zip(aandelen, kaart.functiemix, lonen, strict=True)
    )


def uurkosten(loon: Loon, declarabel: Post) -> Post:
    """Loonkosten per fte gedeeld door de declarabele uren per fte."""
    sleutel = loon.loonkosten.sleutel.removesuffix("loonkosten") + "uurkosten"
    naam = f"uurkosten schaal {loon.schaal} trede {loon.trede}"
    return posten.quotient(sleutel, naam, UURKOSTEN, loon.loonkosten, declarabel)


def beroepskracht_per_uur(functies: Sequence[Functiepost]) -> Post:
    """Σ aandeel × uurkosten, in euro per declarabel uur."""
    delen = [
        posten.product(f"{deel.sleutel}.kosten", str(deel.functie.functie), UURKOSTEN, deel.aandeel, deel.uurkosten)
        for deel in functies
    ]
    return posten.som("beroepskracht_per_uur", "beroepskracht per uur", UURKOSTEN, *delen)


def loonregel_per_uur(naam: str, functies: Sequence[Functiepost], declarabel: Post) -> Post:
    """Eén loonregel (zoals het jaarsalaris) per declarabel uur, gewogen met de functiemix."""
    termen = [
        posten.product(
            f"grondslag.{naam}.{deel.sleutel}", f"{naam} {deel.functie.functie}", UURKOSTEN, deel.aandeel, per_uur
        )
        for deel in functies
        for per_uur in [_regel_per_uur(naam, deel.loon, declarabel)]
    ]
    return posten.som(f"grondslag.{naam}", f"{naam.replace('_', ' ')} per uur", UURKOSTEN, *termen)


def _regel_per_uur(naam: str, loon: Loon, declarabel: Post) -> Post:
    regel = loon.regels[naam]
    return posten.quotient(f"{regel.sleutel}.per_uur", f"{regel.naam} per uur", UURKOSTEN, regel, declarabel)


def _aandelen(kaart: Productkaart) -> list[tuple[str, Post]]:
    herkomst = _herkomst(kaart)
    sleutels = _sleutels(kaart)
    if kaart.functiemix[0].aandeel is not None:
        return [
            (sleutel, _gegeven(functie, sleutel, herkomst))
            for sleutel, functie in zip(sleutels, kaart.functiemix, strict=True)
        ]
    uren = [_gegeven(functie, sleutel, herkomst) for sleutel, functie in zip(sleutels, kaart.functiemix, strict=True)]
    totaal = posten.som("functiemix.uren", "uren van alle functies", Eenheid.UREN, *uren)
    return [
        (sleutel, posten.quotient(f"{sleutel}.aandeel", f"aandeel {functie.functie}", Eenheid.FRACTIE, deel, totaal))
        for sleutel, functie, deel in zip(sleutels, kaart.functiemix, uren, strict=True)
    ]


def _gegeven(functie: Functie, sleutel: str, herkomst: Herkomst) -> Post:
    """Het aandeel of het aantal uren zoals het op de kaart staat."""
    eigen = functie.aandeel or functie.uren
    assert eigen is not None
    soort, eenheid = ("aandeel", Eenheid.FRACTIE) if functie.aandeel else ("uren", Eenheid.UREN)
    met_plaats = Herkomst(herkomst.klasse, herkomst.bron, herkomst.jaar, None, eigen.plaats, herkomst.parameter)
    return posten.waarde(f"{sleutel}.{soort}", f"{soort} {functie.functie}", eigen.getal, eenheid, met_plaats)


def _herkomst(kaart: Productkaart) -> Herkomst:
    """De functiemix zonder eigen bron telt als een open parameter."""
    bron = kaart.functiemix_bron
    if bron is None:
        return Herkomst(Klasse.OPEN, None, parameter="functiemix")
    return Herkomst(bron.klasse, str(bron.bron), bron.jaar, parameter="functiemix")


def _sleutels(kaart: Productkaart) -> list[str]:
    """Per functie een leesbare sleutel die binnen de kaart uniek is."""
    sleutels: list[str] = []
    for functie in kaart.functiemix:
        stam = sleutel = f"functie.{_slug(str(functie.functie))}"
        nummer = 1
        while sleutel in sleutels:
            nummer += 1
            sleutel = f"{stam}_{nummer}"
        sleutels.append(sleutel)
    return sleutels


def _slug(naam: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", kaal.lower()).strip("_") or "functie"
