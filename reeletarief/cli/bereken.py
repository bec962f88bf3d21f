"""``reeletarief bereken``: de tarieven van een regio."""

from __future__ import annotations

import io
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.gedeeld import (
    KON_NIET,
    KleurOptie,
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    bereken_of_stop,
    lees_of_stop,
    schrijf,
    uitgangscode,
)
from reeletarief.weergave.console import Kleur, maak_console

if TYPE_CHECKING:
    from reeletarief.api import Resultaat


class Formaat(StrEnum):
    """De vormen waarin ``bereken`` zijn uitkomst geeft."""

    TABEL = "tabel"
    JSON = "json"
    CSV = "csv"


Producten = Annotated[
    list[str] | None, typer.Argument(metavar="PRODUCT", help="Productcodes; zonder opgave alle producten.")
]
FormaatOptie = Annotated[
    Formaat | None,
    typer.Option(
        "--formaat",
        "-f",
        metavar="tabel|json|csv",
        help="De vorm van de uitkomst; anders volgt hij uit -o, of een tabel.",
    ),
]
Uitvoer = Annotated[
    Path | None,
    typer.Option(
        "--uitvoer", "-o", metavar="BESTAND", help="Schrijf naar dit bestand (.json of .csv) in plaats van het scherm."
    ),
]


def bereken_opdracht(
    producten: Producten = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = Path(),
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: KleurOptie = Kleur.AUTO,
) -> None:
    """Reken de tarieven uit.

    \b
    Voorbeelden:
      reeletarief bereken
      reeletarief bereken 45A48 45A53 --tariefjaar 2025
      reeletarief bereken --peildatum 2024-07-01
      reeletarief bereken --formaat json
      reeletarief bereken -o tarieven.csv

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: in orde. 1: een product overgeslagen, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet.
    """
    vorm = formaat or _vorm_van(uitvoer)
    inlezing = lees_of_stop(map_)
    resultaat = bereken_of_stop(inlezing, producten or [], tariefjaar, peildatum)
    schrijf(_weergave(resultaat, vorm, kleur, uitvoer), uitvoer)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _vorm_van(uitvoer: Path | None) -> Formaat:
    """De vorm die bij de extensie van het uitvoerbestand hoort."""
    if uitvoer is None:
        return Formaat.TABEL
    extensie = uitvoer.suffix.lower().removeprefix(".")
    vormen = {"json": Formaat.JSON, "csv": Formaat.CSV, "txt": Formaat.TABEL}
    if extensie not in vormen:
        typer.echo(
            f"Fout: bij '{uitvoer.name}' hoort geen bekende vorm. Gebruik .json, .csv of .txt, of geef --formaat.",
            err=True,
        )
        raise typer.Exit(KON_NIET)
    return vormen[extensie]


def _weergave(resultaat: Resultaat, vorm: Formaat, kleur: Kleur, uitvoer: Path | None) -> str:
    """De uitkomst als tekst in de gevraagde vorm."""
    if vorm is Formaat.JSON:
        from reeletarief.weergave.json import resultaat_als_json

        return resultaat_als_json(resultaat)
    if vorm is Formaat.CSV:
        from reeletarief.weergave.csv import resultaat_als_csv

        return resultaat_als_csv(resultaat)
    from reeletarief.weergave.tabel import toon_resultaat

    console = maak_console(kleur) if uitvoer is None else maak_console(Kleur.NOOIT, io.StringIO())
    with console.capture() as opname:
        toon_resultaat(resultaat, console)
    return opname.get()
