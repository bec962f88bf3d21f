"""Wat elke code van ``reacties`` (RT98x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_REACTIES = MappingProxyType(
    {
        "RT980": "Een reactie gaat over een product, een kostprijselement of een parameter; deze zegt het niet. Zonder dat kan niemand haar "
        "beantwoorden.\n\n"
        "Goed:\n\n"
        '    {nummer: "R01", datum: 2026-09-14, aanbieder: Aanbieder A, product: "45A48", samenvatting: De reistijd is te laag.}',
        "RT981": "Deze reactie heeft 'wijzigingen', maar is niet (of nog niet) overgenomen. Zet 'oordeel: overgenomen' of 'oordeel: deels', of haal "
        "de wijzigingen weg.",
        "RT982": "Twee reacties hebben hetzelfde nummer, in hetzelfde of in een ander bestand. Geef elke reactie een eigen nummer; de nota en "
        "de kaarten verwijzen ernaar.",
        "RT983": "Over deze reactie is nog niet geoordeeld. Dat houdt vaststellen tegen (NvO §8.4, stap i). Geef een oordeel en een motief.\n\n"
        "Goed:\n\n    oordeel: niet\n    motief: De reistijd volgt uit de uitvraag; zie bijlage 2.",
        "RT984": "Dit oordeel heeft geen motief. Een aanbieder moet kunnen lezen waarom de regio zo oordeelt; zonder motief zijn de tarieven niet "
        "vast te stellen.",
        "RT985": "Deze parameter of dit product is er niet. Een parameter heet zoals in gevoeligheid PRODUCT --alles. Van een functie op een kaart zijn er "
        "ook schaal en trede. Een product mag zijn vervallen als het in een eerder besluit of concept staat en de regio niets van de reactie overneemt.\n\n"
        "Goed:\n\n    wijzigingen: {functie.jeugdzorgwerker_b.trede: max-1}\n\n"
        "Fout:\n\n    wijzigingen: {functie.jeugdzorgwerker_b.periodiek: max-1}",
        "RT986": "Deze naam staat voor meer dan één plek, of voor een waarde die niet voor dit ene product te wijzigen is. Het programma kiest "
        "dan niet zelf. Noem het product, of de opslagset, of wijzig de waarde voor de hele regio.\n\n"
        "Goed:\n\n    {opslagen.ambulant.overhead_ict: 5%}\n\n"
        "Fout (elke opslagset heeft er een):\n\n    {opslagen.overhead_ict: 5%}",
        "RT987": "Deze waarde of verandering past niet op haar plek: een bedrag waar een percentage hoort, een verandering met meer decimalen dan een "
        "bestand kent, of een kaart waarop geen afwijking bij te zetten is. Schrijf de waarde zoals ze in het bestand komt te staan. Een verandering "
        "(+1 %-punt) telt vanaf het concept. Is dat er niet, is het van na de reactie, of zit zij er al in, dan kwam zij er nog eens bij: schrijf de "
        "waarde zelf, of leg het concept vast voor u iets doorvoert. Bij het vastleggen van een concept is het een waarschuwing: zo telt zij straks.\n\n"
        "Goed:\n\n    {uren.reistijd: +2 %-punt, opslagen.ambulant.reiskosten: 2.05}\n\n"
        "Fout:\n\n    {uren.reistijd: +2%, opslagen.ambulant.reiskosten: +5%}",
        "RT988": "Twee overgenomen reacties zetten dezelfde waarde op iets anders. Er kan er maar één gelden: kies, en zet die waarde bij beide, of "
        "maak van een van beide 'deels' of 'niet'.",
        "RT989": "Een kanttekening bij de vergelijking van concept en tarief: er is geen concept, dit programma rekent het concept anders uit "
        "dan het besluit zegt, er is een ander bedrag voorgesteld dan berekend, of er is meer gewijzigd dan de overgenomen reacties. Leg "
        "het uit in de nota, of verwerk de reacties alsnog.",
    }
)
"""Per code van het register van reacties wat hij betekent en wat u doet."""
