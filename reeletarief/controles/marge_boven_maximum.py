"""De marge van een product ligt boven de afgesproken grens.

``grenzen.marge_in_kostprijs.hoogste`` is het maximum dat de regio voor risico en marge afsprak (winstmaximering), als
deel van de kostprijs. Een marge staat buiten de kostprijselementen a tot en met d van art. 2.3 Besluit Jeugdwet.

Goed:

    - {sleutel: risico, naam: Risico, element: marge, percentage: 2%, over: [kostprijs], als: opslag, …}

Fout (bij een grens van 3%):

    - {sleutel: risico, naam: Risico, element: marge, percentage: 5%, over: [kostprijs], als: opslag, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.uitkomst import deel_in_zin, deel_van_kostprijs, grens_in_zin
from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT612"
ERNST = Ernst.WAARSCHUWING
NAAM = "marge boven het maximum"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk tarief waarvan de marge boven de grens ligt."""
    grens = dossier.grenzen.marge_in_kostprijs
    if grens is None or grens.hoogste is None:
        return
    for tarief in dossier.resultaat.tarieven:
        deel = deel_van_kostprijs(tarief, "marge")
        if deel > grens.hoogste.getal:
            yield Bevinding(
                CODE,
                f"De marge van {tarief.product} is {deel_in_zin(deel)} van de kostprijs; afgesproken is "
                f"{grens_in_zin(grens)}.",
                "Verlaag de marge in de opslagset, of herzie de grens met motivering.",
                tarief.kaart.product.plaats,
                ERNST,
            )
