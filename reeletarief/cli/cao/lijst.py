"""``reeletarief cao lijst``: welke tabellen er zijn."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.cao.gedeeld import FormaatOptie, druk_af, kies_cao, lees_caos, lees_vorm, sluit
from reeletarief.cli.opties import Kleurkeuze, Map, lees_kleur

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
    vorm, wanneer = lees_vorm(formaat), lees_kleur(kleur)
    inlezing = lees_caos(map_)
    caos = inlezing.caos if cao is None else {cao: kies_cao(inlezing, cao)}
    if vorm == "json":
        from reeletarief.weergave.cao.json import lijst_als_json

        sys.stdout.write(lijst_als_json(caos))
    elif vorm == "csv":
        from reeletarief.weergave.cao.csv import lijst_als_csv

        sys.stdout.write(lijst_als_csv(caos))
    else:
        from reeletarief.weergave.cao.lijst_scherm import toon_lijst

        druk_af(lambda console: toon_lijst(caos, console), wanneer)
    sluit(inlezing)
