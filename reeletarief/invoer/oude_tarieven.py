"""Eerder bewaarde tarieven: de uitvoer van ``bereken --formaat json``, om een begroting mee te vergelijken."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.regio import Bestand

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = "RT710"
VERSIE = 1
_BEDRAG = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_ELEMENT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,18})?")
_REMEDIE = "Maak het bestand met: reeletarief bereken --formaat json -o tarieven.json."


class OudTarief(NamedTuple):
    """Een bewaard tarief in euro per eenheid, met per element van de Jeugdwet zijn deel ervan."""

    tarief: Decimal
    eenheid: str
    elementen: Mapping[str, Decimal] = {}


class OudeTarieven(NamedTuple):
    """De bewaarde tarieven op product, met hun regio, jaar en status. Met bevindingen niet te gebruiken."""

    regio: str
    tariefjaar: int
    status: str
    tarieven: Mapping[str, OudTarief]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


class _NietBruikbaarFout(Exception):
    """Het bestand heeft niet de vorm van ``bereken --formaat json``."""


def lees_oude_tarieven(inhoud: bytes, naam: str) -> OudeTarieven:
    """Lees bewaarde tarieven; een andere vorm of een andere versie is een bevinding, nooit een gok."""
    bestand = Bestand(naam, hashlib.sha256(inhoud).hexdigest(), ())
    try:
        blok = _als_blok(inhoud)
        tarieven = dict(_tarief(een) for een in _veld(blok, "tarieven", list))
        if len(tarieven) != len(blok["tarieven"]):
            raise _NietBruikbaarFout("een product staat er twee keer in")
        regio, jaar, status = _veld(blok, "regio", str), _veld(blok, "tariefjaar", int), _veld(blok, "status", str)
    except _NietBruikbaarFout as fout:
        bevinding = Bevinding(CODE, f"Deze tarieven zijn niet te gebruiken: {fout}.", _REMEDIE, Plaats(naam, 1))
        return OudeTarieven("", 0, "", {}, bestand, (bevinding,))
    return OudeTarieven(regio, jaar, status, tarieven, bestand, ())


def _als_blok(inhoud: bytes) -> dict[str, Any]:
    try:
        blok = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_weiger)
    except (ValueError, RecursionError):
        raise _NietBruikbaarFout("dit is geen json") from None
    if not isinstance(blok, dict):
        raise _NietBruikbaarFout("dit is geen json-object")
    if blok.get("versie") != VERSIE or isinstance(blok.get("versie"), bool):
        raise _NietBruikbaarFout(f"versie {str(blok.get('versie'))[:20]} is niet bekend, alleen {VERSIE}")
    return blok


def _weiger(tekst: str) -> None:
    raise ValueError(tekst)


def _veld(blok: dict[str, Any], naam: str, soort: type) -> Any:
    waarde = blok.get(naam)
    if not isinstance(waarde, soort) or isinstance(waarde, bool):
        raise _NietBruikbaarFout(f"het veld {naam} ontbreekt of heeft een andere vorm")
    return waarde


def _tarief(blok: Any) -> tuple[str, OudTarief]:
    if not isinstance(blok, dict):
        raise _NietBruikbaarFout("een tarief is geen json-object")
    product, tarief, eenheid = (_veld(blok, naam, str) for naam in ("product", "tarief", "eenheid"))
    if not _BEDRAG.fullmatch(tarief):
        raise _NietBruikbaarFout(f"'{tarief[:40]}' is geen tarief")
    return product, OudTarief(Decimal(tarief), eenheid, _elementen(blok, product))


def _elementen(blok: dict[str, Any], product: str) -> dict[str, Decimal]:
    """De elementen van een tarief; zonder elementen (een ouder bestand) is er per element niets te vergelijken."""
    elementen = blok.get("elementen", {})
    if not isinstance(elementen, dict) or not all(
        isinstance(bedrag, str) and _ELEMENT.fullmatch(bedrag) for bedrag in elementen.values()
    ):
        raise _NietBruikbaarFout(f"de elementen van {product[:40]} zijn geen bedragen")
    return {str(naam): Decimal(bedrag) for naam, bedrag in elementen.items()}
