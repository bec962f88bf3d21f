"""De matrix van ondersteuningsprofielen en intensiteiten: een blik op de tarieven van de trajecten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from reeletarief.invoer.kaart.samenstelling import Intensiteit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Profiel
    from reeletarief.kostprijs.tarief import Tarief

INTENSITEITEN = get_args(Intensiteit)


class Matrixrij(NamedTuple):
    """Een profiel met per intensiteit het tarief; een intensiteit zonder kaart ontbreekt."""

    profiel: str
    naam: str
    tarieven: Mapping[str, Tarief]


class Matrix(NamedTuple):
    """De profielen op volgorde, de combinaties die twee kaarten hebben, en die waarvan de kaart niet te rekenen was."""

    rijen: tuple[Matrixrij, ...]
    dubbel: tuple[tuple[Tarief, Tarief], ...]
    overgeslagen: frozenset[tuple[str, str]]

    @property
    def gaten(self) -> tuple[tuple[str, str], ...]:
        """De combinaties van profiel en intensiteit zonder kaart."""
        alle = ((rij, soort) for rij in self.rijen for soort in INTENSITEITEN)
        leeg = ((rij.profiel, soort) for rij, soort in alle if soort not in rij.tarieven)
        return tuple(vak for vak in leeg if vak not in self.overgeslagen)

    def ook(self, tarief: Tarief) -> tuple[Tarief, ...]:
        """De tarieven van andere kaarten voor het vak waar dit tarief in staat."""
        return tuple(ander for eerste, ander in self.dubbel if eerste is tarief)


def matrix(tarieven: Sequence[Tarief], overgeslagen: Sequence[Productkaart]) -> Matrix:
    """De tarieven met een profiel, per profiel en intensiteit; van een dubbele combinatie telt de eerste.

    Profielen staan op hun code, waarbij "2" voor "10" komt. Andere producten doen niet mee.
    """
    rijen: dict[str, Matrixrij] = {}
    dubbel: list[tuple[Tarief, Tarief]] = []
    for tarief in tarieven:
        profiel = tarief.kaart.profiel
        if profiel is None:
            continue
        rij = rijen.setdefault(str(profiel.profiel), _lege_rij(profiel))
        eerste = rij.tarieven.get(profiel.intensiteit)
        if eerste is not None:
            dubbel.append((eerste, tarief))
            continue
        rijen[rij.profiel] = rij._replace(tarieven={**rij.tarieven, profiel.intensiteit: tarief})
    weg = [kaart.profiel for kaart in overgeslagen if kaart.profiel is not None]
    for profiel in weg:
        rijen.setdefault(str(profiel.profiel), _lege_rij(profiel))
    vakken = frozenset((str(profiel.profiel), str(profiel.intensiteit)) for profiel in weg)
    return Matrix(tuple(sorted(rijen.values(), key=_volgorde)), tuple(dubbel), vakken)


def _lege_rij(profiel: Profiel) -> Matrixrij:
    return Matrixrij(str(profiel.profiel), str(profiel.naam), {})


def _volgorde(rij: Matrixrij) -> tuple[bool, int, str]:
    """Genummerde profielen op getal, daarna de andere op naam."""
    genummerd = rij.profiel.isdecimal()
    return (not genummerd, int(rij.profiel) if genummerd else 0, rij.profiel)
