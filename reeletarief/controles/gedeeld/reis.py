"""Wanneer een reis te ver of een kilometer te duur is; wie dat al vraagt, hoeft niet ook te vragen waarom de opslag zo groot is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.herken import KILOMETER, gaat_over

if TYPE_CHECKING:
    from reeletarief.controles.gedeeld.waarden import Lezer
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde

VERSTE = 500
"""Zoveel keer telt een bedrag bij reiskosten hooguit per eenheid: geen reis binnen Nederland is zo ver."""
DUURSTE = 5
"""Zoveel euro is een kilometer hooguit."""


def te_ver(kaart: Productkaart, regel: Opslagregel) -> bool:
    """Of het aantal van deze reiskosten of kilometers verder is dan een reis kan zijn; een bedrag per jaar telt niet mee."""
    aantal = regel.aantal
    if kaart.eenheid == "jaar" or aantal is None or aantal.getal <= VERSTE:
        return False
    return regel.element == "reiskosten" or gaat_over(regel, KILOMETER)


def te_duur(lees: Lezer, kaart: Productkaart, regel: Opslagregel) -> Waarde | None:
    """Het bedrag per kilometer boven de grens, als dit dat is: een bedrag dat een aantal keer telt en naar kilometers heet."""
    if regel.aantal is None or not gaat_over(regel, KILOMETER):
        return None
    return next((bedrag for bedrag in lees(kaart, regel.bedrag) if bedrag.getal > DUURSTE), None)
