"""Hoe een opdracht afloopt: meldingen op stderr, en de uitgangscode."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.regio import Inlezing

GOED, BEVINDING, KON_NIET = 0, 1, 2
GEEN_BESTANDEN: Mapping[str, Bestand] = MappingProxyType({})
"""Bij een melding die niet over een regel in een bestand gaat."""


def meld(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> None:
    """Schrijf bevindingen naar stderr, met een telling als het er meer zijn; van wat gemotiveerd blijft staan alleen hoeveel."""
    gevonden = list(bevindingen)
    _meld_open([een for een in gevonden if een.motief is None], bestanden)
    if gemotiveerd := [een for een in gevonden if een.motief]:
        from reeletarief.weergave.meldingen import blijft_staan

        zeg(blijft_staan(gemotiveerd))


def _meld_open(bevindingen: Sequence[Bevinding], bestanden: Mapping[str, Bestand]) -> None:
    from reeletarief.fouten import Ernst
    from reeletarief.weergave.meldingen import meldingen

    if not bevindingen:
        return
    zeg(meldingen(bevindingen, bestanden))
    fouten = sum(bevinding.ernst is Ernst.FOUT and not bevinding.vervalt for bevinding in bevindingen)
    if fouten > 1:
        typer.echo(f"\n{fouten} fouten.", err=True)
    typer.echo(err=True)


def zeg(tekst: str) -> None:
    """Zeg iets op stderr, in een terminal in de breedte van het venster."""
    from reeletarief.weergave.console import in_venster

    typer.echo(in_venster(tekst, sys.stderr), err=True)


def stop(wat: str, remedie: str, code: str = "RT503") -> NoReturn:
    """Meld één fout zonder plaats en stop met code 2."""
    from reeletarief.fouten import Bevinding

    stop_met([Bevinding(code, wat, remedie)])


def stop_met(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand] = GEEN_BESTANDEN) -> NoReturn:
    """Meld bevindingen en stop met code 2; ``bestanden`` geeft de regels waar zij over gaan."""
    meld(bevindingen, bestanden)
    raise typer.Exit(KON_NIET)


def eis_zonder_fouten(bevindingen: Collection[Bevinding], bestanden: Mapping[str, Bestand] = GEEN_BESTANDEN) -> None:
    """Is er een bevinding, meld ze dan alle en stop met code 2."""
    if bevindingen:
        stop_met(bevindingen, bestanden)


def uitgangscode(inlezing: Inlezing, resultaat: Resultaat, *, streng: bool) -> int:
    """2 als een bestand niet te lezen was of niets berekend is, 1 bij een bevinding, anders 0."""
    if inlezing.bevindingen or not resultaat.tarieven:
        return KON_NIET
    if resultaat.overgeslagen or telt_mee(resultaat.waarschuwingen, streng=streng):
        return BEVINDING
    return GOED


def telt_mee(kanttekeningen: Collection[Bevinding], *, streng: bool) -> bool:
    """Of kanttekeningen bij een uitkomst code 1 geven: met ``--streng`` elke die niet gemotiveerd is, en een fout altijd."""
    from reeletarief.fouten import Ernst

    open_ = [een for een in kanttekeningen if not een.motief]
    return bool(open_) if streng else any(een.ernst is Ernst.FOUT for een in open_)
