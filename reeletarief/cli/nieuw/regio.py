"""``reeletarief nieuw regio``: een werkende regio in een lege map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import stop
from reeletarief.cli.meegeleverd import stop_zonder_gegevens
from reeletarief.cli.nieuw.gedeeld import eis_cao, lees_naam
from reeletarief.cli.opties import lees_mapnaam
from reeletarief.cli.systeemfout import reden_van
from reeletarief.cli.uitvoer import schrijf, schrijven_of_stop
from reeletarief.cli.werkmap import herstel_werkmap, is_invoer, is_vrije_map
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reeletarief.weergave.nieuw.regio import Startgegevens

Doelmap = Annotated[str, typer.Argument(metavar="MAP", help="De nieuwe map, of een map die leeg is.")]
Naam = Annotated[
    str | None, typer.Option("--naam", metavar="TEKST", help="De naam van de regio; anders die van de map.")
]
Caos = Annotated[
    list[str] | None,
    typer.Option(
        "--cao",
        metavar="CAO",
        autocompletion=aanvullen.startcaos,
        help="Neem alleen de tabellen van deze cao mee; mag vaker. Anders alle.",
    ),
]


def regio_opdracht(map_: Doelmap, naam: Naam = None, cao: Caos = None) -> None:
    """Leg een werkende regio neer.

    \b
    Voorbeelden:
      reeletarief nieuw regio mijn-regio
      reeletarief nieuw regio . --naam "Regio Noord"
      reeletarief nieuw regio mijn-regio --cao jeugdzorg --cao ggz

    In de map komen een eigen kopie van de cao-tabellen, opslagen.yaml met uitleg bij elke sleutel, een productkaart van elke
    vorm, recepten voor GitHub en GitLab, en een README. De kaarten rekenen meteen, met voorbeeldwaarden.

    \b
    Code 0: de regio staat er. 2: er staat al iets in de map, of er is daar niet te schrijven; dan is er niets geschreven.
    """
    from reeletarief.weergave.nieuw.regio import caos_in, nieuwe_regio, verhuisd
    from reeletarief.weergave.nieuw.samenvatting import over_regio

    gegeven = lees_naam(naam)
    doel = lees_mapnaam("MAP", map_)
    _eis_leeg(doel)
    _eis_eigen_plek(doel)
    gegevens = _startgegevens()
    bekend = caos_in(gegevens.bestanden)
    for keuze in cao or ():
        eis_cao(keuze, bekend)
    gekozen = tuple(dict.fromkeys(cao or bekend))
    regionaam = gegeven or _naam_van(doel)
    bestanden = nieuwe_regio(regionaam, gekozen, gegevens)
    _schrijf(doel, bestanden)
    schrijf(over_regio(regionaam, map_, gekozen, bestanden, verhuisd(gekozen, gegevens)), None, doel)


def _eis_leeg(doel: Path) -> None:
    """Alleen een map die er nog niet is, of een lege; bleef er een regio half liggen, dan gaat die eerst weg."""
    try:
        doel.resolve()
        herstel_werkmap(doel)
        vrij = is_vrije_map(doel)
    except (OSError, RuntimeError, ValueError) as fout:
        reden = reden_van(fout) if isinstance(fout, (OSError, RuntimeError)) else "dit is geen naam voor een map"
        stop(f"{doel} is niet te gebruiken ({reden}).", "Kies een andere map.", "RT520")
    if not vrij:
        wat = f"{doel} is er al en is geen lege map; een nieuwe regio vervangt niets."
        stop(wat, "Kies een nieuwe map. Er is niets geschreven.", "RT520")


def _eis_eigen_plek(doel: Path) -> None:
    """Weiger een map tussen de bestanden van een andere regio: die zou de tabellen en kaarten ervan als de hare lezen."""
    for eromheen in doel.resolve().parents:
        if (eromheen / OPSLAGEN).is_file() and is_invoer(doel / OPSLAGEN, eromheen):
            stop(
                f"{doel} ligt tussen de bestanden van de regio in {eromheen}.",
                "Kies een map daarbuiten. Er is niets geschreven.",
                "RT520",
            )


def _schrijf(doel: Path, bestanden: Mapping[str, str]) -> None:
    from reeletarief.schrijven.samen import schrijf_in_lege_map

    with schrijven_of_stop(str(doel)):
        schrijf_in_lege_map(doel, {pad: tekst.encode("utf-8") for pad, tekst in bestanden.items()})


def _naam_van(doel: Path) -> str:
    """De naam van de map, met hoofdletters: ``regio-noord`` wordt Regio Noord."""
    woorden = [_als_naam(deel) for deel in re.split(r"[\W_]+", doel.resolve().name) if deel]
    return " ".join(woorden) or "Nieuwe regio"


def _als_naam(woord: str) -> str:
    """Een woord met een hoofdletter; wat al hoofdletters heeft, blijft zo, en de ij is één letter: IJmond."""
    if woord != woord.lower():
        return woord
    return f"IJ{woord[2:]}" if woord.startswith("ij") else woord.capitalize()


def _startgegevens() -> Startgegevens:
    from reeletarief.invoer.landelijk import OntbrekendeGegevensFout
    from reeletarief.invoer.sjablonen import (
        CI,
        caovoorbeelden,
        ci_recept,
        eigen,
        op_product,
        uitleg_bij,
        voorbeeldregio,
    )
    from reeletarief.weergave.nieuw.regio import Startgegevens

    try:
        bestanden = voorbeeldregio()
        recepten = {pad: ci_recept(bron) for pad, bron in CI.items()}
    except OntbrekendeGegevensFout:
        stop_zonder_gegevens()
    return Startgegevens(
        bestanden,
        op_product(bestanden),
        uitleg_bij("opslagen"),
        uitleg_bij("productkaart"),
        caovoorbeelden(),
        recepten,
        eigen("README.md"),
        eigen("gitignore"),
    )
