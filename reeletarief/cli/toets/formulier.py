"""``reeletarief toets --formulier``: een leeg opgaveformulier, met de reële prijs ernaast."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from reeletarief.cli.afloop import KON_NIET, stop, uitgangscode
from reeletarief.cli.besluiten import zoals_besloten
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, uitgangen, vorm_van
from reeletarief.weergave.console import Kleur

VORMEN = {
    "xlsx": "toets.formulier:opgaveformulier",
    "ods": "toets.formulier:opgaveformulier",
    "yaml": "toets.formulier_yaml:opgave_als_yaml",
}


def maak_formulier(
    producten: list[str], jaar: int | None, map_: str | None, uitvoer: str | None, *, streng: bool
) -> int:
    """Reken de producten uit en schrijf het formulier, met de uitgangscode; een product dat niet te rekenen is, stopt het met code 2."""
    if uitvoer is None:
        raise typer.BadParameter("een formulier gaat naar een bestand; geef -o opgave.xlsx.", param_hint="--uitvoer")
    vorm = vorm_van(Path(uitvoer), uitgangen(VORMEN))
    if os.path.lexists(uitvoer):
        wat = f"{uitvoer} is er al; daar kunnen antwoorden in staan."
        stop(wat, "Kies een andere naam, of haal het bestand zelf weg. Er is niets geschreven.")
    inlezing = zoals_besloten(lees_of_stop(map_, jaar, None), producten, jaar)
    resultaat = bereken_of_stop(inlezing, producten, jaar, None)
    if resultaat.overgeslagen or not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    schrijf(in_vorm(VORMEN, vorm, Kleur.NOOIT, uitvoer, resultaat=resultaat), uitvoer, Path(map_ or "."))
    return uitgangscode(inlezing, resultaat, streng=streng)
