"""De salarissen van een cao-tabel als YAML: per schaal elke trede met haar maandbedrag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.invoer.waarden import Waarde


def salaris_als_yaml(salaris: Mapping[str, Mapping[str, Waarde]]) -> Iterator[str]:
    """De regels van het blok ``salaris``."""
    yield "salaris: # bruto euro per maand, voltijd; schaal, dan trede"
    for schaal, treden in salaris.items():
        yield f"  {aangehaald(schaal)}:"
        for trede, waarde in treden.items():
            yield f"    {trede_als_yaml(trede)}: {machine(waarde.getal, 2)}"


def trede_als_yaml(trede: str) -> str:
    """Een trede als sleutel: een nummer tussen aanhalingstekens, een naam zonder."""
    return aangehaald(trede) if trede.isdigit() else trede
