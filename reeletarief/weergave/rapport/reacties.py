"""Reacties van aanbieders met het antwoord van de regio, per product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.rapport.model import Antwoord
from reeletarief.weergave.reacties.tekst import OORDELEN, OPEN, cijfer, in_woorden, motief

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.reacties.register import Reactie


def antwoorden_op(reacties: Sequence[Reactie], namen: Mapping[str, str]) -> dict[str, list[Antwoord]]:
    """Per product de reacties erover; wat over meer producten gaat, staat onder de lege naam. ``namen`` zijn die van de parameters."""
    uit: dict[str, list[Antwoord]] = {}
    for reactie in reacties:
        uit.setdefault(str(reactie.product or ""), []).append(_antwoord(reactie, namen))
    return uit


def _antwoord(reactie: Reactie, namen: Mapping[str, str]) -> Antwoord:
    waarover = [in_woorden(str(reactie.parameter), namen)] if reactie.parameter else []
    waarover += [NVO[reactie.element]] if reactie.element else []
    op = f", op {voluit(reactie.beoordeeld_op.dag)}" if reactie.beoordeeld_op else ""
    return Antwoord(
        kop=f"Reactie {reactie.nummer} van {reactie.aanbieder}, {voluit(reactie.datum.dag)}",
        gaat_over=", ".join(waarover),
        samenvatting=str(reactie.samenvatting),
        eigen_cijfer=cijfer(str(reactie.eigen_cijfer or "")),
        oordeel=f"{OORDELEN[reactie.oordeel]}{op}" if reactie.oordeel else OPEN,
        motief=motief(reactie),
        wijziging="; ".join(
            f"{in_woorden(naam, namen)}: {cijfer(waarde)}" for naam, waarde in reactie.overgenomen.items()
        ),
    )
