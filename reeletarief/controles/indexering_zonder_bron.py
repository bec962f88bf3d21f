"""De indexering noemt geen bron of jaar.

Een index zegt welke methode, gewichten en bron ze volgt, en van wanneer die is (NvO §8.3, indexatie; art. 2.3 lid 1,
onder d, Besluit Jeugdwet). Anders kan niemand nagaan of het de voorlopige of de definitieve is. Komt een vast
percentage uit een reeks, dan staan bron en jaar daar.

Goed:

    indexering: {methode: vast, percentage: 3%, klasse: suggestie, bron: VNG-advies, jaar: 2025}

Fout:

    indexering: {methode: vast, percentage: 3%, klasse: open}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.waarde_verouderd import plaats_van_index
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT625"
ERNST = Ernst.WAARSCHUWING
NAAM = "indexering zonder bron of jaar"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """De indexering, als ze iets doet en haar bron of jaar ontbreekt."""
    index = dossier.regio.opslagen.indexering
    mist = [veld for veld in ("bron", "jaar") if getattr(index, veld) is None]
    if mist and index.methode != "geen" and not isinstance(index.percentage, Reeksnaam):
        yield Bevinding(
            CODE,
            f"De indexering ({index.methode}) noemt geen {' en geen '.join(mist)}.",
            f"Voeg onder 'indexering' toe: {', '.join(mist)}.",
            plaats_van_index(index),
            ERNST,
        )
