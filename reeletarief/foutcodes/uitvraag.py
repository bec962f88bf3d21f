"""Wat elke code van ``uitvraag`` (RT95x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_UITVRAAG = MappingProxyType(
    {
        "RT950": "Een uitvraag gaat over wie het werk doet: de functiemix. Een traject, een gewogen tarief, een rit of een afwezigheidsdag heeft "
        "die niet. Vraag naar de producten waar het uit bestaat.\n\n"
        'Goed:\n\n    reeletarief uitvraag maak uitvraag/ 45A06 --aanbieder "Aanbieder A"\n\n'
        'Fout:\n\n    reeletarief uitvraag maak uitvraag/ EED --aanbieder "Aanbieder A"',
        "RT951": "Elke aanbieder heeft een eigen pseudoniem, dat ook in de naam van zijn bestand staat. Twee pseudoniemen die alleen in hoofdletters of "
        "leestekens verschillen, zouden hetzelfde bestand geven. De naam van de aanbieder zelf is geen pseudoniem. Een bestand noemt hooguit duizend aanbieders.\n\n"
        "Goed:\n\n    pseudoniem;naam\n    Aanbieder A;Stichting Voorbeeld\n\n"
        "Fout:\n\n    pseudoniem;naam\n    Stichting Voorbeeld;Stichting Voorbeeld",
        "RT952": "Een formulier komt nooit over een bestand heen dat er al is, want daar kunnen antwoorden in staan, en nooit tussen de kaarten en cao's "
        "van de regio. Bestaat er een, dan wordt er geen enkel formulier geschreven. Kies een andere map.",
        "RT953": "Dit bestand is geen formulier van een uitvraag, of de tabel met antwoorden is niet meer te vinden. Het programma zoekt de rij met de "
        "kolomnamen Product, Functie, Uw antwoord, Toelichting, Veld, Aanbieder, Regio en Tariefjaar; die mogen ergens anders staan, maar er niet "
        "uit zijn. In een csv scheidt overal hetzelfde teken, een puntkomma of komma. Vraag de aanbieder het formulier terug te sturen zoals het is verstuurd.",
        "RT954": "Het formulier is van een andere regio, een ander tariefjaar of van meer dan één aanbieder. Het telt dan helemaal niet mee: niet te "
        "zeggen is wat de antwoorden betekenen. Een formulier van vorig jaar kan niet opnieuw gebruikt worden; maak een nieuw.",
        "RT955": "Een rij hoort niet bij een vraag die voor dit product gesteld wordt, staat er twee keer, of is weg. Dat gebeurt als iemand de grijze "
        "sleutels wijzigt of rijen kopieert, of als de kaart gewijzigd is nadat het formulier verstuurd is. Is alleen de schaal of trede van een functie een andere dan nu op de kaart, "
        "dan is het een opmerking. Anders geldt: het product telt bij deze aanbieder "
        "niet mee; de andere producten wel. Is van een product geen enkele rij over, dan ziet het programma dat alleen als het formulier van een ander dat "
        "product wel heeft; ook dat is een opmerking, want misschien ging de uitvraag er bij deze aanbieder niet over.",
        "RT956": "Een antwoord is geen getal, of kan twee getallen zijn. In een csv is 0,2 bij een aandeel 20% of 0,2%, en 1.500 is vijftienhonderd of "
        "anderhalf. Het programma raadt niet; vraag het de aanbieder.\n\n"
        "Goed:\n\n    20%    1500    1,5\n\n"
        "Fout:\n\n    0,2    1.500    ongeveer 12",
        "RT957": "Een antwoord kan niet: onder nul, meer dan 100%, meer uren dan er in een jaar zitten, of een product waar niemand aan werkt. Meestal "
        "staat een komma verkeerd of ontbreekt het procentteken.",
        "RT958": "Een product is half ingevuld, of een toelichting ontbreekt bij functies die niet op de kaart staan. Een lege cel is geen nul. Een "
        "product dat helemaal leeg is, levert de aanbieder niet; dat is geen fout en wordt alleen genoemd. Ook zonder volume telt een antwoord mee, "
        "alleen niet in het gewogen gemiddelde.",
        "RT959": "De aandelen van een product zijn samen meer of minder dan 100%, met de andere functies erbij. De melding zegt hoeveel ze zijn en hoeveel "
        "er ontbreekt of te veel is.",
    }
)
"""Per code van een uitvraag wat hij betekent en wat u doet."""
