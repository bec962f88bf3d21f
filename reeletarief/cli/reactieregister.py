"""Het register van reacties, voor elke opdracht die het leest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.cli.afloop import eis_zonder_fouten

if TYPE_CHECKING:
    from pathlib import Path

    from reeletarief.invoer.reacties.register import GelezenReacties


class Reactieregister(NamedTuple):
    """Het gelezen register met waar zijn bestanden staan."""

    register: GelezenReacties
    paden: tuple[str, ...]


def lees_register(pad: Path, naam: str, werkmap: Path | None) -> Reactieregister:
    """Lees een map of bestand met reacties; ``naam`` is hoe meldingen het noemen. Met een fout erin stopt het met code 2.

    ``werkmap`` is die waar het register bij hoort; zonder is het er een dat de gebruiker zelf aanwees.
    """
    from reeletarief.invoer.reacties.bestanden import haal_register
    from reeletarief.invoer.reacties.register import lees_reacties

    gehaald = haal_register(pad, naam, werkmap)
    gelezen = lees_reacties(gehaald.inhoud)
    eis_zonder_fouten((*gehaald.bevindingen, *gelezen.bevindingen), gelezen.bestanden)
    return Reactieregister(gelezen, gehaald.paden)
