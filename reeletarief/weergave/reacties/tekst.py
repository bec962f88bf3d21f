"""De woorden waarmee de weergaven van ``reacties`` over een reactie, een wijziging en een effect spreken."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_cent
from reeletarief.analyse.reacties.plek import Vorm
from reeletarief.invoer.reacties.register import DEELS, NIET, OVERGENOMEN
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.getal import euro, getekend_procent, getekende_euro, machine, meervoud, met_komma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.reacties.effect import Omvang, Productverschil
    from reeletarief.analyse.reacties.toepassen import Zet
    from reeletarief.invoer.reacties.register import Reactie

OORDELEN = {OVERGENOMEN: "overgenomen", DEELS: "deels overgenomen", NIET: "niet overgenomen"}
OPEN = "nog niet beoordeeld"
GEEN_MOTIEF = "het motief ontbreekt nog"
NIETS = "—"
_GETAL = re.compile(r"[+-]?[0-9]+\.[0-9]+(?![0-9.])")


class Basis(NamedTuple):
    """Waarop het effect gerekend is: in gewone woorden, en of dat het concept is dat de aanbieders zagen."""

    omschrijving: str
    is_concept: bool
    opmerkingen: tuple[str, ...] = ()


def waarover(reactie: Reactie) -> str:
    """Waar een reactie over gaat: het product, en de parameter of het element."""
    delen = [str(reactie.product)] if reactie.product else []
    delen += [str(reactie.parameter)] if reactie.parameter else []
    delen += [NVO[reactie.element]] if reactie.element else []
    return ", ".join(delen)


def oordeel(reactie: Reactie) -> str:
    """Het oordeel, of dat het er nog niet is."""
    return reactie.oordeel or OPEN


def motief(reactie: Reactie) -> str:
    """Het motief; zonder oordeel leeg, en bij een oordeel zonder motief dat het ontbreekt."""
    if reactie.heeft_motief:
        return str(reactie.motief)
    return GEEN_MOTIEF if reactie.oordeel else ""


def telling(reacties: Sequence[Reactie]) -> dict[str, int]:
    """Hoeveel reacties er per oordeel zijn; wat nog niet beoordeeld is, achteraan."""
    gegeven = [oordeel(reactie) for reactie in reacties]
    return {naam: gegeven.count(naam) for naam in (OVERGENOMEN, DEELS, NIET, OPEN)}


def telzin(reacties: Sequence[Reactie]) -> str:
    """De telling als zin."""
    geteld = telling(reacties)
    delen = ", ".join(
        f"{aantal} {OORDELEN.get(naam, naam)}" for naam, aantal in geteld.items() if aantal or naam != OPEN
    )
    aanbieders = len({str(reactie.aanbieder) for reactie in reacties})
    return (
        f"{len(reacties)} {meervoud(len(reacties), 'reactie', 'reacties')} van {aanbieders} "
        f"{meervoud(aanbieders, 'aanbieder', 'aanbieders')}: {delen}."
    )


def wijziging(zet: Zet, namen: Mapping[str, str] = MappingProxyType({})) -> str:
    """Een wijziging in één zin: wat, van wat, naar wat; met ``namen`` in gewone woorden."""
    parameter, kaart, nu, vorm = in_woorden(zet.plek.parameter, namen), zet.plek.kaart, zet.plek.nu, zet.plek.vorm
    nieuw = _met_eenheid(zet.nieuw, vorm)
    if kaart is None:
        return f"{parameter}: {_met_eenheid(zet.oud, vorm)} → {nieuw}"
    regio = "uit een reeks" if nu is None else _met_eenheid(_zoals(nu, vorm), vorm)
    return f"{parameter}: {regio} (regio) → {nieuw} (eigen waarde van {kaart.product})"


def _met_eenheid(tekst: str, vorm: Vorm) -> str:
    """Een waarde voor een lezer, een bedrag met zijn euroteken."""
    return f"€ {cijfer(tekst)}" if vorm is Vorm.BEDRAG else cijfer(tekst)


def cijfer(tekst: str) -> str:
    """Een waarde zoals een bestand haar schrijft, voor een lezer: 1.95 wordt 1,95 en "9" wordt 9."""
    kaal = tekst.strip('"')
    return met_komma(kaal) if _GETAL.match(kaal) else kaal


def in_woorden(parameter: str, namen: Mapping[str, str]) -> str:
    """Een parameter in gewone woorden, of zoals het register haar noemt als die er niet zijn."""
    return namen.get(parameter, parameter)


def _zoals(getal: Decimal, vorm: Vorm) -> str:
    """Een getal zoals een bestand het schrijft."""
    if vorm is Vorm.PERCENTAGE:
        return f"{machine(getal * 100)}%"
    return machine(getal, 2 if vorm is Vorm.BEDRAG else 0)


def bedrag(tarief: Decimal | None) -> str:
    """Een tarief; op vier decimalen als het niet op hele centen ligt, en een streepje als het er niet is."""
    return NIETS if tarief is None else euro(tarief, _decimalen(tarief))


def verschil(erbij: Decimal | None) -> str:
    """Een verschil in euro, met teken."""
    return NIETS if erbij is None else getekende_euro(erbij, _decimalen(erbij))


def _decimalen(bedrag_: Decimal) -> int:
    return 2 if bedrag_ == op_cent(bedrag_) else 4


def effectzin(een: Productverschil) -> str:
    """Eén product in een zin: 45A48 € +1,33 (+1,31%)."""
    return f"{een.product} {verschil(een.verschil)} ({getekend_procent(een.fractie)})"


def omvangzin(omvang_: Omvang) -> str:
    """Hoeveel tarieven bewegen, gemiddeld en het meest."""
    if omvang_.grootste is None:
        return "geen enkel tarief verandert"
    aantal = f"{omvang_.aantal} {meervoud(omvang_.aantal, 'tarief verandert', 'tarieven veranderen')}"
    if omvang_.aantal == 1:
        return f"{aantal}: {effectzin(omvang_.grootste)}"
    return f"{aantal}, gemiddeld {getekend_procent(omvang_.gemiddeld)}, het meest {effectzin(omvang_.grootste)}"
