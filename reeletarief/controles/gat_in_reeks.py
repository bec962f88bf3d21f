"""Een reeks heeft een gat: tussen twee waarden liggen maanden zonder waarde.

Elke maand van een tariefjaar heeft een waarde nodig. Een gat midden in een reeks valt pas op als iemand dat jaar rekent;
dan is het te laat. Voor en na de reeks hoeft er niets te staan.

Goed:

    reeksen:
      awf_laag:
        waarden:
          - {jaar: 2024, waarde: 2.64%, …}
          - {jaar: 2025, waarde: 2.74%, …}

Fout:

    reeksen:
      awf_laag:
        waarden:
          - {jaar: 2023, waarde: 2.64%, …}
          - {jaar: 2025, waarde: 2.74%, …}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT633"
ERNST = Ernst.WAARSCHUWING
NAAM = "gat in een reeks"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk gat tussen twee opeenvolgende waarden van een reeks."""
    for naam, reeks in dossier.regio.opslagen.reeksen.items():
        for eerdere, latere in pairwise(reeks.waarden):
            if eerdere.einde < latere.begin - EEN_DAG:
                begin = eerdere.einde + EEN_DAG
                yield Bevinding(
                    CODE,
                    f"De reeks '{naam}' heeft geen waarde van {begin} tot en met {latere.begin - EEN_DAG}.",
                    "Vul de waarde met bron aan, of zet er een aanname met afleiding en motivering neer.",
                    latere.waarde.plaats if latere.waarde else latere.bron.plaats,
                    ERNST,
                )
