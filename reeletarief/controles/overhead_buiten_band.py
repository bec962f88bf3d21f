"""De overhead van een product valt buiten de bandbreedte van de regio.

``grenzen.overhead_in_kostprijs`` is een bandbreedte uit onderzoek: overhead als deel van de kostprijs (tarief zonder
marge, index en afronding). Erbuiten zitten mag, maar een aanbieder zal ernaar vragen; daarom een opmerking. De maatstaf
is een redelijk efficiënt functionerende aanbieder (RBDHA:2019:11096).

Goed (bij een band van 16,3% tot 20,7%; dit is hooguit 18% van de kostprijs):

    - {sleutel: overhead, naam: Overhead, element: overhead, percentage: 22%, over: [beroepskracht], als: opslag, …}

Fout:

    - {sleutel: overhead, naam: Overhead, element: overhead, percentage: 32%, over: [beroepskracht], als: opslag, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.uitkomst import buiten, deel_in_zin, deel_van_kostprijs, grens_in_zin
from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT608"
ERNST = Ernst.OPMERKING
NAAM = "overhead buiten de bandbreedte"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk tarief waarvan de overhead buiten de band ligt."""
    grens = dossier.grenzen.overhead_in_kostprijs
    if grens is None:
        return
    for tarief in dossier.resultaat.tarieven:
        if tarief.onderdelen:
            continue  # de overhead zit in de tarieven van de onderdelen
        deel = deel_van_kostprijs(tarief, "overhead")
        if buiten(deel, grens):
            yield Bevinding(
                CODE,
                f"De overhead van {tarief.product} is {deel_in_zin(deel)} van de kostprijs; de bandbreedte is "
                f"{grens_in_zin(grens)}.",
                "Ga na of de overheadregels passen bij dit product, en motiveer het verschil in verantwoording.yaml.",
                tarief.kaart.product.plaats,
                ERNST,
            )
