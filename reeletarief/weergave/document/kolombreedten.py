"""Hoe breed de kolommen van een tabel op papier zijn: geen woord en geen bedrag breekt af, ook niet in een breder lettertype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.letterbreedte import CIJFER, tekstbreedte

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.document.inhoud import Tabel

_BREDER = 135
"""In procenten: zoveel breder dan Arial mag een vervangend lettertype zijn, ook als het vet is (DejaVu Sans)."""
_HOOGSTENS = 24 * CIJFER
"""Zo breed wil een tekst hooguit staan; daarna loopt zij terug."""
_LUCHT = 4_000
"""In duizendsten van een millimeter: het wit links en rechts in een cel."""


def kolombreedten(tabel: Tabel, ruimte: int, punten: int) -> list[int]:
    """De breedten in duizendsten van een millimeter, samen ``ruimte`` millimeter, voor letters van zoveel punten.

    Elke kolom krijgt eerst wat niet mag afbreken; wat overblijft gaat naar wie graag breder is.
    """
    nodig, graag = [], []
    for nummer, kolom in enumerate(tabel.kolommen):
        velden = [rij[nummer] for rij in tabel.rijen]
        breekbaar = [kolom.naam] if kolom.is_getal else [kolom.naam, *velden]
        heel = [woord for veld in breekbaar for woord in veld.split()] + (velden if kolom.is_getal else [])
        nodig.append(_op_papier(max(map(tekstbreedte, heel), default=0), punten))
        graag.append(_op_papier(min(_HOOGSTENS, max(map(tekstbreedte, (kolom.naam, *velden)))), punten))
    return _verdeeld(nodig, graag, ruimte * 1000)


def _op_papier(breedte: int, punten: int) -> int:
    """De breedte van een tekst met het wit eromheen, in duizendsten van een millimeter; een punt is 127/360 millimeter."""
    return _LUCHT + breedte * punten * 127 * _BREDER // (360 * 100)


def _verdeeld(nodig: Sequence[int], graag: Sequence[int], ruimte: int) -> list[int]:
    """De ruimte verdeeld: passen de wensen, dan naar wens; anders houdt ieder wat nodig is, als dat samen past."""
    wens = [max(paar) for paar in zip(nodig, graag, strict=True)]
    over = ruimte - sum(nodig)
    if over <= 0 or sum(wens) <= ruimte:
        deel = nodig if over <= 0 else wens
        return [ruimte * een // sum(deel) for een in deel]
    meer = sum(wens) - sum(nodig)
    return [een + over * (wil - een) // meer for een, wil in zip(nodig, wens, strict=True)]
