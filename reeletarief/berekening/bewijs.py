"""Het bewijs bij een uitkomst: welke bestanden, in welke versie, en één vingerafdruk over het geheel."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reeletarief import __version__
from reeletarief.invoer.bestand import vingerafdruk_van_berekening

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from reeletarief.invoer.bestand import Bestand


class Bewijs(NamedTuple):
    """De programmaversie, de gebruikte bestanden en de vingerafdruk (sha256) over alles samen."""

    versie: str
    sha256: str
    bestanden: tuple[Bestand, ...]


def maak_bewijs(
    bestanden: Mapping[str, Bestand],
    gebruikt: Iterable[str],
    jaar: int,
    peildatum: datetime.date | None,
    versie: str = __version__,
) -> Bewijs:
    """De vingerafdruk over programmaversie, tariefjaar, peildatum en de inhoud van de gebruikte bestanden.

    ``versie`` is alleen een andere dan die van nu om de vingerafdruk van een ouder besluit na te gaan.
    """
    gekozen = tuple(bestanden[pad] for pad in sorted(set(gebruikt)))
    som = vingerafdruk_van_berekening(versie, jaar, peildatum, ((een.pad, een.sha256) for een in gekozen))
    return Bewijs(versie, som, gekozen)


def bewijs_met(bewijs: Bewijs, bestanden: Iterable[Bestand], keuzes: Iterable[str]) -> Bewijs:
    """Een bewijs uitgebreid met andere bestanden en met keuzes van de opdrachtregel, elk als één regel tekst."""
    erbij = tuple(bestanden)
    regels = [bewijs.sha256, *keuzes, *(f"{bestand.sha256}  {bestand.pad}" for bestand in erbij)]
    som = hashlib.sha256("\n".join(regels).encode("utf-8", "surrogateescape")).hexdigest()
    return Bewijs(bewijs.versie, som, (*bewijs.bestanden, *erbij))
