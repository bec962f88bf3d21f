"""Een tabel als tekst, los van de vorm: het scherm, Markdown en html maken er elk hun eigen tabel van."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Kolom(NamedTuple):
    """De kop van een kolom; een getal staat rechts. ``breedte`` is een verhouding, voor tekst die mag afbreken."""

    naam: str
    is_getal: bool = False
    breedte: int | None = None


class Tabel(NamedTuple):
    """Een titel, koppen en rijen met tekst."""

    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: Sequence[tuple[str, ...]]


def getalkolommen(*namen: str) -> tuple[Kolom, ...]:
    """Kolommen met getallen."""
    return tuple(Kolom(naam, is_getal=True) for naam in namen)
