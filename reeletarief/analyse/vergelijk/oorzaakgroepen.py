"""In welke groep een wijziging valt: de cao, de werkgeverslasten, de uren, de inzet, de opslagen of de index.

De groep volgt uit waar de post in de keten staat. Een reeks hoort bij wat haar gebruikt: een premie bij de werkgeverslasten,
het ziekteverzuim bij de uren.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    "samenstelling": "samenstelling uit andere producten",
    "opslagen": "opslagen en bedragen",
    "indexering": "indexering",
    "afronding": "afronding",
    BESLUIT: BIJGESTELD,
}
"""De groepen in de volgorde van de keten, met hun naam."""

OP_PEIL = ".peil_"
"""Dit zit in de sleutel van een post die alleen over een deel op een ouder prijspeil gaat."""
_BRUTOLOON = ".bruto_loon"
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
DOORGEEFLUIK = {
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
    omgeving = _omgeving(paar)
    anders = (
        _hele_reeks(sleutel, paar)
        for sleutel, knoop in paar.knopen.items()
        if knoop.andere_waarde or knoop.andere_opbouw
    )
    return {sleutel: _groep(sleutel, paar.knopen[sleutel], omgeving) for sleutel in anders}


class _Omgeving(NamedTuple):
    """Wat van een knoop zelf niet te zien is: van een reeks wie haar gebruikt, en welke posten in het brutoloon zitten."""

    gebruikers: Mapping[str, Kop]
    brutoloon: Collection[str]


def _omgeving(paar: Boompaar) -> _Omgeving:
    return _Omgeving(_gebruikers(paar), _brutoloon(paar))


def _hele_reeks(sleutel: str, paar: Boompaar) -> str:
    """Van een stap naar een waarde van een reeks die waarde zelf, en anders de knoop.

    Een stap is een deel van een afleiding of weging, en de waarde van een ander jaar dan eerst waar die van het tariefjaar uit
    volgt: de waarde van 2025 werd niet die van 2024 omdat er in 2026 een jaar verder is doorgerekend.
    """
    return _naar_boven(sleutel, paar, set()) or sleutel


def _naar_boven(sleutel: str, paar: Boompaar, gezien: set[str]) -> str | None:
    """De waarde waar een stap op uitkomt; niets als elke weg terugkomt bij een stap die al gezien is.

    Dat kan: een knoop is van beide jaren. Wisselt een waarde in de loop van het oude jaar en volgt die van het nieuwe jaar daaruit,
    dan volgt de ene knoop in de oude boom uit de andere, en in de nieuwe boom andersom.
    """
    if kop_van(sleutel) is not Kop.REEKSEN or _is_eigen_waarde(paar.knopen[sleutel]):
        return sleutel
    gezien.add(sleutel)
    begin = f"{'.'.join(sleutel.split('.')[:2])}."
    hoger = [naam for naam in paar.knopen if naam.startswith(begin) and _gebruikt(paar.knopen[naam], sleutel)]
    verder = (_naar_boven(naam, paar, gezien) for naam in hoger if naam not in gezien)
    return next(filter(None, verder), None) if hoger else sleutel


def _is_eigen_waarde(knoop: Knoop) -> bool:
    """Of een knoop in beide bomen dezelfde regel van een reeks is, met een plaats in een bestand."""
    zelfde = knoop.oud is not None and knoop.nieuw is not None and knoop.oud.sleutel == knoop.nieuw.sleutel
    return zelfde and any(post and post.plaats for post in (knoop.oud, knoop.nieuw))


def _gebruikt(knoop: Knoop, deel: str) -> bool:
    """Of een knoop in beide bomen staat en in een ervan uit dit deel volgt."""
    return (
        knoop.oud is not None and knoop.nieuw is not None and deel in (*knoop.oude_operanden, *knoop.nieuwe_operanden)
    )


def _brutoloon(paar: Boompaar) -> set[str]:
    """Alle posten in het brutoloon: salaris en toeslagen; de rest van een loon is van de werkgeverslasten."""
    gevonden: set[str] = set()
    stapel = [sleutel for sleutel in paar.knopen if sleutel.endswith(_BRUTOLOON)]
    while stapel:
        sleutel = stapel.pop()
        if sleutel not in gevonden:
            gevonden.add(sleutel)
            stapel += (*paar.knopen[sleutel].oude_operanden, *paar.knopen[sleutel].nieuwe_operanden)
    return gevonden


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


def _groep(sleutel: str, knoop: Knoop, omgeving: _Omgeving) -> str:
    """Waar een post in de keten staat. Van een post die alleen optelt: de groep van het eerste deel dat anders is."""
    if _uit_cao(knoop):
        return "cao"
    kop = kop_van(sleutel)
    if knoop.is_gegeven or kop is Kop.REEKSEN:
        return VAN_KOP[omgeving.gebruikers.get(sleutel, kop)]
    anders = [deel for deel in (*knoop.oude_operanden, *knoop.nieuwe_operanden) if _is_anders(deel, knoop)]
    if OP_PEIL in sleutel or kop is Kop.INDEXERING:
        return "indexering"
    if kop is Kop.LOON:
        return "cao" if sleutel in omgeving.brutoloon else "werkgeverslasten"
    if kop in DOORGEEFLUIK and anders:
        return VAN_KOP[omgeving.gebruikers.get(anders[0]) or kop_van(anders[0])]
    return VAN_KOP[kop]


def _uit_cao(knoop: Knoop) -> bool:
    """Of het in een van beide bomen een gegeven waarde uit een cao-bestand is."""
    return any(post is not None and in_cao(post.plaats) for post in (knoop.nieuw, knoop.oud))


def _is_anders(deel: str, knoop: Knoop) -> bool:
    return (deel in knoop.oude_operanden) is not (deel in knoop.nieuwe_operanden)
