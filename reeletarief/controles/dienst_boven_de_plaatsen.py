"""In een dienst van het rooster werken meer begeleiders tegelijk dan er plaatsen zijn.

``begeleiders`` is hoeveel mensen er tegelijk op de groep zijn, niet hoeveel er in het team zitten of hoeveel uur zij werken. Voor de
begeleiding op een groep is in geen bron een norm gevonden. De grens is zo ruim gekozen dat alleen een tikfout erbuiten valt: meer
begeleiders dan plaatsen is meer dan één op één voor de hele groep. Tot en met drie is nooit een vraag, voor een jeugdige die alleen
woont. Dit is een vraag, geen norm.

Goed:

    verblijf: {plaatsen: 8, uren_per_fte: clientgebonden_uren}
    rooster:
      ort: geen
      diensten:
        - {naam: Avond, soort: avond, dagen: [ma], van: 15, tot: 23, functie: Groepsleider, begeleiders: 2}

Fout:

    verblijf: {plaatsen: 8, uren_per_fte: clientgebonden_uren}
    rooster:
      ort: geen
      diensten:
        - {naam: Avond, soort: avond, dagen: [ma], van: 15, tot: 23, functie: Groepsleider, begeleiders: 20}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Rooster
    from reeletarief.invoer.waarden import Waarde

CODE = "RT690"
ERNST = Ernst.WAARSCHUWING
NAAM = "meer begeleiders dan plaatsen"
NOOIT_EEN_VRAAG = Decimal(3)


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke dienst met meer begeleiders tegelijk dan er plaatsen zijn."""
    for kaart in dossier.regio.kaarten:
        if kaart.rooster is not None and kaart.verblijf is not None and kaart.verblijf.plaatsen is not None:
            yield from _in(kaart, kaart.rooster, kaart.verblijf.plaatsen)


def _in(kaart: Productkaart, rooster: Rooster, plaatsen: Waarde) -> Iterator[Bevinding]:
    for dienst in rooster.diensten:
        begeleiders = dienst.begeleiders
        if begeleiders.getal > max(plaatsen.getal, NOOIT_EEN_VRAAG):
            yield Bevinding(
                CODE,
                f"In '{dienst.naam}' van {kaart.product} werken {gegeven(begeleiders)} begeleiders tegelijk op {gegeven(plaatsen)} plaatsen.",
                "Schrijf hoeveel begeleiders er tegelijk op deze groep zijn; controleer ook het aantal plaatsen.",
                begeleiders.plaats,
                ERNST,
            )
