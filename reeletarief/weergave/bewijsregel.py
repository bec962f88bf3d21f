"""De regel onder een uitkomst die zegt waar zij op rust; voor een machine staat hetzelfde in :func:`~reeletarief.weergave.json.bewijs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.resultaat import Resultaat


def begin_van(vingerafdruk: str) -> str:
    """Zoveel tekens van een vingerafdruk als genoeg zijn om twee uitkomsten uit elkaar te houden."""
    return vingerafdruk[:16]


def bewijsregel(bewijs: Bewijs) -> str:
    """Met welk programma en welke bestanden dit gerekend is."""
    return f"Bewijs: reeletarief {bewijs.versie}, sha256 {begin_van(bewijs.sha256)}… over {len(bewijs.bestanden)} bestanden"


def voetregel(resultaat: Resultaat) -> str:
    """Wat onder elke bladzijde van een werkboek staat: het programma, de regio met het jaar, en de vingerafdruk."""
    bewijs = resultaat.bewijs
    return f"reeletarief {bewijs.versie} · {resultaat.regio} {resultaat.tariefjaar} · sha256 {begin_van(bewijs.sha256)}"
