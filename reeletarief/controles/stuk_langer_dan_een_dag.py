"""Een consult duurt langer dan een werkdag.

``uren_per_stuk`` is de duur van één stuk in uren. Wie daar minuten invult, krijgt van een consult van 45 minuten er een van 45
uur, en een tarief dat zestig keer te hoog is. Hulp die echt langer duurt dan een dag, is een traject (eenheid ``stuks``), met
onder ``samenstelling`` hoeveel uur van welk product erin zit.

Goed:

    inzet: {uren_per_stuk: 0.75}

Fout:

    inzet: {uren_per_stuk: 45}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.controles.gedeeld.onderdelen import MINUTEN_PER_UUR
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import FIJNSTE_AANTAL, aantal_in_bestand
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.waarden import Waarde

CODE = "RT674"
ERNST = Ernst.WAARSCHUWING
NAAM = "consult langer dan een werkdag"
WERKDAG = 8


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een consult van meer dan acht uur."""
    for kaart in dossier.regio.kaarten:
        duur = kaart.inzet.uren_per_stuk if kaart.inzet else None
        if duur is not None and duur.getal > WERKDAG:
            yield Bevinding(
                CODE,
                f"Eén stuk van {kaart.product} duurt {gegeven(duur)} uur, langer dan een werkdag.",
                f"Bedoelt u {gegeven(duur)} minuten? Schrijf dan {_in_uren(duur)}. Duurt het echt zo lang, maak er dan een traject van.",
                duur.plaats,
                ERNST,
            )


def _in_uren(minuten: Waarde) -> str:
    """Het aantal minuten in uren, zoals het in het bestand hoort."""
    return aantal_in_bestand(op_decimalen(minuten.getal / MINUTEN_PER_UUR, FIJNSTE_AANTAL))
