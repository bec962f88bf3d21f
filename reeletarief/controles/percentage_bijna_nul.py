"""Een percentage is kleiner dan een duizendste, en waarschijnlijk een breuk met een procentteken erachter.

Wie 4% bedoelt, schrijft soms 0.04 en zet er dan een procentteken achter: 0.04%. De opslag is dan een honderdste van wat zij hoort te zijn.
Het kleinste percentage in de bronnen is 0,1% (vermeerdering van het individueel keuzebudget, cao Sociaal Werk). Nul zelf is
hier geen vraag: dat is een keuze, en die heeft een reden (RT620).

Goed:

    - {sleutel: overhead_ict, naam: Ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, …}

Fout:

    - {sleutel: overhead_ict, naam: Ict, element: overhead, percentage: 0.04%, over: [beroepskracht], als: opslag, …}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import opslagregels, per_plek
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.afwijkingen import met_afwijkingen
from reeletarief.weergave.getal import kort_procent, machine_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT672"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage bijna nul"
KLEINSTE = Decimal("0.001")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk percentage boven nul en onder een duizendste: van een opslag, een last, niet-declarabele uren of een toeslag."""
    yield from per_plek(
        Bevinding(
            CODE,
            f"{kort_procent(waarde.getal)} is minder dan een duizendste.",
            f"Bedoelt u {machine_procent(waarde.getal * 100)}%? Een percentage is al gedeeld door honderd.",
            waarde.plaats,
            ERNST,
        )
        for waarde in _percentages(dossier)
        if isinstance(waarde, Waarde) and 0 < waarde.getal < KLEINSTE
    )


def _percentages(dossier: Dossier) -> Iterator[object]:
    yield from (regel.percentage for regel in opslagregels(dossier))
    for kaart in dossier.regio.kaarten:
        opslagen = met_afwijkingen(dossier.regio.opslagen, kaart)
        yield from (regel.percentage for regel in (*opslagen.werkgeverslasten, *opslagen.inhoudingen))
        yield from (regel.percentage for regel in opslagen.uren.regels)
    for tabel in dossier.tabellen:
        yield from _in_de_cao(tabel)


def _in_de_cao(tabel: CaoTabel) -> Iterator[object]:
    yield from (toeslag.percentage for toeslag in tabel.toeslagen)
    if tabel.ort is not None:
        yield from (tijdvak.percentage for tijdvak in tabel.ort.tijdvakken)
