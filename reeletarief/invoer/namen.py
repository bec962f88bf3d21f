"""Hoe de bestanden en mappen van een werkmap heten, en in welke een plaats ligt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reeletarief.fouten import Bevinding, Plaats

OPSLAGEN = "opslagen.yaml"
CAO = "cao/"
PRODUCTKAARTEN = "productkaarten/"
BESLUITEN = "vastgesteld"
REACTIES = "reacties"
VERANTWOORDING = "verantwoording.yaml"
ONDERBROKEN = ".reeletarief-schrijven"
"""Hier staat klaar wat er gewisseld wordt; ligt er iets in, dan loopt er een opdracht of is er een halverwege gestopt."""
LIJST = "lijst.json"
"""Daarin: wat er waar hoort. Zolang dit bestand er is, staat de werkmap half."""


def bestand_van(bevinding: Bevinding) -> str:
    """Het bestand waar een bevinding bij te motiveren is; zonder eigen plaats is dat ``opslagen.yaml``."""
    return bevinding.bestand or OPSLAGEN


def cao_van(pad: str) -> str:
    """De cao van een tabel op ``cao/<cao>/<datum>.yaml``."""
    return pad.removeprefix(CAO).partition("/")[0]


def in_cao(plaats: Plaats | None) -> bool:
    """Of een plaats in een cao-tabel ligt; wat uit geen bestand komt, ligt nergens."""
    return plaats is not None and plaats.bestand.startswith(CAO)


def op_kaart(plaats: Plaats | None) -> bool:
    """Of een plaats op een productkaart ligt."""
    return plaats is not None and plaats.bestand.startswith(PRODUCTKAARTEN)
