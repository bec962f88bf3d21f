"""Een salaris in een cao-tabel is per uur minder dan € 5 of meer dan € 150.

Onder ``salaris`` staan bedragen per maand bij voltijd, onder ``salaris_per_jaar`` bedragen per jaar. Een uurloon of jaarbedrag op de
verkeerde plek maakt elk tarief met die tabel onbruikbaar. In de 46 meegeleverde tabellen loopt het uurloon van € 10,23 tot
€ 79,00; de grenzen liggen op ongeveer de helft en het dubbele. Dit is een vraag, geen norm.

Goed:

    salaris:
      "9": {"0": 3288.00, "1": 3448.00}

Fout:

    salaris:
      "9": {"0": 21.07, "1": 22.10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import RUIM
from reeletarief.controles.gedeeld.tabellen import bedrag, cellen, per_jaar
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.cao.tekst import per
from reeletarief.weergave.getal import euro, geteld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.controles.gedeeld.tabellen import Cel
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT675"
ERNST = Ernst.WAARSCHUWING
NAAM = "salaris buiten elk bereik"
LAAGSTE, HOOGSTE = 5, 150


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke gepubliceerde tabel met een uurloon buiten de grenzen, op de plek van de eerste cel."""
    for tabel in dossier.tabellen:
        if tabel.afleiding is None:
            yield from _in(tabel)


def _in(tabel: CaoTabel) -> Iterator[Bevinding]:
    buiten = [cel for cel in cellen(tabel) if not LAAGSTE <= _per_uur(tabel, cel) <= HOOGSTE]
    if buiten:
        cel = buiten[0]
        anders = geteld(len(buiten) - 1, "andere cel", "andere cellen")
        zo_ook = f" Zo ook {anders}." if len(buiten) > 1 else ""
        yield Bevinding(
            CODE,
            f"{euro(bedrag(tabel, cel).getal)} per {per(tabel)} in {cel} is {euro(_per_uur(tabel, cel))} per uur.{zo_ook}",
            "Onder 'salaris' hoort een bedrag per maand bij voltijd, onder 'salaris_per_jaar' een bedrag per jaar; nooit een uurloon.",
            bedrag(tabel, cel).plaats,
            ERNST,
        )


def _per_uur(tabel: CaoTabel, cel: Cel) -> Decimal:
    """Het uurloon van een cel: het jaarsalaris ÷ de contracturen."""
    return RUIM.divide(per_jaar(tabel, cel), tabel.arbeidsduur.uren_per_jaar.getal)
