"""Hoe een waarschuwing bij een tarief kort heet, voor wie de codes niet kent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.nalezen import CODE as NALEZEN

if TYPE_CHECKING:
    from reeletarief.fouten import Bevinding

IN_WOORDEN = {
    "RT012": "cao nog niet bevestigd",
    "RT013": "bedrag van een later jaar",
    "RT014": "cao-tabel afgeleid",
    "RT015": "gewijzigd na het besluit",
    "RT017": "kaart anders dan het besluit",
    "RT018": "besluit niet na te gaan",
    "RT019": "besluit niet op de kaart",
    NALEZEN: "cao-tabel nog niet nagelezen",
}
"""Per code het voorbehoud in woorden; de hele tekst, met de code, staat bij de waarschuwingen."""

MOTIEF = "Waarom de regio dit laat staan:"
"""Waar de motivering bij een waarschuwing mee begint."""


def motiefzin(bevinding: Bevinding) -> str:
    """Waarom de regio een waarschuwing laat staan, zonder regeleinden; leeg als zij open staat."""
    reden = " ".join(bevinding.motief.tekst.split()) if bevinding.motief else ""
    return f"{MOTIEF} {reden}" if reden else ""


def zonder_motief(tekst: str) -> str:
    """Een waarschuwing zoals zij er stond zonder :func:`motiefzin` erachter."""
    return tekst.partition(MOTIEF)[0].rstrip()
