"""``reeletarief schema``: JSON Schema's waarmee een editor helpt bij het invullen van de bestanden."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.opties import Kleurkeuze, lees_keuze, lees_kleur
from reeletarief.cli.uitvoer import als_scherm, schrijf, schrijf_alle
from reeletarief.cli.werkmap import herstel_werkmap

Soort = Annotated[
    str | None,
    typer.Argument(
        metavar="SCHEMA",
        autocompletion=aanvullen.schemas,
        help="Een van de schema's; zonder opgave een lijst van alle.",
    ),
]
Uitvoer = Annotated[
    str | None,
    typer.Option("--uitvoer", "-o", metavar="PAD", help="Een map voor alle schema's, of een bestand voor één."),
]


def schema_opdracht(soort: Soort = None, uitvoer: Uitvoer = None, kleur: Kleurkeuze = None) -> None:
    """Geef JSON Schema's waarmee een editor helpt bij het invullen.

    \b
    Voorbeelden:
      reeletarief schema                  welke schema's er zijn, en voor welke bestanden
      reeletarief schema -o .schemas      alle schema's, in de map naast opslagen.yaml
      reeletarief schema productkaart     het schema van een productkaart

    De eerste regel van een bestand wijst de editor zijn schema, zoals in opslagen.yaml:

    \b
      # yaml-language-server: $schema=.schemas/opslagen.json

    Vernieuw de map .schemas na een nieuwe versie van reeletarief.
    """
    wanneer = lees_kleur(kleur)
    if soort is not None:
        schrijf(_schema(soort), uitvoer, Path())
    elif uitvoer is not None:
        _schrijf_alle(Path(uitvoer))
    else:
        from reeletarief.invoer.bestandssoorten import SOORTEN
        from reeletarief.weergave.schema.scherm import toon_soorten

        sys.stdout.write(als_scherm(lambda console: toon_soorten(SOORTEN, console), wanneer, None))


def _schema(naam: str) -> str:
    from reeletarief.invoer.bestandssoorten import SOORTEN
    from reeletarief.weergave.schema.uit_model import schema_als_tekst

    lees_keuze("SCHEMA", naam, [soort.naam for soort in SOORTEN])
    return schema_als_tekst(next(soort for soort in SOORTEN if soort.naam == naam))


def _schrijf_alle(map_: Path) -> None:
    from reeletarief.weergave.schema.uit_model import alle_schemas

    for werkmap in (map_.parent, map_):  # de map met schema's ligt in die van de regio
        herstel_werkmap(werkmap)
    schrijf_alle({map_ / naam: tekst.encode() for naam, tekst in alle_schemas().items()}, Path())
