"""De franchise van een last is niet lager dan haar maximum, zodat de last altijd nul is.

Een last gaat over het loon tot het ``maximum``, boven de ``franchise``. Is de franchise het hoogste van de twee, dan is er geen loon dat
meetelt. Bijna altijd zijn ze verwisseld, of is het maximum per maand. Bij het pensioen scheelt dat elk tarief enkele procenten,
zonder dat er een post ontbreekt. Dit volgt uit de rekenregel zelf; er is geen grens gekozen.

Goed:

    - {sleutel: pensioen, naam: Pensioen, percentage: 13%, over: [bruto_loon], franchise: 17283, maximum: 137800, …}

Fout:

    - {sleutel: pensioen, naam: Pensioen, percentage: 13%, over: [bruto_loon], franchise: 137800, maximum: 17283, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT692"
ERNST = Ernst.WAARSCHUWING
NAAM = "franchise boven het maximum"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke last of inhouding met een franchise die niet onder haar maximum ligt, één keer."""
    opslagen = dossier.regio.opslagen
    lasten = [
        regel for regel in (*opslagen.inhoudingen, *opslagen.werkgeverslasten) if regel.franchise and regel.maximum
    ]
    yield from per_plek(
        bevinding for tarief in dossier.resultaat.tarieven for last in lasten for bevinding in _in(tarief, last)
    )


def _in(tarief: Tarief, last: Lastregel) -> Iterator[Bevinding]:
    for deel in tarief.functies:
        post = deel.loon.regels[str(last.sleutel)]
        if not post.operanden:  # de last geldt dit jaar niet
            continue
        franchise, maximum = _grenzen(post)
        if franchise.bedrag >= maximum.bedrag:
            yield Bevinding(
                CODE,
                f"'{last.sleutel}' gaat over het loon tot {euro(maximum.bedrag)} en boven {euro(franchise.bedrag)}: daar zit niets tussen.",
                "Ga na of 'franchise' en 'maximum' verwisseld zijn; beide zijn bedragen per jaar.",
                _plek(last),
                ERNST,
            )


def _grenzen(post: Post) -> tuple[Post, Post]:
    """De franchise en het maximum uit de boom van een last: percentage × het deel boven de franchise van het loon tot het maximum."""
    tot_maximum, franchise = post.operanden[1].operanden[0].operanden
    return franchise, tot_maximum.operanden[1]


def _plek(last: Lastregel) -> Plaats:
    """Waar de franchise staat; komt zij uit een reeks, dan waar de last staat."""
    return last.franchise.plaats if isinstance(last.franchise, Waarde) else last.sleutel.plaats
