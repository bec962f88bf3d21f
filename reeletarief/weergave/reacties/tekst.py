"""De woorden waarmee de weergaven van ``reacties`` over een reactie, een wijziging en een effect spreken."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_cent
from reeletarief.invoer.reacties.register import DEELS, NIET, OVERGENOMEN
from reeletarief.kostprijs.elementen import NVO
from reeletarief.kostprijs.post import Eenheid
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import (
    als_waarde_met_uur,
    euro,
    getekend_procent,
    getekende_euro,
    geteld,
    met_komma,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.effect import Omvang, Productverschil
    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.analyse.reacties.plek import Plek
    from reeletarief.analyse.reacties.toepassen import Zet
    from reeletarief.invoer.reacties.register import Reactie

OORDELEN = {OVERGENOMEN: "overgenomen", DEELS: "deels overgenomen", NIET: "niet overgenomen"}
OPEN = "nog niet beoordeeld"
GEEN_MOTIEF = "het motief ontbreekt nog"
NIETS = "—"
_GETAL = re.compile(r"[+-]?[0-9]+\.[0-9]+(?![0-9.])")
_KAAL_GETAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


class Basis(NamedTuple):
    """Waarop het effect gerekend is: in gewone woorden, en of dat het concept is dat de aanbieders zagen."""

    omschrijving: str
    is_concept: bool
    opmerkingen: tuple[str, ...] = ()


def aanhef(reactie: Reactie) -> str:
    """Welke reactie het is, van wie en van wanneer."""
    return f"Reactie {reactie.nummer} van {reactie.aanbieder}, {voluit(reactie.datum.dag)}"


def waarover(reactie: Reactie, woorden: Parameterwoorden) -> str:
    """Waar een reactie over gaat: het product of de hele regio, en de parameter of het element."""
    return ", ".join([str(reactie.product or "hele regio"), *onderwerpen(reactie, woorden)])


def onderwerpen(reactie: Reactie, woorden: Parameterwoorden) -> list[str]:
    """De parameter en het element waar een reactie over gaat, als zij die noemt."""
    delen = [woorden.van(str(reactie.parameter), product_van(reactie)).naam] if reactie.parameter else []
    return [*delen, NVO[reactie.element]] if reactie.element else delen


def oordeel(reactie: Reactie) -> str:
    """Het oordeel voluit, of dat het er nog niet is."""
    return OORDELEN[reactie.oordeel] if reactie.oordeel else OPEN


def motief(reactie: Reactie) -> str:
    """Het motief; zonder oordeel leeg, en bij een oordeel zonder motief dat het ontbreekt."""
    if reactie.heeft_motief:
        return str(reactie.motief)
    return GEEN_MOTIEF if reactie.oordeel else ""


def telling(reacties: Sequence[Reactie]) -> dict[str, int]:
    """Hoeveel reacties er per oordeel zijn; wat nog niet beoordeeld is, achteraan."""
    gegeven = [reactie.oordeel or OPEN for reactie in reacties]
    return {naam: gegeven.count(naam) for naam in (OVERGENOMEN, DEELS, NIET, OPEN)}


def telzin(reacties: Sequence[Reactie]) -> str:
    """De telling als zin."""
    delen = ", ".join(
        f"{aantal} {OORDELEN.get(naam, naam)}" for naam, aantal in telling(reacties).items() if aantal or naam != OPEN
    )
    aanbieders = len({str(reactie.aanbieder) for reactie in reacties})
    return (
        f"{geteld(len(reacties), 'reactie', 'reacties')} van {geteld(aanbieders, 'aanbieder', 'aanbieders')}: {delen}."
    )


def wijziging(zet: Zet, woorden: Parameterwoorden) -> str:
    """Een wijziging in één zin: wat, van wat, naar wat."""
    plek = zet.plek
    wat, eenheid = woorden.van(plek.parameter, product_van(zet.reactie))
    nieuw = cijfer(zet.nieuw, eenheid)
    if plek.kaart is None:
        return f"{wat}: {cijfer(zet.oud, eenheid)} → {nieuw}"
    return f"{wat}: {_van_de_regio(plek, eenheid)} → {nieuw} (eigen waarde van {plek.kaart.product})"


def _van_de_regio(plek: Plek, eenheid: Eenheid | None) -> str:
    """De waarde waar een kaart van gaat afwijken; staat zij in een reeks, dan met die van dit product erbij."""
    if plek.nu is not None:
        return f"{als_waarde_met_uur(plek.nu, eenheid or '')} (regio)"
    if plek.uit_reeks is None:
        return "uit een reeks (regio)"
    return f"{als_waarde_met_uur(plek.uit_reeks, eenheid or '')} (regio, uit een reeks)"


def eigen_cijfer(reactie: Reactie, woorden: Parameterwoorden) -> str:
    """Wat de aanbieder voor de parameter vraagt; leeg als hij geen cijfer geeft."""
    return cijfer(str(reactie.eigen_cijfer or ""), woorden.van(str(reactie.parameter), product_van(reactie)).eenheid)


def cijfer(tekst: str, eenheid: Eenheid | None) -> str:
    """Een waarde zoals een bestand haar schrijft, voor een lezer: 1.95 wordt € 1,95, 40 wordt 40 uur en "9" wordt 9.

    Een verandering, en een getal waarvan niet vaststaat wat het is, blijft staan zoals het geschreven is, met een komma.
    """
    kaal = tekst.strip('"')
    if eenheid is not None and eenheid is not Eenheid.FRACTIE and _KAAL_GETAL.fullmatch(kaal):
        return als_waarde_met_uur(Decimal(kaal), eenheid)
    getal = _GETAL.match(kaal)
    return f"{met_komma(getal[0])}{kaal[getal.end() :]}" if getal else kaal


def product_van(reactie: Reactie) -> str | None:
    """Het ene product waar een reactie over gaat; een reactie over de hele regio heeft er geen."""
    return str(reactie.product) if reactie.product else None


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
    aantal = geteld(omvang_.aantal, "tarief verandert", "tarieven veranderen")
    if omvang_.aantal == 1:
        return f"{aantal}: {effectzin(omvang_.grootste)}"
    return f"{aantal}, gemiddeld {getekend_procent(omvang_.gemiddeld)}, het meest {effectzin(omvang_.grootste)}"
