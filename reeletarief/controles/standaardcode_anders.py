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
from reeletarief.fouten import Bevinding, Ernst

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
            for wat, remedie in _tegenspraak(kaart, str(code), dossier.standaardcodes[code]):
                yield Bevinding(CODE, wat, remedie, code.plaats, ERNST)


def _tegenspraak(kaart: Productkaart, code: str, standaard: Standaardcode) -> Iterator[tuple[str, str]]:
    """Wat de kaart en haar code anders zeggen, met wat u doet."""
    for kenmerk, eigen, landelijk in tegenspraken(kaart.naam, standaard.omschrijving):
        yield (
            f"De kaart heet '{kaart.naam}' maar {code} is '{standaard.omschrijving}': de {kenmerk} is {eigen} tegenover {landelijk}.",
            "Kies de standaardcode die bij dit product hoort, of noem het product zoals de code.",
        )
    if _is_outputgericht(standaard) and kaart.eenheid in PER_TIJD:
        yield (
            f"{code} is een outputgerichte code ('{standaard.omschrijving}'), maar dit product gaat per {kaart.eenheid}.",
            "Kies de inspanningsgerichte code.",
        )
    eenheid = _eenheid_van(standaard, kaart.eenheid)
    if eenheid != kaart.eenheid:
        yield (
            f"{code} is '{standaard.omschrijving}' en gaat per {eenheid}, maar dit product gaat per {kaart.eenheid}.",
            f"Kies 'eenheid: {eenheid}' met de blokken die daarbij horen, of de code die bij dit product hoort.",
        )


def _is_outputgericht(standaard: Standaardcode) -> bool:
    return standaard.uitvoeringsvariant == "Outputgericht"


def _eenheid_van(standaard: Standaardcode, gekozen: str) -> str:
    """De eenheid die bij de omschrijving van een code hoort; zegt zij er niets over, dan de gekozen eenheid."""
    omschrijving = standaard.omschrijving.lower()
    genoemd = next((eenheid for begin, eenheid in _EENHEID_GENOEMD.items() if omschrijving.startswith(begin)), None)
    woont_er = gekozen in PER_TIJD and not _is_outputgericht(standaard) and _WOONT_ER.search(omschrijving)
    return genoemd or ("etmaal" if woont_er else gekozen)
