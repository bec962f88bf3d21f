"""``reeletarief matrix``: de tarieven per ondersteuningsprofiel en intensiteit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, meld, stop, uitgangscode, zeg
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import formaatoptie, gaat_elders_heen, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from reeletarief.fouten import Bevinding
    from reeletarief.kostprijs.tarief import Tarief

VORMEN = {
    "tabel": "matrix.scherm:toon_matrix",
    "json": "matrix.json:matrix_als_json",
    "csv": "matrix.csv:matrix_als_csv",
}

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


def matrix_opdracht(
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: MapOfBesluit = None,
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

    Een vak is het tarief van de kaart met dat profiel en die intensiteit. Waaruit het bestaat, zegt 'reeletarief uitleg'.

    \b
    Code 0: in orde. 1: een product overgeslagen, twee kaarten voor één vak, een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    inlezing = lees_of_stop(map_, jaar, dag)
    producten = [kaart.code for kaart in inlezing.regio.kaarten if kaart.profiel is not None]
    if not producten and inlezing.gemist:
        stop("Geen enkel profiel was te rekenen.", "Herstel eerst de fouten hierboven.", "RT505")
    if not producten:
        stop("Geen enkele kaart heeft een profiel.", "Geef trajecten (eenheid: stuks) een blok 'profiel'.", "RT514")
    resultaat = bereken_of_stop(inlezing, producten, jaar, dag)
    if not resultaat.tarieven:
        stop("Geen enkel profiel was te rekenen.", "Herstel eerst de fouten hierboven.", "RT505")
    from reeletarief.analyse.matrix import matrix
    from reeletarief.weergave.matrix.scherm import slotregel

    weg = {overgeslagen.product for overgeslagen in resultaat.overgeslagen}
    vakken = matrix(resultaat.tarieven, [kaart for kaart in inlezing.regio.kaarten if kaart.product in weg])
    meld([_dubbel(eerste, ander) for eerste, ander in vakken.dubbel], inlezing.bestanden)
    inhoud = in_vorm(VORMEN, vorm, wanneer, uitvoer, matrix=vakken, resultaat=resultaat)
    schrijf(inhoud, uitvoer, Path(map_ or "."))
    if gaat_elders_heen(vorm, uitvoer):
        zeg(slotregel(vakken, resultaat))
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
