"""Een functie levert op één verblijfsplaats meer dan 168 uur per week.

``uren_per_plaats_per_week`` is wat één jeugdige per week van een functie krijgt. Een week heeft 168 uur; meer kan alleen als er dag
en nacht meer dan één van die functie bij één jeugdige is. Meestal zijn het de uren van de hele groep, uren per jaar, of een
komma te ver (125 in plaats van 1.25).

Goed:

    - {functie: Pleegzorgbegeleider, niveau: hbo, schaal: "9", trede: max-2, uren_per_plaats_per_week: 1.25}

Fout:

    - {functie: Pleegzorgbegeleider, niveau: hbo, schaal: "9", trede: max-2, uren_per_plaats_per_week: 1250}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT685"
ERNST = Ernst.WAARSCHUWING
NAAM = "meer uren per plaats dan een week heeft"
UREN_IN_EEN_WEEK = 168


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke functie met meer uren per plaats per week dan een week heeft."""
    for kaart in dossier.regio.kaarten:
        for functie in kaart.functiemix:
            uren = functie.uren_per_plaats_per_week
            if uren is not None and uren.getal > UREN_IN_EEN_WEEK:
                yield Bevinding(
                    CODE,
                    f"{functie.functie} levert {kort(uren.getal, 2)} uur per plaats per week; een week heeft {UREN_IN_EEN_WEEK} uur.",
                    "Schrijf de uren voor één plaats, per week.",
                    uren.plaats,
                    ERNST,
                )
