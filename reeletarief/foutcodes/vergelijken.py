"""Wat elke code bij het vergelijken met een andere stand (RT9xx) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_VERGELIJKEN = MappingProxyType(
    {
        "RT901": "Een eerdere stand uit git lezen kan alleen als git geïnstalleerd is en in het zoekpad (PATH) staat. Installeer "
        "git, of vergelijk met een map of een bewaard json-bestand; daar is git niet voor nodig.",
        "RT902": "De map van de regio staat niet onder versiebeheer van git, dus zijn er geen eerdere standen om op te halen. Ga "
        "naar de kloon van de regio, of vergelijk met een map of een bewaard json-bestand.",
        "RT903": "De map is van een andere gebruiker dan degene die de opdracht geeft; git leest haar dan pas als u zegt dat u haar "
        "vertrouwt. Dat komt vooral voor in CI en in containers. De melding noemt de opdracht.",
        "RT904": "De map staat onder versiebeheer, maar er is nog niets vastgelegd: een geschiedenis ontbreekt. Leg de bestanden "
        "eerst vast met git add en git commit.",
        "RT905": "Git kent deze commit, tak of tag hier niet, of er staat een reeks in plaats van één commit. In CI ontbreekt vaak een "
        "deel van de geschiedenis; haal die erbij.\n\n"
        "Goed:\n\n    --met main   --met HEAD~1   --met v2026.1   --met origin/main\n\n"
        "Fout:\n\n    --met main...HEAD",
        "RT906": "In deze commit was de map nog geen regio: opslagen.yaml stond er niet, of stond in een andere map. Kies een latere "
        "commit.",
        "RT907": "Git gaf een fout die dit programma niet kent, zoals een beschadigde kloon. De melding herhaalt wat git zegt; los dat "
        "eerst op met git zelf.",
        "RT908": "Wat achter --met staat, is niet iets om mee te vergelijken. Geef een map met opslagen.yaml, een json-bestand van "
        "'bereken --formaat json', een commit, tak of tag, of het woord vastgesteld.\n\n"
        "Goed:\n\n    --met ../regio-2025   --met tarieven-2025.json   --met main   --met vastgesteld\n\n"
        "Fout:\n\n    --met tarieven-2025.csv",
        "RT909": "Er is nog geen vastgesteld besluit voor dit tariefjaar in de map vastgesteld/ van de regio, of het besluit gaat over "
        "een ander jaar dan zijn naam zegt. De melding noemt welke jaren er zijn.",
        "RT930": "Bewaarde tarieven hebben alleen bedragen, van één jaar: een ander tariefjaar of een peildatum (--met-peildatum) is er niet uit te "
        "rekenen. Geef met --met-tariefjaar het jaar van die tarieven, of vergelijk met een map of een commit; die zijn voor elk jaar te rekenen.",
        "RT931": "De andere stand is gevonden, maar haar opslagen.yaml is niet te lezen, dus is er niets om mee te vergelijken. De "
        "meldingen erboven zeggen waarom, met de stand voor elk pad. Kies een eerdere of latere commit, of een andere map.",
        "RT932": "Een grens noemt een product dat in geen van beide standen bestaat. Zo'n grens zou nooit iets tegenhouden; meestal "
        "is de code verkeerd geschreven.\n\n"
        "Goed:\n\n    --max-stijging 45A48=2%",
    }
)
"""Per code bij het vergelijken wat hij betekent en wat u doet."""
