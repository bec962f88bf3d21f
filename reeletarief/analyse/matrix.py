"""De matrix van ondersteuningsprofielen en intensiteiten: een blik op de tarieven van de trajecten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.tarief import Tarief

INTENSITEITEN = ("perspectief", "intensief", "acuut", "duurzaam")


class Matrixrij(NamedTuple):
    """Een profiel met per intensiteit het tarief; een intensiteit zonder kaart ontbreekt."""

    profiel: str
    naam: str
    tarieven: Mapping[str, Tarief]


class Matrix(NamedTuple):
    """De profielen op volgorde, en de combinaties die twee kaarten hebben."""

    rijen: tuple[Matrixrij, ...]
    dubbel: tuple[tuple[Tarief, Tarief], ...]

    @property
    def gaten(self) -> tuple[tuple[str, str], ...]:
        """De combinaties van profiel en intensiteit zonder kaart of zonder tarief."""
        return tuple((rij.profiel, soort) for rij in self.rijen for soort in INTENSITEITEN if soort not in rij.tarieven)


def matrix(tarieven: Sequence[Tarief]) -> Matrix:
    """De tarieven met een profiel, per profiel en intensiteit; van een dubbele combinatie telt de eerste.

    Profielen staan op hun code, waarbij "2" voor "10" komt. Andere producten doen niet mee.
    """
    rijen: dict[str, Matrixrij] = {}
    dubbel: list[tuple[Tarief, Tarief]] = []
    for tarief in tarieven:
        profiel = tarief.kaart.profiel
        if profiel is None:
            continue
        rij = rijen.setdefault(str(profiel.profiel), Matrixrij(str(profiel.profiel), str(profiel.naam), {}))
        eerste = rij.tarieven.get(profiel.intensiteit)
        if eerste is not None:
            dubbel.append((eerste, tarief))
            continue
        rijen[rij.profiel] = rij._replace(tarieven={**rij.tarieven, profiel.intensiteit: tarief})
    return Matrix(tuple(sorted(rijen.values(), key=_volgorde)), tuple(dubbel))


def _volgorde(rij: Matrixrij) -> tuple[bool, int, str]:
    """Genummerde profielen op getal, daarna de andere op naam."""
    genummerd = rij.profiel.isdecimal()
    return (not genummerd, int(rij.profiel) if genummerd else 0, rij.profiel)
