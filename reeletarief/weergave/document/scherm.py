"""Een document op het scherm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Kop, Lijst
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, schermtabel

if TYPE_CHECKING:
    from rich.console import Console

    from reeletarief.weergave.document.inhoud import Deel, Document


def toon_document(document: Document, console: Console) -> None:
    """Druk het document af: koppen vet, tabellen zonder iets af te kappen."""
    console.print(afdrukbaar(document.titel), style="bold")
    for deel in (*document.delen, *document.slot):
        console.print()
        _toon(deel, console)


def _toon(deel: Deel, console: Console) -> None:
    if isinstance(deel, Kop):
        console.print(afdrukbaar(deel.tekst), style="bold")
    elif isinstance(deel, Alinea):
        console.print(BreekbareTekst(afdrukbaar(f"{deel.vooraan} {deel.tekst}" if deel.vooraan else deel.tekst)))
    elif isinstance(deel, Aandacht):
        _toon(deel.kop, console)
        _toon(Lijst(deel.punten), console)
    elif isinstance(deel, Lijst):
        for punt in deel.punten:
            console.print(BreekbareTekst(afdrukbaar(f"- {punt}"), verder=2))
    else:
        druk_heel(schermtabel(deel.kolommen, deel.rijen, deel.vet), console, {"naam": ""})
