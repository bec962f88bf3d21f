"""``reeletarief cao vergelijk``: twee tabellen van één cao, cel voor cel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.cao.gedeeld import Cao, FormaatOptie, druk_af, kies_cao, kies_tabel, lees_caos, lees_vorm, sluit
from reeletarief.cli.opties import Kleurkeuze, Map, lees_dag, lees_kleur

if TYPE_CHECKING:
    import datetime

    from reeletarief.invoer.cao.tabel import CaoTabel

EersteDatum = Annotated[
    str,
    typer.Argument(
        metavar="DATUM", autocompletion=aanvullen.ingangsdata, help="Een ingangsdatum of een andere dag (jjjj-mm-dd)."
    ),
]
TweedeDatum = Annotated[
    str, typer.Argument(metavar="DATUM", autocompletion=aanvullen.ingangsdata, help="De andere dag.")
]
Alles = Annotated[bool, typer.Option("--alles", help="Toon ook de cellen die gelijk bleven.")]


def vergelijk_opdracht(
    cao: Cao,
    datum: EersteDatum,
    tweede_datum: TweedeDatum,
    alles: Alles = False,
    map_: Map = None,
    formaat: FormaatOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Vergelijk twee tabellen van één cao.

    \b
    Voorbeelden:
      reeletarief cao vergelijk jeugdzorg 2024-07-01 2025-03-01
      reeletarief cao vergelijk jeugdzorg 2024-12-31 2025-12-31
      reeletarief cao vergelijk jeugdzorg 2024-07-01 2025-03-01 --alles --formaat csv

    Cel voor cel, met wat er aan schalen, treden en voorwaarden veranderde. De oudste tabel is altijd de oude, in welke volgorde de datums ook staan. Verschillen zijn geen fout: code 0.
    """
    vorm, wanneer = lees_vorm(formaat), lees_kleur(kleur)
    dagen = sorted([lees_dag("DATUM", datum), lees_dag("DATUM", tweede_datum)])
    inlezing = lees_caos(map_)
    tabellen = kies_cao(inlezing, cao)
    oud, nieuw = (kies_tabel(inlezing, tabellen, dag) for dag in dagen)
    _meld_welke(dagen, (oud, nieuw))
    from reeletarief.analyse.cao.verschil import tabelverschil

    verschil = tabelverschil(tabellen, oud, nieuw)
    getoond = verschil.cellen if alles else verschil.veranderd
    if vorm == "json":
        from reeletarief.weergave.cao.json import verschil_als_json

        sys.stdout.write(verschil_als_json(verschil, getoond))
    elif vorm == "csv":
        from reeletarief.weergave.cao.csv import verschil_als_csv

        sys.stdout.write(verschil_als_csv(verschil, getoond))
    else:
        from reeletarief.weergave.cao.vergelijk_scherm import toon_verschil

        druk_af(lambda console: toon_verschil(verschil, getoond, console), wanneer)
    sluit(inlezing)


def _meld_welke(dagen: list[datetime.date], tabellen: tuple[CaoTabel, CaoTabel]) -> None:
    """Zeg op stderr welke tabel er geldt op een dag die geen ingangsdatum is."""
    for dag, tabel in zip(dagen, tabellen, strict=True):
        if dag != tabel.dag:
            typer.echo(f"Op {dag} geldt de tabel per {tabel.dag}.", err=True)
    if tabellen[0] is tabellen[1]:
        typer.echo(f"Beide dagen vallen onder de tabel per {tabellen[0].dag}.", err=True)
