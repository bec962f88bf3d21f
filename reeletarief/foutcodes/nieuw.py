"""Wat elke code van ``nieuw`` (RT52x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_NIEUW = MappingProxyType(
    {
        "RT520": "Op deze plek staat al iets, en 'nieuw' overschrijft nooit. Er is niets geschreven. Kies een nieuwe of lege map voor een "
        "regio, en een nieuwe naam voor een kaart of tabel; of haal zelf eerst weg wat er staat.",
        "RT521": "Dit product heeft in deze regio al een kaart. De melding zegt welke. Pas die aan, of kies een andere code.",
        "RT522": "Van deze cao zijn er geen tabellen, of ze hebben nog gaten of fouten. De melding noemt de cao's die er wel zijn. Een "
        "nieuwe cao begint met 'nieuw cao-tabel'.",
        "RT523": "De gegevens waarmee een regio of kaart begint en waar `controleer` een regio naast legt, horen bij het programma. Er ontbreekt er een, of hij is niet te lezen. Installeer het opnieuw.",
        "RT524": "Een lege cao-tabel houdt elke kaart op die cao tegen, ook in een eerder jaar. Rusten er in deze regio kaarten op, dan zet 'nieuw "
        "cao-tabel' haar daarom niet vanzelf in cao/. Vul haar met -o eerst in buiten de regio, en zet haar daarna op haar plek. Is het de "
        "bedoeling dat de kaarten wachten, noem dan die plek met -o.",
        "RT525": "'nieuw tariefjaar' zet bij elke reeks zonder waarde een regel onder haar laatste waarde, en leest dat terug. Bij deze reeks lukte "
        "dat niet, dus er is niets geschreven. Meestal staan haar waarden achter elkaar tussen vierkante haken, of loopt de laatste over meer "
        "regels die terugspringen of leeg zijn. Zet ze elk op een eigen regel: '- {jaar: 2026, waarde: 2.74%, …}'.",
    }
)
"""Per code van ``nieuw`` wat hij betekent en wat u doet."""
