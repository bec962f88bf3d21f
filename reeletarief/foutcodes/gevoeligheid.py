"""Wat elke code van ``gevoeligheid`` (RT94x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_GEVOELIGHEID = MappingProxyType(
    {
        "RT940": "Deze parameter zit niet als gegeven waarde in het tarief. De melding noemt namen die erop lijken, of de "
        "waarden waar hij uit volgt. Alle namen staan in gevoeligheid PRODUCT --alles.\n\n"
        "Goed:\n\n    reeletarief gevoeligheid 45A48 --parameter uren.reistijd --van 5% --tot 15%\n\n"
        "Fout:\n\n    reeletarief gevoeligheid 45A48 --parameter uren.riestijd --van 5% --tot 15%",
        "RT941": "Deze naam kan meer dan één parameter zijn. Kies een van de namen uit de melding, voluit.\n\n"
        "Goed:\n\n    --parameter functie.jeugdzorgwerker_b.aandeel\n\n"
        "Fout:\n\n    --parameter functiemix",
        "RT942": "Deze waarde mag in een bestand ook niet: onder nul, of boven 100% waar dat niet kan. Kies een andere.",
        "RT943": "Op dit bedrag komt een tarief nooit uit, omdat de regio op grotere stappen afrondt. Vraag een van de twee "
        "bedragen uit de melding.\n\n"
        "Goed (stap 0.60):\n\n    --doel 72.60\n\n"
        "Fout (stap 0.60):\n\n    --doel 72.50",
        "RT944": "Aandelen die samen 100% moeten zijn, zijn met deze waarden niet op 100% te krijgen. Geef waarden die samen "
        "100% zijn, of laat er een vrij: dat schuift dan naar verhouding mee.",
        "RT945": "Met deze waarden is er geen tarief: er blijven geen declarabele uren over, of de aandelen zijn samen 100% of "
        "meer. Kies een waarde dichter bij die van nu.",
        "RT946": "Een verandering in een scenario past niet bij de parameter. Een percentage verandert in procentpunten, een bedrag, "
        "aantal, uren of salaristabel in procenten; een waarde zonder teken is de nieuwe waarde zelf.\n\n"
        "Goed:\n\n    {uren.reistijd: -2 %-punt, opslagen.reiskosten: +5%}\n\n"
        "Fout:\n\n    {uren.reistijd: -2%, opslagen.reiskosten: +5 %-punt}",
    }
)
"""Per code van een gevoeligheidsanalyse wat hij betekent en wat u doet."""
