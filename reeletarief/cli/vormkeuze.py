"""In welke vorm een uitkomst verschijnt: zoals gevraagd met ``--formaat``, en anders zoals de uitgang van ``-o`` zegt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.opties import lees_keuze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXTENSIES = {".json": "json", ".csv": "csv", ".txt": "tabel"}
WERKBOEKEN = {".xlsx": "xlsx", ".ods": "ods"}
_NAAR_EEN_BESTAND = {"xlsx": "een werkboek", "ods": "een werkboek", "docx": "een docx"}
"""Vormen die geen tekst zijn en dus niet op het scherm kunnen."""


def formaatoptie(formaten: Sequence[str], zonder: str = "een tabel") -> Any:
    """De optie ``--formaat`` van een opdracht; ``zonder`` is de vorm zonder ``--formaat`` en zonder ``-o``."""
    hulp = f"De vorm van de uitkomst; anders volgt hij uit -o, of {zonder}."
    return typer.Option(
        "--formaat", "-f", metavar="|".join(formaten), help=hulp, autocompletion=aanvullen.keuze(*formaten)
    )


def uitvoeroptie(*uitgangen: str) -> Any:
    """De optie ``--uitvoer`` van een opdracht, met de uitgangen waar een vorm bij hoort."""
    hulp = f"Schrijf naar dit bestand ({', '.join(uitgangen[:-1])} of {uitgangen[-1]}) in plaats van het scherm."
    return typer.Option("--uitvoer", "-o", metavar="BESTAND", help=hulp)


def kies_vorm(
    formaat: str | None, uitvoer: str | None, formaten: Sequence[str], extensies: Mapping[str, str] = EXTENSIES
) -> str:
    """Een van de ``formaten``: die van ``--formaat``, anders die bij de uitgang van ``-o``, of zonder beide een tabel."""
    return lees_keuze("--formaat", formaat, formaten) if formaat else vorm_van(uitvoer, extensies)


def vorm_van(uitvoer: str | None, extensies: Mapping[str, str], zonder: str = "tabel") -> str:
    """De vorm die bij de uitgang van het uitvoerbestand hoort; ``zonder`` is die zonder bestand."""
    if uitvoer is None:
        return zonder
    extensie = Path(uitvoer).suffix.lower()
    if extensie not in extensies:
        mogelijk = list(extensies)
        raise typer.BadParameter(
            f"bij '{Path(uitvoer).name}' hoort geen bekende vorm; "
            f"gebruik {', '.join(mogelijk[:-1])} of {mogelijk[-1]}, of geef --formaat.",
            param_hint="--uitvoer",
        )
    return extensies[extensie]


def eis_bestand(vorm: str, uitvoer: str | None, stam: str) -> None:
    """Weiger een werkboek of docx op het scherm; ``stam`` is de bestandsnaam die de melding voorstelt, zonder uitgang."""
    if vorm in _NAAR_EEN_BESTAND and uitvoer is None:
        reden = f"{_NAAR_EEN_BESTAND[vorm]} gaat naar een bestand; geef -o {stam}.{vorm}."
        raise typer.BadParameter(reden, param_hint="--uitvoer")
