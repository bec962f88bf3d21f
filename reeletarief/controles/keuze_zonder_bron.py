"""De keuze voor een reeks bij een werkgeverslast of inhouding noemt geen bron.

Een last waarvan het percentage uit een reeks komt, mag een eigen ``klasse`` hebben: die is van de keuze voor die reeks, zoals welke premie bij
aanbieders past. Is de klasse niet open, dan zegt de regio dat de keuze ergens op rust, en hoort te staan waarop (NvO §8.4, stap f). Het
blijft een vraag en wordt niet geweigerd: zo kan het in een besluit staan dat al genomen is.

Goed:

    - {sleutel: awf, naam: AWf, percentage: {reeks: awf_laag}, over: [loon_sv], klasse: suggestie, bron: uitvraag 2025}
    - {sleutel: awf, naam: AWf, percentage: {reeks: awf_laag}, over: [loon_sv], klasse: open}

Fout:

    - {sleutel: awf, naam: AWf, percentage: {reeks: awf_laag}, over: [loon_sv], klasse: suggestie}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.waarden import heeft_eigen_waarde
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.model import Klasse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT629"
ERNST = Ernst.WAARSCHUWING
NAAM = "keuze voor een reeks zonder bron"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke last of inhouding met een eigen klasse voor een reeks, die niet open is en geen bron noemt."""
    opslagen = dossier.regio.opslagen
    for last in (*opslagen.inhoudingen, *opslagen.werkgeverslasten):
        if last.klasse not in {None, Klasse.OPEN} and last.bron is None and not heeft_eigen_waarde(last):
            yield Bevinding(
                CODE,
                f"De keuze bij '{last.sleutel}' heeft klasse {last.klasse}, maar noemt geen bron.",
                "Voeg 'bron: INVULLEN' toe en schrijf waar de keuze vandaan komt. Is er geen erkende bron, schrijf dan 'klasse: open'.",
                last.sleutel.plaats,
                ERNST,
            )
