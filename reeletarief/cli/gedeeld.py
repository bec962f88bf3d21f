"""Wat alle opdrachten delen: inlezen en rekenen met meldingen, schrijven, en de uitgangscode."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.opties import lees_jaar, lees_peildatum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.api import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Bestand, Inlezing

GOED, BEVINDING, KON_NIET = 0, 1, 2


def lees_of_stop(map_: str | None) -> Inlezing:
    """Lees de werkmap en meld alle fouten; zonder bruikbare regio stopt het met code 2."""
    from reeletarief.api import lees_werkmap

    inlezing = lees_werkmap(Path(map_ or "."))
    meld(inlezing.bevindingen, inlezing.bestanden)
    if inlezing.regio is None:
        raise typer.Exit(KON_NIET)
    return inlezing


def bereken_of_stop(
    inlezing: Inlezing, producten: list[str], tariefjaar: str | None, peildatum: str | None
) -> Resultaat:
    """Reken, en meld wat er niet kon; een product zonder kaart stopt het met code 2."""
    from reeletarief.api import OnbekendProductFout, bereken

    try:
        resultaat = bereken(inlezing, producten, lees_jaar(tariefjaar), lees_peildatum(peildatum))
    except OnbekendProductFout as fout:
        meld(fout.bevindingen, inlezing.bestanden)
        raise typer.Exit(KON_NIET) from None
    gemeld = set(inlezing.bevindingen)
    redenen = {reden for product in resultaat.overgeslagen for reden in product.redenen} - gemeld
    meld(sorted(redenen | set(resultaat.waarschuwingen), key=lambda reden: reden.volgorde), inlezing.bestanden)
    return resultaat


def meld(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> None:
    """Schrijf bevindingen naar stderr, met een telling als het er meer zijn."""
    from reeletarief.weergave.meldingen import meldingen

    alle = list(bevindingen)
    if not alle:
        return
    typer.echo(meldingen(alle, bestanden), err=True)
    fouten = sum(bevinding.ernst == "fout" for bevinding in alle)
    if fouten > 1:
        typer.echo(f"\n{fouten} fouten.", err=True)
    typer.echo(err=True)


def uitgangscode(inlezing: Inlezing, resultaat: Resultaat, *, streng: bool) -> int:
    """2 als een bestand niet te lezen was of niets berekend is, 1 bij een bevinding, anders 0."""
    if inlezing.bevindingen or not resultaat.tarieven:
        return KON_NIET
    if resultaat.overgeslagen or (streng and resultaat.waarschuwingen):
        return BEVINDING
    return GOED


def schrijf(tekst: str, uitvoer: str | None) -> None:
    """Zet tekst op stdout, of heel of helemaal niet in een bestand."""
    if uitvoer is None:
        sys.stdout.write(tekst)
        return
    from reeletarief.weergave.schrijver import schrijf_bestand

    try:
        schrijf_bestand(Path(uitvoer), tekst.encode("utf-8"))
    except OSError as fout:
        typer.echo(f"Fout: {uitvoer} is niet te schrijven ({fout.strerror}).", err=True)
        raise typer.Exit(KON_NIET) from None
    typer.echo(f"Geschreven: {uitvoer}", err=True)
