"""Wat elke code van de tarieflijst (RT72x en RT73x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_TARIEFLIJST = MappingProxyType(
    {
        "RT720": "Een gemeentecode is vier cijfers, zoals het CBS haar geeft. Een rekenblad laat de nullen vooraan weg; "
        "maak de kolom daar eerst tekst.\n\n"
        "Goed:\n\n    code;naam\n    0363;Amsterdam\n\n"
        "Fout:\n\n    code;naam\n    363;Amsterdam",
        "RT721": "Een gemeente staat er twee keer in; op de lijst zou zij dan dubbel staan. Haal een van beide regels weg. "
        "Ook een naam die bij twee codes staat, is een fout: kijk welke code het is, of schrijf er de provincie bij.",
        "RT722": "De tarieflijst neemt de tarieven van het vastgelegde besluit, en dat is er voor dit jaar nog niet. Leg het "
        "vast met vaststellen. Met --als-concept krijgt u de berekende tarieven van nu, met de status concept in elke regel.",
        "RT723": "Er ligt een besluit vast, maar dat past niet bij deze opdracht: het is een concept, "
        "een kaart wijst naar een ander bestand of naar een dat er niet is, of er is al vastgesteld terwijl u om een concept vraagt. De melding zegt welk van deze.",
        "RT724": "Een tarief in het besluit past niet in een bericht: het is geen bedrag in hele centen. "
        "Leg het besluit opnieuw vast; wijzig het bestand niet met de hand.",
        "RT725": "Een bedrag per jaar (beschikbaarheid, lumpsum) heeft geen eenheidcode en wordt niet met berichten gedeclareerd. "
        "Het staat daarom niet op de lijst. Dit is een opmerking: er hoeft niets hersteld te worden.",
        "RT726": "Een product met een eigen code staat op de lijst zonder landelijke productcode en zonder productcategorie, omdat "
        "op zijn kaart geen standaardcode staat, of een die niet in de landelijke lijst voorkomt. Zet de goede erbij; het programma "
        "verzint er geen. Een nieuw besluit legt u vast met 'vaststellen --herziening'.",
        "RT727": "Een lijst met concepttarieven heeft 'concept' in de naam van het bestand, zodat niemand haar voor een besluit "
        "aanziet. Neem de naam uit de melding.\n\n"
        "Goed:\n\n    reeletarief tarieflijst --als-concept -o tarieflijst-concept.csv\n\n"
        "Fout:\n\n    reeletarief tarieflijst --als-concept -o tarieflijst.csv",
        "RT728": "Producten met dezelfde landelijke productcode en eenheid hebben een verschillend tarief. Wie alleen code en "
        "eenheid in een bericht ziet, weet dan niet welk tarief geldt. Dit is een opmerking: spreek af hoe het te zien is.",
        "RT729": "In de map van de lijsten ligt een lijst van dit jaar van een gemeente die niet in het bestand met gemeenten staat, "
        "bijvoorbeeld omdat zij is uitgetreden. Die lijst is niet bijgewerkt en kan oude tarieven hebben (waarschuwing). Het programma wist "
        "haar niet: misschien gold zij voor een eerder tijdvak. Haal haar weg of bewaar haar ergens anders.",
        "RT730": "De tarieven zijn die van het jaar ervoor, waarvan het besluit doorloopt (geldig_tot ligt in dit jaar): over dit jaar is nog niet besloten, of u wijst "
        "dat besluit zelf aan met --map. De lijst noemt ze van 1 januari tot en met geldig_tot. Dit is een opmerking: maak de lijst opnieuw zodra er een besluit over dit jaar is.",
        "RT731": "Tussen het besluit ervoor en dat van deze lijst zitten dagen waarop geen vastgesteld tarief geldt (waarschuwing). Een declaratie over "
        "die dagen vindt op geen lijst een tarief. Zeg aanbieders wat er dan geldt, of herzie een van beide besluiten; vaststellen waarschuwt ervoor (RT028).",
        "RT732": "Een besluit naast dat van de lijst is niet te lezen of kwijt (waarschuwing). Is het dat van het jaar erna, dan is niet te zeggen tot wanneer de lijst "
        "geldt: zij noemt de laatste dag van haar eigen besluit. Is het dat van ervoor, dan is niet te zeggen of er dagen zonder tarief zijn. Haal het bestand terug uit git "
        "of het archief, en maak de lijst opnieuw voor u haar verstuurt.",
        "RT733": "Een product dat in het besluit ervoor stond, staat niet meer op de lijst, of het gaat nu per een andere eenheid. Dit is een opmerking: wie alleen deze lijst "
        "krijgt, ziet dat niet, en een toewijzing die nog loopt gaat niet vanzelf over. Stond het er per vergissing niet in (een kaart die weg was), herzie dan het besluit.",
    }
)
"""Per code van de tarieflijst wat hij betekent en wat u doet."""
