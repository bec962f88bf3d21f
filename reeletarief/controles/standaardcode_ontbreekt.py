"""Een eigen product heeft geen landelijke code.

Een eigen code mag: een regio kan een product maken dat landelijk niet bestaat. In het berichtenverkeer (iJw, lijst JZ21) wordt
het dan toch onder een landelijke code toegewezen en gedeclareerd. Staat die niet als ``standaardcode`` op de kaart, dan heeft het
product in de tarieflijst geen productcode en geen productcategorie (RT726). De tarieflijst komt uit het besluit: wie de
code pas daarna toevoegt, moet opnieuw vaststellen. Een bedrag per jaar gaat buiten de berichten om en heeft geen code nodig. Gaat het product
ook zonder berichten, dan hoeft er niets te gebeuren: dit is een opmerking.

Goed:

    product: "EED"
    standaardcode: "45A17"

Fout:

    product: "EED"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT686"
ERNST = Ernst.OPMERKING
NAAM = "eigen product zonder landelijke code"
_BEDOELD = re.compile(r"\d\d[A-Z]\d\d", re.IGNORECASE)
"""Wat eruitziet als een landelijke code maar er geen is, is een vergissing (RT650, RT684)."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een eigen code en zonder standaardcode, van een product dat in de tarieflijst komt."""
    if not dossier.standaardcodes:
        return
    for kaart in dossier.regio.kaarten:
        eigen = kaart.standaardcode is None and kaart.product not in dossier.standaardcodes
        if eigen and EENHEIDCODES[kaart.eenheid] and not _BEDOELD.fullmatch(kaart.product):
            yield Bevinding(
                CODE,
                f"{kaart.product} is een eigen code zonder landelijke code; in de tarieflijst staat het dan zonder productcode.",
                "Zet vóór het besluit op de kaart de standaardcode (JZ21) waaronder het gedeclareerd wordt, als die er is.",
                kaart.product.plaats,
                ERNST,
            )
