"""``vergelijk --formaat gitlab``: een Code Quality-rapport; zonder wijziging een lege lijst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.controleer.gitlab import Rapportregel, als_rapport
from reeletarief.weergave.vergelijk.meldingen import Melding, meldingen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Vergelijking


def vergelijking_voor_gitlab(vergelijking: Vergelijking, over: Sequence[Overschrijding], voorvoegsel: str = "") -> str:
    """Alle meldingen als JSON-lijst. ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap."""
    return als_rapport([_regel(melding) for melding in meldingen(vergelijking, over)], voorvoegsel)


def _regel(melding: Melding) -> Rapportregel:
    """Een wijziging is ter informatie; wat niet te vergelijken is of een grens passeert, vraagt aandacht."""
    soort = melding.titel.lower().replace(" ", "-")
    return Rapportregel(soort, melding.kern, melding.tekst, melding.ernst, melding.plaats)
