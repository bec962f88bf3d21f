"""Hoe een lezer over de aannames in een uitkomst leest: weinig bij naam, veel geteld per soort.

Een aanname is hier haar sleutel (``opslagen.reiskosten``). Meer is er niet nodig, dus ook wie geen bomen bewaart kan dit tonen.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reeletarief.weergave.getal import geteld

if TYPE_CHECKING:
    from collections.abc import Sequence

HOOGSTENS_BIJ_NAAM = 8
_ANDERE = ("andere",) * 2
SOORTEN = {
    "begroting": ("van de begroting zelf",) * 2,
    "cao": ("uit de cao-tabellen",) * 2,
    "capaciteit": ("over de capaciteit",) * 2,
    "functiemix": ("over de functiemix",) * 2,
    "groep": ("over de groep",) * 2,
    "indexering": ("over de indexering",) * 2,
    "inhoudingen": ("inhouding op het loon", "inhoudingen op het loon"),
    "inzet": ("over de inzet",) * 2,
    "opslagen": ("opslag", "opslagen"),
    "reeksen": ("cijfer per jaar", "cijfers per jaar (zoals premies, verzuim en indexen)"),
    "rooster": ("over het rooster",) * 2,
    "samenstelling": ("over samengestelde tarieven",) * 2,
    "uren": ("over de uren van een medewerker",) * 2,
    "verblijf": ("over het verblijf",) * 2,
    "werkgeverslasten": ("werkgeverslast", "werkgeverslasten"),
}
"""Per begin van een sleutel de woorden na een aantal: bij één, en bij meer."""


def aannamezin(aannames: Sequence[str]) -> str:
    """Hoeveel aannames er zijn en welke: ``Aannames (2): functiemix, reistijd (uren.reistijd).``; leeg als er geen zijn."""
    return f"Aannames ({len(aannames)}): {opgesomd(aannames)}." if aannames else ""


def vindplaats(welke: str = "ze") -> str:
    """Welke opdracht de aannames van een regio voluit toont, om op een eigen regel te zetten: zo is zij over te nemen."""
    return f"Waar {welke} staan, met waarde en bron: reeletarief bereken -o onderbouwing.html"


def opgesomd(aannames: Sequence[str]) -> str:
    """De aannames bij naam, met de sleutel die ``gevoeligheid`` neemt; zijn het er veel, dan hoeveel van elke soort."""
    if len(aannames) <= HOOGSTENS_BIJ_NAAM:
        return ", ".join(map(_met_sleutel, aannames))
    per_soort = Counter(map(soort_van, aannames))
    return ", ".join(geteld(aantal, *SOORTEN.get(soort, _ANDERE)) for soort, aantal in per_soort.most_common())


def soort_van(aanname: str) -> str:
    """Het begin van de sleutel: waar de aanname over gaat."""
    return aanname.partition(".")[0]


def naam_van(aanname: str) -> str:
    """De sleutel in woorden: ``opslagen.overhead_ict`` wordt *overhead ict*; van een cao blijft erbij dat het een cao is."""
    soort, _, rest = aanname.partition(".")
    woorden = aanname if soort == "cao" else rest or soort
    return woorden.replace(".", " ").replace("_", " ")


def _met_sleutel(aanname: str) -> str:
    naam = naam_van(aanname)
    return naam if naam == aanname else f"{naam} ({aanname})"
