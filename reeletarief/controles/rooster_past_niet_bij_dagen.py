"""Het rooster van een verblijf draait op meer dan twee keer zo veel dagen als de plaats open is.

De uren van het rooster zijn die van het hele jaar, 52 weken lang; ``dagen_per_jaar`` is over hoeveel etmalen zij verdeeld worden. Een etmaal
raakt twee dagen (vrijdag en zaterdag), dus meer dan twee dagen met dienst per etmaal kan niet allebei kloppen. Bijna altijd is het
een komma te ver (10.4 in plaats van 104), of zijn het weken. Dit volgt uit de kalender; er is geen grens gekozen.

Goed:

    verblijf: {plaatsen: 6, dagen_per_jaar: 104, uren_per_fte: clientgebonden_uren}
    rooster:
      ort: geen
      diensten:
        - {naam: Weekend, soort: weekend, dagen: [vr, za, zo], van: 8, tot: 23, functie: Begeleider, begeleiders: 2}

Fout:

    verblijf: {plaatsen: 6, dagen_per_jaar: 10.4, uren_per_fte: clientgebonden_uren}
    rooster:
      ort: geen
      diensten:
        - {naam: Weekend, soort: weekend, dagen: [vr, za, zo], van: 8, tot: 23, functie: Begeleider, begeleiders: 2}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven, geteld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.rooster import Rooster

CODE = "RT694"
ERNST = Ernst.WAARSCHUWING
NAAM = "rooster past niet bij de dagen"
WEKEN = 52
DAGEN_VAN_EEN_ETMAAL = 2


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een rooster en te weinig dagen om het over te verdelen."""
    for kaart in dossier.regio.kaarten:
        dagen = kaart.verblijf.dagen_per_jaar if kaart.verblijf else None
        if kaart.rooster is None or dagen is None:
            continue
        per_week = _dagen_per_week(kaart.rooster)
        if per_week * WEKEN > dagen.getal * DAGEN_VAN_EEN_ETMAAL:
            yield Bevinding(
                CODE,
                f"Het rooster van {kaart.product} draait {geteld(per_week, 'dag', 'dagen')} per week, dus {per_week * WEKEN} dagen per jaar; "
                f"de plaats is er {gegeven(dagen)} open.",
                "Schrijf onder 'dagen_per_jaar' alle etmalen waarop de groep open is, of haal de dagen zonder hulp uit het rooster.",
                dagen.plaats,
                ERNST,
            )


def _dagen_per_week(rooster: Rooster) -> int:
    """Op hoeveel dagen van de week er een dienst begint; een feestdag valt op een van die dagen."""
    return len({dag for dienst in rooster.diensten for dag in dienst.dagen} - {"feestdag"})
