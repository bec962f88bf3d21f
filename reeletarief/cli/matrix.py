"""``reeletarief matrix``: de tarieven per ondersteuningsprofiel en intensiteit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.bereken import FORMATEN, FormaatOptie, Uitvoer
from reeletarief.cli.gedeeld import (
    BEVINDING,
    als_scherm,
    bereken_of_stop,
    lees_of_stop,
    meld,
    schrijf,
    stop,
    uitgangscode,
)
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.vormkeuze import kies_vorm

if TYPE_CHECKING:
    from reeletarief.analyse.matrix import Matrix
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.console import Kleur


def matrix_opdracht(
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon de tarieven per profiel en intensiteit.

    \b
    Voorbeelden:
      reeletarief matrix
      reeletarief matrix --tariefjaar 2025
      reeletarief matrix -o matrix.csv

    Een vak is het tarief van de kaart met dat profiel en die intensiteit; 'uitleg' laat zien waaruit het bestaat.
    """
    vorm = kies_vorm(formaat, uitvoer, FORMATEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    inlezing = lees_of_stop(map_, jaar, dag)
    assert inlezing.regio is not None
    producten = [str(kaart.product) for kaart in inlezing.regio.kaarten if kaart.profiel is not None]
    if not producten and inlezing.gemist:
        stop("Geen enkel profiel was te rekenen.", "Herstel eerst de fouten hierboven.", "RT505")
    if not producten:
        stop("Geen enkele kaart heeft een profiel.", "Geef kaarten per stuks een blok 'profiel'.", "RT514")
    resultaat = bereken_of_stop(inlezing, producten, jaar, dag)
    if not resultaat.tarieven:
        stop("Geen enkel profiel was te rekenen.", "Herstel eerst de fouten hierboven.", "RT505")
    from reeletarief.analyse.matrix import matrix
    from reeletarief.weergave.matrix.scherm import slotregel

    weg = {overgeslagen.product for overgeslagen in resultaat.overgeslagen}
    vakken = matrix(resultaat.tarieven, [kaart for kaart in inlezing.regio.kaarten if kaart.product in weg])
    if vakken.dubbel:
        meld([_dubbel(eerste, ander) for eerste, ander in vakken.dubbel], inlezing.bestanden)
    schrijf(_weergave(vakken, resultaat, vorm, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    if vorm != "tabel" or uitvoer is not None:
        typer.echo(slotregel(vakken, resultaat), err=True)
    code = uitgangscode(inlezing, resultaat, streng=streng)
    raise typer.Exit(max(code, BEVINDING) if vakken.dubbel else code)


def _dubbel(eerste: Tarief, ander: Tarief) -> Bevinding:
    """Twee kaarten voor hetzelfde vak: welke geldt, kan het programma niet kiezen."""
    from reeletarief.fouten import Bevinding

    profiel = ander.kaart.profiel
    assert profiel is not None
    return Bevinding(
        "RT515",
        f"{ander.kaart.product} heeft hetzelfde profiel ({profiel.profiel}) en dezelfde intensiteit ({profiel.intensiteit}) als {eerste.kaart.product}.",
        "Geef elk vak van de matrix één kaart; de eerste staat nu in de matrix.",
        profiel.profiel.plaats,
    )


def _weergave(vakken: Matrix, resultaat: Resultaat, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
    """De matrix als tekst in de gevraagde vorm."""
    if vorm == "json":
        from reeletarief.weergave.matrix.json import matrix_als_json

        return matrix_als_json(vakken, resultaat)
    if vorm == "csv":
        from reeletarief.weergave.matrix.csv import matrix_als_csv

        return matrix_als_csv(vakken, resultaat)
    from reeletarief.weergave.matrix.scherm import toon_matrix

    return als_scherm(lambda console: toon_matrix(vakken, resultaat, console), kleur, uitvoer)
