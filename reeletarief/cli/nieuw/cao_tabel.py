"""``reeletarief nieuw cao-tabel``: een lege tabel die bij elk gat zegt wat er moet komen."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import stop
from reeletarief.cli.nieuw.gedeeld import eis_binnen, eis_vrij, lees_regio_of_stop, schrijf_teksten
from reeletarief.cli.opties import Map, lees_als, lees_dag
from reeletarief.cli.salariscsv import lees_salaris_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.werkmap import is_invoer

CaoNaam = Annotated[
    str,
    typer.Argument(
        metavar="CAO", autocompletion=aanvullen.caos, help="De cao, zoals de map onder cao/ heet of gaat heten."
    ),
]
Ingang = Annotated[
    str, typer.Argument(metavar="INGANGSDATUM", help="De eerste dag waarop de tabel geldt (jjjj-mm-dd).")
]

Uitvoer = Annotated[
    str | None,
    typer.Option(
        "--uitvoer",
        "-o",
        metavar="PAD",
        help="Schrijf hierheen: buiten de regio om eerst in te vullen, of toch in cao/.",
    ),
]

Salaris = Annotated[
    str | None,
    typer.Option(
        "--salaris",
        metavar="BESTAND",
        help="Neem de bedragen over uit deze csv, met de kolommen schaal, trede en maandbedrag_eur.",
    ),
]


def cao_tabel_opdracht(
    cao: CaoNaam, ingangsdatum: Ingang, salaris: Salaris = None, uitvoer: Uitvoer = None, map_: Map = None
) -> None:
    """Schrijf een lege cao-tabel, om in te vullen.

    \b
    Voorbeelden:
      reeletarief nieuw cao-tabel kinderopvang 2026-01-01
      reeletarief nieuw cao-tabel kinderopvang 2026-01-01 --map mijn-regio
      reeletarief nieuw cao-tabel kinderopvang 2026-01-01 --salaris kinderopvang.csv
      reeletarief nieuw cao-tabel jeugdzorg 2026-01-01 -o later/jeugdzorg.yaml

    Elk gat zegt wat er moet komen; het programma verzint geen cijfers. Met een lege tabel in de map cao/ rekent geen kaart op
    die cao. Rusten er kaarten op, dan komt de tabel daar dus niet vanzelf: vul haar met -o eerst in buiten de regio. Hebt u de
    bedragen als csv, dan neemt --salaris ze over; is er al een tabel van deze cao, dan neemt 'reeletarief cao importeer' ook de
    voorwaarden mee.

    \b
    Code 0: de tabel staat er.
    2: de tabel is er al, er rusten kaarten op de cao, of de opdracht klopt niet; dan is er niets geschreven.
    """
    from reeletarief.analyse.cao.gebruik import reekskeuzes_zonder
    from reeletarief.analyse.cao.voorstel import vorige_tabel
    from reeletarief.invoer.cao.tabelkeuze import pad_van
    from reeletarief.invoer.sjablonen import eigen
    from reeletarief.invoer.woorden import lees_caonaam
    from reeletarief.weergave.nieuw.cao_tabel import lege_tabel
    from reeletarief.weergave.nieuw.samenvatting import ook_in_opslagen, over_tabel

    lees_als("CAO", cao, lees_caonaam)
    dag = lees_dag("INGANGSDATUM", ingangsdatum)
    if dag.day != 1:
        raise typer.BadParameter(f"{dag} is niet de eerste dag van een maand.", param_hint="INGANGSDATUM")
    inlezing = lees_regio_of_stop(map_)
    werkmap = Path(map_ or ".")
    plek = werkmap / pad_van(cao, dag)
    doel = plek if uitvoer is None else Path(uitvoer)
    if is_invoer(doel, werkmap):
        _eis_plek(doel, plek)
    if uitvoer is None:
        eis_binnen(doel, werkmap)
    eis_vrij(doel)
    if uitvoer is None:
        _eis_zonder_kaarten(cao, plek, salaris, map_, sum(kaart.cao == cao for kaart in inlezing.regio.kaarten))
    vorige = vorige_tabel(inlezing.caos.get(cao, ()), dag)
    bedragen = None if salaris is None else lees_salaris_of_stop(salaris)
    tekst = lege_tabel(eigen("cao-tabel.yaml"), cao, dag, vorige, bedragen)
    schrijf_teksten({doel: tekst})
    samenvatting = over_tabel(cao, doel, plek, vorige, bedragen)
    schrijf(samenvatting + ook_in_opslagen(cao, reekskeuzes_zonder(inlezing.regio.opslagen, cao)), None, werkmap)


def _eis_plek(doel: Path, plek: Path) -> None:
    """Tussen de bestanden van de regio heeft een tabel maar één plek."""
    if doel.resolve() != plek.resolve():
        stop(f"{doel} ligt tussen de bestanden van de regio.", f"Daar hoort deze tabel als {plek}.")


def _eis_zonder_kaarten(cao: str, plek: Path, salaris: str | None, map_: str | None, aantal: int) -> None:
    """Een lege tabel houdt alle kaarten op haar cao tegen; wie dat wil, noemt haar plek met ``-o``."""
    if not aantal:
        return
    opdracht = f"reeletarief nieuw cao-tabel {cao} {plek.stem}"
    met_csv = "" if salaris is None else f" --salaris {shlex.quote(salaris)}"
    regio = "" if map_ is None else f" --map {shlex.quote(map_)}"
    rust = "rust 1 kaart. Die rekent" if aantal == 1 else f"rusten {aantal} kaarten. Die rekenen"
    stop(
        f"Op cao {cao} {rust} niet zolang er een lege tabel in de regio staat. Er is niets geschreven.",
        f"Vul de tabel eerst in buiten de regio: {opdracht}{met_csv}{regio} -o later/{cao}.yaml. Of zet haar toch nu al neer, met -o {shlex.quote(str(plek))}.",
        "RT524",
    )
