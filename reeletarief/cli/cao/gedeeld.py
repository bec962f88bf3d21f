"""Wat de opdrachten van ``cao`` delen: inlezen, een cao en een tabel kiezen, en de uitgangscode."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import KON_NIET, meld, stop
from reeletarief.cli.opties import lees_dag
from reeletarief.cli.vormkeuze import formaatoptie
from reeletarief.cli.werkmap import lees_hersteld

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.regio import Inlezing, Onleesbaar, Regio

Cao = Annotated[
    str, typer.Argument(metavar="CAO", autocompletion=aanvullen.caos, help="De cao, zoals de map onder cao/ heet.")
]
DATUM = typer.Argument(
    metavar="DATUM", autocompletion=aanvullen.ingangsdata, help="Een ingangsdatum of een andere dag (jjjj-mm-dd)."
)
DatumKeuze = Annotated[str | None, DATUM]


def vormoptie(vormen: Iterable[str]) -> Any:
    """De optie ``--formaat`` van een opdracht zonder ``-o``."""
    return formaatoptie(vormen, "De vorm van de uitkomst; anders tabel.")


def lees_datum(tekst: str | None) -> datetime.date | None:
    """De dag van het argument DATUM, als die er is."""
    return None if tekst is None else lees_dag("DATUM", tekst)


def lees_caos(map_: str | None) -> Inlezing | Onleesbaar:
    """Lees de hele werkmap en meld alle fouten; zonder enige cao-tabel stopt het met code 2."""
    inlezing = lees_hersteld(Path(map_ or "."))
    meld(inlezing.bevindingen, inlezing.bestanden)
    if not inlezing.caos:
        if inlezing.bevindingen:
            raise typer.Exit(KON_NIET)
        stop("Er is geen enkele cao-tabel.", "Zet tabellen als cao/<cao>/<ingangsdatum>.yaml in de werkmap.", "RT507")
    return inlezing


def regio_of_stop(inlezing: Inlezing | Onleesbaar) -> Regio:
    """De regio met haar kaarten; de fouten waardoor die er niet is, zijn al gemeld."""
    if inlezing.regio is None:
        raise typer.Exit(KON_NIET)
    return inlezing.regio


def kies_cao(inlezing: Inlezing | Onleesbaar, naam: str, bij_onbekend: str = "") -> tuple[CaoTabel, ...]:
    """De tabellen van een cao op ingangsdatum; een onbekende cao stopt het met code 2.

    ``bij_onbekend`` is wat er achter de remedie komt.
    """
    tabellen = inlezing.caos.get(naam)
    if tabellen is None:
        _onbekende_cao(inlezing, naam, bij_onbekend)
    return tabellen


def _onbekende_cao(inlezing: Inlezing | Onleesbaar, naam: str, erbij: str) -> NoReturn:
    from reeletarief.fouten import suggestie
    from reeletarief.invoer.namen import CAO

    if any(pad.startswith(f"{CAO}{naam}/") for pad in _met_bevinding(inlezing)):
        stop(f"De tabellen van cao {naam} hebben fouten.", "Herstel eerst de fouten hierboven.", "RT506")
    namen = sorted(inlezing.caos)
    hint = suggestie(naam.lower(), namen, f"Er zijn tabellen van: {', '.join(namen)}.")
    stop(f"Er is geen cao '{naam}'.", f"{hint}{erbij}", "RT506")


def kies_tabel(inlezing: Inlezing | Onleesbaar, tabellen: Sequence[CaoTabel], dag: datetime.date | None) -> CaoTabel:
    """De tabel die op een dag geldt, zonder dag de laatste.

    Een dag vóór de eerste tabel stopt het met code 2, en ook een tabel met fouten die dan zou gelden.
    """
    from reeletarief.kostprijs.cao_jaar import geldend

    tabel = tabellen[-1] if dag is None else geldend(tabellen, dag)
    eis_gelezen(inlezing, tabellen, tabel.dag if tabel else None, dag)
    if tabel is None:
        eerste = tabellen[0]
        data = ", ".join(str(een.dag) for een in tabellen)
        stop(f"Op {dag} geldt nog geen tabel van cao {eerste.cao}.", f"De tabellen gaan in op: {data}.", "RT507")
    return tabel


def eis_gelezen(
    inlezing: Inlezing | Onleesbaar, tabellen: Sequence[CaoTabel], na: datetime.date | None, tot: datetime.date | None
) -> None:
    """Stop als er na de ene en tot en met de andere dag een tabel van deze cao ingaat die fouten heeft.

    Doorgaan met de tabel ervoor zou stil een verkeerd antwoord geven. Een bestand waarvan de naam geen dag noemt, kan
    op elke dag ingaan, behalve op een dag waarop er al een tabel ingaat.
    """
    for pad, dag in _met_fouten(inlezing, tabellen):
        later = dag is None or ((na is None or dag > na) and (tot is None or dag <= tot))
        if later and not (dag is None and na == tot):
            wanneer = "De laatste tabel" if tot is None else f"De tabel die op {tot} geldt"
            stop(f"{wanneer} is niet te kiezen: {pad} heeft fouten.", "Herstel eerst de fouten hierboven.", "RT507")


def _met_fouten(
    inlezing: Inlezing | Onleesbaar, tabellen: Sequence[CaoTabel]
) -> list[tuple[str, datetime.date | None]]:
    """De bestanden van deze cao die niet te gebruiken waren, met de dag die hun naam noemt."""
    import datetime

    from reeletarief.invoer.namen import CAO

    goed = {tabel.bestand for tabel in tabellen}
    begin = f"{CAO}{tabellen[0].cao}/"
    kapot: list[tuple[str, datetime.date | None]] = []
    for pad in sorted(pad for pad in _met_bevinding(inlezing) - goed if pad.startswith(begin)):
        try:
            kapot.append((pad, datetime.date.fromisoformat(pad.removeprefix(begin).removesuffix(".yaml"))))
        except ValueError:
            kapot.append((pad, None))
    return kapot


def _met_bevinding(inlezing: Inlezing | Onleesbaar) -> set[str]:
    """De bestanden waar iets over te melden is."""
    return {bevinding.bestand for bevinding in inlezing.bevindingen if bevinding.bestand}


def sluit(inlezing: Inlezing | Onleesbaar, code: int = 0) -> NoReturn:
    """Stop met deze code, of met 2 als een bestand in de werkmap niet te lezen was."""
    raise typer.Exit(KON_NIET if inlezing.bevindingen else code)
