"""``bevestigd_tot`` sluit niet aan op de volgende tabel.

Van een tabel die is opgevolgd, is ``bevestigd_tot`` de dag voor de volgende ingangsdatum. Ligt er tijd tussen, dan
ontbreekt er een tabel of een afspraak; loopt ze door, dan zeggen twee tabellen iets over dezelfde dag. Bij beide is niet
te zien welk loon gold.

Goed:

    # 2024-07-01.yaml, de volgende tabel is 2025-03-01.yaml
    bevestigd_tot: 2025-02-28

Fout:

    # 2024-07-01.yaml, de volgende tabel is 2025-03-01.yaml
    bevestigd_tot: 2024-12-31
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT635"
ERNST = Ernst.WAARSCHUWING
NAAM = "bevestiging sluit niet aan op de volgende tabel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke opgevolgde tabel waarvan de bevestiging te vroeg of te laat ophoudt."""
    for tabellen in dossier.hele_caos.values():
        for tabel, volgende in pairwise(tabellen):
            if tabel.bevestigd_tot.dag != volgende.dag - EEN_DAG:
                yield _bevinding(tabel, volgende)


def _bevinding(tabel: CaoTabel, volgende: CaoTabel) -> Bevinding:
    te_vroeg = tabel.bevestigd_tot.dag < volgende.dag
    gevolg = (
        f"voor de tijd tot de volgende tabel ({volgende.dag}) is niets bevestigd"
        if te_vroeg
        else f"de volgende tabel gaat al in op {volgende.dag}"
    )
    return Bevinding(
        CODE,
        f"De tabel van cao {tabel.cao} per {tabel.dag} is bevestigd tot en met {tabel.bevestigd_tot.dag}, maar {gevolg}.",
        f"Schrijf 'bevestigd_tot: {volgende.dag - EEN_DAG}'"
        + (", of voeg de tabel toe die ertussen hoort." if te_vroeg else ", of herstel de ingangsdatum."),
        tabel.bevestigd_tot.plaats,
        ERNST,
    )
