"""In een groep zijn er meer begeleiders dan deelnemers, of meer dan twintig deelnemers per begeleider.

Het tarief gaat recht evenredig mee: 60 deelnemers in plaats van 6 geeft een tiende van het bedrag, 20 begeleiders in plaats van 2
het tienvoudige. Voor de groepsgrootte en de begeleiding in de jeugdhulp is geen norm gevonden; deze grenzen liggen buiten wat een
groep kan zijn, en zijn een vraag. Tot en met drie begeleiders is nooit te veel, voor een jeugdige die alleen is.

Goed:

    inzet: {begeleiders: 2, deelnemers: 6}

Fout:

    inzet: {begeleiders: 2, deelnemers: 60}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import EEN, NUL
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.productkaart import Productkaart

CODE = "RT683"
ERNST = Ernst.WAARSCHUWING
NAAM = "groep uit verhouding"
NOOIT_TE_VEEL, MEESTE_DEELNEMERS = Decimal(3), 20


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een groep waarin begeleiders en deelnemers niet bij elkaar passen."""
    for kaart in dossier.regio.kaarten:
        for begeleiders, deelnemers, plaats in _verhouding(kaart):
            te_veel = begeleiders > max(deelnemers, NOOIT_TE_VEEL)
            if te_veel or deelnemers > begeleiders * MEESTE_DEELNEMERS:
                yield Bevinding(
                    CODE,
                    f"Bij {kaart.product}: begeleiders {kort(begeleiders, 4)}, deelnemers {kort(deelnemers, 4)}.",
                    "Controleer de cijfers van de begeleiders en de deelnemers.",
                    plaats,
                    ERNST,
                )


def _verhouding(kaart: Productkaart) -> Iterator[tuple[Decimal, Decimal, Plaats]]:
    """Hoeveel begeleiders op hoeveel deelnemers, en waar dat staat; zonder opgave één."""
    if kaart.groep is not None:
        begeleiders = sum((functie.begeleiders.getal for functie in kaart.functiemix if functie.begeleiders), NUL)
        yield begeleiders, kaart.groep.deelnemers.getal, kaart.groep.deelnemers.plaats
    if kaart.inzet is not None:
        deel, op = kaart.inzet.begeleiders, kaart.inzet.deelnemers
        gegeven = op or deel
        if gegeven is not None:
            yield deel.getal if deel else EEN, op.getal if op else EEN, gegeven.plaats
