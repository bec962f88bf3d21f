"""Een bedrag is lager dan in de vorige tabel.

Salaristabellen gaan zelden omlaag. Een lagere cel is meestal een tikfout, een verschoven trede of een verwisselde tabel.
Heeft de tabel een afgesproken ``verhoging``, dan toetst RT632 elke cel al preciezer en wijst die aan welke van de twee
vermoedelijk fout is; deze controle kijkt naar de tabellen zonder. Gaat de ene tabel per maand en de andere per jaar, dan is een verhoging
niet op de cent na te rekenen; die vergelijkt deze controle per jaar.

Goed:

    # 2025-03-01.yaml; in 2024-07-01.yaml staat 3080.79
    salaris: {"9": {"0": 3191.69}}

Fout:

    # 2025-03-01.yaml; in 2024-07-01.yaml staat 3080.79
    salaris: {"9": {"0": 3019.69}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.tabellen import bedrag, herkomst_per_cel, paren, per_jaar, uitzondering
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.controles.gedeeld.tabellen import Cel, Paar
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT631"
ERNST = Ernst.WAARSCHUWING
NAAM = "bedrag lager dan in de vorige tabel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke cel die lager is dan dezelfde cel in de tabel ervoor."""
    for tabellen in dossier.regio.caos.values():
        for paar in paren(tabellen):
            if paar.tabel.verhoging is None or not paar.zelfde_eenheid:
                yield from _lager(paar)


def _lager(paar: Paar) -> Iterator[Bevinding]:
    for cel, bron in herkomst_per_cel(paar).items():
        lager = per_jaar(paar.tabel, cel) < per_jaar(paar.vorige, bron)
        if lager and uitzondering(paar.tabel, cel) is None:
            yield Bevinding(
                CODE,
                f"{cel.vooraan} is {_in_zin(paar, paar.tabel, cel)}, lager dan {_in_zin(paar, paar.vorige, bron)} in de tabel per {paar.vorige.dag}.",
                "Leg beide cellen naast de bron; klopt de daling, geef de tabel dan een 'verhoging' met deze cel als uitzondering.",
                bedrag(paar.tabel, cel).plaats,
                ERNST,
            )


def _in_zin(paar: Paar, tabel: CaoTabel, cel: Cel) -> str:
    """Het bedrag van een cel; gaan de tabellen niet per hetzelfde, dan per jaar."""
    return euro(bedrag(tabel, cel).getal) if paar.zelfde_eenheid else f"{euro(per_jaar(tabel, cel))} per jaar"
