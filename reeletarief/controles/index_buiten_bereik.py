"""De index van een jaar ligt onder nul of boven 25%.

Sinds 2018 lag elke gepubliceerde index voor lonen en prijzen in de zorg tussen 1,5% en 9,25% (OVA en ppc), en de hoogste inflatie was 11,8%
(2022). Onder nul is bijna zeker een minteken te veel, boven 25% een komma te ver. Dit is een vraag, geen norm.

Goed:

    indexering: {methode: vast, percentage: 3%, …}

Fout:

    indexering: {methode: vast, percentage: 300%, …}
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.post import loop
from reeletarief.weergave.getal import kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.kostprijs.post import Post

CODE = "RT680"
ERNST = Ernst.WAARSCHUWING
NAAM = "index buiten elk bereik"
HOOGSTE = Decimal("0.25")
_INDEX = re.compile(r"index\.([0-9]{4})|indexering\.percentage")
"""De index van één jaar, of het vaste percentage van elk jaar."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke index in een tarief die buiten de grenzen ligt, één keer."""
    indexen = {
        gevonden[1] or "elk jaar": post
        for tarief in dossier.resultaat.tarieven
        for post in loop(tarief.tarief)
        if (gevonden := _INDEX.fullmatch(post.sleutel)) and not 0 <= post.bedrag <= HOOGSTE
    }
    for jaar, post in sorted(indexen.items()):
        yield Bevinding(
            CODE,
            f"De index van {jaar} is {kort_procent(post.bedrag)}.",
            "Controleer het teken en de cijfers van het percentage of van de reeksen waar de index uit volgt.",
            _plek(post, dossier.regio.opslagen),
            ERNST,
        )


def _plek(post: Post, opslagen: Opslagen) -> Plaats:
    """Waar de index staat, of waar de regio haar kiest."""
    index = opslagen.indexering
    keuze = next((deel for deel in (index.percentage, index.gewicht_ova) if isinstance(deel, Waarde)), opslagen.regio)
    return post.plaats or keuze.plaats
