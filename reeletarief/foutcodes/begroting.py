"""Wat elke code van ``begroting`` (RT7xx) betekent en wat u dan doet, met hoe het wel en niet hoort."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_BEGROTING = MappingProxyType(
    {
        "RT701": "Een csv is niet te lezen: het bestand is er niet, is leeg, is geen UTF-8, of een regel heeft een ander aantal "
        "velden dan de kopregel.\n\n"
        "Bewaar het rekenblad als 'CSV UTF-8', en zet een naam met een komma of puntkomma tussen aanhalingstekens.\n\n"
        'Goed:\n\n    Voorbeeldstad;45A48;"Praktijk A; B";120;2026\n\n'
        "Fout:\n\n    Voorbeeldstad;45A48;Praktijk A; B;120;2026",
        "RT702": "De kopregel klopt niet: een kolom ontbreekt, staat er twee keer of heet anders. Volgorde maakt niet uit; het teken "
        "in de kopregel (puntkomma of komma) geldt voor het hele bestand.\n\n"
        "Goed:\n\n    gemeente;product;aanbieder;aantal;jaar\n\n"
        "Fout:\n\n    Gemeente;product;aanbieder;volume;jaar",
        "RT703": "Een naam is leeg, te lang, een formule, of bevat een onzichtbaar teken. Vul haar in of typ haar opnieuw.",
        "RT704": "Een aantal is geen geheel aantal van nul of meer. Het programma rondt niet af en raadt niet wat een punt of "
        "komma betekent; een correctie hoort in het aantal zelf en niet in een rij met een minteken.\n\n"
        "Goed:\n\n    1200\n\n"
        "Fout:\n\n    1.200   12,5   -40   012",
        "RT705": "Voor dit product is er geen tarief: er is geen kaart, de kaart was niet te berekenen, of het product is door een herziening "
        "vervallen. De melding noemt de naaste codes, de reden, of tot en met wanneer er een tarief was.",
        "RT706": "Een jaar ontbreekt, is geen jaar, ligt voor het tariefjaar, of heeft geen prijs omdat een index ontbreekt. De index "
        "van een later jaar is uw aanname en moet u uitspreken, ook als hij nul is. Voor een jaar waarover besloten is, hoeft dat alleen bij een product "
        "dat niet in dat besluit staat.\n\n"
        "Goed (tariefjaar 2026, volumes tot en met 2028):\n\n    --index 2027=3% --index 2028=2.5%\n\n"
        "Fout:\n\n    --index 2028=2.5%",
        "RT707": "Twee rijen gaan over hetzelfde. Optellen of overschrijven zou een keuze zijn die u niet ziet; met --ga-door telt "
        "alleen de eerste. Houd één rij per gemeente, product, aanbieder en jaar.",
        "RT708": "Een bedrag in een plafond of kader ontbreekt of is niet eenduidig. Schrijf het zonder duizendteken, met geen of "
        "twee decimalen achter een punt.\n\n"
        "Goed:\n\n    125000   125000.50\n\n"
        "Fout:\n\n    125.000   125000,5",
        "RT709": "Een regel van het kader staat niet op zijn plek. Zet de delen van een gemeente bij elkaar, met hun totaal eronder; "
        "een deelregio komt na haar gemeenten.",
        "RT710": "De oude tarieven zijn niet de uitvoer van 'bereken --formaat json', of van een versie die dit programma niet kent. "
        "Maak het bestand opnieuw.",
        "RT711": "Twee namen verschillen alleen in hoofdletters, spaties, accenten of leestekens (waarschuwing). Ze tellen apart, dus hun totalen en "
        "plafonds ook; een plafond of kader met zo'n naam hoort bij niemand, en een overschrijding blijft dan weg. Ook twee namen die er precies hetzelfde uitzien, "
        "kunnen andere tekens hebben (zoals een é uit een ander programma). Schrijf dezelfde naam overal hetzelfde.",
        "RT712": "Een gepubliceerd totaal ligt verder van de som van zijn regels dan afronden verklaart: een halve eenheid per regel en "
        "een halve voor het totaal zelf. Vergelijk de regels met de publicatie.",
        "RT713": "Een product met volume heeft geen oud tarief, het oude tarief is per andere eenheid, of de index om het naar een later jaar te brengen "
        "is niet gegeven (waarschuwing). Zijn effect is dan niet te zeggen en telt in geen totaal mee.",
        "RT714": "Een tarief is zo klein (onder een euro) dat afronden op de cent er meer dan een half procent van is (waarschuwing). P × Q met zo'n tarief, en "
        "elke index erover, is grof. Kies een grotere eenheid (een uur in plaats van een minuut), of lees het bedrag met "
        "die marge.",
        "RT715": "De oude tarieven zijn van een later jaar dan het tariefjaar van de begroting, of het is het besluit waar de begroting zelf mee rekent (waarschuwing). "
        "Het effect zegt dan wat teruggaan kost, of is nul. Begroot met het jaar van de nieuwe tarieven (--tariefjaar), en geef als --oud de tarieven van ervoor.\n\n"
        "Goed (wat kosten de tarieven van 2027 meer dan die van 2026?):\n\n    reeletarief begroting volumes.csv -j 2027 --oud vastgesteld/2026.json\n\n"
        "Fout:\n\n    reeletarief begroting volumes.csv -j 2026 --oud vastgesteld/2027.json",
    }
)
"""Per code van de begroting wat hij betekent en wat u doet."""
