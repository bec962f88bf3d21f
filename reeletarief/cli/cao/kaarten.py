"""``reeletarief cao kaarten``: welke productkaarten van een tabel afhangen."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, meld, stop
from reeletarief.cli.cao.gedeeld import (
    Cao,
    DatumKeuze,
    eis_gelezen,
    kies_cao,
    kies_tabel,
    lees_caos,
    lees_datum,
    regio_of_stop,
    sluit,
    vormoptie,
)
from reeletarief.cli.opties import Kleurkeuze, Map, Tariefjaar, lees_jaar, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, kies_vorm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.regio import Inlezing, Onleesbaar

VORMEN = {
    "tabel": "cao.lijst_scherm:toon_kaarten",
    "json": "cao.json:kaarten_als_json",
    "csv": "cao.csv:kaarten_als_csv",
}

FormaatOptie = Annotated[str | None, vormoptie(VORMEN)]


def kaarten_opdracht(
    cao: Cao,
    datum: DatumKeuze = None,
    tariefjaar: Tariefjaar = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon welke kaarten van een tabel afhangen.

    \b
    Voorbeelden:
      reeletarief cao kaarten jeugdzorg
      reeletarief cao kaarten jeugdzorg --tariefjaar 2024
      reeletarief cao kaarten jeugdzorg 2024-09-15

    Per functie staan de cellen erbij. Met een datum ziet u de tabel van die dag, anders de tabellen van het tariefjaar.

    \b
    Code 0: in orde. 1: een functie staat niet in de tabel. 2: een bestand of opdracht klopt niet.
    """
    vorm, kleur_, dag, jaar = (
        kies_vorm(formaat, None, VORMEN),
        lees_kleur(kleur),
        lees_datum(datum),
        lees_jaar(tariefjaar),
    )
    if dag is not None and jaar is not None:
        raise typer.BadParameter("kies een datum of een tariefjaar, niet allebei.", param_hint="--tariefjaar")
    inlezing = lees_caos(map_)
    tabellen, regio = kies_cao(inlezing, cao), regio_of_stop(inlezing)
    from reeletarief.analyse.cao.gebruik import tabelgebruik

    if dag is None:
        jaar = jaar or regio.opslagen.tariefjaar
        gekozen = _in_jaar(inlezing, tabellen, jaar)
    else:
        gekozen = [(kies_tabel(inlezing, tabellen, dag), ())]
    gebruik = [tabelgebruik(tabel, maanden, regio.kaarten) for tabel, maanden in gekozen]
    redenen = [reden for deel in gebruik for reden in deel.redenen]
    plek = f"in tariefjaar {jaar}" if dag is None else f"op {dag}"
    inhoud = in_vorm(
        VORMEN, vorm, kleur_, None, gebruik=gebruik, kop=f"{cao} · kaarten {plek}", tariefjaar=jaar, dag=dag
    )
    schrijf(inhoud, None, Path(map_ or "."))
    meld(redenen, inlezing.bestanden)
    sluit(inlezing, BEVINDING if redenen else GOED)


def _in_jaar(
    inlezing: Inlezing | Onleesbaar, tabellen: Sequence[CaoTabel], jaar: int
) -> list[tuple[CaoTabel, tuple[int, ...]]]:
    """De tabellen van een tariefjaar; een jaar zonder tabel, of met een tabel die fouten heeft, stopt het met code 2."""
    from reeletarief.analyse.cao.gebruik import tabellen_in_jaar

    gekozen = tabellen_in_jaar(tabellen, jaar)
    eis_gelezen(inlezing, tabellen, gekozen[0][0].dag if gekozen else None, datetime.date(jaar, 12, 31))
    if not gekozen:
        eerste = tabellen[0]
        remedie = f"De eerste tabel gaat in op {eerste.dag}."
        stop(f"In {jaar} geldt nog geen tabel van cao {eerste.cao}.", remedie, "RT507")
    return gekozen
