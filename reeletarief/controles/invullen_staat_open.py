"""In een bestand staat nog INVULLEN.

``nieuw`` zet bij alles wat een regio zelf moet kiezen een regel met INVULLEN, ook als er al een voorbeeldwaarde staat waarmee
gerekend wordt. Zo blijft een voorbeeld herkenbaar tot iemand er een eigen waarde met een bron van maakt. Haal de regel weg
als dat gebeurd is.

Goed:

    functiemix:
      - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max-2, aandeel: 100%}
    functiemix_bron: {klasse: suggestie, bron: uitvraag onder aanbieders, jaar: 2026}

Fout:

    # INVULLEN: de functies, schalen en hoeveelheden van dit product
    functiemix:
      - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max-2, aandeel: 100%}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.invullen import MERK, aanwijzing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.stand import Stand
    from reeletarief.invoer.regio import Bestand

CODE = "RT660"
ERNST = Ernst.WAARSCHUWING
NAAM = "INVULLEN staat nog open"


def controleer(stand: Stand) -> Iterator[Bevinding]:
    """Elke regel met INVULLEN, behalve waar een fout al zegt dat er niets staat."""
    leeg = {
        (bevinding.plaats.bestand, bevinding.plaats.regel)
        for bevinding in stand.inlezing.bevindingen
        if bevinding.plaats is not None and bevinding.ernst is Ernst.FOUT
    }
    for bestand in stand.inlezing.bestanden.values():
        for nummer, regel in enumerate(bestand.regels, 1):
            if MERK in regel and (bestand.pad, nummer) not in leeg:
                yield from _bevinding(bestand, nummer, regel)


def _bevinding(bestand: Bestand, nummer: int, regel: str) -> Iterator[Bevinding]:
    tekst = aanwijzing(regel)
    if tekst is not None:
        yield Bevinding(
            CODE,
            f"Nog te doen: {tekst}.",
            "Vul uw eigen waarde in met haar bron, en haal INVULLEN hier weg.",
            Plaats(bestand.pad, nummer, regel.index(MERK) + 1, len(MERK)),
            ERNST,
        )
