"""De contracturen per jaar passen niet bij de uren per week.

Een jaar heeft 365 of 366 dagen, dus ruim 52 weken. Liggen de uren per jaar onder de 51 of boven de 53 keer de uren per week,
dan is een van beide bijna zeker een tikfout. Elk uurloon in die cao is dan even ver mis: tien keer te veel uren geeft een
tiende van het tarief.

Goed:

    arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878, vindplaats: hoofdstuk 2 art. 1}

Fout:

    arbeidsduur: {uren_per_week: 36, uren_per_jaar: 18780, vindplaats: hoofdstuk 2 art. 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import RUIM
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT639"
ERNST = Ernst.WAARSCHUWING
NAAM = "uren per jaar passen niet bij de week"
MINSTE_WEKEN, MEESTE_WEKEN = 51, 53


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke cao-tabel waarvan de contracturen per jaar geen jaar vol weken zijn."""
    for tabel in dossier.tabellen:
        yield from _in(tabel)


def _in(tabel: CaoTabel) -> Iterator[Bevinding]:
    jaar, week = tabel.arbeidsduur.uren_per_jaar, tabel.arbeidsduur.uren_per_week
    weken = RUIM.divide(jaar.getal, week.getal)
    if not MINSTE_WEKEN <= weken <= MEESTE_WEKEN:
        yield Bevinding(
            CODE,
            f"{gegeven(jaar)} uur per jaar is geen {gegeven(week)} uur per week: een jaar heeft ruim 52 weken.",
            "Leg beide naast de cao; een van de twee is bijna zeker een tikfout.",
            jaar.plaats,
            ERNST,
        )
