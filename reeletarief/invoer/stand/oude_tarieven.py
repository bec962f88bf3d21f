"""Eerder bewaarde tarieven: de uitvoer van ``bereken --formaat json``, om een begroting mee te vergelijken."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.regio import Bestand
from reeletarief.invoer.stand.uitkomst_json import NietBruikbaarFout, als_tariefblok, lees_blok, veld

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = "RT710"
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


def lees_oude_tarieven(inhoud: bytes, naam: str) -> OudeTarieven:
    """Lees bewaarde tarieven; een andere vorm of een andere versie is een bevinding, nooit een gok."""
    bestand = Bestand(naam, hashlib.sha256(inhoud).hexdigest(), ())
    try:
        blok = lees_blok(inhoud)
        tarieven = dict(_tarief(een) for een in veld(blok, "tarieven", list))
        if len(tarieven) != len(blok["tarieven"]):
            raise NietBruikbaarFout("een product staat er twee keer in")
        regio, jaar, status = veld(blok, "regio", str), veld(blok, "tariefjaar", int), veld(blok, "status", str)
    except NietBruikbaarFout as fout:
        bevinding = Bevinding(CODE, f"Deze tarieven zijn niet te gebruiken: {fout}.", _REMEDIE, Plaats(naam, 1))
        return OudeTarieven("", 0, "", {}, bestand, (bevinding,))
    return OudeTarieven(regio, jaar, status, tarieven, bestand, ())


def _tarief(een: Any) -> tuple[str, OudTarief]:
    blok = als_tariefblok(een)
    product, tarief, eenheid = (veld(blok, naam, str) for naam in ("product", "tarief", "eenheid"))
    if not _BEDRAG.fullmatch(tarief):
        raise NietBruikbaarFout(f"'{tarief[:40]}' is geen tarief")
    return product, OudTarief(Decimal(tarief), eenheid, _elementen(blok, product))


def _elementen(blok: dict[str, Any], product: str) -> dict[str, Decimal]:
    """De elementen van een tarief; zonder elementen (een ouder bestand) is er per element niets te vergelijken."""
    elementen = blok.get("elementen", {})
    if not isinstance(elementen, dict) or not all(
        isinstance(bedrag, str) and _ELEMENT.fullmatch(bedrag) for bedrag in elementen.values()
    ):
        raise NietBruikbaarFout(f"de elementen van {product[:40]} zijn geen bedragen")
    return {str(naam): Decimal(bedrag) for naam, bedrag in elementen.items()}
