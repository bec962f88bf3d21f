"""Of een reactie over een product gaat dat er is, of er was.

Wat de regio overneemt, komt in een bestand: daarvoor is een kaart nodig (:mod:`.plek`). Een reactie waarmee zij niets wijzigt, mag ook gaan
over een product dat vervalt: dat staat in een eerder besluit of concept. Staat het nergens, dan is het een verschrijving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.reacties.plek import onbekend_product
from reeletarief.fouten import gesorteerd
from reeletarief.invoer.reacties.register import NIET

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.reacties.register import Reactie


def met_kaart(*standen: Doorgerekend) -> frozenset[str]:
    """De producten die in een van deze standen een kaart hebben."""
    return frozenset(product for stand in standen for product in stand.inlezing.regio.op_product)


def zonder_kaart(reacties: Sequence[Reactie], kaarten: Collection[str]) -> tuple[Reactie, ...]:
    """De reacties over een product dat geen kaart heeft."""
    return tuple(een for een in reacties if een.product is not None and een.product not in kaarten)


def onbekende_producten(
    reacties: Sequence[Reactie], kaarten: Collection[str], eerder: Collection[str]
) -> tuple[Bevinding, ...]:
    """Elk product zonder kaart, behalve waar de regio niets wijzigt over een product dat ``eerder`` in een besluit of concept stond."""
    codes = sorted(kaarten)
    return gesorteerd(
        onbekend_product(een.product, codes, een.product.plaats)
        for een in zonder_kaart(reacties, kaarten)
        if een.product is not None and not (een.oordeel in {None, NIET} and een.product in eerder)
    )
