"""``vergelijk --formaat json``: beide standen met hun bewijs, elk product en elke oorzaak; getallen als tekst en volledig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import (
    VERSIE,
    als_tekst,
    bedrag_of_niets,
    bevinding,
    getal_of_niets,
    tekst_of_niets,
    vindplaats,
)
from reeletarief.weergave.json import bewijs as bewijsblok
from reeletarief.weergave.vergelijk.tekst import Weggevallen, kop, overschrijding, weggevallen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.oorzaken import Oorzaak, Wijziging
    from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
    from reeletarief.analyse.vergelijk.vergelijking import Gevolg, Kant, Kenmerk, Productvergelijking, Vergelijking
    from reeletarief.kostprijs.post import Post

_Blok = dict[str, Any]


def vergelijking_als_json(vergelijking: Vergelijking, over: Sequence[Overschrijding]) -> str:
    """De vergelijking als JSON-tekst: alle producten, ook de gelijke."""
    inhoud = {
        "versie": VERSIE,
        "kop": kop(vergelijking),
        "oud": _kant(vergelijking.oud),
        "nieuw": _kant(vergelijking.nieuw),
        "producten": [_product(een) for een in vergelijking.producten],
        "gevolgen": [_gevolg(een) for een in vergelijking.gevolgen],
        "overschrijdingen": [_overschrijding(een) for een in over],
        "niet_te_vergelijken": [_weggevallen(een, vergelijking) for een in weggevallen(vergelijking)],
    }
    return als_tekst(inhoud)


def _kant(kant: Kant) -> _Blok:
    return {
        "naam": kant.naam,
        "regio": kant.regio,
        "tariefjaar": kant.tariefjaar,
        "peildatum": tekst_of_niets(kant.peildatum),
        "status": kant.status,
        "bewijs": bewijsblok(kant.bewijs) if kant.bewijs else None,
    }


def _product(een: Productvergelijking) -> _Blok:
    verschil = een.verschil
    oud = verschil.oud
    return {
        "product": een.product,
        "naam": een.naam,
        "stand": een.stand,
        "oud": {"tarief": machine(oud.tarief, 2), "eenheid": oud.eenheid} if oud else None,
        "nieuw": _nieuw(verschil),
        "verschil": bedrag_of_niets(verschil.bedrag),
        "fractie": getal_of_niets(verschil.fractie),
        "elementen": {naam: _drietal(*getallen) for naam, getallen in verschil.elementen.items()},
        "bijgesteld": _drietal(*verschil.bijgesteld) if verschil.bijgesteld else None,
        "oorzaken": None if een.oorzaken is None else [_oorzaak(oorzaak) for oorzaak in een.oorzaken],
        "kenmerken": [_kenmerk(kenmerk) for kenmerk in een.kenmerken],
    }


def _nieuw(verschil: Tariefverschil) -> dict[str, str] | None:
    nieuw, tarief = verschil.nieuw, verschil.nieuw_tarief
    return None if nieuw is None or tarief is None else {"tarief": machine(tarief, 2), "eenheid": nieuw.kaart.eenheid}


def _drietal(oud: Decimal, nieuw: Decimal, verschil: Decimal) -> dict[str, str]:
    return {"oud": machine(oud, 2), "nieuw": machine(nieuw, 2), "verschil": machine(verschil, 2)}


def _oorzaak(oorzaak: Oorzaak) -> _Blok:
    return {
        "groep": oorzaak.groep,
        "naam": oorzaak.naam,
        "bedrag": machine(oorzaak.bedrag, 2),
        "wijzigingen": [{**_wijziging(een), "bedrag": machine(een.bedrag, 2)} for een in oorzaak.wijzigingen],
    }


def _gevolg(gevolg: Gevolg) -> _Blok:
    return {"groep": gevolg.groep, **_wijziging(gevolg), "bedragen": _bedragen(gevolg.bedragen)}


def _wijziging(een: Wijziging | Gevolg) -> _Blok:
    """Een gewijzigde waarde met haar plaats; een percentage is een fractie."""
    bron = een.nieuw or een.oud
    return {
        "naam": een.naam,
        **vindplaats(een.plaats or een.oude_plaats),
        "vindplaats_in": _waarin(een),
        "oud": _waarde(een.oud),
        "nieuw": _waarde(een.nieuw),
        "eenheid": str(bron.eenheid) if bron else None,
    }


def _waarin(een: Wijziging | Gevolg) -> str | None:
    """In welke stand de plaats te vinden is: wat verviel, staat alleen nog in de oude."""
    if een.plaats:
        return "nieuw"
    return "oud" if een.oude_plaats else None


def _kenmerk(kenmerk: Kenmerk) -> _Blok:
    return {
        "naam": kenmerk.naam,
        "oud": "; ".join(kenmerk.oud),
        "nieuw": "; ".join(kenmerk.nieuw),
        **vindplaats(kenmerk.plaats),
    }


def _overschrijding(een: Overschrijding) -> _Blok:
    grens = een.grens
    return {
        "product": een.product,
        "richting": "stijging" if grens.richting > 0 else "daling",
        "grens": machine(grens.waarde),
        "soort": "fractie" if grens.is_fractie else "euro",
        "verschil": bedrag_of_niets(een.bedrag),
        "fractie": getal_of_niets(een.fractie),
        "tekst": overschrijding(een),
    }


def _weggevallen(een: Weggevallen, vergelijking: Vergelijking) -> _Blok:
    return {
        "product": een.product,
        "kant": "oud" if een.kant is vergelijking.oud else "nieuw",
        "redenen": [bevinding(reden) for reden in een.redenen],
    }


def _bedragen(bedragen: Mapping[str, Decimal]) -> dict[str, str]:
    return {product: machine(bedrag, 2) for product, bedrag in bedragen.items()}


def _waarde(post: Post | None) -> str | None:
    return None if post is None else machine(post.bedrag)
