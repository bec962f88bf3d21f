"""``reeletarief cao lijst``: welke tabellen er zijn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.cao.gedeeld import kies_cao, lees_caos, sluit, vormoptie
from reeletarief.cli.opties import Kleurkeuze, Map, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, kies_vorm

VORMEN = {
    "tabel": "cao.lijst_scherm:toon_lijst",
    "json": "cao.json:lijst_als_json",
    "csv": "cao.csv:lijst_als_csv",
}

FormaatOptie = Annotated[str | None, vormoptie(VORMEN)]
CaoKeuze = Annotated[
    str | None,
    typer.Argument(metavar="CAO", autocompletion=aanvullen.caos, help="Alleen deze cao; zonder opgave alle."),
]


def lijst_opdracht(
    cao: CaoKeuze = None, map_: Map = None, formaat: FormaatOptie = None, kleur: Kleurkeuze = None
) -> None:
    """Toon alle cao-tabellen met hun geldigheid.

    \b
    Voorbeelden:
      reeletarief cao lijst
      reeletarief cao lijst jeugdzorg
      reeletarief cao lijst --formaat csv

    Per tabel: ingangsdatum, bevestigd tot en met, aantal schalen en cellen, de verhoging en of zij gepubliceerd of
    afgeleid is. Per cao: wat er na de laatste tabel bekend is.
    """
    vorm, wanneer = kies_vorm(formaat, None, VORMEN), lees_kleur(kleur)
    inlezing = lees_caos(map_)
    caos = inlezing.caos if cao is None else {cao: kies_cao(inlezing, cao)}
    schrijf(in_vorm(VORMEN, vorm, wanneer, None, caos=caos), None, Path(map_ or "."))
    sluit(inlezing)
