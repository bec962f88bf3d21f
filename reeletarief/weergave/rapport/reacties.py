"""Reacties van aanbieders met het antwoord van de regio, per product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.datum import voluit
from reeletarief.weergave.rapport.model import Antwoord
from reeletarief.weergave.reacties.tekst import (
    aanhef,
    cijfer,
    eigen_cijfer,
    motief,
    onderwerpen,
    oordeel,
    product_van,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.invoer.reacties.register import Reactie


def antwoorden_op(reacties: Sequence[Reactie], woorden: Parameterwoorden) -> dict[str, list[Antwoord]]:
    """Per product de reacties erover; wat over meer producten gaat, staat onder de lege naam."""
    uit: dict[str, list[Antwoord]] = {}
    for reactie in reacties:
        uit.setdefault(str(reactie.product or ""), []).append(_antwoord(reactie, woorden))
    return uit


def _antwoord(reactie: Reactie, woorden: Parameterwoorden) -> Antwoord:
    op = f", op {voluit(reactie.beoordeeld_op.dag)}" if reactie.beoordeeld_op else ""
    return Antwoord(
        kop=aanhef(reactie),
        gaat_over=", ".join(onderwerpen(reactie, woorden)),
        samenvatting=str(reactie.samenvatting),
        eigen_cijfer=eigen_cijfer(reactie, woorden),
        oordeel=f"{oordeel(reactie)}{op if reactie.oordeel else ''}",
        motief=motief(reactie),
        wijziging="; ".join(_gezet(reactie, naam, woorden) for naam in reactie.overgenomen),
    )


def _gezet(reactie: Reactie, naam: str, woorden: Parameterwoorden) -> str:
    woord = woorden.van(naam, product_van(reactie))
    return f"{woord.naam}: {cijfer(reactie.overgenomen[naam], woord.eenheid)}"
