"""Overhead is niet gesplitst naar wat erin zit.

De toelichting bij art. 2.3 Besluit Jeugdwet (lid 1, onder c; Stb. 2024, 69) verdeelt overhead in personeel, ict, huisvesting
en algemene kosten. Een overheadregel zegt met ``onderdeel`` welk deel ze is, zodat een aanbieder haar naast zijn eigen cijfers kan leggen. Een
aftrek die niemand kon narekenen, hield bij de rechter geen stand (RBALM:2009:BH5042).

Goed:

    - {sleutel: overhead_ict, naam: Overhead ict, element: overhead, onderdeel: ict, percentage: 4%, …}

Fout:

    - {sleutel: overhead, naam: Overhead, element: overhead, percentage: 22%, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT621"
ERNST = Ernst.WAARSCHUWING
NAAM = "overhead niet gesplitst"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke overhead zonder onderdeel, in een gebruikte opslagset of als eigen bedrag van een kaart."""
    gedeeld = (regel for set_ in dossier.opslagsets.values() for regel in set_.regels)
    eigen = (bedrag for kaart in dossier.regio.kaarten for bedrag in kaart.bedragen)
    for regel in (*gedeeld, *eigen):
        if regel.element == "overhead" and regel.onderdeel is None:
            yield Bevinding(
                CODE,
                f"De overhead '{regel.sleutel}' zegt niet welk deel ze is.",
                "Splits de regel en zet er 'onderdeel: personeel', 'ict', 'huisvesting' of 'algemeen' bij.",
                regel.sleutel.plaats,
                ERNST,
            )
