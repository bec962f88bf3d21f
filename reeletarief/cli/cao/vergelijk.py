"""``reeletarief cao vergelijk``: twee tabellen van één cao, cel voor cel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import zeg
from reeletarief.cli.cao.gedeeld import DATUM, Cao, kies_cao, kies_tabel, lees_caos, sluit, vormoptie
from reeletarief.cli.opties import Kleurkeuze, Map, lees_dag, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, kies_vorm

if TYPE_CHECKING:
    import datetime

    from reeletarief.invoer.cao.tabel import CaoTabel

VORMEN = {
    "tabel": "cao.vergelijk_scherm:toon_verschil",
    "json": "cao.json:verschil_als_json",
    "csv": "cao.csv:verschil_als_csv",
}

FormaatOptie = Annotated[str | None, vormoptie(VORMEN)]
EersteDatum = Annotated[str, DATUM]
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
    vorm, wanneer = kies_vorm(formaat, None, VORMEN), lees_kleur(kleur)
    dagen = sorted([lees_dag("DATUM", datum), lees_dag("DATUM", tweede_datum)])
    inlezing = lees_caos(map_)
    tabellen = kies_cao(inlezing, cao)
    oud, nieuw = (kies_tabel(inlezing, tabellen, dag) for dag in dagen)
    _meld_welke(dagen, (oud, nieuw))
    from reeletarief.analyse.cao.verschil import tabelverschil

    verschil = tabelverschil(tabellen, oud, nieuw)
    getoond = verschil.cellen if alles else verschil.veranderd
    schrijf(in_vorm(VORMEN, vorm, wanneer, None, verschil=verschil, getoond=getoond), None, Path(map_ or "."))
    sluit(inlezing)


def _meld_welke(dagen: list[datetime.date], tabellen: tuple[CaoTabel, CaoTabel]) -> None:
    """Zeg op stderr welke tabel er geldt op een dag die geen ingangsdatum is."""
    for dag, tabel in zip(dagen, tabellen, strict=True):
        if dag != tabel.dag:
            zeg(f"Op {dag} geldt de tabel per {tabel.dag}.")
    if tabellen[0] is tabellen[1]:
        zeg(f"Beide dagen vallen onder de tabel per {tabellen[0].dag}.")
