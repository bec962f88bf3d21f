"""In welke groep een wijziging valt: de cao, de werkgeverslasten, de uren, de inzet, de opslagen of de index.

De groep volgt uit waar de post in de keten staat. Een reeks hoort bij wat haar gebruikt: een premie bij de werkgeverslasten,
het ziekteverzuim bij de uren.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import in_cao

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop

BESLUIT, BIJGESTELD = "besluit", "vastgesteld bedrag week af van het berekende"
GROEPEN = {
    "cao": "cao: salarissen en voorwaarden",
    "werkgeverslasten": "werkgeverslasten en pensioen",
    "uren": "uren en productiviteit",
    "inzet": "functiemix en inzet",
    "samenstelling": "samenstelling van het traject",
    "opslagen": "opslagen en bedragen",
    "indexering": "indexering",
    "afronding": "afronding",
    BESLUIT: BIJGESTELD,
}
"""De groepen in de volgorde van de keten, met hun naam."""

_VAN_KOP = {
    "cao": "cao",
    "loon": "werkgeverslasten",
    "werkgeverslasten": "werkgeverslasten",
    "inhoudingen": "werkgeverslasten",
    "uren": "uren",
    "samenstelling": "samenstelling",
    "onderdeel": "samenstelling",
    "traject": "samenstelling",
    "opslagen": "opslagen",
    "opslag": "opslagen",
    "bedragen": "opslagen",
    "kostprijs": "opslagen",
    "tarief": "opslagen",
    "tarief_onafgerond": "opslagen",
    "index": "indexering",
    "indexering": "indexering",
    "te_indexeren": "indexering",
    "afronding": "afronding",
}
_DOORGEEFLUIK = {"beroepskracht", "grondslag", "kostprijs", "tarief", "tarief_onafgerond", "bedragen", "indexering"}
"""Posten die alleen optellen wat anderen aandragen: hun andere opbouw komt van die anderen."""


def gewijzigde_knopen(paar: Boompaar) -> dict[str, str]:
    """Per knoop die gewijzigd is de groep; een knoop die er in één boom staat, volgt de knoop die hem gebruikt."""
    gebruikers = _gebruikers(paar)
    return {
        sleutel: _groep(sleutel, knoop, paar, gebruikers)
        for sleutel, knoop in paar.knopen.items()
        if knoop.andere_waarde or knoop.andere_opbouw
    }


def _gebruikers(paar: Boompaar) -> dict[str, str]:
    """Per reeks de kop van de eerste post buiten de reeksen die haar gebruikt, ook als dat langs andere reeksen gaat."""
    gebruik: dict[str, str] = {}
    for sleutel in reversed(list(paar.knopen)):
        if kop_van(sleutel) != "reeksen":
            gebruik |= dict.fromkeys(_reeksen_onder(sleutel, paar, gebruik), kop_van(sleutel))
    return gebruik


def _reeksen_onder(sleutel: str, paar: Boompaar, bekend: Collection[str]) -> set[str]:
    """De reeksen waar een post uit volgt, zonder wat er al bekend is."""
    gevonden: set[str] = set()
    stapel = [sleutel]
    while stapel:
        knoop = paar.knopen[stapel.pop()]
        erbij = {
            deel
            for deel in (*knoop.oude_operanden, *knoop.nieuwe_operanden)
            if deel not in bekend and deel not in gevonden and kop_van(deel) == "reeksen"
        }
        gevonden |= erbij
        stapel += erbij
    return gevonden


def _groep(sleutel: str, knoop: Knoop, paar: Boompaar, gebruikers: Mapping[str, str]) -> str:
    if _uit_cao(knoop):
        return "cao"
    kop = kop_van(sleutel)
    if knoop.is_gegeven or kop == "reeksen":
        return _van_kop(gebruikers.get(sleutel, "") if kop == "reeksen" else kop)
    anders = [deel for deel in (*knoop.oude_operanden, *knoop.nieuwe_operanden) if _is_anders(deel, knoop)]
    koppen = [kop_van(deel) for deel in anders]
    if ".peil_" in sleutel:
        return "indexering"
    if kop == "loon":
        return "werkgeverslasten" if "reeksen" in koppen and set(koppen) <= {"reeksen", "rekenregel"} else "cao"
    andere_inschaling = kop == "grondslag" and set(koppen) == {"loon"}
    if not andere_inschaling and kop in _DOORGEEFLUIK and koppen and kop_van(anders[0]) != kop:
        return _groep_van_deel(anders[0], paar, gebruikers)
    return _van_kop(kop)


def _uit_cao(knoop: Knoop) -> bool:
    """Of het in een van beide bomen een gegeven waarde uit een cao-bestand is."""
    return any(post is not None and in_cao(post.plaats) for post in (knoop.nieuw, knoop.oud))


def _groep_van_deel(deel: str, paar: Boompaar, gebruikers: Mapping[str, str]) -> str:
    """De groep van een operand die er in één boom bij staat."""
    knoop = paar.knopen[deel]
    if _uit_cao(knoop):
        return "cao"
    kop = kop_van(deel)
    return _van_kop(gebruikers.get(deel, "") if kop == "reeksen" else kop)


def _is_anders(deel: str, knoop: Knoop) -> bool:
    return (deel in knoop.oude_operanden) is not (deel in knoop.nieuwe_operanden)


def _van_kop(kop: str) -> str:
    return _VAN_KOP.get(kop, "inzet")


def kop_van(sleutel: str) -> str:
    """Het begin van een sleutel, zonder het product van een onderdeel ervoor."""
    while sleutel.startswith("product."):
        sleutel = _zonder_product(sleutel)
    return sleutel.partition(".")[0]


def _zonder_product(sleutel: str) -> str:
    """De sleutel zonder ``product.CODE.``; een code kan zelf punten hebben, dus tot de eerste bekende kop."""
    delen = sleutel.split(".")
    for nummer in range(2, len(delen)):
        if delen[nummer] in _KOPPEN:
            return ".".join(delen[nummer:])
    return delen[-1]


_KOPPEN = frozenset(_VAN_KOP) | {
    "beroepskracht",
    "beroepskracht_per_uur",
    "capaciteit",
    "cao",
    "functie",
    "groep",
    "groepskosten_per_uur",
    "grondslag",
    "inzet",
    "personeel_per_jaar",
    "product",
    "rooster",
    "verblijf",
}
