"""De remedie bij een sleutel die ontbreekt: een regel die zo in het bestand mag, en wat er moet komen.

Wat er moet komen, staat in de docstring van het model. Een tekst, naam of code begint als INVULLEN, zodat ``controleer`` haar
blijft noemen; een getal of datum heeft een voorbeeld in de goede vorm.
"""

from __future__ import annotations

from dataclasses import MISSING, is_dataclass
from enum import EnumType
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reeletarief.invoer.beschrijving import veldteksten
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.model import Klasse, Veld, gevuld, velden_in_bestand

_BEDRAG, _PERCENTAGE, _UREN, _AANTAL = "1.00", "10%", "36", "1.5"
_ZEGT_NIETS = str(Klasse.OPEN)
"""Van de klassen is dit het voorbeeld: wie het zo laat staan, beweert niets over de bron."""
VOORBEELDEN = MappingProxyType(
    {
        "tekst": MERK,
        "onderbouwing": MERK,
        "code": f'"{MERK}"',
        "sleutel": MERK.lower(),
        "caonaam": MERK.lower(),
        "trede": "max",
        "tredenaam": '"0"',
        "jaar": "2026",
        "datum": "2026-01-01",
        "percentage": _PERCENTAGE,
        "bedrag": _BEDRAG,
        "positief_bedrag": _BEDRAG,
        "prijs": _BEDRAG,
        "cijfer": _BEDRAG,
        "uren": _UREN,
        "positieve_uren": _UREN,
        "positief_getal": _AANTAL,
        "geteld_aantal": "8",
        "aantal_of_deel": _AANTAL,
        "tijd": "7.5",
        "heel_uur": "7",
        "percentage_of_bedrag": _PERCENTAGE,
        "percentage_of_getal": _PERCENTAGE,
        "percentage_of_reeks": _PERCENTAGE,
        "bedrag_of_reeks": _BEDRAG,
        "afleiding": f"{{gelijk: [{MERK.lower()}@2025]}}",
        "feestdag": "nieuwjaar",
        "element": "overhead",
        "aanname": "aanname",
    }
)
"""Per vorm van een losse waarde hoe zij in een bestand staat."""
_EIGEN = MappingProxyType({"tot": "22", "uren_per_stuk": "1.5", "stap": "0.01"})
"""Sleutels met een eigen voorbeeld: 'tot' mag niet gelijk zijn aan 'van', een consult duurt geen week, en een tarief rondt op de cent."""


def voeg_toe(soort: type[Any], sleutel: str, waar: str = "") -> str:
    """De remedie voor een ontbrekende sleutel van een model; ``waar`` zegt onder welke sleutel zij hoort."""
    hint = {veld.name: veld.type for veld in velden_in_bestand(soort)}[sleutel]
    uitleg = veldteksten(soort).get(sleutel, "")
    keuzes = _keuzes(hint)
    kies = "" if all(keuze in uitleg for keuze in keuzes) else f" Kies uit: {', '.join(keuzes)}."
    regel = _regel(sleutel, hint)
    onder = f"onder '{waar}' " if waar else ""
    if MERK in regel.upper():
        return f"Voeg {onder}'{regel}' toe en vul het in. {uitleg}{kies}".strip()
    return f"Voeg {onder}bijvoorbeeld '{regel}' toe. {uitleg}{kies}".strip()


def vul_in(soort: type[Any], sleutel: str) -> str:
    """De remedie voor een sleutel van een model die er staat zonder waarde; leeg als het geen sleutel van dit model is."""
    veld = next((veld for veld in velden_in_bestand(soort) if veld.name == sleutel), None)
    if veld is None:
        return ""
    of_weg = "" if _verplicht(veld) else " of haal de sleutel weg"
    return f"Vul '{sleutel}' in{of_weg}. {veldteksten(soort).get(sleutel, '')}".strip()


def _regel(sleutel: str, hint: Any) -> str:
    return f"{sleutel}: {_EIGEN.get(sleutel) or voorbeeld(hint)}"


def voorbeeld(hint: Any) -> str:
    """Een waarde van deze soort zoals zij in een bestand staat; van een blok alleen wat het nodig heeft."""
    oorsprong, delen = get_origin(hint), get_args(hint)
    if oorsprong is Annotated:
        vorm = delen[1]
        return VOORBEELDEN[vorm.vorm] if isinstance(vorm, Veld) else voorbeeld(delen[0])
    if oorsprong in {Union, UnionType}:
        return voorbeeld(gevuld(hint))
    if oorsprong is tuple:
        return f"[{voorbeeld(delen[0])}]"
    if oorsprong is dict:
        return f"{{{voorbeeld(delen[0])}: {voorbeeld(delen[1])}}}"
    if is_dataclass(hint):
        return f"{{{', '.join(_regel(veld.name, veld.type) for veld in _nodig(hint))}}}"
    keuzes = _keuzes(hint)
    return _ZEGT_NIETS if _ZEGT_NIETS in keuzes else keuzes[0]


def _nodig(soort: Any) -> list[Any]:
    """De velden die een blok nodig heeft om aangenomen te worden: de verplichte, en wat het model zelf ``NODIG`` noemt."""
    ook = getattr(soort, "NODIG", ())
    return [veld for veld in velden_in_bestand(soort) if _verplicht(veld) or veld.name in ook]


def verplichte_sleutels(soort: type[Any]) -> tuple[str, ...]:
    """De sleutels die in elk blok van dit model staan, op volgorde."""
    return tuple(veld.name for veld in velden_in_bestand(soort) if _verplicht(veld))


def _verplicht(veld: Any) -> bool:
    return veld.default is MISSING and veld.default_factory is MISSING


def _keuzes(hint: Any) -> list[str]:
    """De mogelijkheden van een keuze; leeg als het geen keuze is."""
    if get_origin(hint) in {Union, UnionType}:
        return _keuzes(gevuld(hint))
    if get_origin(hint) is Literal:
        return [str(keuze) for keuze in get_args(hint)]
    return list(map(str, hint)) if isinstance(hint, EnumType) else []
