"""Eerder bewaarde tarieven: de uitvoer van ``bereken --formaat json``, of een besluit, om mee te vergelijken."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.bestand import Bestand, vingerafdruk
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.stand.uitkomst_json import NietBruikbaarFout, als_object, lees_blok, veld

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = "RT710"
_BEDRAG = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_ELEMENT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,18})?")
_REMEDIE = "Maak het bestand met: reeletarief bereken --formaat json -o tarieven.json."


class OudTarief(NamedTuple):
    """Een bewaard tarief in euro per eenheid: het vastgestelde, of anders het berekende.

    ``elementen`` is per element van de Jeugdwet zijn deel van het berekende tarief; ``bijgesteld`` is wat er meer is vastgesteld
    dan berekend.
    """

    tarief: Decimal
    eenheid: str
    elementen: Mapping[str, Decimal]
    bijgesteld: Decimal


class OudeTarieven(NamedTuple):
    """De bewaarde tarieven op product, met hun regio, jaar en status. Met bevindingen niet te gebruiken.

    ``is_besluit`` als het bestand een besluitbestand is, dat ook de gegevens achter de tarieven bewaart.
    """

    regio: str
    tariefjaar: int
    status: str
    tarieven: Mapping[str, OudTarief]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]
    is_besluit: bool = False


def lees_oude_tarieven(inhoud: bytes, naam: str) -> OudeTarieven:
    """Lees bewaarde tarieven; een andere vorm of een andere versie is een bevinding, nooit een gok."""
    bestand = Bestand(naam, vingerafdruk(inhoud), ())
    try:
        blok = lees_blok(inhoud)
        regio, jaar, status = veld(blok, "regio", str), veld(blok, "tariefjaar", int), veld(blok, "status", str)
        in_besluit = "vastgesteld" if status == VASTGESTELD else None
        tarieven = dict(_tarief(een, in_besluit) for een in veld(blok, "tarieven", list))
        if len(tarieven) != len(blok["tarieven"]):
            raise NietBruikbaarFout("een product staat er twee keer in")
    except NietBruikbaarFout as fout:
        bevinding = Bevinding(CODE, f"Deze tarieven zijn niet te gebruiken: {fout}.", _REMEDIE, Plaats(naam, 1))
        return OudeTarieven("", 0, "", {}, bestand, (bevinding,))
    return OudeTarieven(regio, jaar, status, tarieven, bestand, (), "besluit" in blok)


def onbekende_tarieven(sha256: str) -> OudeTarieven:
    """Tarieven waarvan alleen de vingerafdruk bekend is; een werkboek ermee heeft dezelfde kolommen, met niets erin."""
    return OudeTarieven("", 0, "", {}, Bestand("", sha256, ()), ())


def _tarief(een: Any, in_besluit: str | None) -> tuple[str, OudTarief]:
    """Een product met zijn tarief; ``in_besluit`` is het veld waarin een besluit zegt wat er is vastgesteld."""
    blok = als_object(een, "tarief")
    product, eenheid = (veld(blok, naam, str) for naam in ("product", "eenheid"))
    berekend = _bedrag(blok, "tarief")
    veldnaam = next((naam for naam in ("vastgesteld_tarief", in_besluit) if naam in blok), None)
    geldend = berekend if veldnaam is None else _bedrag(blok, veldnaam)
    return product, OudTarief(geldend, eenheid, _elementen(blok, product), geldend - berekend)


def _bedrag(blok: dict[str, Any], naam: str) -> Decimal:
    tekst: str = veld(blok, naam, str)
    if not _BEDRAG.fullmatch(tekst):
        raise NietBruikbaarFout(f"'{tekst[:40]}' is geen tarief")
    return Decimal(tekst)


def _elementen(blok: dict[str, Any], product: str) -> dict[str, Decimal]:
    """De elementen van een tarief; zonder elementen (een ouder bestand) is er per element niets te vergelijken."""
    elementen = blok.get("elementen", {})
    if not isinstance(elementen, dict) or not all(
        isinstance(bedrag, str) and _ELEMENT.fullmatch(bedrag) for bedrag in elementen.values()
    ):
        raise NietBruikbaarFout(f"de elementen van {product[:40]} zijn geen bedragen")
    return {str(naam): Decimal(bedrag) for naam, bedrag in elementen.items()}
