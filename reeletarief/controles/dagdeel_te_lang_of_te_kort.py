"""Een dagdeel duurt minder dan 2 uur, of 8 uur of langer.

Een dagdeel is in de berichten 4 uur (iJw, eenheid 16). Korter of langer mag, maar geen bron geeft een grens; deze is zo ruim gekozen dat
alleen een vergissing erbuiten valt: de helft, en het dubbele, want 8 uur zijn twee dagdelen. Meestal staat er dan de duur van een
hele dag, of van één uur hulp. Het tarief gaat recht evenredig mee. Dit is een vraag, geen norm.

Goed:

    groep: {deelnemers: 8, uren_per_dagdeel: 4, indirecte_tijd: in_tarief}

Fout:

    groep: {deelnemers: 8, uren_per_dagdeel: 24, indirecte_tijd: in_tarief}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.constanten import UREN_PER_DAGDEEL
from reeletarief.weergave.getal import gegeven, kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT693"
ERNST = Ernst.WAARSCHUWING
NAAM = "dagdeel te lang of te kort"
GEWOON = UREN_PER_DAGDEEL.bedrag


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een dagdeel van minder dan de helft, of ten minste het dubbele."""
    for kaart in dossier.regio.kaarten:
        duur = kaart.groep.uren_per_dagdeel if kaart.groep else None
        if duur is not None and not GEWOON / 2 <= duur.getal < GEWOON * 2:
            yield Bevinding(
                CODE,
                f"Een dagdeel van {kaart.product} duurt {gegeven(duur)} uur; in de berichten is het {kort(GEWOON, 0)} uur.",
                "Schrijf de duur van één dagdeel in uren. Krijgt een jeugdige een hele dag, dan zijn dat twee dagdelen.",
                duur.plaats,
                ERNST,
            )
