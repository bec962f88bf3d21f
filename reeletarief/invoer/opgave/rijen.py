"""Wat schrijver en lezer van het opgaveformulier van elkaar moeten weten: blad, kolommen, en wat een rij is.

Elke rij draagt in de laatste kolom een sleutel die zegt wat zij is. Product, onderdeel en soort staan er ook zichtbaar; wijken die af
van de sleutel, dan is er geschoven en wordt de rij niet gelezen.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from reeletarief.invoer.elementen import ELEMENTNAMEN
from reeletarief.invoer.kaart.eenheden import per

BLAD = "Opgave"
KOPRIJ = 4
VERKLARINGEN = 3
"""Zoveel verklaringen passen er in het formulier bij een element."""

_SCHEIDING = "|"
_REGELS = {"overhead": 5, "reis_opleiding": 3}
_GEWOON_AANTAL_REGELS = 2


class Kolom(IntEnum):
    """De kolommen van het formulier."""

    PRODUCT = 1
    ONDERDEEL = 2
    SOORT = 3
    REFERENTIE = 4
    BEDRAG = 5
    VERSCHIL = 6
    OVER = 7
    TEKST = 8
    BRON = 9
    AANVAARD = 10
    MOTIEF = 11
    SLEUTEL = 12


KOPPEN = {
    Kolom.PRODUCT: "Product",
    Kolom.ONDERDEEL: "Onderdeel",
    Kolom.SOORT: "Soort",
    Kolom.REFERENTIE: "Reële prijs",
    Kolom.BEDRAG: "Uw bedrag of jaar",
    Kolom.VERSCHIL: "Verschil",
    Kolom.OVER: "Nog te verdelen of te verklaren",
    Kolom.TEKST: "Uw tekst: naam, reden of argument",
    Kolom.BRON: "Bron",
    Kolom.AANVAARD: "Regio: aanvaard (ja of nee)",
    Kolom.MOTIEF: "Regio: motief",
    Kolom.SLEUTEL: "Sleutel",
}
INVOER = (Kolom.BEDRAG, Kolom.TEKST, Kolom.BRON, Kolom.AANVAARD, Kolom.MOTIEF)


class Soort(StrEnum):
    """Wat er op een rij wordt ingevuld."""

    VELD = "veld"
    PRIJS = "prijs"
    ELEMENT = "element"
    VERKLARING = "verklaring"
    REGEL = "kostenregel"
    AFRONDING = "afronding"


VELDEN = {
    "aanbieder": "Uw pseudoniem",
    "tariefjaar": "Tariefjaar",
    "prijspeil": "Prijspeil van uw bedragen",
    "prijs_van": "Wie krijgt de prijs: aanbieder of onderaannemer",
    "hoofdaannemer": "Pseudoniem van de hoofdaannemer (bij onderaannemer)",
    "toelichting": "Toelichting (mag leeg)",
}
"""De velden over de hele opgave, met hun opschrift."""

JAREN = frozenset({"tariefjaar", "prijspeil"})
VERPLICHT = frozenset({"aanbieder", "tariefjaar", "prijspeil"})


class Rij(NamedTuple):
    """Wat een rij is. ``onderdeel`` is het veld, het element, of bij een prijs de eenheid; ``nummer`` telt vanaf 1."""

    soort: Soort
    onderdeel: str
    product: str = ""
    nummer: int = 0

    @property
    def sleutel(self) -> str:
        """De sleutel in de laatste kolom."""
        return _SCHEIDING.join((self.soort, self.product, self.onderdeel, str(self.nummer)))

    @property
    def soortnaam(self) -> str:
        """Wat er zichtbaar bij soort staat."""
        return f"{self.soort} {self.nummer}" if self.nummer else str(self.soort)


def lees_sleutel(tekst: str) -> Rij | None:
    """De rij bij een sleutel; ``None`` als het geen sleutel van dit formulier is."""
    delen = tekst.split(_SCHEIDING)
    if len(delen) != 4 or delen[0] not in set(Soort) or not (delen[3].isascii() and delen[3].isdigit()):
        return None
    rij = Rij(Soort(delen[0]), delen[2], delen[1], int(delen[3]))
    return rij if rij.sleutel == tekst else None


def aantal_regels(element: str) -> int:
    """Hoeveel kostenregels er bij een element in het formulier passen."""
    return _REGELS.get(element, _GEWOON_AANTAL_REGELS)


def opschrift(rij: Rij) -> str:
    """Wat er zichtbaar bij onderdeel staat."""
    if rij.soort is Soort.VELD:
        return VELDEN.get(rij.onderdeel, "")
    if rij.soort is Soort.PRIJS:
        return f"prijs per {per(rij.onderdeel)}"
    return ELEMENTNAMEN.get(rij.onderdeel, rij.onderdeel)


_INVULBAAR = {
    Soort.VELD: (Kolom.TEKST,),
    Soort.PRIJS: (Kolom.BEDRAG,),
    Soort.AFRONDING: (Kolom.BEDRAG,),
    Soort.ELEMENT: (Kolom.BEDRAG, Kolom.TEKST),
    Soort.REGEL: (Kolom.BEDRAG, Kolom.TEKST),
    Soort.VERKLARING: (Kolom.BEDRAG, Kolom.TEKST, Kolom.BRON, Kolom.AANVAARD, Kolom.MOTIEF),
}


def invulbaar(rij: Rij) -> tuple[Kolom, ...]:
    """De kolommen waarin op deze rij iets ingevuld kan worden; van een veld de eerste."""
    if rij.soort is Soort.VELD and rij.onderdeel in JAREN:
        return (Kolom.BEDRAG,)
    return _INVULBAAR[rij.soort]
