"""Een cao-tabel volgt op een andere zonder dat er een verhoging bij staat.

Zonder de afgesproken ``verhoging`` is geen enkel bedrag na te rekenen: een verkeerd overgenomen cel valt dan alleen op als
ze lager is dan de cel ervoor. De eerste tabel van een cao heeft er geen; een tabel die alleen het minimumloon volgt,
heeft 0% met uitzonderingen.

Goed:

    verhoging: {percentage: 3.7%, afronding: 0.01, vindplaats: art. 7.1}

Fout:

    ingangsdatum: 2026-01-01
    salaris: {"9": {"0": 3309.78}}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT637"
ERNST = Ernst.WAARSCHUWING
NAAM = "tabel zonder verhoging"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke gepubliceerde tabel na de eerste die niet zegt hoe hij uit de vorige volgt."""
    for tabellen in dossier.hele_caos.values():
        for vorige, tabel in pairwise(tabellen):
            if tabel.verhoging is None and tabel.afleiding is None:
                yield Bevinding(
                    CODE,
                    f"De tabel van cao {tabel.cao} per {tabel.dag} zegt niet welke verhoging er is tegenover {vorige.dag}; "
                    "haar bedragen zijn daarom niet na te rekenen.",
                    "Voeg bijvoorbeeld 'verhoging: {percentage: 2%, afronding: 0.01}' toe, met wat partijen afspraken.",
                    tabel.ingangsdatum.plaats,
                    ERNST,
                )
