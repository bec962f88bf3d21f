"""Welke cellen een blad beslaat, en hoever een grafiek daarbuiten steekt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.tabelmodel import Bereik, Verwijzing

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.tabelmodel import Blad, Grafiek

_PIXELS_PER_CM = Decimal(96) / Decimal("2.54")
_PIXELS_PER_RIJ = 18
_GEWONE_BREEDTE = 8


def gebruikt(blad: Blad) -> Bereik | None:
    """Alle cellen van het blad; ``None`` als er geen zijn."""
    breedte = max(map(len, blad.rijen), default=0)
    return _vanaf_a1(len(blad.rijen), breedte) if breedte else None


def afdrukgebied(blad: Blad) -> Bereik | None:
    """Alle cellen van het blad, met de cellen waar een grafiek overheen ligt (liever een rij te veel dan te weinig)."""
    cellen = gebruikt(blad)
    hoeken = [(cellen.tot.rij, cellen.tot.kolom)] if cellen else []
    hoeken += [_hoek(grafiek, blad) for grafiek in blad.grafieken]
    if not hoeken:
        return None
    breedte = blad.afdruk.tot_kolom or max(kolom for _, kolom in hoeken)
    return _vanaf_a1(max(rij for rij, _ in hoeken), breedte)


def _vanaf_a1(rij: int, kolom: int) -> Bereik:
    return Bereik(Verwijzing("", 1, 1), Verwijzing("", rij, kolom))


def _hoek(grafiek: Grafiek, blad: Blad) -> tuple[int, int]:
    """De cel onder de rechteronderhoek van de grafiek."""
    rij = grafiek.plek.rij + int(grafiek.hoogte_cm * _PIXELS_PER_CM / _PIXELS_PER_RIJ)
    return rij, _laatste_kolom(grafiek.plek.kolom, grafiek.breedte_cm * _PIXELS_PER_CM, blad)


def _laatste_kolom(kolom: int, breedte: Decimal, blad: Blad) -> int:
    over = breedte - _pixels(kolom, blad)
    while over > 0:
        kolom += 1
        over -= _pixels(kolom, blad)
    return kolom


def _pixels(kolom: int, blad: Blad) -> int:
    """De breedte van een kolom op het scherm: zeven pixels per teken, en vijf ernaast."""
    return 7 * (blad.breedten[kolom - 1] if kolom <= len(blad.breedten) else _GEWONE_BREEDTE) + 5
