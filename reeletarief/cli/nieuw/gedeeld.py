"""Wat de opdrachten van ``nieuw`` delen: de gegevens die meekomen, en schrijven zonder iets te overschrijven."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reeletarief.cli.afloop import stop, stop_met
from reeletarief.cli.opties import lees_als
from reeletarief.cli.uitvoer import schrijven_of_stop
from reeletarief.cli.werkmap import lees_hersteld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.invoer.regio import Inlezing


def lees_regio_of_stop(map_: str | None) -> Inlezing:
    """Lees de hele regio; alleen als er zonder haar fouten niets te beginnen valt, komen die in beeld en stopt het met code 2."""
    inlezing = lees_hersteld(Path(map_ or "."))
    if inlezing.regio is None:
        stop_met(inlezing.bevindingen, inlezing.bestanden)
    return inlezing


def eis_cao(cao: str, bekend: Sequence[str], paden: Iterable[str] = ()) -> None:
    """Weiger een cao waarvan er geen bruikbare tabellen zijn; ``paden`` zijn alle bestanden van de regio."""
    from reeletarief.fouten import suggestie
    from reeletarief.invoer.namen import CAO

    if cao not in bekend and any(pad.startswith(f"{CAO}{cao}/") for pad in paden):
        remedie = "Vul ze eerst aan; 'reeletarief controleer' noemt elk gat en elke fout."
        stop(f"De tabellen van cao {cao} zijn nog niet af.", remedie, "RT522")
    if cao not in bekend:
        hint = suggestie(cao.lower(), bekend, f"Er zijn tabellen van: {', '.join(bekend)}.")
        stop(f"Er is geen cao '{cao}'.", hint, "RT522")


def lees_naam(naam: str | None) -> str | None:
    """De naam van ``--naam`` op één regel, met dezelfde eisen als een naam in een bestand; zonder naam niets."""
    from reeletarief.invoer.woorden import lees_onderbouwing

    op_een_regel = " ".join(naam.split()) if naam else ""
    return str(lees_als("--naam", op_een_regel, lees_onderbouwing, aangehaald=True)) if op_een_regel else None


def eis_vrij(pad: Path) -> None:
    """Weiger een doel waar al iets staat, ook een koppeling die nergens heen wijst; wat een gedood programma ernaast liet liggen, gaat weg."""
    from reeletarief.schrijven.bestand import ruim_achtergebleven_op

    ruim_achtergebleven_op(pad)
    if os.path.lexists(pad):
        stop(
            f"{pad} bestaat al en wordt niet overschreven.",
            "Kies een andere naam, of haal het oude eerst zelf weg.",
            "RT520",
        )


def eis_binnen(pad: Path, werkmap: Path) -> None:
    """Weiger een plek die via een koppeling buiten de werkmap uitkomt."""
    try:
        binnen = pad.resolve().is_relative_to(werkmap.resolve())
    except (OSError, RuntimeError):
        binnen = False
    if not binnen:
        stop(
            f"{pad} komt via een koppeling buiten de werkmap uit.",
            "Zet de map zelf in de werkmap, of kies een plek met -o.",
        )


def schrijf_teksten(bestanden: Mapping[Path, str]) -> None:
    """Schrijf nieuwe tekstbestanden, allemaal of geen; lukt het niet, dan stopt het met code 2 en staat er niets."""
    from reeletarief.schrijven.samen import schrijf_samen_nieuw

    with schrijven_of_stop(os.path.commonpath([pad.parent for pad in bestanden]) or "."):
        schrijf_samen_nieuw({pad: tekst.encode("utf-8") for pad, tekst in bestanden.items()})
