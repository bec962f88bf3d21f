"""Een document als Markdown (GitHub-smaak); tekst van een ander is nooit opmaak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Kop, Lijst
from reeletarief.weergave.markdown import als_md as md
from reeletarief.weergave.markdown import tabelkop, tabelrij, vet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.weergave.document.inhoud import Deel, Document, Tabel

_BEGIN = re.compile(r"^(?:(\d{1,9})([.)])|([-+=]))")
"""Waarmee een regel een lijst of een streep onder een kop zou worden."""


def als_md(document: Document) -> str:
    """Het document als Markdown, met een regeleinde aan het slot."""
    stuk = delen_als_md((Kop(document.titel, 0), *document.delen))
    return f"{stuk}\n---\n\n{delen_als_md(document.slot)}" if document.slot else stuk


def delen_als_md(delen: Iterable[Deel]) -> str:
    """Delen van een document onder elkaar, met een regeleinde aan het slot; niveau 0 is de titel (één hekje)."""
    return "\n\n".join(map(_deel, delen)) + "\n"


def _deel(deel: Deel) -> str:
    if isinstance(deel, Kop):
        return f"{'#' * (deel.niveau + 1)} {md(deel.tekst)}"
    if isinstance(deel, Alinea):
        return f"**{md(deel.vooraan)}** {md(deel.tekst)}" if deel.vooraan else _regel(deel.tekst)
    if isinstance(deel, Aandacht):
        return f"{_deel(deel.kop)}\n\n{_deel(Lijst(deel.punten))}"
    if isinstance(deel, Lijst):
        return "\n".join(f"- {_regel(punt)}" for punt in deel.punten)
    return _tabel(deel)


def _regel(tekst: str) -> str:
    """Tekst aan het begin van een regel: wat daar een lijst of een streep zou maken, krijgt een backslash."""
    return _BEGIN.sub(lambda begin: f"{begin[1] or ''}\\{begin[2] or begin[3]}", md(tekst), count=1)


def _tabel(tabel: Tabel) -> str:
    rijen = [tabelrij(rij, vet if nummer in tabel.vet else md) for nummer, rij in enumerate(tabel.rijen)]
    return tabelkop(tabel.kolommen) + "".join(rijen).removesuffix("\n")
