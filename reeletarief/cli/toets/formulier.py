"""``reeletarief toets --formulier``: een leeg opgaveformulier, met de reële prijs ernaast."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.gedeeld import KON_NIET, als_werkboek, bereken_of_stop, lees_of_stop, schrijf, stop
from reeletarief.cli.vormkeuze import vorm_van

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat

VORMEN = {".xlsx": "xlsx", ".ods": "ods", ".yaml": "yaml"}


def maak_formulier(producten: list[str], jaar: int | None, map_: str | None, uitvoer: str | None) -> None:
    """Reken de producten uit en schrijf het formulier; een product dat niet te rekenen is, stopt het met code 2."""
    if uitvoer is None:
        raise typer.BadParameter("een formulier gaat naar een bestand; geef -o opgave.xlsx.", param_hint="--uitvoer")
    vorm = vorm_van(uitvoer, VORMEN)
    if os.path.lexists(uitvoer):
        wat = f"{uitvoer} is er al; daar kunnen antwoorden in staan."
        stop(wat, "Kies een andere naam, of haal het bestand zelf weg. Er is niets geschreven.")
    inlezing = lees_of_stop(map_, jaar, None)
    resultaat = bereken_of_stop(inlezing, producten, jaar, None)
    if resultaat.overgeslagen or not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    schrijf(_inhoud(resultaat, vorm), uitvoer, Path(map_ or "."))


def _inhoud(resultaat: Resultaat, vorm: str) -> str | bytes:
    if vorm == "yaml":
        from reeletarief.weergave.toets.formulier_yaml import opgave_als_yaml

        return opgave_als_yaml(resultaat)
    from reeletarief.weergave.toets.formulier import opgaveformulier

    return als_werkboek(opgaveformulier(resultaat), vorm)
