"""Wat ``begroting`` van schijf en van de opdrachtregel leest: elk bestand één keer, elke fout als melding."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from reeletarief.cli.afloop import KON_NIET, meld, zeg
from reeletarief.cli.bijlagen import open_of_stop
from reeletarief.cli.opties import lees_getal_als

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from reeletarief.analyse.begroting.jaartarieven import Uitgangspunten
    from reeletarief.invoer.begroting.volumes import Eisen, Volumes

_LANG = 8_000_000


def lees_fractie(optie: str, tekst: str) -> Decimal:
    """Een percentage boven −100% als fractie."""
    from reeletarief.invoer.waarden import lees_percentage

    fractie = lees_getal_als(optie, tekst, lees_percentage).getal
    if fractie <= -1:
        raise typer.BadParameter("een percentage ligt boven -100%.", param_hint=optie)
    return fractie


def lees_indexcijfers(teksten: list[str]) -> dict[int, Decimal]:
    """De aangenomen index op jaar, uit opgaven als ``2027=3%``."""
    cijfers: dict[int, Decimal] = {}
    for tekst in teksten:
        jaartekst, teken, percentage = tekst.partition("=")
        if not teken or not re.fullmatch("20[0-9]{2}|2100", jaartekst):
            raise typer.BadParameter(
                f"'{tekst}' is geen jaar met een percentage; schrijf 2027=3%.", param_hint="--index"
            )
        jaar = int(jaartekst)
        if jaar in cijfers:
            raise typer.BadParameter(f"de index van {jaar} staat er twee keer.", param_hint="--index")
        cijfers[jaar] = lees_fractie("--index", percentage)
    return cijfers


def lees_korting(tekst: str | None) -> Decimal:
    """De efficiencykorting per jaar als fractie, van 0% tot 100%."""
    from decimal import Decimal

    fractie = Decimal(0) if tekst is None else lees_fractie("--efficiencykorting", tekst)
    if not 0 <= fractie < 1:
        raise typer.BadParameter("een korting ligt tussen 0% en 100%.", param_hint="--efficiencykorting")
    return fractie


def maak_uitgangspunten(tariefjaar: int, indexcijfers: Mapping[int, Decimal], korting: Decimal) -> Uitgangspunten:
    """De aannames bij dit tariefjaar; een index van een jaar dat niet later is, zou niets doen en wordt geweigerd."""
    from reeletarief.analyse.begroting.jaartarieven import Uitgangspunten

    for jaar in sorted(indexcijfers):
        if jaar <= tariefjaar:
            wat = f"{jaar} is niet na het tariefjaar {tariefjaar}; een index geldt voor een later jaar."
            raise typer.BadParameter(wat, param_hint="--index")
    return Uitgangspunten(tariefjaar, dict(sorted(indexcijfers.items())), korting)


def lees_of_stop_volumes(pad: str, eisen: Eisen) -> Volumes:
    """De volumes, met alle fouten gemeld; is er geen enkele bruikbare rij, dan stopt het met code 2."""
    from reeletarief.invoer.begroting.volumes import lees_volumes
    from reeletarief.weergave.getal import geteld

    with open_of_stop(pad) as bestand, _voortgang(pad, os.fstat(bestand.fileno()).st_size) as stap:
        volumes = lees_volumes(bestand, pad, eisen, stap)
    meld(volumes.bevindingen, {pad: volumes.bestand})
    if volumes.ongemeld:
        enkel, meer = "fout is hier niet getoond; zij volgt", "fouten zijn hier niet getoond; ze volgen"
        zeg(f"Nog {geteld(volumes.ongemeld, enkel, meer)} na herstel.\n")
    if volumes.onleesbaar or not volumes.telling.rijen:
        zeg("Er is niets gerekend: er is geen bruikbare rij.")
        raise typer.Exit(KON_NIET)
    return volumes


def stop_zonder_begroting(volumes: Volumes) -> NoReturn:
    """Zeg hoeveel rijen een fout hebben en hoe het zonder die rijen verder kan, en stop met code 2."""
    goed, weg = volumes.telling.rijen, volumes.weggelaten
    heeft = "heeft" if weg == 1 else "hebben"
    zeg(
        f"Er is niets gerekend: {weg} van de {goed + weg} rijen {heeft} een fout. Met --ga-door rekent u met de rest ({goed})."
    )
    raise typer.Exit(KON_NIET)


@contextmanager
def _voortgang(naam: str, grootte: int) -> Iterator[Callable[[int], None]]:
    """Hoeveel procent er gelezen is, op stderr; alleen op een terminal en bij een lang bestand."""
    if grootte < _LANG or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _bytes: None
        return
    gelezen, getoond = 0, -1

    def stap(erbij: int) -> None:
        nonlocal gelezen, getoond
        gelezen += erbij
        procent = gelezen * 100 // grootte
        if procent != getoond:
            getoond = procent
            ronde = "" if procent <= 100 else ", nu rij voor rij"
            sys.stderr.write(f"\r{naam}: {(procent - 1) % 100 + 1 if procent else 0}% gelezen{ronde}\033[K")
            sys.stderr.flush()

    try:
        yield stap
    finally:
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()
