"""Het bewijs bij een uitkomst: welke bestanden, in welke versie, en één vingerafdruk over het geheel."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reeletarief import __version__

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from reeletarief.invoer.regio import Bestand


class Bewijs(NamedTuple):
    """De programmaversie, de gebruikte bestanden en de vingerafdruk (sha256) over alles samen."""

    versie: str
    sha256: str
    bestanden: tuple[Bestand, ...]


def maak_bewijs(
    bestanden: Mapping[str, Bestand], gebruikt: Iterable[str], jaar: int, peildatum: datetime.date | None
) -> Bewijs:
    """De vingerafdruk over programmaversie, tariefjaar, peildatum en de inhoud van de gebruikte bestanden."""
    gekozen = tuple(bestanden[pad] for pad in sorted(set(gebruikt)))
    regels = [f"reeletarief {__version__}", f"tariefjaar {jaar}", f"peildatum {peildatum or 'geen'}"]
    regels += [f"{bestand.sha256}  {bestand.pad}" for bestand in gekozen]
    som = hashlib.sha256("\n".join(regels).encode()).hexdigest()
    return Bewijs(__version__, som, gekozen)
