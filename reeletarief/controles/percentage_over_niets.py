"""Een opslagpercentage gaat bij een product over niets, en is daardoor zonder reden nul.

Een opslag over de beroepskracht is nul bij een rit, en een opslag over de eigen bedragen is nul bij een kaart zonder
``bedragen``. De opslagset zegt dan dat het product dat element heeft, maar het staat er niet in. Elke nul heeft een reden
(NvO §8.3; art. 2.3 Besluit Jeugdwet).

Goed:

    # een rit
    opslagset: vervoer      # met {sleutel: overhead, percentage: 6%, over: [bedragen], …}

Fout:

    # een rit
    opslagset: ambulant     # met {sleutel: overhead, percentage: 22%, over: [beroepskracht], …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT614"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage over niets"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke opslag met een percentage boven nul die in een tarief op nul uitkomt."""
    sets = dossier.opslagsets
    for tarief in dossier.resultaat.tarieven:
        if tarief.onderdelen or tarief.kaart.opslagset is None:
            continue
        posten = {post.sleutel: post for post in loop(tarief.tarief)}
        for regel in sets[str(tarief.kaart.opslagset)].regels:
            opslag = posten.get(f"opslag.{regel.sleutel}")
            if opslag is not None and opslag.bedrag == 0 and opslag.operanden and opslag.operanden[0].bedrag > 0:
                yield Bevinding(
                    CODE,
                    f"De opslag '{regel.sleutel}' is bij {tarief.product} nul: {' + '.join(regel.over)} is daar nul.",
                    "Kies een opslagset die bij de vorm van dit product past, of laat de opslag over een andere regel gaan.",
                    tarief.kaart.product.plaats,
                    ERNST,
                )
