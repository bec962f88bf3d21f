"""``reeletarief bereken``: de tarieven van een regio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.gedeeld import als_scherm, bereken_of_stop, lees_of_stop, schrijf, stop, uitgangscode
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_keuze,
    lees_kleur,
    lees_peildatum,
)

if TYPE_CHECKING:
    from reeletarief.api import Resultaat
    from reeletarief.weergave.console import Kleur

FORMATEN = ("tabel", "json", "csv")
EXTENSIES = {".json": "json", ".csv": "csv", ".txt": "tabel"}

Producten = Annotated[
    list[str] | None, typer.Argument(metavar="PRODUCT", help="Productcodes; zonder opgave alle producten.")
]
FormaatOptie = Annotated[
    str | None,
    typer.Option(
        "--formaat",
        "-f",
        metavar="tabel|json|csv",
        help="De vorm van de uitkomst; anders volgt hij uit -o, of een tabel.",
    ),
]
Uitvoer = Annotated[
    str | None,
    typer.Option(
        "--uitvoer", "-o", metavar="BESTAND", help="Schrijf naar dit bestand (.json of .csv) in plaats van het scherm."
    ),
]


def bereken_opdracht(
    producten: Producten = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
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
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = lees_keuze("--formaat", formaat, FORMATEN) if formaat else vorm_van(uitvoer)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(producten or []), jaar, dag)
    if uitvoer is not None and not resultaat.tarieven:
        stop(f"Er is niets berekend; {uitvoer} is niet geschreven.", "Herstel eerst de fouten hierboven.", "RT505")
    schrijf(_weergave(resultaat, vorm, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    if vorm != "tabel" or uitvoer is not None:
        _meld_stand(resultaat)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _meld_stand(resultaat: Resultaat) -> None:
    """Zeg op stderr wat er berekend is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.tabel import slotregel

    typer.echo(slotregel(resultaat), err=True)


def vorm_van(uitvoer: str | None) -> str:
    """De vorm die bij de extensie van het uitvoerbestand hoort."""
    if uitvoer is None:
        return "tabel"
    extensie = Path(uitvoer).suffix.lower()
    if extensie not in EXTENSIES:
        raise typer.BadParameter(
            f"bij '{Path(uitvoer).name}' hoort geen bekende vorm; gebruik .json, .csv of .txt, of geef --formaat.",
            param_hint="--uitvoer",
        )
    return EXTENSIES[extensie]


def _weergave(resultaat: Resultaat, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
    """De uitkomst als tekst in de gevraagde vorm."""
    if vorm == "json":
        from reeletarief.weergave.json import resultaat_als_json

        return resultaat_als_json(resultaat)
    if vorm == "csv":
        from reeletarief.weergave.csv import resultaat_als_csv

        return resultaat_als_csv(resultaat)
    from reeletarief.weergave.tabel import toon_resultaat

    return als_scherm(lambda console: toon_resultaat(resultaat, console), kleur, uitvoer)
