"""Het merk INVULLEN boven een reeks met een voorbeeldwaarde.

Boven de andere sleutels van ``opslagen.yaml`` staat één merk voor het hele blok; van de reeksen is bijna alles echt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.invoer.invullen import MERK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reeletarief.weergave.nieuw.toelichting import Sleutelblok

_REEKSEN = "reeksen"
_NAAM = re.compile(r"  ([a-z][a-z0-9_]*):")
_VOORBEELD = "bron: voorbeeldwaarde"


def met_reeksmerken(blok: Sleutelblok, vreemd: Collection[str]) -> Sleutelblok:
    """Het blok met boven elke reeks met een voorbeeldwaarde een merk; een reeks van een cao die ``vreemd`` is, krijgt er geen."""
    if blok.sleutel != _REEKSEN:
        return blok
    return blok._replace(regels=tuple(regel for deel in _per_reeks(blok.regels) for regel in _gemerkt(deel, vreemd)))


def _per_reeks(regels: tuple[str, ...]) -> Iterator[list[str]]:
    """De regels, in stukken die elk met de naam van een reeks beginnen."""
    deel: list[str] = []
    for regel in regels:
        if _NAAM.match(regel):
            yield deel
            deel = []
        deel.append(regel)
    yield deel


def _gemerkt(deel: list[str], vreemd: Collection[str]) -> Iterator[str]:
    naam = _NAAM.match(deel[0]) if deel else None
    if naam and any(_VOORBEELD in regel for regel in deel) and not _van(naam[1], vreemd):
        yield f"  # {MERK}: vervang de voorbeeldwaarde van {naam[1]} door een eigen cijfer, met bron"
    yield from deel


def _van(reeks: str, caos: Collection[str]) -> bool:
    """Of een reeks naar haar naam bij een van deze cao's hoort."""
    return any(reeks.endswith(f"_{cao.replace('-', '_')}") for cao in caos)
