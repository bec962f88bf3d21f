"""Een product gaat ervan uit dat meer dan de helft van de plaatsen leeg is.

De kosten worden door de bezetting gedeeld: bij 9% in plaats van 90% is het tarief tien keer zo hoog. De bronnen noemen geen norm; een
gepubliceerde bezetting voor verblijf is 91%. Onder de helft is het bijna zeker een cijfer te weinig, of het deel dat leeg is
waar het deel hoort dat bezet is. Dit is een vraag, geen norm.

Goed:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 90%}

Fout:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 10%}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.waarden import Waarde

CODE = "RT682"
ERNST = Ernst.WAARSCHUWING
NAAM = "bezetting onder de helft"
HELFT = Decimal("0.5")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een bezettingsgraad onder, of een no-show of leegstand boven de helft."""
    for kaart in dossier.regio.kaarten:
        for naam, waarde in _te_leeg(kaart):
            yield Bevinding(
                CODE,
                f"Met een {naam} van {kort_procent(waarde.getal)} staat bij {kaart.product} meer dan de helft van de plaatsen leeg.",
                "Controleer de cijfers, en of hier het deel hoort dat bezet of juist leeg is.",
                waarde.plaats,
                ERNST,
            )


def _te_leeg(kaart: Productkaart) -> Iterator[tuple[str, Waarde]]:
    for blok in (kaart.inzet, kaart.groep, kaart.verblijf):
        bezetting = getattr(blok, "bezettingsgraad", None)
        if bezetting is not None and bezetting.getal < HELFT:
            yield "bezettingsgraad", bezetting
        for veld, naam in (("no_show", "no-show"), ("leegstand", "leegstand")):
            leeg = getattr(blok, veld, None)
            if leeg is not None and leeg.getal > HELFT:
                yield naam, leeg
