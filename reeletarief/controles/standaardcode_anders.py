"""Een landelijke productcode wordt voor iets anders gebruikt dan waarvoor ze is.

De naam van de kaart en de omschrijving van de code worden op vier kenmerken vergeleken: de uitvoering (individueel,
groep, op afstand, gezin of systeem, op locatie), de specialisatie (regulier, specialistisch, laag tarief), de zwaarte
(licht, middel, middelzwaar, zwaar, extra zwaar) en de soort (ambulant, crisis, dagbehandeling, dagbesteding, gezinshuis,
persoonlijke verzorging, pleegzorg, verblijf, vervoer). Zeggen beide iets over een kenmerk en hebben ze niets gemeen, dan
spreken ze elkaar tegen. Noemt een van beide het kenmerk niet, dan is er niets te melden. Een outputgerichte code hoort
bij een resultaat of traject, niet bij een tarief per uur of minuut (iJw, uitvoeringsvarianten).

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
