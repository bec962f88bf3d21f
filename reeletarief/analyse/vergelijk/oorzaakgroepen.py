"""In welke groep een wijziging valt: de cao, de werkgeverslasten, de uren, de inzet, de opslagen of de index.

De groep volgt uit waar de post in de keten staat. Een reeks hoort bij wat haar gebruikt: een premie bij de werkgeverslasten,
het ziekteverzuim bij de uren.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import in_cao
from reeletarief.kostprijs.kop import Kop, kop_van

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

_KOPPEN = {
    "cao": (Kop.CAO,),
    "werkgeverslasten": (Kop.LOON, Kop.WERKGEVERSLASTEN, Kop.INHOUDINGEN),
    "uren": (Kop.UREN,),
    "inzet": (
        Kop.ROOSTER,
        Kop.FUNCTIE,
        Kop.FUNCTIEMIX,
        Kop.INZET,
        Kop.GROEP,
        Kop.VERBLIJF,
        Kop.CAPACITEIT,
        Kop.PERSONEEL_PER_JAAR,
        Kop.GROEPSKOSTEN_PER_UUR,
        Kop.BEROEPSKRACHT_PER_UUR,
        Kop.BEROEPSKRACHT,
        Kop.BEROEPSKRACHT_CLIENTGEBONDEN,
        Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN,
        Kop.GRONDSLAG,
        Kop.REKENREGEL,
        Kop.REEKSEN,
        Kop.AFGELEID_MINUUTTARIEF,
        Kop.AFGELEID_UURTARIEF,
        Kop.JEUGDWET,
        Kop.NVO,
    ),
    "samenstelling": (Kop.SAMENSTELLING, Kop.ONDERDEEL, Kop.TRAJECT),
    "opslagen": (Kop.OPSLAGEN, Kop.OPSLAG, Kop.BEDRAGEN, Kop.KOSTPRIJS, Kop.TARIEF, Kop.TARIEF_ONAFGEROND),
    "indexering": (Kop.INDEX, Kop.INDEXERING, Kop.TE_INDEXEREN),
    "afronding": (Kop.AFRONDING,),
}
VAN_KOP = {kop: groep for groep, koppen in _KOPPEN.items() for kop in koppen}
"""Van elke kop de groep; een reeks alleen als niemand haar gebruikt."""
_DOORGEEFLUIK = {
    Kop.BEROEPSKRACHT,
    Kop.GRONDSLAG,
    Kop.KOSTPRIJS,
    Kop.TARIEF,
    Kop.TARIEF_ONAFGEROND,
    Kop.BEDRAGEN,
    Kop.INDEXERING,
}
"""Posten die alleen optellen wat anderen aandragen: hun andere opbouw komt van die anderen."""


def gewijzigde_knopen(paar: Boompaar) -> dict[str, str]:
    """Per knoop die gewijzigd is de groep; een knoop die er in één boom staat, volgt de knoop die hem gebruikt."""
    gebruikers = _gebruikers(paar)
    return {
        sleutel: _groep(sleutel, knoop, paar, gebruikers)
        for sleutel, knoop in paar.knopen.items()
        if knoop.andere_waarde or knoop.andere_opbouw
    }


def _gebruikers(paar: Boompaar) -> dict[str, Kop]:
    """Per reeks de kop van de eerste post buiten de reeksen die haar gebruikt, ook als dat langs andere reeksen gaat."""
    gebruik: dict[str, Kop] = {}
    for sleutel in reversed(list(paar.knopen)):
        if kop_van(sleutel) is not Kop.REEKSEN:
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
            if deel not in bekend and deel not in gevonden and kop_van(deel) is Kop.REEKSEN
        }
        gevonden |= erbij
        stapel += erbij
    return gevonden


def _groep(sleutel: str, knoop: Knoop, paar: Boompaar, gebruikers: Mapping[str, Kop]) -> str:
    if _uit_cao(knoop):
        return "cao"
    kop = kop_van(sleutel)
    if knoop.is_gegeven or kop is Kop.REEKSEN:
        return VAN_KOP[gebruikers.get(sleutel, kop)]
    anders = [deel for deel in (*knoop.oude_operanden, *knoop.nieuwe_operanden) if _is_anders(deel, knoop)]
    koppen = [kop_van(deel) for deel in anders]
    if ".peil_" in sleutel:
        return "indexering"
    if kop is Kop.LOON:
        return "werkgeverslasten" if Kop.REEKSEN in koppen and set(koppen) <= {Kop.REEKSEN, Kop.REKENREGEL} else "cao"
    andere_inschaling = kop is Kop.GRONDSLAG and set(koppen) == {Kop.LOON}
    if not andere_inschaling and kop in _DOORGEEFLUIK and koppen and kop_van(anders[0]) != kop:
        return _groep_van_deel(anders[0], paar, gebruikers)
    return VAN_KOP[kop]


def _uit_cao(knoop: Knoop) -> bool:
    """Of het in een van beide bomen een gegeven waarde uit een cao-bestand is."""
    return any(post is not None and in_cao(post.plaats) for post in (knoop.nieuw, knoop.oud))


def _groep_van_deel(deel: str, paar: Boompaar, gebruikers: Mapping[str, Kop]) -> str:
    """De groep van een operand die er in één boom bij staat."""
    knoop = paar.knopen[deel]
    if _uit_cao(knoop):
        return "cao"
    return VAN_KOP[gebruikers.get(deel) or kop_van(deel)]


def _is_anders(deel: str, knoop: Knoop) -> bool:
    return (deel in knoop.oude_operanden) is not (deel in knoop.nieuwe_operanden)
