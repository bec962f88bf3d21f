"""Wat elke code van ``toets`` (RT965 tot en met RT979) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_TOETS = MappingProxyType(
    {
        "RT965": "De elementen met de afronding zijn samen niet precies de prijs. Een opbouw die niet optelt, laat niet zien waar de "
        "prijs uit bestaat. De melding noemt het verschil.\n\n"
        "Goed:\n\n    prijs: 51.86\n    (elementen samen 51.87)\n    afronding: -0.01\n\n"
        "Fout:\n\n    prijs: 51.86\n    (elementen samen 51.87)",
        "RT966": "De kostenregels onder een element zijn samen niet precies het bedrag van dat element. Maak ze passend, of laat de "
        "onderverdeling weg: die is niet verplicht.\n\n"
        "Goed:\n\n    overhead: {bedrag: 10.00, regels: [{naam: Personeel, bedrag: 6.00}, {naam: Ict, bedrag: 4.00}]}\n\n"
        "Fout:\n\n    overhead: {bedrag: 10.18, regels: [{naam: Personeel, bedrag: 6.00}, {naam: Ict, bedrag: 4.00}]}",
        "RT967": "De prijs is in een andere eenheid dan die van de productkaart. Tussen minuut en uur zegt de melding hoe u omrekent; "
        "anders vraagt u de aanbieder om een opgave in de eenheid van de kaart.",
        "RT968": "De opgave is voor een ander jaar of op een ander prijspeil dan de reële prijs. Toets met het goede --tariefjaar, of vraag "
        "bedragen op het goede prijspeil; de stap ernaartoe is het element indexatie.",
        "RT969": "Een van de negen elementen van NvO §8.3 (met de marge) ontbreekt, of er staat een naam die geen element is. Ook een "
        "element zonder kosten hoort erin, met bedrag 0 en de reden.",
        "RT970": "Een nul zonder reden laat niet zien of er geen kosten zijn of dat ze ergens anders zitten. Een reden bij een bedrag dat "
        "niet nul is, zegt iets anders dan het bedrag: licht een verschil toe met een verklaring.\n\n"
        'Goed:\n\n    huisvesting: {bedrag: 0, reden: "zit in de overhead"}\n\n'
        "Fout:\n\n    huisvesting: {bedrag: 0}",
        "RT971": "Voor dit product is er geen bruikbare productkaart, en dus geen reële prijs om de opgave naast te leggen. Controleer de "
        "code; heeft de kaart een fout, dan staat die er als eigen melding bij.",
        "RT972": "Hetzelfde product staat twee keer in een opgave. Houd één prijs met één opbouw per product.",
        "RT973": "Bij de prijs van een onderaannemer (art. 2.3 lid 3 Besluit Jeugdwet) hoort wie hem betaalt: de hoofdaannemer, een ander "
        "dan de onderaannemer zelf. Bij de prijs van een aanbieder van de regio hoort geen hoofdaannemer.\n\n"
        "Goed:\n\n    aanbieder: Aanbieder A\n    prijs_van: onderaannemer\n    hoofdaannemer: Aanbieder B\n\n"
        "Fout:\n\n    aanbieder: Aanbieder A\n    prijs_van: onderaannemer",
        "RT974": "De afronding is te groot: meer dan vijf cent (bij een prijs per minuut: één cent) zijn gewoon kosten. Rondt de reële prijs zelf "
        "meer dan een halve cent af, zoals een traject dat afgeronde tarieven optelt, dan mag het zoveel meer zijn. Zet wat erboven gaat bij het element waar het bij hoort.",
        "RT975": "Een oordeel van de regio over een verklaring hoort een motief te hebben als zij haar niet aanvaardt, en een motief hoort bij "
        "een oordeel.\n\n"
        'Goed:\n\n    aanvaard: nee\n    motief: "de jaarrekening laat dit niet zien"\n\n'
        "Fout:\n\n    aanvaard: nee",
        "RT976": "De verklaringen bij een element passen niet bij het verschil: ze zijn samen meer dan het verschil, wijzen de andere kant op, "
        "of zijn nul. Een verklaring heeft het teken van het verschil met de reële prijs.\n\n"
        "Goed (aanbieder € 2,00 hoger):\n\n    verklaringen: [{bedrag: 2.00, argument: …, bron: …}]\n\n"
        "Fout (aanbieder € 2,00 hoger):\n\n    verklaringen: [{bedrag: -2.00, argument: …, bron: …}]",
        "RT977": "Dezelfde kosten staan twee keer in de opbouw: een kostenregel met dezelfde naam op twee plekken, huisvesting of reiskosten "
        "als eigen element en ook in de overhead, of in een formulier twee keer hetzelfde element. Houd er één.",
        "RT978": "In een cel van het opgaveformulier staat niet wat er hoort: tekst of een foutwaarde in een cel voor een bedrag, een bedrag met "
        "te veel decimalen, of niets. De melding noemt de cel. Een bedrag typt u als getal, zonder € en zonder spatie.",
        "RT979": "Het opgaveformulier is niet meer zoals het is uitgegeven: het blad of een kolom ontbreekt, een rij is verschoven, dubbel of van "
        "een ander formulier, of er staat iets naast de rijen. Er wordt dan niets gelezen, want een bedrag zou op de verkeerde plek terecht "
        "kunnen komen. Neem de antwoorden over in een nieuw formulier: reeletarief toets --formulier PRODUCT -o opgave.xlsx.",
    }
)
"""Per code van een toets wat hij betekent en wat u doet."""
