"""Een traject bevat minder dan een uur van een product dat per minuut gaat.

Wie 24 uur hulp bedoelt en een product kiest met ``eenheid: minuut``, krijgt 24 minuten: een zestigste van de kosten. Dat gebeurt ook als
een kaart van uur naar minuut gaat en het traject blijft staan. Geen bron geeft een kleinste aantal; een traject is een heel stuk
hulp, dus minder dan 60 minuten is bijna altijd een aantal uren. Dit is een vraag, geen norm.

Goed:

    # 45A49 gaat per minuut
    samenstelling:
      populaties:
        - {naam: alle jeugdigen, gewicht: 100%, onderdelen: [{product: "45A49", aantal: 1440}]}

Fout:

    # 45A49 gaat per minuut
    samenstelling:
      populaties:
        - {naam: alle jeugdigen, gewicht: 100%, onderdelen: [{product: "45A49", aantal: 24}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.controles.gedeeld.onderdelen import MINUTEN_PER_UUR, onderdelen
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven, machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT691"
ERNST = Ernst.WAARSCHUWING
NAAM = "minuten waar uren horen"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk onderdeel per minuut waarvan een traject nog geen uur heeft."""
    for deel in onderdelen(dossier):
        aantal = deel.onderdeel.aantal
        if deel.eenheid == "minuut" and aantal.getal < MINUTEN_PER_UUR:
            yield Bevinding(
                CODE,
                f"{deel.traject.product} bevat {gegeven(aantal)} minuten {deel.onderdeel.product} bij '{deel.populatie.naam}'.",
                f"Bedoelt u uren? {deel.onderdeel.product} gaat per minuut, dus schrijf dan {machine(op_decimalen(aantal.getal * MINUTEN_PER_UUR, 2))}.",
                aantal.plaats,
                ERNST,
            )
