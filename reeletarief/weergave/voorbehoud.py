"""Hoe een waarschuwing bij een tarief kort heet, voor wie de codes niet kent."""

from __future__ import annotations

from reeletarief.invoer.nalezen import CODE as NALEZEN

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
