"""Het verlof in een cao-tabel is minder dan de wet geeft, of meer dan een kwart van het jaar.

Een werknemer heeft ten minste vier keer zijn weekuren aan vakantie (art. 7:634 BW): 144 uur bij 36 uur per week. Minder is niet
geldig, en meestal zijn het dagen in plaats van uren. Het meeste verlof in de meegeleverde tabellen is een achtste van de
contracturen (VVT, met de feestdagen erin); meer dan een kwart is bijna zeker een cijfer te veel.

Goed:

    verlof: {wettelijk: 144, bovenwettelijk: 56}

Fout:

    verlof: {wettelijk: 20, bovenwettelijk: 8}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven, kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT677"
ERNST = Ernst.WAARSCHUWING
NAAM = "verlof past niet"
WEKEN_WETTELIJK = 4
MEESTE_DEEL = Decimal("0.25")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke cao-tabel met minder verlof dan de wet geeft of meer dan een kwart van de contracturen."""
    yield from per_plek(bevinding for tabel in dossier.tabellen for bevinding in _in(tabel))


def _in(tabel: CaoTabel) -> Iterator[Bevinding]:
    verlof, duur = tabel.verlof, tabel.arbeidsduur
    uren = verlof.wettelijk.getal + verlof.bovenwettelijk.getal + sum(regel.uren.getal for regel in verlof.extra)
    minste = duur.uren_per_week.getal * WEKEN_WETTELIJK
    if uren < minste:
        wat = f"minder dan de wet geeft: {WEKEN_WETTELIJK} × {gegeven(duur.uren_per_week)} = {kort(minste, 4)} uur"
    elif uren > duur.uren_per_jaar.getal * MEESTE_DEEL:
        wat = f"meer dan een kwart van de {gegeven(duur.uren_per_jaar)} uur per jaar"
    else:
        return
    yield Bevinding(
        CODE,
        f"Al het verlof samen is {kort(uren, 4)} uur per jaar, {wat}.",
        "Schrijf uren per jaar bij voltijd, geen dagen, en controleer de cijfers.",
        verlof.wettelijk.plaats,
        ERNST,
    )
