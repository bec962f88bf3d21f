"""Een functie levert op één verblijfsplaats meer dan 168 uur per week, als uren of als fte gegeven.

``uren_per_plaats_per_week`` is wat één jeugdige per week van een functie krijgt. Een week heeft 168 uur; meer kan alleen als er dag
en nacht meer dan één van die functie bij één jeugdige is. Meestal zijn het de uren van de hele groep, uren per jaar, of een
komma die weg is (1250 in plaats van 12.50). Een vast aantal ``fte`` op een groep is met de uren die een fte levert, de plaatsen en de
dagen naar dezelfde uren omgerekend: dan is het meestal een komma te ver (55 in plaats van 5.5). Geen bron geeft een grens voor de
formatie van een groep; deze is zo ruim dat alleen een tikfout erbuiten valt. Dit is een vraag, geen norm.

Goed:

    - {functie: Pleegzorgbegeleider, niveau: hbo, schaal: "9", trede: max-2, uren_per_plaats_per_week: 1.25}

Fout:

    - {functie: Pleegzorgbegeleider, niveau: hbo, schaal: "9", trede: max-2, uren_per_plaats_per_week: 1250}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import RUIM
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.constanten import DAGEN_PER_WEEK
from reeletarief.kostprijs.vormen.etmaal import dagen_van
from reeletarief.weergave.getal import gegeven, kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.verblijf import Verblijf
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT685"
ERNST = Ernst.WAARSCHUWING
NAAM = "meer uren per plaats dan een week heeft"
UREN_IN_EEN_WEEK = 168


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke functie met meer uren per plaats per week dan een week heeft, als uren gegeven of als fte."""
    for kaart in dossier.regio.kaarten:
        for functie in kaart.functiemix:
            uren = functie.uren_per_plaats_per_week
            if uren is not None and uren.getal > UREN_IN_EEN_WEEK:
                yield Bevinding(
                    CODE,
                    f"{functie.functie} levert {gegeven(uren)} uur per plaats per week; een week heeft {UREN_IN_EEN_WEEK} uur.",
                    "Schrijf de uren voor één plaats, per week.",
                    uren.plaats,
                    ERNST,
                )
    for tarief in dossier.resultaat.tarieven:
        if tarief.kaart.verblijf is not None:
            yield from _uit_fte(tarief, tarief.kaart.verblijf)


def _uit_fte(tarief: Tarief, verblijf: Verblijf) -> Iterator[Bevinding]:
    """De functies met een vast aantal fte, met wat dat per plaats per week is."""
    for deel in tarief.functies:
        fte, plaatsen = deel.functie.fte, verblijf.plaatsen
        if fte is None or plaatsen is None or tarief.uren is None:
            continue
        per_dag = RUIM.divide(fte.getal * tarief.uren.declarabel.bedrag, dagen_van(verblijf, tarief.jaar).bedrag)
        uren = RUIM.divide(per_dag * DAGEN_PER_WEEK.bedrag, plaatsen.getal)
        if uren > UREN_IN_EEN_WEEK:
            yield Bevinding(
                CODE,
                f"{deel.functie.functie}: {gegeven(fte)} fte op {gegeven(plaatsen)} plaatsen is {kort(uren, 0)} uur per plaats per week; "
                f"een week heeft {UREN_IN_EEN_WEEK} uur.",
                "Schrijf de fte van deze ene groep, en controleer het aantal plaatsen.",
                fte.plaats,
                ERNST,
            )
