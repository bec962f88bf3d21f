"""De productiviteit van een product valt buiten de bandbreedte van de regio.

``grenzen.declarabel_van_contract`` is een bandbreedte voor declarabele uren ÷ contracturen. Het verschil tussen 65% en
80% is bijna een kwart van de loonkosten; daarom staat het erbij als een product erbuiten valt. Let op of de bron met
declarabel hetzelfde bedoelt als ``uren.declarabel`` (alleen direct, of ook indirect).

Goed (bij een band van 55% tot 70%; hier blijft 59% over):

    - {sleutel: indirect, naam: Indirecte tijd, soort: clientgebonden_indirect, percentage: 25%, over: [clientgebonden_uren], …}

Fout (hier blijft 47% over):

    - {sleutel: indirect, naam: Indirecte tijd, soort: clientgebonden_indirect, percentage: 40%, over: [clientgebonden_uren], …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.uitkomst import buiten, deel_in_zin, deel_naast_grens, grens_in_zin
from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT609"
ERNST = Ernst.OPMERKING
NAAM = "productiviteit buiten de bandbreedte"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk tarief waarvan de declarabele uren buiten de band liggen."""
    grens = dossier.grenzen.declarabel_van_contract
    if grens is None:
        return
    for tarief in dossier.resultaat.tarieven:
        if tarief.uren is None or not tarief.uren.is_declarabel:
            continue  # een verblijf of capaciteit heeft geen declarabele uren
        deel = deel_naast_grens(tarief.uren.declarabel, tarief.uren.contracturen)
        if buiten(deel, grens):
            yield Bevinding(
                CODE,
                f"Van de contracturen van {tarief.product} is {deel_in_zin(deel)} declarabel; de bandbreedte is "
                f"{grens_in_zin(grens)}.",
                "Ga na of de urenregels passen bij dit product en of de bron declarabel hetzelfde telt.",
                tarief.kaart.product.plaats,
                ERNST,
            )
