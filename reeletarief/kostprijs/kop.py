"""De kop van een sleutel: het eerste deel, dat zegt wat voor post het is, met ervoor het onderdeel van een samengesteld tarief als het dat is.

Wie per soort post iets anders doet, gaat uit van :class:`Kop`; een nieuwe kop begint hier.
"""

from __future__ import annotations

from enum import StrEnum

GEWICHT = "gewicht"
_ONDERDEEL = "product."


class Kop(StrEnum):
    """Wat voor post het is; elke sleutel begint ermee, op het voorvoegsel van een onderdeel na."""

    REKENREGEL = "rekenregel"
    CAO = "cao"
    REEKSEN = "reeksen"
    INDEX = "index"
    LOON = "loon"
    INHOUDINGEN = "inhoudingen"
    WERKGEVERSLASTEN = "werkgeverslasten"
    UREN = "uren"
    ROOSTER = "rooster"
    FUNCTIE = "functie"
    FUNCTIEMIX = "functiemix"
    INZET = "inzet"
    GROEP = "groep"
    VERBLIJF = "verblijf"
    CAPACITEIT = "capaciteit"
    PERSONEEL_PER_JAAR = "personeel_per_jaar"
    GROEPSKOSTEN_PER_UUR = "groepskosten_per_uur"
    BEROEPSKRACHT_PER_UUR = "beroepskracht_per_uur"
    BEROEPSKRACHT = "beroepskracht"
    GRONDSLAG = "grondslag"
    OPSLAGEN = "opslagen"
    OPSLAG = "opslag"
    BEDRAGEN = "bedragen"
    KOSTPRIJS = "kostprijs"
    TE_INDEXEREN = "te_indexeren"
    INDEXERING = "indexering"
    TARIEF_ONAFGEROND = "tarief_onafgerond"
    TARIEF = "tarief"
    AFGELEID_MINUUTTARIEF = "afgeleid_minuuttarief"
    AFGELEID_UURTARIEF = "afgeleid_uurtarief"
    SAMENSTELLING = "samenstelling"
    ONDERDEEL = "onderdeel"
    TRAJECT = "traject"
    BEROEPSKRACHT_CLIENTGEBONDEN = "beroepskracht_clientgebonden"
    BEROEPSKRACHT_NIET_CLIENTGEBONDEN = "beroepskracht_niet_clientgebonden"
    AFRONDING = "afronding"
    JEUGDWET = "jeugdwet"
    NVO = "nvo"


_KOPPEN = {str(kop): kop for kop in Kop}  # opzoeken in de enum zelf kost een vergelijking van bomen te veel tijd


def beginnen_met(*koppen: Kop) -> tuple[str, ...]:
    """Waarmee de sleutels van deze koppen beginnen, voor ``str.startswith``."""
    return tuple(f"{kop}." for kop in koppen)


def kop_van(sleutel: str) -> Kop:
    """De kop van een sleutel, ook van een post van een onderdeel."""
    return _KOPPEN[zonder_onderdeel(sleutel).partition(".")[0]]


def voorvoegsel(product: str) -> str:
    """Waarmee de sleutels van een onderdeel beginnen; geen productcode kan zo heten."""
    return f"{_ONDERDEEL}{code_in_sleutel(product)}."


def voorvoegsel_van(sleutel: str) -> str:
    """Het voorvoegsel van het onderdeel waar een post van is; leeg als hij van het product zelf is."""
    return sleutel[: sleutel.index(".", len(_ONDERDEEL)) + 1] if sleutel.startswith(_ONDERDEEL) else ""


def zonder_onderdeel(sleutel: str) -> str:
    """De sleutel die een post bij zijn eigen product heeft, ook als dat een onderdeel van een onderdeel is."""
    while begin := voorvoegsel_van(sleutel):
        sleutel = sleutel.removeprefix(begin)
    return sleutel


def code_in_sleutel(product: str) -> str:
    """De code als deel van een sleutel: zonder punt, anders zijn ``opslag.x`` van ``A`` en ``x`` van ``A.opslag`` dezelfde post.

    Een dubbele punt komt in geen code voor. Ook de naam van een eigen post in de samenstelling is geen code.
    """
    return product.replace(".", ":") if product != GEWICHT else f"{product}:"
