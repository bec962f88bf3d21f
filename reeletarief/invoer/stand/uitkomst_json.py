"""De json die ``bereken`` schrijft, teruggelezen: velden met hun vorm. Een andere vorm is een fout, nooit een gok."""

from __future__ import annotations

import json
from typing import Any

VERSIE = 1


class NietBruikbaarFout(Exception):
    """Het bestand heeft niet de verwachte vorm; de tekst zegt waarom."""


def lees_blok(inhoud: bytes) -> dict[str, Any]:
    """Het json-object van een uitkomst; een :class:`NietBruikbaarFout` als het dat niet is, of van een andere versie."""
    try:
        blok = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_weiger, object_pairs_hook=_zonder_dubbele)
    except (ValueError, RecursionError):
        raise NietBruikbaarFout("dit is geen json") from None
    if not isinstance(blok, dict):
        raise NietBruikbaarFout("dit is geen json-object")
    if "versie" not in blok:
        raise NietBruikbaarFout("het veld versie ontbreekt")
    if blok["versie"] != VERSIE or isinstance(blok["versie"], bool):
        raise NietBruikbaarFout(
            f"het bestand heeft versie {str(blok['versie'])[:20]}, en dit programma leest versie {VERSIE}"
        )
    return blok


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Een object waarin elke naam één keer staat: bij twee keer zou een ander programma de andere waarde kunnen lezen."""
    blok = dict(paren)
    if len(blok) != len(paren):
        raise NietBruikbaarFout("een naam staat twee keer in hetzelfde json-object")
    return blok


def _weiger(tekst: str) -> None:
    raise ValueError(tekst)


def veld(blok: dict[str, Any], naam: str, soort: type) -> Any:
    """Een veld van deze soort; een :class:`NietBruikbaarFout` als het ontbreekt of iets anders is."""
    waarde = blok.get(naam)
    if not isinstance(waarde, soort) or isinstance(waarde, bool):
        raise NietBruikbaarFout(f"het veld {naam} ontbreekt of heeft een andere vorm")
    return waarde


def als_object(blok: Any, wat: str) -> dict[str, Any]:
    """Eén regel van een lijst, zoals een tarief; een :class:`NietBruikbaarFout` als het geen json-object is."""
    if not isinstance(blok, dict):
        raise NietBruikbaarFout(f"een {wat} is geen json-object")
    return blok
