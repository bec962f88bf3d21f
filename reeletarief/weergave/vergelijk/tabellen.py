"""De tabellen van een vergelijking als tekst, voor elke vorm die mensen lezen: scherm, Markdown en html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.oorzaakgroepen import GROEPEN
from reeletarief.analyse.vergelijk.oorzaken import OPBOUW
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.getal import euro
from reeletarief.weergave.tabelinhoud import Kolom, Tabel, getalkolommen
from reeletarief.weergave.vergelijk.tekst import (
    TEKENS,
    aandeel,
    ander_kenmerk,
    bedrag,
    deel,
    van_naar,
    vindplaats,
    weggevallen,
    wijziging,
    zichtbaar,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking, Vergelijking

_ELEMENTEN = {
    "a_clientgebonden": "a cliënt",
    "a_niet_clientgebonden": "a niet-cl.",
    "b": "b",
    "c": "c",
    "marge": "marge",
    "d": "d index",
    "afronding": "afr.",
}


def tarieventabel(producten: Sequence[Productvergelijking]) -> Tabel:
    """Per product oud → nieuw en het verschil."""
    kolommen = (Kolom(""), Kolom("product"), Kolom("naam", breedte=4), *getalkolommen("oud → nieuw", "verschil", "%"))
    return Tabel("Tarieven", kolommen, [_tariefrij(een) for een in producten])


def elemententabel(producten: Sequence[Productvergelijking]) -> Tabel:
    """Per product het verschil in elk element van art. 2.3 Besluit Jeugdwet, voor zover dat te zeggen is.

    Wat er meer is vastgesteld dan berekend, is een eigen kolom; alleen als dat ergens zo is.
    """
    bijgesteld = any(een.verschil.bijgesteld for een in producten)
    rijen = [
        (
            een.product,
            *(bedrag(een.verschil.elementen[naam][2]) if naam in een.verschil.elementen else "" for naam in JEUGDWET),
            *([bedrag(een.verschil.bijgesteld[2]) if een.verschil.bijgesteld else ""] if bijgesteld else []),
        )
        for een in producten
    ]
    koppen = (*_ELEMENTEN.values(), *(["bijgesteld"] if bijgesteld else []))
    return Tabel("Verschil per element", (Kolom("product"), *getalkolommen(*koppen)), rijen)


def groepentabel(producten: Sequence[Productvergelijking]) -> Tabel:
    """Per product het deel van elke groep oorzaken; alleen groepen die ergens meedoen."""
    delen = {een.product: {oorzaak.groep: oorzaak for oorzaak in een.oorzaken or ()} for een in producten}
    groepen = {groep: een.naam for deel_ in delen.values() for groep, een in deel_.items()}
    volgorde = [groep for groep in (*GROEPEN, OPBOUW) if groep in groepen]
    rijen = [
        (product, *(bedrag(eigen[groep].bedrag) if groep in eigen else "" for groep in volgorde))
        for product, eigen in delen.items()
        if eigen
    ]
    return Tabel(
        "Oorzaken per product", (Kolom("product"), *getalkolommen(*(groepen[groep] for groep in volgorde))), rijen
    )


def gevolgentabel(vergelijking: Vergelijking) -> Tabel:
    """Elke wijziging waarvan iets te zien is, met haar vindplaats en wat zij raakt, de grootste eerst."""
    rijen = [(wijziging(een), vindplaats(een), aandeel(een, vergelijking)) for een in zichtbaar(vergelijking)]
    kolommen = (Kolom("waardoor", breedte=6), Kolom("vindplaats", breedte=3), Kolom("raakt", breedte=4))
    return Tabel("Waardoor", kolommen, rijen)


def kenmerkentabel(vergelijking: Vergelijking) -> Tabel:
    """De kenmerken van een kaart die veranderden."""
    rijen = [
        (een.product, kenmerk.naam, ander_kenmerk(kenmerk))
        for een in vergelijking.producten
        for kenmerk in een.kenmerken
    ]
    kolommen = (Kolom("product"), Kolom("kenmerk"), Kolom("oud → nieuw", breedte=6))
    return Tabel("Gewijzigde kenmerken", kolommen, rijen)


def gelijke_tarieven(vergelijking: Vergelijking) -> Tabel:
    """Wat er niet veranderde, met het tarief."""
    rijen = [
        (een.product, een.naam, euro(bedrag_))
        for een in vergelijking.met_stand("gelijk")
        if (bedrag_ := een.verschil.nieuw_tarief) is not None
    ]
    return Tabel("Gelijke tarieven", (Kolom("product"), Kolom("naam", breedte=4), *getalkolommen("tarief")), rijen)


def weggevallentabel(vergelijking: Vergelijking) -> Tabel:
    """Wat er niet te vergelijken is, met de stand en de reden."""
    rijen = [(een.product, een.kant.naam, een.waarom) for een in weggevallen(vergelijking)]
    kolommen = (Kolom("product"), Kolom("niet te rekenen in"), Kolom("omdat", breedte=6))
    return Tabel("Niet te vergelijken", kolommen, rijen)


def _tariefrij(een: Productvergelijking) -> tuple[str, ...]:
    verschil = een.verschil
    return (TEKENS[een.stand], een.product, een.naam, van_naar(een), bedrag(verschil.bedrag), deel(verschil.fractie))
