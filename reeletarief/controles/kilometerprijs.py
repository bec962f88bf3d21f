"""Een kilometer kost meer dan € 5.

Een medewerker krijgt voor een dienstreis € 0,39 per kilometer (cao Jeugdzorg 2024-2025, art. 8.7). Met een chauffeur of een rolstoelbus is het
meer, en daarvan geeft geen bron een grens; € 5 is zo ruim gekozen dat alleen een tikfout erboven komt. Meestal zijn het centen
(39 in plaats van 0.39), of staat het bedrag van de hele rit bij de kilometers. Een bedrag per plaats of uit een reeks telt net zo. Dit is een
vraag, geen norm.

Goed:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 0.62, aantal: 12, …}

Fout:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 62, aantal: 12, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, regels_van
from reeletarief.controles.gedeeld.reis import te_duur
from reeletarief.controles.gedeeld.waarden import lezer
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde

CODE = "RT695"
ERNST = Ernst.WAARSCHUWING
NAAM = "kilometer te duur"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk bedrag per kilometer boven de grens: een bedrag dat een aantal keer telt en naar kilometers heet."""
    lees = lezer(dossier)
    yield from per_plek(
        _bevinding(regel, bedrag)
        for kaart in dossier.regio.kaarten
        for regel in regels_van(dossier, kaart)
        if (bedrag := te_duur(lees, kaart, regel)) is not None
    )


def _bevinding(regel: Opslagregel, bedrag: Waarde) -> Bevinding:
    return Bevinding(
        CODE,
        f"'{regel.sleutel}' is {euro(bedrag.getal)} per kilometer.",
        "Schrijf euro's per kilometer, geen centen. Is het een bedrag voor de hele rit, laat het aantal dan weg.",
        bedrag.plaats,
        ERNST,
    )
