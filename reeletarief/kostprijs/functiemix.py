"""De functies van een product: hun inzet × wat één eenheid van die inzet kost."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.loon import Loon

UURKOSTEN = Eenheid.EURO_PER_UUR
_EENHEDEN = {
    "aandeel": Eenheid.FRACTIE,
    "uren": Eenheid.UREN,
    "begeleiders": Eenheid.AANTAL,
    "fte": Eenheid.AANTAL,
    "uren_per_plaats_per_week": Eenheid.UREN_PER_WEEK,
}


class Functiepost(NamedTuple):
    """Een functie met haar inzet, haar loon, wat één eenheid van die inzet kost, en het product van beide.

    Bij een product per uur is de inzet een aandeel en kost zij de uurkosten; bij een verblijf is de inzet een aantal
    fte en kost zij de loonkosten per fte.
    """

    functie: Functie
    sleutel: str
    inzet: Post
    loon: Loon
    eenheidskosten: Post
    kosten: Post


def functiepost(functie: Functie, sleutel: str, inzet: Post, loon: Loon, eenheidskosten: Post) -> Functiepost:
    """De kosten van een functie: inzet × eenheidskosten, in de eenheid van die kosten."""
    kosten = posten.product(f"{sleutel}.kosten", str(functie.functie), eenheidskosten.eenheid, inzet, eenheidskosten)
    return Functiepost(functie, sleutel, inzet, loon, eenheidskosten, kosten)


def functieposten(
    kaart: Productkaart, inzet: Sequence[Post], lonen: Sequence[Loon], eenheidskosten: Sequence[Post]
) -> tuple[Functiepost, ...]:
    """De kosten van elke functie van een kaart; inzet, lonen en eenheidskosten staan in de volgorde van haar functiemix."""
    delen = zip(kaart.functiemix, functiesleutels(kaart), inzet, lonen, eenheidskosten, strict=True)
    return tuple(functiepost(*deel) for deel in delen)


def uurkosten(loon: Loon, uren_per_fte: Post) -> Post:
    """Loonkosten per fte gedeeld door de uren die een fte levert, in euro per uur; dat er uren zijn, zegt :mod:`.uren`."""
    naam = f"uurkosten schaal {loon.schaal} trede {loon.trede}"
    return posten.quotient(f"{loon.stam}.uurkosten", naam, UURKOSTEN, loon.loonkosten, uren_per_fte)


def samen(sleutel: str, naam: str, functies: Sequence[Functiepost]) -> Post:
    """De kosten van alle functies samen, in de eenheid van hun kosten: Σ inzet × eenheidskosten."""
    return posten.som(sleutel, naam, functies[0].kosten.eenheid, *(deel.kosten for deel in functies))


def gewogen(naam: str, staart: str, functies: Sequence[Functiepost], per_functie: Sequence[Post]) -> Post:
    """Σ inzet × een bedrag per functie (zoals een loonregel per uur of per fte), in de eenheid van dat bedrag."""
    eenheid, leesbaar = per_functie[0].eenheid, naam.replace("_", " ")
    termen = [
        posten.product(
            f"grondslag.{naam}.{deel.sleutel}", f"{leesbaar} {deel.functie.functie}", eenheid, deel.inzet, bedrag
        )
        for deel, bedrag in zip(functies, per_functie, strict=True)
    ]
    return posten.som(f"grondslag.{naam}", f"{leesbaar} {staart}", eenheid, *termen)


def loonregel_per_uur(naam: str, functies: Sequence[Functiepost], uren_per_fte: Post) -> Post:
    """Eén loonregel (zoals het jaarsalaris) in euro per uur, gewogen met de inzet van de functies."""
    return gewogen(naam, "per uur", functies, [_regel_per_uur(naam, deel.loon, uren_per_fte) for deel in functies])


def loonregel_per_jaar(naam: str, functies: Sequence[Functiepost]) -> Post:
    """Eén loonregel in euro per jaar, over de fte van alle functies."""
    return gewogen(naam, "per jaar", functies, [deel.loon.regels[naam] for deel in functies])


def _regel_per_uur(naam: str, loon: Loon, uren_per_fte: Post) -> Post:
    regel = loon.regels[naam]
    return posten.quotient(f"{regel.sleutel}.per_uur", f"{regel.naam} per uur", UURKOSTEN, regel, uren_per_fte)


def aandelen(kaart: Productkaart) -> list[Post]:
    """Het aandeel van elke functie als fractie: gegeven, of haar uren gedeeld door de uren van alle functies."""
    gegeven_ = inzet_van_de_kaart(kaart)
    if kaart.functiemix[0].aandeel is not None:
        return gegeven_
    totaal = posten.som("functiemix.uren", "uren van alle functies", Eenheid.UREN, *gegeven_)
    return [
        posten.quotient(f"{sleutel}.aandeel", f"aandeel {functie.functie}", Eenheid.FRACTIE, deel, totaal)
        for sleutel, functie, deel in zip(functiesleutels(kaart), kaart.functiemix, gegeven_, strict=True)
    ]


def inzet_van_de_kaart(kaart: Productkaart) -> list[Post]:
    """De inzet van elke functie zoals zij op de kaart staat, in haar eigen maat."""
    return [
        gegeven_inzet(kaart, functie, sleutel)
        for functie, sleutel in zip(kaart.functiemix, functiesleutels(kaart), strict=True)
    ]


def gegeven_inzet(kaart: Productkaart, functie: Functie, sleutel: str) -> Post:
    """De inzet van een functie die een eigen maat heeft: een aandeel als fractie, uren, begeleiders of fte."""
    maat, waarde = functie.maat, functie.inzet
    assert maat is not None
    assert waarde is not None
    herkomst = mixherkomst(kaart)._replace(plaats=waarde.plaats)
    naam = f"{maat.replace('_', ' ')} {functie.functie}"
    return posten.waarde(f"{sleutel}.{maat}", naam, waarde.getal, _EENHEDEN[maat], herkomst)


def mixherkomst(kaart: Productkaart) -> Herkomst:
    """De herkomst van de inzet van elke functie; een functiemix zonder eigen bron telt als een open parameter."""
    bron = kaart.functiemix_bron
    if bron is None:
        return Herkomst(Klasse.OPEN, None, parameter="functiemix")
    return Herkomst(bron.klasse, str(bron.bron), bron.jaar, parameter="functiemix")


def functiesleutels(kaart: Productkaart) -> list[str]:
    """Per functie een leesbare sleutel die binnen de kaart uniek is."""
    return unieke_sleutels("functie", [str(functie.functie) for functie in kaart.functiemix])


def unieke_sleutels(groep: str, namen: Sequence[str]) -> list[str]:
    """Van elke naam een leesbare sleutel die binnen de groep uniek is."""
    sleutels: list[str] = []
    for naam in namen:
        stam = sleutel = f"{groep}.{_slug(naam, groep)}"
        nummer = 1
        while sleutel in sleutels:
            nummer += 1
            sleutel = f"{stam}_{nummer}"
        sleutels.append(sleutel)
    return sleutels


@lru_cache(maxsize=1 << 10)  # functies heten op veel kaarten hetzelfde
def _slug(naam: str, anders: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", kaal.lower()).strip("_") or anders
