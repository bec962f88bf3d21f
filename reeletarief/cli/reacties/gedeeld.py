"""Wat de opdrachten van ``reacties`` delen: het register lezen, de effecten rekenen en de uitkomst schrijven."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import stop, stop_met
from reeletarief.cli.besluiten import reacties_zonder_product
from reeletarief.cli.bijlagen import bescherm_invoer
from reeletarief.cli.reactieregister import Reactieregister, lees_register
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.werkmap import eis_opslagen, eis_regiomap
from reeletarief.invoer.namen import REACTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.analyse.reacties.effect import Effecten
    from reeletarief.cli.reacties.uitgangspunt import Uitgangspunt
    from reeletarief.fouten import Bevinding

KANTTEKENING = "RT989"

Register = Annotated[
    str | None,
    typer.Option("--register", metavar="PAD", help="De map of het bestand met reacties; anders reacties/ in de regio."),
]


def register_of_stop(map_: str | None, register: str | None) -> Reactieregister:
    """Lees het register; met een fout erin, of zonder een enkele reactie, stopt het met code 2."""
    eis_regiomap(Path(map_ or "."))
    pad = Path(register) if register is not None else Path(map_ or ".") / REACTIES
    naam = register if register is not None else REACTIES
    if not os.path.lexists(pad):
        if register is None:
            eis_opslagen(Path(map_ or "."))
        stop(
            f"Het register {pad} is er niet.",
            "Zet reacties als .yaml in de map reacties/, of geef --register.",
            "RT101",
        )
    gegeven = lees_register(pad, naam, Path(map_ or ".") if register is None else None)
    if not gegeven.register.reacties:
        stop(f"Het register {pad} heeft geen enkele reactie.", "Zet er een reactie als .yaml in.", "RT101")
    return gegeven


def voor_dit_jaar(gegeven: Reactieregister, punt: Uitgangspunt) -> Reactieregister:
    """Het register zonder de reacties die over de tarieven van een ander jaar gaan."""
    from reeletarief.invoer.reacties.register import van_jaar

    register = gegeven.register
    over = van_jaar(register.reacties, punt.nu.resultaat.tariefjaar)
    return gegeven._replace(register=register._replace(reacties=over))


def effecten_of_stop(map_: str | None, punt: Uitgangspunt, gegeven: Reactieregister) -> Effecten:
    """De effecten; wat er aan een reactie niet past, wordt bij die reactie gemeld en stopt het met code 2."""
    from reeletarief.analyse.reacties.effect import Effecten, bereken_effecten

    reacties = gegeven.register.reacties
    zonder_wijziging = [een for een in reacties if not een.overgenomen]
    bezwaren = reacties_zonder_product(Path(map_ or "."), zonder_wijziging, punt.basis, punt.nu)
    uitkomst = bereken_effecten(punt.basis, reacties, bezwaren)
    if not isinstance(uitkomst, Effecten):
        stop_met(uitkomst, gegeven.register.bestanden)
    return uitkomst


def kanttekeningen(zinnen: Iterable[str], remedie: str) -> list[Bevinding]:
    """Zinnen over de basis of de nota als waarschuwing."""
    from reeletarief.fouten import Bevinding, Ernst

    return [Bevinding(KANTTEKENING, zin, remedie, None, Ernst.WAARSCHUWING) for zin in zinnen]


def over_het_concept(punt: Uitgangspunt) -> list[Bevinding]:
    """Wat er over het concept te zeggen is waar het effect op berekend is, als waarschuwing."""
    return kanttekeningen(
        punt.naam.opmerkingen, "Kijk of het concept met dit programma nog hetzelfde is, of leg dit uit."
    )


def schrijf_uit(inhoud: str | bytes, uitvoer: str | None, map_: str | None, invoer: Iterable[str]) -> None:
    """Schrijf de uitkomst; nooit over het register, het concept of een bestand van de regio heen."""
    bescherm_invoer(uitvoer, invoer)
    schrijf(inhoud, uitvoer, Path(map_ or "."))
