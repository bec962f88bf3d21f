"""Een kilometer kost meer dan € 5.

Een medewerker krijgt voor een dienstreis € 0,39 per kilometer (cao Jeugdzorg 2024-2025, art. 8.7). Met een chauffeur of een rolstoelbus is het
meer, en daarvan geeft geen bron een grens; € 5 is zo ruim gekozen dat alleen een tikfout erboven komt. Meestal zijn het centen
(39 in plaats van 0.39), of staat het bedrag van de hele rit bij de kilometers. Dit is een vraag, geen norm.

Goed:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 0.62, aantal: 12, …}

Fout:

    - {sleutel: kilometers, naam: Per kilometer, element: reiskosten, bedrag_per_eenheid: 62, aantal: 12, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import opslagregels, per_plek
from reeletarief.controles.gedeeld.reis import te_duur
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT695"
ERNST = Ernst.WAARSCHUWING
NAAM = "kilometer te duur"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk bedrag per kilometer boven de grens: een bedrag dat een aantal keer telt en naar kilometers heet."""
    yield from per_plek(bevinding for regel in opslagregels(dossier) for bevinding in _in(regel))


def _in(regel: Opslagregel) -> Iterator[Bevinding]:
    bedrag = regel.bedrag_per_eenheid
    if isinstance(bedrag, Waarde) and te_duur(regel):
        yield Bevinding(
            CODE,
            f"'{regel.sleutel}' is {euro(bedrag.getal)} per kilometer.",
            "Schrijf euro's per kilometer, geen centen. Is het een bedrag voor de hele rit, laat het aantal dan weg.",
            bedrag.plaats,
            ERNST,
        )
