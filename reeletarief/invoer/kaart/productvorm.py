"""De vormen die een product kan hebben, en welke sleutels een kaart daarvoor nodig heeft (docs/vormen.md)."""

from __future__ import annotations

from typing import NamedTuple, Protocol

ALLE_BLOKKEN = (
    "cao",
    "functiemix",
    "opslagset",
    "inzet",
    "groep",
    "verblijf",
    "rooster",
    "capaciteit",
    "bedragen",
    "samenstelling",
    "profiel",
    "afwezigheid",
)
GEWOGEN = "gewogen"
"""Een tarief dat het gewogen gemiddelde van andere is, zoals dezelfde hulp onder twee cao's."""
BEDRAGEN = "bedragen"
"""Een product zonder beroepskrachten, zoals een rit of alleen de pleegvergoeding van een etmaal."""
_ARBEID = ("cao", "functiemix", "opslagset")
_ALLEEN_BEDRAGEN = ("bedragen", "opslagset")
_PER_UUR = ("bedrag_per_uur", "bedrag_per_fte", "totaal_per_jaar")


class Productvorm(NamedTuple):
    """Een vorm: haar naam, in welke eenheden zij gaat en wat er op de kaart staat.

    ``kenmerk`` is de sleutel waaraan de vorm binnen haar eenheid te herkennen is, als geen van de sleutels in ``zonder`` op de kaart staat. ``maten`` zijn de maten waarin de
    inzet van een functie gegeven mag zijn; ``bedragen`` de bedragsoorten die een opslagset in deze vorm kan hebben.
    ``per_uur`` zegt of een functie per declarabel uur kost (haar uurkosten), of per fte (haar loonkosten);
    ``voor_jeugdigen`` of een aantal een deel van de jeugdigen kan zijn: een rit is er altijd een, een bedrag per jaar is er voor allemaal.
    """

    naam: str
    eenheden: tuple[str, ...]
    kenmerk: str | None
    nodig: tuple[str, ...]
    mogelijk: tuple[str, ...] = ()
    maten: tuple[str, ...] = ()
    bedragen: tuple[str, ...] = ()
    per_uur: bool = False
    voor_jeugdigen: bool = True
    zonder: tuple[str, ...] = ()

    @property
    def vreemd(self) -> tuple[str, ...]:
        """De blokken van een kaart die in deze vorm niets doen."""
        return tuple(blok for blok in ALLE_BLOKKEN if blok not in (*self.nodig, *self.mogelijk))

    def bij(self, eenheid: str) -> str:
        """De vorm in een zin over een product: ``per etmaal``, of ``per stuk van de vorm consult``."""
        return f"per {eenheid}" if eenheid == self.naam else f"per {eenheid} van de vorm {self.naam}"


VORMEN = (
    Productvorm("traject", ("stuks",), None, ("samenstelling",), ("profiel",)),
    Productvorm(GEWOGEN, ("uur", "minuut", "dagdeel", "etmaal", "stuk", "jaar"), "samenstelling", ("samenstelling",)),
    Productvorm(
        BEDRAGEN,
        ("uur", "minuut", "dagdeel", "etmaal"),
        "bedragen",
        _ALLEEN_BEDRAGEN,
        bedragen=("bedrag_per_eenheid",),
        zonder=("cao", "functiemix", "inzet", "groep", "verblijf", "rooster"),
    ),
    Productvorm(
        "uur",
        ("uur", "minuut"),
        None,
        _ARBEID,
        ("inzet", "bedragen"),
        ("aandeel", "uren"),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid"),
        per_uur=True,
    ),
    Productvorm(
        "dagdeel",
        ("dagdeel",),
        None,
        (*_ARBEID, "groep"),
        ("bedragen",),
        ("begeleiders",),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid", "bedrag_per_plaats"),
        per_uur=True,
    ),
    Productvorm("afwezigheidsdag", ("etmaal",), "afwezigheid", ("afwezigheid",)),
    Productvorm(
        "etmaal",
        ("etmaal",),
        None,
        (*_ARBEID, "verblijf"),
        ("rooster", "bedragen"),
        ("fte", "uren_per_plaats_per_week"),
        (*_PER_UUR, "bedrag_per_eenheid", "bedrag_per_plaats"),
    ),
    Productvorm(
        "consult",
        ("stuk",),
        "functiemix",
        (*_ARBEID, "inzet"),
        ("bedragen",),
        ("aandeel", "uren"),
        (*_PER_UUR, "bedrag_per_deelnemeruur", "bedrag_per_eenheid"),
        per_uur=True,
    ),
    Productvorm(BEDRAGEN, ("stuk",), None, _ALLEEN_BEDRAGEN, bedragen=("bedrag_per_eenheid",), voor_jeugdigen=False),
    Productvorm(
        "capaciteit",
        ("jaar",),
        None,
        (*_ARBEID, "capaciteit"),
        ("bedragen",),
        ("aandeel", "fte"),
        ("bedrag_per_fte", "totaal_per_jaar", "bedrag_per_eenheid"),
        voor_jeugdigen=False,
    ),
)


class _Kaart(Protocol):
    """Een productkaart, met haar blokken; het model zelf rust op deze module, dus zij kent het niet."""

    @property
    def eenheid(self) -> str: ...


def vorm_van(kaart: _Kaart) -> Productvorm:
    """De vorm van een kaart: de eerste die bij haar eenheid past en waarvan het kenmerk op de kaart staat."""
    return next(vorm for vorm in VORMEN if kaart.eenheid in vorm.eenheden and _past(vorm, kaart))


def _past(vorm: Productvorm, kaart: _Kaart) -> bool:
    """Of het kenmerk van de vorm op de kaart staat, en niets wat haar uitsluit."""
    if vorm.kenmerk is not None and not getattr(kaart, vorm.kenmerk):
        return False
    return not any(getattr(kaart, sleutel) for sleutel in vorm.zonder)
