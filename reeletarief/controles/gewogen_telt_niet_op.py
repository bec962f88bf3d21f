"""Een gewogen tarief bevat minder dan één eenheid van zijn onderdelen, of meer dan vier.

Een uur van een gewogen tarief is een uur van wie het levert: bij elke groep staat dan ``aantal: 1``, en het ``gewicht`` zegt hoe vaak
zij voorkomt. Minder dan één is bijna altijd een aandeel dat ook al in het gewicht zit (60% van 0,6 uur); veel meer is een percentage als
getal (60). Twee hulpverleners tegelijk, of een etmaal met een hulpkaart ernaast, zijn er twee of drie. Geen bron geeft een grens; vier
is zo ruim gekozen dat zulke kaarten eronder blijven. Dit is een vraag, geen norm.

Goed:

    samenstelling:
      populaties:
        - {naam: onder cao Jeugdzorg, gewicht: 60%, onderdelen: [{product: "45A48", aantal: 1}]}
        - {naam: onder cao GGZ, gewicht: 40%, onderdelen: [{product: "45A48-GGZ", aantal: 1}]}

Fout:

    samenstelling:
      populaties:
        - {naam: onder cao Jeugdzorg, gewicht: 60%, onderdelen: [{product: "45A48", aantal: 0.6}]}
        - {naam: onder cao GGZ, gewicht: 40%, onderdelen: [{product: "45A48-GGZ", aantal: 0.4}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.kaart.productvorm import GEWOGEN
from reeletarief.weergave.getal import kort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart

CODE = "RT698"
ERNST = Ernst.WAARSCHUWING
NAAM = "gewogen tarief telt niet op"
MINSTE, MEESTE = 1, 4
_MEER = {"minuut": "minuten", "dagdeel": "dagdelen", "etmaal": "etmalen", "stuk": "stuks"}
"""Hoe een eenheid heet als het er meer zijn; een uur en een jaar blijven hetzelfde."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke groep van een gewogen tarief die samen minder dan één eenheid heeft, of te veel."""
    for kaart in dossier.regio.kaarten:
        if kaart.vorm == GEWOGEN:
            yield from _groepen(kaart)


def _groepen(kaart: Productkaart) -> Iterator[Bevinding]:
    for populatie in kaart.populaties:
        samen = sum((deel.aantal.getal for deel in populatie.onderdelen), NUL)
        if not MINSTE <= samen <= MEESTE:
            eenheid = _MEER.get(kaart.eenheid, kaart.eenheid) if samen > MEESTE else kaart.eenheid
            yield Bevinding(
                CODE,
                f"Van {kaart.product} bestaat één {kaart.eenheid} bij '{populatie.naam}' uit {kort(samen, 4)} {eenheid}.",
                f"Hoe vaak deze groep voorkomt, staat al in 'gewicht'. Schrijf bij 'aantal' hoeveel er in één {kaart.eenheid} zit, meestal 1.",
                populatie.onderdelen[0].aantal.plaats,
                ERNST,
            )
