"""De invoerbladen *Uitgangspunten* en *Cao*: één rij per gegeven waarde, met herkomst; de gele cellen zijn te wijzigen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.werkboek.stand import Soort
from reeletarief.kostprijs.post import Bewerking, Eenheid
from reeletarief.weergave.werkboek.afspraken import CAO, EERSTE_INVOERRIJ, UITGANGSPUNTEN, Invoerkolom
from reeletarief.weergave.werkboek.cellen import (
    formule_van,
    getal,
    opmaak_van,
    teksten,
)
from reeletarief.weergave.werkboek.lijstregels import Lijstregel, lijstregels, vaste_sleutel
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Afwijking,
    Bereik,
    Cel,
    Formule,
    Keuring,
    Opmaak,
    Rol,
    Stijl,
    Verwijzing,
)
from reeletarief.weergave.werkboek.vast_getal import naam_van
from reeletarief.weergave.woorden import aaneengesloten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.kostprijs.post import Herkomst, Post
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

_KOLOMMEN = (
    ("Onderdeel", 24),
    ("Gegeven", 40),
    ("Waarde", 13),
    ("Eenheid", 15),
    ("Zoals uitgegeven", 13),
    ("Soort", 11),
    ("Waarover (grondslag)", 26),
    ("Klasse", 11),
    ("Bron", 46),
    ("Jaar", 7),
    ("Prijspeil", 9),
    ("Vindplaats", 32),
    ("Gebruikt door", 32),
    ("Sleutel", 40),
)
_GROOT = Decimal(1_000_000_000)
_ROLLEN = {Soort.INVOER: Rol.INVOER, Soort.VAST: Rol.VAST, Soort.BEREKEND: Rol.BEREKENING}
_UITLEG = {
    UITGANGSPUNTEN: "Elk gegeven buiten de cao. Wijzig een gele cel en alle tarieven rekenen mee; wat afwijkt van "
    "'zoals uitgegeven' kleurt.",
    CAO: "De gebruikte cellen en voorwaarden van de cao's. Wijzig een gele cel en alle tarieven rekenen mee.",
}


class _Grenzen(NamedTuple):
    """Welke getallen in een invoercel passen."""

    laagste: Decimal
    hoogste: Decimal
    uitleg: str


_FRACTIE = _Grenzen(NUL, Decimal(10), "Vul een percentage van 0% tot en met 1000% in.")
_GETAL = _Grenzen(NUL, _GROOT, "Vul een getal van nul of hoger in.")
_MET_MIN = _Grenzen(-_GROOT, _GROOT, "Vul een getal in; een minteken mag.")


def maak_uitgangspunten(ligging: Ligging) -> Blad:
    """Alle gegevens buiten de cao, met bovenaan de vaste getallen van de rekenregels."""
    rijen = lijstregels(ligging.uitgangspunten, ligging.indeling)
    vast = [_vaste_rij(post) for post in ligging.vast]
    return _blad(UITGANGSPUNTEN, vast, rijen, ligging)


def maak_cao(ligging: Ligging) -> Blad:
    """De gebruikte cellen en voorwaarden van de cao's."""
    return _blad(CAO, [], lijstregels(ligging.cao, ligging.indeling), ligging)


def _blad(naam: str, vast: list[tuple[Cel | None, ...]], rijen: Sequence[Lijstregel], ligging: Ligging) -> Blad:
    begin = EERSTE_INVOERRIJ + len(vast)
    laatste = max(begin + len(rijen) - 1, EERSTE_INVOERRIJ)  # een rit heeft geen cao, en dan is dat blad leeg
    cellen = [_rij(rij, ligging) for rij in rijen]
    waarden = Bereik(
        Verwijzing(naam, EERSTE_INVOERRIJ, Invoerkolom.WAARDE), Verwijzing(naam, laatste, Invoerkolom.WAARDE)
    )
    blad = tabelblad(
        *(naam, _titel(naam), _UITLEG[naam], _KOLOMMEN, [*vast, *cellen]),
        blijft_staan=Invoerkolom.WAARDE - 1,
        afdruk=Afdruk(tot_kolom=Invoerkolom.GEBRUIKT_DOOR),
    )
    nadruk = (Afwijking(waarden, Invoerkolom.UITGEGEVEN - Invoerkolom.WAARDE),)
    return blad._replace(keuringen=_keuringen(naam, rijen, begin), nadruk=nadruk)


def _titel(naam: str) -> str:
    return "Uitgangspunten" if naam == UITGANGSPUNTEN else "Cao: tabelcellen en voorwaarden"


def _vaste_rij(post: Post) -> tuple[Cel | None, ...]:
    """Een getal dat bij de rekenregel zelf hoort; het heeft een naam die in formules staat."""
    waarde = getal(post.bedrag, Rol.VAST, Opmaak.GEWOON)
    bron = post.herkomst.bron if post.herkomst else None
    naam = naam_van(post)
    return (
        *teksten("vaste getallen", post.naam),
        waarde,
        *teksten(post.eenheid),
        waarde,
        *teksten(Soort.VAST, None, "vaststaand", f"{bron}; in formules: {naam}", None, None, None, "alle producten"),
        Cel(vaste_sleutel(post), Stijl(Rol.UITLEG)),
    )


def _rij(invoer: Lijstregel, ligging: Ligging) -> tuple[Cel | None, ...]:
    post = invoer.rij.post
    opmaak = opmaak_van(post.eenheid, Bewerking.WAARDE)
    herkomst = post.herkomst
    jaartal = Stijl(Rol.TEKST, Opmaak.GEWOON)
    return (
        *teksten(invoer.onderdeel, post.naam),
        getal(post.bedrag, _ROLLEN[invoer.soort], opmaak, _formule(invoer, ligging)),
        *teksten(post.eenheid),
        getal(post.bedrag, Rol.VAST, opmaak),
        *teksten(invoer.soort, invoer.grondslag, herkomst.klasse if herkomst else None, _bron(herkomst)),
        Cel(herkomst.jaar if herkomst else None, jaartal),
        Cel(herkomst.prijspeil if herkomst else None, jaartal),
        *teksten(post.plaats.op_regel if post.plaats else None, invoer.gebruikt_door),
        Cel(invoer.sleutel, Stijl(Rol.UITLEG)),
    )


def _bron(herkomst: Herkomst | None) -> str | None:
    """De bron met de toelichting; een gegeven zonder erkende bron zegt dat."""
    if herkomst is None:
        return None
    bron = herkomst.bron or "geen erkende bron"
    zeker = f" (zekerheid {herkomst.zekerheid})" if herkomst.zekerheid else ""
    return f"{bron}{zeker}. {herkomst.toelichting}" if herkomst.toelichting else f"{bron}{zeker}"


def _formule(invoer: Lijstregel, ligging: Ligging) -> Formule | None:
    """De formule van een afgeleide waarde, zoals een weging over maanden; een gegeven waarde heeft er geen."""
    if invoer.soort is not Soort.BEREKEND:
        return None
    cellen = [_op_dit_blad(ligging.cel(deel), invoer) for deel in invoer.rij.operanden]
    return formule_van(invoer.rij.post.bewerking, cellen)


def _op_dit_blad(cel: Formule, invoer: Lijstregel) -> Formule:
    """Een verwijzing naar het eigen blad zonder de naam van dat blad."""
    if isinstance(cel, Verwijzing) and cel.blad == invoer.rij.blad:
        return cel._replace(blad="", vast=False)
    return cel


def _keuringen(naam: str, rijen: Sequence[Lijstregel], begin: int) -> tuple[Keuring, ...]:
    """Per soort getal welke cellen het betreft, aaneengesloten cellen als één bereik."""
    per_grens: dict[_Grenzen, list[int]] = {}
    for nummer, invoer in enumerate(rijen, begin):
        if invoer.soort is Soort.INVOER:
            per_grens.setdefault(_grenzen(invoer.rij.post), []).append(nummer)
    return tuple(
        Keuring(_bereiken(naam, nummers), grenzen.laagste, grenzen.hoogste, "Een gegeven wijzigen", grenzen.uitleg)
        for grenzen, nummers in per_grens.items()
    )


def _grenzen(post: Post) -> _Grenzen:
    if post.bedrag < 0:
        return _MET_MIN
    return _FRACTIE if post.eenheid is Eenheid.FRACTIE else _GETAL


def _bereiken(naam: str, nummers: Sequence[int]) -> tuple[Bereik, ...]:
    kolom = Invoerkolom.WAARDE
    return tuple(
        Bereik(Verwijzing(naam, van, kolom), Verwijzing(naam, tot, kolom)) for van, tot in aaneengesloten(nummers)
    )
