"""Rijhoogten: hoeveel regels de langste tekst van een rij nodig heeft in haar kolom.

Een rekenprogramma past een rij pas aan als iemand erin typt; wie een bestand opent of afdrukt, ziet anders halve teksten.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reeletarief.weergave.letterbreedte import CIJFER, letterbreedte
from reeletarief.weergave.werkboek.tabelmodel import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel

_REGELHOOGTE = 13
_HOOGSTENS_REGELS = 30
_GEWOON, _VETTER = 1000, 1080
_BRUIKBAAR, _INSPRONG = 945, 1300
"""In duizendsten van een cijfer. Een kolom van 20 tekens is op papier 18,9 cijfers breed (een rekenprogramma rekent in hele beeldpunten), min de inspringing."""

_WOORD = re.compile(r"[^ -]*[ -]|[^ -]+")
_VET = {Rol.KOP, Rol.TOTAAL, Rol.UITKOMST, Rol.CONTROLE}
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
        if cel is None or type(cel.inhoud) is not str or 2 * len(cel.inhoud) < breedte:
            continue
        if cel.stijl.rol not in _LOOPT_DOOR:
            regels = max(regels, _nodig(cel.inhoud, breedte, vet=cel.stijl.rol in _VET))
    return min(regels, _HOOGSTENS_REGELS)


@cache
def _nodig(tekst: str, breedte: int, *, vet: bool) -> int:
    """Hoeveel regels een tekst nodig heeft: woorden breken na een spatie of streepje, een te lang woord midden in."""
    past = max(CIJFER, (breedte * _BRUIKBAAR - _INSPRONG) * CIJFER // (_VETTER if vet else _GEWOON))
    regels = 0
    for alinea in tekst.split("\n"):
        vol = 0
        regels += 1
        for woord in _WOORD.findall(alinea):
            breed = sum(map(letterbreedte, woord))
            zonder_spatie = breed - (letterbreedte(" ") if woord[-1] == " " else 0)
            if vol and vol + zonder_spatie > past:
                regels += 1
                vol = 0
            extra = max(0, -(-zonder_spatie // past) - 1)
            regels += extra
            vol += breed - extra * past
    return regels
