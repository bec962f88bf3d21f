"""De bezettingsgraad telt twee keer: als deler op de kaart en als opslag.

Leegstand wordt óf verrekend door te delen door de bezettingsgraad (``inzet`` op de kaart) óf met een opslag. Doen beide
mee, dan betaalt de regio de lege plaatsen twee keer; bij 91% bezetting is dat bijna 10% van het tarief. Daarom een fout.

Goed:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 91%, …}

Fout:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 91%, …}
    # en in de opslagset van deze kaart:
    opslagsets:
      groep:
        regels:
          - {sleutel: leegstand, naam: Leegstand, element: gemeentelijke_eisen, percentage: 9%, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import BEZETTING, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT604"
ERNST = Ernst.FOUT
NAAM = "bezettingsgraad dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een bezettingsgraad waarvan de opslagset ook leegstand of no-show vergoedt."""
    opslagsets = dossier.regio.opslagen.opslagsets
    for kaart in dossier.regio.kaarten:
        graad = kaart.bezetting
        set_ = opslagsets[kaart.opslagset].regels if kaart.opslagset else ()
        for regel in (*kaart.bedragen, *set_):
            if graad is not None and gaat_over(regel, BEZETTING):
                yield Bevinding(
                    CODE,
                    f"Product {kaart.product} deelt door zijn bezettingsgraad, en opslagset '{kaart.opslagset}' vergoedt "
                    f"lege plaatsen nog eens met '{regel.sleutel}'.",
                    "Haal de bezettingsgraad van de kaart, of de opslag uit de set.",
                    graad.plaats,
                    ERNST,
                )
