"""``vergelijk --formaat github``: opdrachten waarmee GitHub Actions een wijziging bij haar regel zet.

GitHub toont er per stap hoogstens tien van elke soort; de rest wordt geteld. De laatste regel is de kop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Ernst
from reeletarief.weergave.controleer.github import HOOGSTENS_PER_SOORT, opdracht
from reeletarief.weergave.getal import geteld
from reeletarief.weergave.vergelijk.meldingen import Melding, meldingen
from reeletarief.weergave.vergelijk.tekst import kop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Vergelijking


def vergelijking_voor_github(vergelijking: Vergelijking, over: Sequence[Overschrijding], voorvoegsel: str = "") -> str:
    """Per melding een opdracht, per soort hoogstens tien. ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap."""
    alle = meldingen(vergelijking, over)
    regels: list[str] = []
    for soort in ("error", "warning"):
        eigen = [melding for melding in alle if _soort(melding) == soort]
        regels += [_opdracht(melding, voorvoegsel) for melding in eigen[:HOOGSTENS_PER_SOORT]]
        rest = len(eigen) - HOOGSTENS_PER_SOORT
        if rest > 0:
            regels.append(
                f"En nog {geteld(rest, 'melding', 'meldingen')}; 'reeletarief vergelijk --formaat html' geeft ze alle."
            )
    regels.append(opdracht("notice", kop(vergelijking), title="reeletarief vergelijk"))
    return "".join(f"{regel}\n" for regel in regels)


def _soort(melding: Melding) -> str:
    """Een grens is een fout; al het andere is een waarschuwing, zodat het bij de regel opvalt."""
    return "error" if melding.ernst is Ernst.FOUT else "warning"


def _opdracht(melding: Melding, voorvoegsel: str) -> str:
    plaats = melding.plaats
    waar = {"file": voorvoegsel + plaats.bestand, "line": str(plaats.regel)} if plaats else {}
    return opdracht(_soort(melding), melding.tekst, **waar, title=melding.titel)
