"""Rijhoogten: hoeveel regels de langste tekst van een rij nodig heeft in haar kolom.

Een rekenprogramma past een rij pas aan als iemand erin typt; wie een bestand opent of afdrukt, ziet anders halve teksten.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.tabelmodel import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel

_REGELHOOGTE = 13
_HOOGSTENS_REGELS = 30
_LOOPT_DOOR = {Rol.TITEL, Rol.UITLEG, Rol.TUSSENKOP}
"""Tekst in deze rollen loopt door over de lege cellen rechts ervan."""


def met_hoogten(blad: Blad) -> Blad:
    """Hetzelfde blad, met een hoogte voor elke rij waarvan een tekst niet op één regel past."""
    hoogten: dict[int, int] = {}
    for nummer, rij in enumerate(blad.rijen, 1):
        regels = _regels(rij, blad.breedten)
        if regels > 1:
            hoogten[nummer] = regels * _REGELHOOGTE + 3
    return blad._replace(rijhoogten=hoogten)


def _regels(rij: Sequence[Cel | None], breedten: Sequence[int]) -> int:
    regels = 1
    for cel, breedte in zip(rij, breedten, strict=False):
        if cel is None or type(cel.inhoud) is not str or len(cel.inhoud) < breedte:
            continue
        if cel.stijl.rol not in _LOOPT_DOOR:
            regels = max(regels, _nodig(cel.inhoud, breedte, cel.stijl.rol))
    return min(regels, _HOOGSTENS_REGELS)


def _nodig(tekst: str, breedte: int, rol: Rol) -> int:
    """Ruim geschat: woorden breken niet, vette koppen zijn breder, en een woord dat te lang is breekt midden in."""
    past = max(1, int(breedte * (0.95 if rol is Rol.KOP else 1.1)))
    regels = 0
    for alinea in tekst.split("\n"):
        vol = 0
        regels += 1
        for woord in alinea.split(" "):
            if vol and vol + 1 + len(woord) > past:
                regels += 1
                vol = 0
            regels += ceil(len(woord) / past) - 1 if len(woord) > past else 0
            vol += (1 if vol else 0) + len(woord)
    return regels
