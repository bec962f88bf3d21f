"""Een bedrag in een opslag ligt onder nul, en nergens staat dat het een aftrek is.

Een opslag hoort iets toe te voegen. Een aftrek kan bestaan (opbrengsten die op de overhead in mindering komen), maar dan moet
een lezer haar kunnen volgen: de rechter verwierp een aftrek op de overhead die niemand kon narekenen (RBALM:2009:BH5042).
Zeg daarom in de naam of de ``toelichting`` dat het een aftrek, korting of opbrengst is, of dat het in mindering komt. Zonder zo'n
woord is een min bijna zeker een tikfout.

Goed:

    - {sleutel: reiskosten, naam: Reiskosten, element: reiskosten, bedrag_per_uur: 1.95, …}

Fout:

    - {sleutel: reiskosten, naam: Reiskosten, element: reiskosten, bedrag_per_uur: -1.95, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek
from reeletarief.controles.gedeeld.waarden import opslagwaarden
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import AFTREK, gaat_over, noemt
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde

CODE = "RT670"
ERNST = Ernst.WAARSCHUWING
NAAM = "bedrag onder nul"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk negatief bedrag van een opslag die niet zegt dat zij een aftrek is."""
    yield from per_plek(
        _bevinding(regel, bedrag)
        for _, regel, bedrag in opslagwaarden(dossier, lambda regel: regel.bedrag)
        if bedrag.getal < 0 and not _is_aftrek(regel)
    )


def _bevinding(regel: Opslagregel, bedrag: Waarde) -> Bevinding:
    return Bevinding(
        CODE,
        f"De opslag '{regel.sleutel}' is {euro(bedrag.getal)} en gaat dus van het tarief af.",
        "Controleer het minteken. Is het een aftrek, zeg dat dan in de naam of de toelichting.",
        bedrag.plaats,
        ERNST,
    )


def _is_aftrek(regel: Opslagregel) -> bool:
    return gaat_over(regel, AFTREK) or noemt(regel.toelichting or "", AFTREK)
