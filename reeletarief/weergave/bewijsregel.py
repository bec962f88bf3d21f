"""De regel onder een uitkomst die zegt waar zij op rust; voor een machine staat hetzelfde in :func:`~reeletarief.weergave.json.bewijs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat


def bewijsregel(resultaat: Resultaat) -> str:
    """Met welk programma en welke bestanden dit gerekend is."""
    bewijs = resultaat.bewijs
    return f"Bewijs: reeletarief {bewijs.versie}, sha256 {bewijs.sha256[:16]}… over {len(bewijs.bestanden)} bestanden"
