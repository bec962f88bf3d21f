"""Markdown waarin gewone tekst altijd als tekst verschijnt, met tabellen zoals GitHub en GitLab ze kennen.

Hieruit bouwt :mod:`.document.md` hele stukken; alleen de reactie van ``vergelijk`` (:mod:`.vergelijk.md`) zet haar stukken zelf achter elkaar,
omdat daar rijen uit kunnen wegvallen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reeletarief.fouten import op_een_regel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reeletarief.weergave.tabelinhoud import Kolom

_TEKENS = str.maketrans(
    {teken: f"\\{teken}" for teken in "\\`*_[]#|~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@<!-- -->"}
)
"""Een @ met een leeg commentaar erachter noemt niemand: GitHub stuurt er geen bericht van."""


@lru_cache(maxsize=16384)  # een groot rapport zegt veel dingen vaker
def als_md(tekst: str) -> str:
    """Tekst zonder opmaak, regeleinden, html of iemand die een bericht krijgt."""
    return op_een_regel(tekst).translate(_TEKENS)


def vet(tekst: str) -> str:
    """Tekst zonder opmaak, maar vet; waar niets staat, blijft het leeg."""
    return f"**{als_md(tekst)}**" if tekst.strip() else als_md(tekst)


def tabelkop(kolommen: Sequence[Kolom]) -> str:
    """De koppen van een tabel met de lijn eronder; getallen staan rechts."""
    lijn = "|".join(" ---: " if kolom.is_getal else " --- " for kolom in kolommen)
    return f"{tabelrij([kolom.naam for kolom in kolommen])}|{lijn}|\n"


def tabelrij(velden: Sequence[str], codeer: Callable[[str], str] = als_md) -> str:
    """Eén rij van een tabel, met een regeleinde; ``codeer`` maakt van elk veld Markdown."""
    return f"| {' | '.join(map(codeer, velden))} |\n"
