"""Een blad met één tabel (titel, uitleg, koppen en rijen, waar vastzetten, filter, breedten en afdruk uit volgen), en een blad om te lezen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.cellen import TEKST, koprij, titelregels
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Bereik, Blad, Cel, Rol, Stijl, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rij = tuple[Cel | None, ...]

_BOVENSTE_KOP = 4
"""Onder de titel, de uitleg en een lege rij."""
EERSTE_RIJ = _BOVENSTE_KOP + 1
"""De eerste rij van een tabel zonder groepskop."""

_LIGGEND = Afdruk()


def tabelblad(
    naam: str,
    titel: str,
    uitleg: str,
    kolommen: Sequence[tuple[str, int]],
    rijen: Sequence[Rij],
    *,
    blijft_staan: int = 0,
    onder_de_uitleg: str = "",
    groepskop: Rij | None = None,
    slot: Sequence[Rij] = (),
    afdruk: Afdruk = _LIGGEND,
) -> Blad:
    """Het blad. ``kolommen`` zijn kop en breedte; de eerste ``blijft_staan`` daarvan schuiven niet mee.

    ``onder_de_uitleg`` komt op de rij die anders leeg is. ``groepskop`` staat boven de koppen, ``slot`` onder de tabel en buiten het filter. Van ``afdruk`` volgt de kop hieruit.
    """
    groepen = () if groepskop is None else (groepskop,)
    kop = _BOVENSTE_KOP + len(groepen)
    laatste = kop + max(1, len(rijen))  # een filter heeft een rij nodig, ook als er niets te filteren valt
    koppen = koprij(*(naam_ for naam_, _ in kolommen))
    return Blad(
        naam=naam,
        rijen=(*titelregels(titel, uitleg, onder_de_uitleg), *groepen, koppen, *rijen, *slot),
        breedten=tuple(breedte for _, breedte in kolommen),
        afdruk=afdruk._replace(kop=(_BOVENSTE_KOP, kop)),
        vast=Verwijzing(naam, kop + 1, blijft_staan + 1),
        filter=Bereik(Verwijzing(naam, kop, 1), Verwijzing(naam, laatste, len(kolommen))),
    )


def onderwerpenblad(naam: str, titel: str, uitleg: str, onderwerpen: Sequence[tuple[str, str]]) -> Blad:
    """Een staand blad om te lezen: per rij een onderwerp, en wat erover te zeggen is."""
    rijen = [(Cel(onderwerp, Stijl(Rol.TUSSENKOP)), Cel(inhoud, TEKST)) for onderwerp, inhoud in onderwerpen]
    return Blad(naam, (*titelregels(titel, uitleg), *rijen), (44, 100), Afdruk(liggend=False))
