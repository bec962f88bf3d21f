"""Een reis van meer dan 500 kilometer hoort bij elke eenheid van een product.

Het ``aantal`` van een regel met reiskosten of die naar kilometers heet is hoe vaak het bedrag telt, en dat zijn bijna altijd kilometers. Geen bron
geeft een grens; 500 is zo ruim gekozen dat geen reis binnen Nederland erboven komt: van noord naar zuid is het ruim 300 kilometer.
Meer is bijna zeker een komma te ver, meters, of de kilometers van een heel jaar. Een bedrag per jaar telt hier niet mee. Dit is
een vraag, geen norm.

Goed:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 0.62, aantal: 12, …}

Fout:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 0.62, aantal: 1200, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, regels_van
from reeletarief.controles.gedeeld.reis import te_ver
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart

CODE = "RT688"
ERNST = Ernst.WAARSCHUWING
NAAM = "reis langer dan Nederland"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk aantal bij reiskosten dat verder is dan een reis kan zijn; een gedeelde regel één keer."""
    yield from per_plek(bevinding for kaart in dossier.regio.kaarten for bevinding in _op(dossier, kaart))


def _op(dossier: Dossier, kaart: Productkaart) -> Iterator[Bevinding]:
    for regel in regels_van(dossier, kaart):
        aantal = regel.aantal
        if aantal is not None and te_ver(kaart, regel):
            yield Bevinding(
                CODE,
                f"'{regel.sleutel}' telt {gegeven(aantal)} keer per {kaart.eenheid} van {kaart.product}.",
                "Zijn het kilometers, schrijf er dan zoveel als één eenheid kost; controleer de cijfers.",
                aantal.plaats,
                ERNST,
            )
