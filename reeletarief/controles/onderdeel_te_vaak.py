"""Een traject bevat meer dan 1.000 uur, etmalen of andere eenheden van één product.

Het ``aantal`` is wat één gezin of jeugdige gemiddeld krijgt. Geen bron geeft een grens; 1.000 is zo ruim gekozen dat hulp binnen één
traject er niet boven hoort te komen: 1.000 uur is een jaar lang ruim 19 uur per week, 1.000 etmalen is bijna drie jaar. Bijna altijd
zijn het minuten waar uren horen, het aantal van de hele groep, of een nul te veel. Van een product per minuut tellen de uren. Dit
is een vraag, geen norm.

Goed:

    samenstelling:
      populaties:
        - {naam: alle jeugdigen, gewicht: 100%, onderdelen: [{product: "45A48", aantal: 12}]}

Fout:

    samenstelling:
      populaties:
        - {naam: alle jeugdigen, gewicht: 100%, onderdelen: [{product: "45A48", aantal: 1200}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.onderdelen import MINUTEN_PER_UUR, onderdelen
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT689"
ERNST = Ernst.WAARSCHUWING
NAAM = "onderdeel te vaak in een traject"
MEESTE = 1000


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk onderdeel waarvan een traject er te veel heeft."""
    for deel in onderdelen(dossier):
        aantal = deel.onderdeel.aantal
        grens = MEESTE * (MINUTEN_PER_UUR if deel.eenheid == "minuut" else 1)
        if aantal.getal > grens:
            yield Bevinding(
                CODE,
                f"{deel.traject.product} bevat {gegeven(aantal)} keer {deel.onderdeel.product} (per {deel.eenheid}) bij '{deel.populatie.naam}'.",
                "Schrijf hoeveel eenheden één traject gemiddeld kost; controleer de cijfers en de eenheid van het onderdeel.",
                aantal.plaats,
                ERNST,
            )
