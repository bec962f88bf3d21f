"""Wat er in een bereik van het model staat, en wanneer een cel opvalt: voor elk bestandsformaat hetzelfde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.tabelmodel import (
    Afwijking,
    Functie,
    GelijkAan,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Bereik, Blad, Cel, Formule, Nadruk

_VRIJE_TEKST = Stijl(Rol.INVOER, Opmaak.CODE)


def plekken_in(bereik: Bereik) -> list[Verwijzing]:
    """Elke plek van het bereik, rij voor rij."""
    van, tot = bereik
    return [
        van._replace(rij=rij, kolom=kolom)
        for rij in range(van.rij, tot.rij + 1)
        for kolom in range(van.kolom, tot.kolom + 1)
    ]


def cellen_in(bereik: Bereik, bladen: Mapping[str, Blad], eigen_blad: str) -> list[Cel | None]:
    """De cellen van het bereik, rij voor rij. ``bladen`` zijn alle bladen op naam; zonder bladnaam geldt ``eigen_blad``."""
    rijen = bladen[bereik.van.blad or eigen_blad].rijen
    return [_cel(rijen, plek) for plek in plekken_in(bereik)]


def kop_boven(bereik: Bereik, bladen: Mapping[str, Blad], eigen_blad: str) -> str:
    """De tekst van de kolomkop recht boven het bereik; leeg als daar geen kop staat."""
    if bereik.van.rij == 1:
        return ""
    cel = _cel(bladen[bereik.van.blad or eigen_blad].rijen, bereik.van._replace(rij=bereik.van.rij - 1))
    return str(cel.inhoud) if cel is not None and cel.stijl.rol is Rol.KOP else ""


def groeit_mee(rij: tuple[Cel | None, ...]) -> bool:
    """Of iemand in deze rij tekst intypt; haar hoogte is dan een begin, en geen grens."""
    return any(cel is not None and cel.stijl == _VRIJE_TEKST for cel in rij)


def voorwaarde(nadruk: Nadruk) -> Formule:
    """Wanneer de eerste cel opvalt; voor de andere schuift de verwijzing mee. Een lege cel is niet onwaar."""
    eerste = Verwijzing("", nadruk.cellen.van.rij, nadruk.cellen.van.kolom)
    if isinstance(nadruk, Afwijking):
        return Rekenteken("<>", (eerste, eerste._replace(kolom=eerste.kolom + nadruk.naast)))
    if isinstance(nadruk, GelijkAan):
        return Rekenteken("=", (eerste, nadruk.naam))
    gevuld = Functie("NOT", (Functie("ISBLANK", (eerste,)),))
    return Functie("AND", (gevuld, Rekenteken("=", (eerste, Functie("FALSE", ())))))


def _cel(rijen: tuple[tuple[Cel | None, ...], ...], plek: Verwijzing) -> Cel | None:
    rij = rijen[plek.rij - 1] if plek.rij <= len(rijen) else ()
    return rij[plek.kolom - 1] if plek.kolom <= len(rij) else None
