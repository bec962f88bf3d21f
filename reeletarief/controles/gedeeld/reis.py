"""Wanneer een reis te ver of een kilometer te duur is; wie dat al vraagt, hoeft niet ook te vragen waarom de opslag zo groot is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.herken import KILOMETER, gaat_over
from reeletarief.invoer.waarden import Waarde

if TYPE_CHECKING:
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel

VERSTE = 500
"""Zoveel keer telt een bedrag bij reiskosten hooguit per eenheid: geen reis binnen Nederland is zo ver."""
DUURSTE = 5
"""Zoveel euro is een kilometer hooguit."""


def te_ver(kaart: Productkaart, regel: Opslagregel) -> bool:
    """Of het aantal van deze reiskosten verder is dan een reis kan zijn; een bedrag per jaar telt niet mee."""
    aantal = regel.aantal
    return kaart.eenheid != "jaar" and regel.element == "reiskosten" and aantal is not None and aantal.getal > VERSTE


def te_duur(regel: Opslagregel) -> bool:
    """Of dit een bedrag per kilometer boven de grens is: een bedrag dat een aantal keer telt en naar kilometers heet."""
    bedrag = regel.bedrag_per_eenheid
    telt = regel.aantal is not None and isinstance(bedrag, Waarde) and bedrag.getal > DUURSTE
    return telt and gaat_over(regel, KILOMETER)
