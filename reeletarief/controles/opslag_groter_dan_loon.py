"""Eén opslag kost meer dan alle beroepskrachten van het product samen.

Hulp is mensenwerk: in de jeugdzorg was 71% van alle kosten personeel (Stand van de Jeugdzorg 2023, over 2020). Is één opslag
groter dan het loon, dan staat er bijna zeker een bedrag in de verkeerde eenheid: centen als euro's, per jaar waar per etmaal
hoort, of een komma te ver. Ook een eigen bedrag van de kaart telt mee (een reis van € 468 bij elk uur), behalve verzorging en loon:
een pleegvergoeding mag groter zijn dan het loon, ook in een opslagset. Is een reis te ver (RT688) of een kilometer te duur (RT695), dan is dat de vraag. Dit
is een vraag, geen norm.

Goed:

    - {sleutel: huisvesting, naam: Huisvesting, element: huisvesting, bedrag_per_plaats: 38.50, …}

Fout:

    - {sleutel: huisvesting, naam: Huisvesting, element: huisvesting, bedrag_per_plaats: 14052.50, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, plek_van, regels_uit_de_set
from reeletarief.controles.gedeeld.reis import te_duur, te_ver
from reeletarief.controles.gedeeld.waarden import lezer
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import PLEEGVERGOEDING, gaat_over
from reeletarief.invoer.opslagen.regel import UIT_DE_LONEN
from reeletarief.kostprijs.post import loop
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.controles.gedeeld.waarden import Lezer
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT673"
ERNST = Ernst.WAARSCHUWING
NAAM = "opslag groter dan het loon"
MAG_GROTER = UIT_DE_LONEN | {"verzorging"}
"""De elementen waarvan een eigen bedrag van een kaart meer mag zijn dan het loon."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke opslag, uit een opslagset of van de kaart zelf, die bij een product meer is dan de beroepskracht."""
    tarieven = (tarief for tarief in dossier.resultaat.tarieven if tarief.functies and not tarief.onderdelen)
    lees = lezer(dossier)
    yield from per_plek(bevinding for tarief in tarieven for bevinding in _in(dossier, lees, tarief))


def _in(dossier: Dossier, lees: Lezer, tarief: Tarief) -> Iterator[Bevinding]:
    posten = {post.sleutel: post for post in loop(tarief.tarief)}
    loon = posten["beroepskracht"]
    eigen = (regel for regel in tarief.kaart.bedragen if regel.element not in MAG_GROTER)
    gedeeld = (regel for regel in regels_uit_de_set(dossier, tarief.kaart) if not gaat_over(regel, PLEEGVERGOEDING))
    for regel in (*eigen, *gedeeld):
        opslag = posten.get(f"opslag.{regel.sleutel}")
        al_gevraagd = te_ver(tarief.kaart, regel) or te_duur(lees, tarief.kaart, regel) is not None
        if opslag is not None and opslag.bedrag > loon.bedrag and not al_gevraagd:
            yield Bevinding(
                CODE,
                f"De opslag '{regel.sleutel}' is bij {tarief.product} {euro(opslag.bedrag)}, meer dan de hele beroepskracht "
                f"({euro(loon.bedrag)}).",
                "Controleer de cijfers en de eenheid: per uur, per eenheid, per plaats of per jaar.",
                plek_van(regel),
                ERNST,
            )
