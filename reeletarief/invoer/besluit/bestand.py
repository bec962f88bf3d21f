"""Het besluitbestand lezen, ``vastgesteld/<jaar>.json``: de tarieven met alles om ze later opnieuw uit te rekenen.

Het bestand is de uitvoer van ``bereken --formaat json`` met daarbij ``besluit`` (wanneer, vanaf wanneer, met welke status), per
tarief het voorgestelde en vastgestelde bedrag, en ``invoer``: de tekst van elk bestand dat gelezen is.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.bewaard import gewijzigde_bestanden
from reeletarief.invoer.besluit.keten import Anker
from reeletarief.invoer.besluit.model import Besluit, Besluittarief, Caouitzondering, EerderBesluit
from reeletarief.invoer.besluit.ontbreekt import CODE, REMEDIE, spreekt_zich_tegen
from reeletarief.invoer.besluit.tegenspraak import tegenspraken
from reeletarief.invoer.bestand import Bestand, vingerafdruk
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.invoer.stand.uitkomst_json import NietBruikbaarFout, als_object, lees_blok, veld
from reeletarief.invoer.waarden import EERSTE_JAAR, LAATSTE_JAAR
from reeletarief.invoer.woorden import is_zichtbaar

_BEDRAG = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,18})?")


def lees_besluit(inhoud: bytes, naam: str) -> Besluit | Bevinding:
    """Lees een vastgelegd besluit; een andere vorm is een bevinding, nooit een gok."""
    try:
        blok = lees_blok(inhoud)
        besluit = _besluit(blok, Bestand(naam, vingerafdruk(inhoud), ()))
        vingerafdrukken = _vingerafdrukken(blok)
    except NietBruikbaarFout as fout:
        return Bevinding(CODE, f"Dit besluit is niet te gebruiken: {fout}.", REMEDIE, Plaats(naam, 1))
    if anders := tegenspraken(besluit, vingerafdrukken):
        return spreekt_zich_tegen(naam, anders)
    return besluit._replace(gewijzigd=gewijzigde_bestanden(besluit, vingerafdrukken, inhoud))


def _besluit(blok: dict[str, Any], bestand: Bestand) -> Besluit:
    if "besluit" not in blok:
        raise NietBruikbaarFout("dit zijn berekende tarieven, geen besluit")
    besluit, bewijs = veld(blok, "besluit", dict), veld(blok, "bewijs", dict)
    invoer = veld(blok, "invoer", dict)
    if not invoer or not all(isinstance(tekst, str) for tekst in invoer.values()):
        raise NietBruikbaarFout("de bestanden onder invoer ontbreken")
    if not all(map(is_zichtbaar, invoer)):
        raise NietBruikbaarFout("onder invoer staat een onzichtbaar teken in de naam van een bestand")
    tarieven = tuple(_tarief(een) for een in veld(blok, "tarieven", list))
    if len({tarief.product for tarief in tarieven}) != len(tarieven):
        raise NietBruikbaarFout("een product staat er twee keer in")
    return Besluit(
        bestand=bestand,
        regio=_zichtbaar(blok, "regio"),
        tariefjaar=_jaar(blok),
        peildatum=_dag(blok, "peildatum") if blok.get("peildatum") is not None else None,
        status=_status(blok),
        besluitdatum=_dag(besluit, "besluitdatum"),
        ingangsdatum=_dag(besluit, "ingangsdatum"),
        geldig_tot=_dag(besluit, "geldig_tot"),
        besluit=_tekst_als_er(besluit, "besluit"),
        versie=_versie(bewijs),
        sha256=veld(bewijs, "sha256", str),
        tarieven=tarieven,
        invoer={str(pad): tekst.encode("utf-8", "surrogatepass") for pad, tekst in invoer.items()},
        herziening=_tekst_als_er(besluit, "herziening"),
        uitzonderingen=_uitzonderingen(besluit),
        eerdere=_eerdere(besluit),
    )


def _uitzonderingen(besluit: dict[str, Any]) -> tuple[Caouitzondering, ...]:
    """De cao's die niet vaststonden; een besluit van vóór dit veld heeft er geen."""
    if besluit.get("uitzonderingen") is None:
        return ()
    regels = [als_object(een, "uitzondering") for een in veld(besluit, "uitzonderingen", list)]
    return tuple(Caouitzondering(_zichtbaar(een, "cao"), _zichtbaar(een, "reden")) for een in regels)


def _eerdere(besluit: dict[str, Any]) -> tuple[EerderBesluit, ...]:
    """De besluiten die er al lagen; het eerste besluit, en een van vóór dit veld, noemt er geen."""
    if besluit.get("eerdere_besluiten") is None:
        return ()
    regels = [als_object(een, "eerder besluit") for een in veld(besluit, "eerdere_besluiten", list)]
    return tuple(EerderBesluit(_jaar(een), _dag(een, "besluitdatum"), _zichtbaar(een, "sha256")) for een in regels)


def lees_anker(inhoud: bytes, naam: str) -> Anker | None:
    """Welke besluiten er al lagen bij dit besluit, zonder de rest ervan te keuren; niets als het geen besluit is."""
    try:
        blok = lees_blok(inhoud)
        besluit = veld(blok, "besluit", dict)
        return Anker(naam, _zichtbaar(blok, "regio"), _dag(besluit, "besluitdatum"), _eerdere(besluit))
    except NietBruikbaarFout:
        return None


def _vingerafdrukken(blok: dict[str, Any]) -> dict[str, str]:
    """Op pad de sha256 van elk bestand waarmee gerekend is."""
    bestanden = [als_object(een, "bestand") for een in veld(veld(blok, "bewijs", dict), "bestanden", list)]
    return {_zichtbaar(een, "pad"): _zichtbaar(een, "sha256") for een in bestanden}


def _tekst_als_er(blok: dict[str, Any], naam: str) -> str | None:
    """Een tekst die mag ontbreken."""
    return None if blok.get(naam) is None else veld(blok, naam, str)


def _zichtbaar(blok: dict[str, Any], naam: str) -> str:
    """Een tekst die in een kop of melding komt te staan, zonder tekens die niet te zien zijn."""
    tekst: str = veld(blok, naam, str)
    if not is_zichtbaar(tekst):
        raise NietBruikbaarFout(f"in het veld {naam} staat een onzichtbaar teken")
    return tekst


def _status(blok: dict[str, Any]) -> str:
    status = _zichtbaar(blok, "status")
    if status not in {CONCEPT, VASTGESTELD}:
        raise NietBruikbaarFout(f"het heeft de onbekende status '{status[:40]}'")
    return status


def _jaar(blok: dict[str, Any]) -> int:
    jaar: int = veld(blok, "tariefjaar", int)
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise NietBruikbaarFout(f"het tariefjaar ligt niet tussen {EERSTE_JAAR} en {LAATSTE_JAAR}")
    return jaar


def _dag(blok: dict[str, Any], naam: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(veld(blok, naam, str))
    except ValueError:
        raise NietBruikbaarFout(f"het veld {naam} is geen datum") from None


def _versie(bewijs: dict[str, Any]) -> str:
    """De versie van toen; zij telt mee in de vingerafdruk, en moet dus gewone tekst zijn."""
    versie: str = veld(bewijs, "reeletarief", str)
    if not versie.isascii():
        raise NietBruikbaarFout("het veld reeletarief is geen versie")
    return versie


def _bedrag(blok: dict[str, Any], naam: str) -> Decimal:
    tekst = veld(blok, naam, str)
    if not _BEDRAG.fullmatch(tekst):
        raise NietBruikbaarFout(f"'{tekst[:40]}' is geen bedrag")
    return Decimal(tekst)


def _prijs(blok: dict[str, Any], naam: str) -> Decimal:
    bedrag = _bedrag(blok, naam)
    if bedrag <= 0:
        raise NietBruikbaarFout(f"een tarief is groter dan nul, en {naam} is {bedrag:f}")
    return bedrag


def _tarief(een: Any) -> Besluittarief:
    blok = als_object(een, "tarief")
    return Besluittarief(
        product=_zichtbaar(blok, "product"),
        naam=veld(blok, "naam", str),
        eenheid=_eenheid(blok),
        berekend=_bedrag(blok, "tarief"),
        voorgesteld=_bedrag(blok, "voorgesteld"),
        vastgesteld=_prijs(blok, "vastgesteld"),
        reden=_tekst_als_er(blok, "reden"),
        elementen=_bedragen(blok, "elementen"),
        nvo=_bedragen(blok, "nvo"),
        vingerafdruk=veld(blok, "vingerafdruk", str),
        aannames=_namen(blok, "aannames"),
    )


def _namen(blok: dict[str, Any], veldnaam: str) -> tuple[str, ...]:
    """Een lijst namen; ontbreekt het veld, dan zijn er geen genoemd."""
    namen: list[Any] = veld(blok, veldnaam, list) if veldnaam in blok else []
    if not all(isinstance(naam, str) and is_zichtbaar(naam) for naam in namen):
        raise NietBruikbaarFout(f"in het veld {veldnaam} staat iets anders dan namen")
    return tuple(namen)


def _eenheid(blok: dict[str, Any]) -> str:
    eenheid: str = veld(blok, "eenheid", str)
    if eenheid not in EENHEIDCODES:
        raise NietBruikbaarFout(f"de eenheid '{eenheid[:40]}' bestaat niet")
    return eenheid


def _bedragen(blok: dict[str, Any], naam: str) -> dict[str, Decimal]:
    velden = veld(blok, naam, dict)
    return {str(sleutel): _bedrag(velden, sleutel) for sleutel in velden}
