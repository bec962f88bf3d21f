"""Overheadcijfers van verschillende definitie staan in één berekening.

Overheadpercentages zijn alleen op te tellen als ze hetzelfde meten: dezelfde ``definitie``, allemaal ``opslag`` of
allemaal ``aandeel``, en over dezelfde grondslag. Anders zijn het appels en peren; daarop sneuvelde een tarief bij de
rechter (RBDHA:2019:11096, bekrachtigd in GHDHA:2020:1120). Een overhead over fte en een overhead over kosten verschillen
al twee tot vier procentpunt. Van een percentage uit een reeks telt de ``definitie`` van
de reeks; een regel zonder wordt op dat punt niet vergeleken (zie RT622).

Goed:

    - {sleutel: overhead_ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}
    - {sleutel: overhead_staf, element: overhead, percentage: 9%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}

Fout:

    - {sleutel: overhead_ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, definitie: kosten van ondersteuning ÷ loonkosten, …}
    - {sleutel: overhead_staf, element: overhead, percentage: 9%, over: [beroepskracht], als: aandeel, definitie: fte ondersteuning ÷ fte totaal, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.waarden import definities
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.opslagen import grondslagnamen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT607"
ERNST = Ernst.WAARSCHUWING
NAAM = "overhead van verschillende definitie"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Per opslagset elke overheadregel die iets anders meet dan de eerste die er iets over zegt."""
    for naam, set_ in dossier.opslagsets.items():
        overhead = [regel for regel in set_.regels if regel.element == "overhead"]
        for regel in overhead:
            anders: dict[str, list[str]] = {}
            for eerste, wat in _verschillen(dossier.regio.opslagen, overhead, regel):
                anders.setdefault(str(eerste.sleutel), []).append(wat)
            if anders:
                yield Bevinding(
                    CODE,
                    f"In opslagset '{naam}' meet '{regel.sleutel}' iets anders dan {_in_zin(anders)}. Dat zijn appels en peren.",
                    "Neem overheadcijfers van één definitie, grondslag en vorm, of reken ze eerst om en zeg dat in de bron.",
                    regel.sleutel.plaats,
                    ERNST,
                )


def _in_zin(anders: dict[str, list[str]]) -> str:
    """Per andere regel wat er verschilt."""
    return ", en dan ".join(f"'{ander}': {'; '.join(wat)}" for ander, wat in anders.items())


def _definitie(opslagen: Opslagen, regel: Opslagregel) -> str | None:
    """Wat een overhead meet, volgens de regel of haar reeks; niets als reeksen per cao daar verschillend over zijn."""
    gezegd = set(definities(opslagen, regel))
    return gezegd.pop() if len(gezegd) == 1 else None


def _verschillen(
    opslagen: Opslagen, overhead: Sequence[Opslagregel], regel: Opslagregel
) -> Iterator[tuple[Opslagregel, str]]:
    """Waarin een overheadregel verschilt van de eerste die er iets over zegt, en welke dat is."""
    eerste = next((ander for ander in overhead if _definitie(opslagen, ander)), regel)
    hier, daar = _definitie(opslagen, regel), _definitie(opslagen, eerste)
    if hier and hier != daar:
        yield eerste, f"definitie '{hier}' tegenover '{daar}'"
    eerste = next((ander for ander in overhead if ander.percentage is not None), regel)
    if regel.percentage is None:
        return
    if eerste.als != regel.als:
        yield eerste, f"als {regel.als} tegenover {eerste.als}"
    if grondslagnamen(eerste) != grondslagnamen(regel):
        yield eerste, f"over {', '.join(regel.over)} tegenover {', '.join(eerste.over)}"
