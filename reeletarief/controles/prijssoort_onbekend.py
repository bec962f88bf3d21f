"""De regio zegt niet of haar tarieven een vaste prijs of een ondergrens zijn.

Een gemeente stelt een vaste prijs vast, of een prijs die geldt als ondergrens voor inschrijvingen (art. 5.4 lid 1
Uitvoeringsbesluit Wmo 2015). Dat maakt voor een aanbieder alles uit, dus het hoort bij het tarief.

Goed:

    prijssoort: vaste_prijs

Fout:

    regio: Voorbeeld      # en nergens 'prijssoort'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT627"
ERNST = Ernst.WAARSCHUWING
NAAM = "prijssoort niet gezegd"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Een regio zonder prijssoort."""
    opslagen = dossier.regio.opslagen
    if opslagen.prijssoort is None:
        yield Bevinding(
            CODE,
            "Er staat niet bij of de tarieven een vaste prijs of een ondergrens zijn.",
            "Voeg 'prijssoort: vaste_prijs' of 'prijssoort: ondergrens' toe.",
            opslagen.regio.plaats,
            ERNST,
        )
