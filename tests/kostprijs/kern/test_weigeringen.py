"""Wat de kern weigert of waar zij bij waarschuwt, is woord voor woord de melding uit de galerij van ``tests/fouten``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reeletarief.api import Bevinding, Inlezing, Onleesbaar, bereken, lees_regio
from tests.kostprijs.kern.proef import bestanden

FOUTEN = Path(__file__).parents[2] / "fouten"
VAN_DE_KERN = sorted(
    map_
    for map_ in FOUTEN.iterdir()
    if map_.name.startswith(("RT012", "RT013", "RT014", "RT40", "RT41")) or map_.name == "RT306-kring-in-afleiding"
)


@cache
def lees(map_: Path) -> Inlezing | Onleesbaar:
    inhoud = bestanden(FOUTEN / "_basis") | bestanden(map_)
    return lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})


@pytest.mark.parametrize("map_", VAN_DE_KERN, ids=lambda map_: map_.name)
def test_melding(map_: Path) -> None:
    resultaat = bereken(lees(map_))
    bevindingen = [*resultaat.waarschuwingen, *(reden for weg in resultaat.overgeslagen for reden in weg.redenen)]
    assert map_.name.split("-")[0] in {bevinding.code for bevinding in bevindingen}
    verwacht = (map_ / "verwacht.txt").read_text(encoding="utf-8")
    for bevinding in bevindingen:
        assert alsof_getoond(bevinding) <= set(verwacht.splitlines())


def alsof_getoond(bevinding: Bevinding) -> set[str]:
    """De regels van een melding zoals de opdrachtregel ze toont; van een waarschuwing alleen de eerste zin."""
    is_waarschuwing = bevinding.ernst == "waarschuwing"
    plek = f"{'Let op' if is_waarschuwing else 'Fout'} {bevinding.plaats}: [{bevinding.code}]"
    eerste, punt, verder = bevinding.wat.partition(". ")
    wat = f"{eerste}." if is_waarschuwing and verder else f"{eerste}{punt}{verder}"
    return {plek, f"  {wat}", f"  → {bevinding.remedie}"}
