"""Wat alle opdrachten delen: de opties, het inlezen met meldingen, en de uitgangscode."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.weergave.console import Kleur

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.api import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkmap import Bestand, Inlezing

GOED, BEVINDING, KON_NIET = 0, 1, 2

Tariefjaar = Annotated[
    int | None,
    typer.Option(
        "--tariefjaar",
        "-j",
        min=2000,
        max=2100,
        metavar="JAAR",
        help="Het jaar waarvoor de tarieven gelden; anders dat van opslagen.yaml.",
    ),
]
Peildatum = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--peildatum",
        formats=["%Y-%m-%d"],
        metavar="DATUM",
        help="Reken met de cao-tabel van deze dag (jjjj-mm-dd) in plaats van de tabellen van het jaar.",
    ),
]
Map = Annotated[
    Path,
    typer.Option("--map", "-m", metavar="MAP", help="De map van de regio, met opslagen.yaml.", show_default="deze map"),
]
Streng = Annotated[bool, typer.Option("--streng", help="Waarschuwingen tellen als bevinding (code 1).")]
KleurOptie = Annotated[Kleur, typer.Option("--kleur", metavar="auto|altijd|nooit", help="Kleur op het scherm.")]


def lees_of_stop(map_: Path) -> Inlezing:
    """Lees de werkmap en meld alle fouten; zonder bruikbare regio stopt het met code 2."""
    from reeletarief.api import lees_werkmap

    inlezing = lees_werkmap(map_)
    meld(inlezing.bevindingen, inlezing.bestanden)
    if inlezing.regio is None:
        raise typer.Exit(KON_NIET)
    return inlezing


def bereken_of_stop(
    inlezing: Inlezing, producten: list[str], tariefjaar: int | None, peildatum: datetime.datetime | None
) -> Resultaat:
    """Reken, en meld wat er niet kon; een product zonder kaart stopt het met code 2."""
    from reeletarief.api import OnbekendProductFout, bereken

    try:
        resultaat = bereken(inlezing, producten, tariefjaar, peildatum.date() if peildatum else None)
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


def schrijf(tekst: str, uitvoer: Path | None) -> None:
    """Zet tekst op stdout, of heel of helemaal niet in een bestand."""
    if uitvoer is None:
        sys.stdout.write(tekst)
        return
    from reeletarief.weergave.schrijver import schrijf_bestand

    try:
        schrijf_bestand(uitvoer, tekst.encode("utf-8"))
    except OSError as fout:
        typer.echo(f"Fout: {uitvoer} is niet te schrijven ({fout.strerror}).", err=True)
        raise typer.Exit(KON_NIET) from None
    typer.echo(f"Geschreven: {uitvoer}", err=True)
