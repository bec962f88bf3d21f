"""Overheadcijfers van verschillende definitie staan in één berekening.

Overheadpercentages zijn alleen op te tellen als ze hetzelfde meten: dezelfde ``definitie``, allemaal ``opslag`` of
allemaal ``aandeel``, en over dezelfde grondslag. Anders zijn het appels en peren; daarop sneuvelde een tarief bij de
rechter (RBDHA:2019:11096, bekrachtigd in GHDHA:2020:1120). Een overhead over fte en een overhead over kosten verschillen
al twee tot vier procentpunt. Een regel zonder ``definitie`` wordt op dat punt niet vergeleken (zie RT622).

Goed:

    - {sleutel: overhead_ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}
    - {sleutel: overhead_staf, element: overhead, percentage: 9%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}

Fout:

    - {sleutel: overhead_ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}
    - {sleutel: overhead_staf, element: overhead, percentage: 9%, over: [beroepskracht], als: aandeel, definitie: fte ondersteuning ÷ fte totaal, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.opslagen import grondslagnamen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT607"
ERNST = Ernst.WAARSCHUWING
NAAM = "overhead van verschillende definitie"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Per opslagset elke overheadregel die iets anders meet dan de eerste."""
    for naam, set_ in dossier.opslagsets.items():
        overhead = [regel for regel in set_.regels if regel.element == "overhead"]
        for regel in overhead[1:]:
            anders = list(_verschillen(overhead[0], regel))
            if anders:
                yield Bevinding(
                    CODE,
                    f"In opslagset '{naam}' meet '{regel.sleutel}' iets anders dan '{overhead[0].sleutel}': "
                    f"{'; '.join(anders)}. Dat zijn appels en peren.",
                    "Neem overheadcijfers van één definitie, grondslag en vorm, of reken ze eerst om en zeg dat in de bron.",
                    regel.sleutel.plaats,
                    ERNST,
                )


def _verschillen(eerste: Opslagregel, regel: Opslagregel) -> Iterator[str]:
    """Waarin twee overheadregels verschillen, voor zover beide er iets over zeggen."""
    if eerste.definitie and regel.definitie and eerste.definitie != regel.definitie:
        yield f"definitie '{regel.definitie}' tegenover '{eerste.definitie}'"
    if eerste.percentage is None or regel.percentage is None:
        return
    if eerste.als != regel.als:
        yield f"als {regel.als} tegenover {eerste.als}"
    if grondslagnamen(eerste) != grondslagnamen(regel):
        yield f"over {', '.join(regel.over)} tegenover {', '.join(eerste.over)}"
