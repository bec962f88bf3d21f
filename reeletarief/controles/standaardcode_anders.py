"""Een landelijke productcode wordt voor iets anders gebruikt dan waarvoor ze is.

De naam van de kaart en de omschrijving van de code worden op vier kenmerken vergeleken: de uitvoering (individueel,
groep, op afstand, gezin of systeem, op locatie), de specialisatie (regulier, specialistisch, laag tarief), de zwaarte
(licht, middel, middelzwaar, zwaar, extra zwaar) en de soort (ambulant, crisis, dagbehandeling, dagbesteding, gezinshuis,
persoonlijke verzorging, pleegzorg, verblijf, vervoer). Zeggen beide iets over een kenmerk en hebben ze niets gemeen, dan
spreken ze elkaar tegen. Noemt een van beide het kenmerk niet, dan is er niets te melden. Een outputgerichte code hoort
bij een resultaat of traject, niet bij een tarief per uur of minuut (iJw, uitvoeringsvarianten). Een code voor verblijf,
pleegzorg, een gezinshuis of logeren hoort daar ook niet bij: die gaat per etmaal. Zegt de omschrijving zelf per dag of per
dagdeel, dan is dat de eenheid. Andere codes zeggen niets over de eenheid; uur of minuut is daar de keuze van de regio.

Goed:

    product: "45A49"      # Jeugdhulp ambulant regulier: inspanningsgericht (groep)
    naam: Ambulante jeugdhulp regulier, groep
    eenheid: minuut

Fout:

    product: "45A48"      # Jeugdhulp ambulant regulier: inspanningsgericht (individueel)
    naam: Ambulante jeugdhulp regulier, groep
    eenheid: minuut
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.kenmerken import tegenspraken
from reeletarief.fouten import Bevinding, Ernst, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.landelijk import Standaardcode

CODE = "RT651"
ERNST = Ernst.WAARSCHUWING
NAAM = "standaardcode voor iets anders gebruikt"
PER_TIJD = frozenset({"uur", "minuut"})
_WOONT_ER = re.compile(r"verblijf|pleegzorg|gezinshui|logeren|jeugdzorg ?plus")
_EENHEID_GENOEMD = {"per dagdeel ": "dagdeel", "per dag ": "etmaal"}
"""Waarmee een omschrijving begint die zelf haar eenheid noemt."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart die haar standaardcode tegenspreekt."""
    for kaart in dossier.regio.kaarten:
        code = kaart.standaardcode or kaart.product
        if code in dossier.standaardcodes:
            yield from _tegenspraak(kaart, str(code), dossier.standaardcodes[code], code.plaats)


def _tegenspraak(kaart: Productkaart, code: str, standaard: Standaardcode, plaats: Plaats) -> Iterator[Bevinding]:
    for kenmerk, eigen, landelijk in tegenspraken(kaart.naam, standaard.omschrijving):
        yield Bevinding(
            CODE,
            f"De kaart heet '{kaart.naam}' maar {code} is '{standaard.omschrijving}': de {kenmerk} is {eigen} tegenover "
            f"{landelijk}.",
            "Kies de standaardcode die bij dit product hoort, of noem het product zoals de code.",
            plaats,
            ERNST,
        )
    if standaard.uitvoeringsvariant == "Outputgericht" and kaart.eenheid in PER_TIJD:
        yield Bevinding(
            CODE,
            f"{code} is een outputgerichte code ('{standaard.omschrijving}'), maar dit product gaat per {kaart.eenheid}.",
            "Kies de inspanningsgerichte code.",
            plaats,
            ERNST,
        )
    eenheid = _eenheid_van(standaard.omschrijving.lower(), kaart.eenheid)
    if eenheid != kaart.eenheid:
        yield Bevinding(
            CODE,
            f"{code} is '{standaard.omschrijving}' en gaat per {eenheid}, maar dit product gaat per {kaart.eenheid}.",
            f"Kies 'eenheid: {eenheid}' met de blokken die daarbij horen, of de code die bij dit product hoort.",
            plaats,
            ERNST,
        )


def _eenheid_van(omschrijving: str, gekozen: str) -> str:
    """De eenheid die bij de omschrijving van een code hoort; zegt zij er niets over, dan de gekozen eenheid."""
    genoemd = next((eenheid for begin, eenheid in _EENHEID_GENOEMD.items() if omschrijving.startswith(begin)), None)
    woont_er = gekozen in PER_TIJD and "outputgericht" not in omschrijving and _WOONT_ER.search(omschrijving)
    return genoemd or ("etmaal" if woont_er else gekozen)
