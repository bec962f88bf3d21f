"""Wat elke code van ``uitvraag verwerk`` (RT960 tot en met RT964) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_UITVRAAG_VERWERK = MappingProxyType(
    {
        "RT960": "In deze map is geen formulier te gebruiken: de map bestaat niet, er staat geen .xlsx, .ods of .csv in, of elk "
        "formulier heeft een fout. De fouten van de formulieren staan erboven.\n\n"
        "Goed:\n\n    reeletarief uitvraag verwerk antwoorden/\n\n"
        "Fout:\n\n    reeletarief uitvraag verwerk antwoorden/aanbieder-a.xlsx",
        "RT961": "Van één aanbieder zijn er meer formulieren. Zijn ze precies gelijk, dan telt het één keer en is dit een opmerking. "
        "Verschillen ze, dan telt geen ervan mee: vraag de aanbieder welk geldt, en haal de andere uit de map.",
        "RT962": "Dit bestand in de map met formulieren is niet gelezen. Als het geen .xlsx, .ods of .csv is, is dit een opmerking: "
        "misschien is het een bijlage, of een formulier in een andere vorm. Is het een formulier dat niet te lezen is, dan is "
        "dit een fout. De andere formulieren tellen gewoon mee.",
        "RT963": "Met --voorstel is er voor geen enkel product een functiemix voor te stellen, en er is niets geschreven. Per product "
        "staat de reden in het verslag: te weinig antwoorden, geen gewogen gemiddelde, of een functiemix die uit een rooster "
        "volgt. Zonder volumes helpt --maatstaf gemiddelde of --maatstaf mediaan.",
        "RT964": "Het voorstel is niet op deze kaart te zetten zonder iets anders te wijzigen, of de gewijzigde kaart is daarna niet "
        "zonder fouten in te lezen of te rekenen. Zet elke waarde van de functiemix en haar bron op één regel.\n\n"
        "Goed:\n\n    functiemix_bron: {klasse: open, bron: voorbeeldwaarde, jaar: 2026}\n\n"
        "Fout:\n\n    functiemix_bron:\n      klasse: open\n      bron: >-\n        een bron over\n        twee regels",
    }
)
"""Per code van het verwerken van een uitvraag wat hij betekent en wat u doet."""
