"""De teksten van een voorbeeldkaart in een andere regio: alleen de zinsdelen die ook daar kloppen."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from reeletarief.fouten import met_hoofdletter
from reeletarief.invoer.invullen import MERK, SCHRIJF_ALS
from reeletarief.weergave.nieuw.toelichting import Sleutelblok

if TYPE_CHECKING:
    from collections.abc import Collection

ZELF_SCHRIJVEN = {
    "doel": f"# {MERK}: wat de hulp is, voor wie en met welk resultaat; {SCHRIJF_ALS} doel",
    "tariefdifferentiatie": f"# {MERK}: waarom dit tarief anders is dan dat van andere producten; {SCHRIJF_ALS} tariefdifferentiatie",
}
"""De teksten die van de regio zelf komen, met de regel die er staat zolang zij er niet zijn."""

_ZIN = re.compile(r"(?<=\.)\s+")
_WOORD = re.compile(r"\w+(?:-\w+)*")
_BREED = 110


def kloppend(blok: Sleutelblok, vreemd: Collection[str]) -> Sleutelblok:
    """De tekst zonder de zinsdelen (tot een punt of puntkomma) met een woord dat hier vreemd is; blijft er niets over, dan vraagt het blok erom."""
    if blok.sleutel not in ZELF_SCHRIJVEN:
        return blok
    tekst = " ".join(" ".join(blok.regels).split()).removeprefix(f"{blok.sleutel}: ").removeprefix(">- ")
    zinnen = [zin.rstrip(".").split("; ") for zin in _ZIN.split(tekst)]
    over = [[deel for deel in zin if set(_WOORD.findall(deel)).isdisjoint(vreemd)] for zin in zinnen]
    if over == zinnen:
        return blok
    nieuw = " ".join(f"{met_hoofdletter('; '.join(delen))}." for delen in over if delen)
    if not nieuw:
        return Sleutelblok("", blok.erboven, (ZELF_SCHRIJVEN[blok.sleutel],))
    return blok._replace(regels=(f"{blok.sleutel}: >-", *(f"  {regel}" for regel in textwrap.wrap(nieuw, _BREED))))
