"""In een bestand staat nog INVULLEN.

``nieuw`` zet bij alles wat een regio zelf moet kiezen een regel met INVULLEN, ook als er al een voorbeeldwaarde staat waarmee
gerekend wordt. Zo blijft een voorbeeld herkenbaar tot iemand er een eigen waarde met een bron van maakt. Haal de regel weg
als dat gebeurd is.

Goed:

    functiemix:
      - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max-2, aandeel: 100%}
    functiemix_bron: {klasse: open, bron: "uitvraag 2026 onder 5 aanbieders, mediaan", jaar: 2026}

Fout:

    # INVULLEN: de functies, schalen en hoeveelheden van dit product
    functiemix:
      - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max-2, aandeel: 100%}

    doel: "INVULLEN: wat dit product is"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer import invullen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = invullen.CODE
ERNST = Ernst.WAARSCHUWING
NAAM = "INVULLEN staat nog open"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke regel met INVULLEN, behalve waar een fout al zegt dat er niets staat."""
    leeg = {
        (bevinding.plaats.bestand, bevinding.plaats.regel)
        for bevinding in dossier.inlezing.bevindingen
        if bevinding.plaats is not None and bevinding.ernst is Ernst.FOUT
    }
    for bestand in dossier.inlezing.bestanden.values():
        for bevinding in invullen.merken_in(bestand.pad, bestand.regels):
            if bevinding.plaats is not None and (bevinding.plaats.bestand, bevinding.plaats.regel) not in leeg:
                yield bevinding
