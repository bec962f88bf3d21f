"""Hoe een werkboek eruitziet, los van het bestandsformaat: kleuren, randen, getallen, de grafiek en de voet.

:mod:`.xlsx` en :mod:`.ods` vertalen dit alleen; wie hier iets wijzigt, wijzigt beide.

De naam van een stijl zegt hetzelfde als haar kleur, voor wie kleuren niet ziet. De namen zijn andere dan die van de
ingebouwde stijlen van een Nederlandse Excel (Invoer, Berekening, Titel, Totaal): die zou ze anders verwarren.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reeletarief.weergave.getal import kort, nederlands
from reeletarief.weergave.werkboek.tabelmodel import Opmaak, Rol

LETTERTYPE = "Arial"
LETTERGROOTTE = 10
WIT = "FFFFFF"
_ZWART = "000000"
_LIJN = "D9D9D9"


class Uiterlijk(NamedTuple):
    """De celstijl van een rol; ``boven`` en ``onder`` zijn de kleuren van de lijnen, leeg als er geen lijn is.

    ``doorlopend`` is tekst die op een rij zonder eigen hoogte over de lege cellen ernaast heen loopt in plaats van terug.
    ``ingesprongen`` geldt voor tekst, zodat ze niet tegen het getal links ervan plakt.
    """

    naam: str
    letters: str = _ZWART
    vlak: str = WIT
    grootte: int = LETTERGROOTTE
    vet: bool = False
    schuin: bool = False
    onderstreept: bool = False
    terugloop: bool = True
    doorlopend: bool = False
    ingesprongen: bool = True
    midden: bool = False
    vrij: bool = False
    boven: str = ""
    onder: str = _LIJN


UITERLIJK = {
    Rol.TITEL: Uiterlijk(
        "Bladtitel", letters="1F3864", grootte=16, vet=True, terugloop=False, ingesprongen=False, onder=""
    ),
    Rol.UITLEG: Uiterlijk("Uitleg", letters="595959", doorlopend=True, ingesprongen=False, onder=""),
    Rol.KOP: Uiterlijk(
        "Kolomkop", letters=WIT, vlak="1F3864", vet=True, midden=True, ingesprongen=False, onder="1F3864"
    ),
    Rol.TUSSENKOP: Uiterlijk(
        "Tussenkop", letters="1F3864", vlak="DCE6F1", vet=True, terugloop=False, ingesprongen=False
    ),
    Rol.TEKST: Uiterlijk("Tekst"),
    Rol.INVOER: Uiterlijk("Invoer (te wijzigen)", letters="0000C0", vlak="FFF9DB", vrij=True, onder="BFA640"),
    Rol.VAST: Uiterlijk("Vast gegeven", letters="595959", schuin=True),
    Rol.BEREKENING: Uiterlijk("Berekening (formule)"),
    Rol.VERWIJZING: Uiterlijk("Verwijzing (ander blad)", letters="00612E"),
    Rol.TOTAAL: Uiterlijk("Totaal (formule)", vet=True, boven=_ZWART),
    Rol.UITKOMST: Uiterlijk("Uitkomst (formule)", vet=True),
    Rol.CONTROLE: Uiterlijk("Controle", letters="1F3864", vet=True),
    Rol.KOPPELING: Uiterlijk("Koppeling", letters="0B4FA0", onderstreept=True),
}

NADRUK = Uiterlijk("Nadruk", letters="7F0000", vlak="FFD9B3", vet=True)
"""Wat er aan een cel verandert die opvalt: letters, vlak en vet; al het andere blijft dat van haar rol."""


class Getalsoort(StrEnum):
    """Wat een getal is; bepaalt het teken ervoor of erachter."""

    EURO = "euro"
    PROCENT = "procent"
    GETAL = "getal"


class Getalvorm(NamedTuple):
    """Een getalopmaak: hooguit ``decimalen`` en minstens ``minstens`` cijfers achter de komma.

    ``boven`` en ``onder`` zijn de tekens voor een getal boven en onder nul, ná het euroteken: € -1,00. Wat afgerond nul is, heeft
    er geen.
    """

    soort: Getalsoort
    decimalen: int
    minstens: int
    boven: str = ""
    onder: str = "-"

    @property
    def grens(self) -> Decimal:
        """Vanaf hier is een getal, boven of onder nul, ook afgerond geen nul meer."""
        return Decimal("0.5").scaleb(-self.decimalen - (2 if self.soort is Getalsoort.PROCENT else 0))

    @property
    def duizendtal(self) -> bool:
        """Of er een punt per duizendtal staat."""
        return self.soort is not Getalsoort.PROCENT


GETALVORM = {
    Opmaak.EURO: Getalvorm(Getalsoort.EURO, 2, 2),
    Opmaak.EURO_FIJN: Getalvorm(Getalsoort.EURO, 4, 4),
    Opmaak.EURO_VERSCHIL: Getalvorm(Getalsoort.EURO, 2, 2, boven="+"),
    Opmaak.PROCENT: Getalvorm(Getalsoort.PROCENT, 1, 1),
    Opmaak.PROCENT_FIJN: Getalvorm(Getalsoort.PROCENT, 4, 2),
    Opmaak.PROCENT_VERSCHIL: Getalvorm(Getalsoort.PROCENT, 2, 2, boven="+"),
    Opmaak.GETAL: Getalvorm(Getalsoort.GETAL, 2, 2),
    Opmaak.UREN: Getalvorm(Getalsoort.GETAL, 4, 2),
    Opmaak.GETAL_FIJN: Getalvorm(Getalsoort.GETAL, 4, 4),
}
"""De opmaak van getallen; een opmaak die hier niet staat, toont zoveel cijfers als nodig, zonder punt per duizendtal."""

WAAR, ONWAAR = "WAAR", "ONWAAR"

PALET = ("1F3864", "D9730D", "5B2A86", "2A9D8F", "404040", "5B93D3", "7F1D1D", "8A9A1F")
"""De kleuren van een grafiek: donker en licht om en om, zodat buren ook in grijs van elkaar verschillen."""

RASTER = "D9D9D9"
WAARDEAS = "Aandeel in het geheel"
STAAFRUIMTE = 40
"""De ruimte tussen twee staven, in procenten van een staaf."""
GRAFIEKLETTER, GRAFIEKTITEL = 9, 12

BLADZIJDE, VAN = "Bladzijde", "van"
"""De woorden in de voet, om het nummer van de bladzijde en het aantal heen."""
VOETLETTER = 8


def getoond(getal: Decimal, opmaak: Opmaak) -> str:
    """Het getal zoals een Nederlands rekenprogramma het met deze opmaak laat zien."""
    vorm = GETALVORM.get(opmaak)
    if vorm is None:
        return kort(getal, 10).replace(".", "")
    procent = vorm.soort is Getalsoort.PROCENT
    tekst = nederlands(getal * 100 if procent else getal, vorm.decimalen)
    teken = "" if abs(getal) < vorm.grens else vorm.onder if getal < 0 else vorm.boven
    cijfers = tekst.removeprefix("-")
    if not vorm.duizendtal:
        cijfers = cijfers.replace(".", "")
    if vorm.minstens < vorm.decimalen:
        heel, decimalen = cijfers.split(",")
        cijfers = f"{heel},{decimalen.rstrip('0').ljust(vorm.minstens, '0')}"
    return f"{'€ ' if vorm.soort is Getalsoort.EURO else ''}{teken}{cijfers}{'%' if procent else ''}"
