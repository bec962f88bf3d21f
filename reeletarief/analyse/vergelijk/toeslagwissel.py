"""Waarom de onregelmatigheidstoeslag anders telt: de kaart rekent er andere toeslagen over, of de cao geeft haar tot een andere grens.

In de boom staan beide op het loon van een functie. Aan de kaarten en de tabellen is te zien van welke van de twee het komt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.boompaar import zonder_deel_op_tijd
from reeletarief.analyse.vergelijk.redenen import Reden, Wissel, producten_in_beide
from reeletarief.kostprijs.functiemix import functiesleutels
from reeletarief.kostprijs.kop import Kop, kop_van, zonder_onderdeel
from reeletarief.kostprijs.ort import ORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.ort import Ort
    from reeletarief.invoer.cao.voorwaarden import Tabelplek
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.tarief import Tarief

_OVER_ORT, _GRENS = f"{ORT}.", "grens"
"""Wat er over de toeslag gaat, en het salaris waarmee de cao haar begrenst."""
_VAN_DE_GRENS = (f".{ORT}.salaris", f".{ORT}.maximum")
"""Zo eindigen de posten bij een loon die er zijn omdat de cao de toeslag begrenst."""


def toeslagwissels(oud: Tarief, nieuw: Tarief) -> dict[str, Wissel]:
    """De onderwerpen van :func:`toeslag_van` die in beide tarieven staan en anders zijn, met waardoor."""
    return {
        f"{begin}{onderwerp}": wissel
        for begin, eerst, nu in producten_in_beide(oud, nieuw)
        for onderwerp, wissel in _van_product(eerst, nu)
    }


def toeslag_van(sleutel: str) -> str:
    """Waar een post van is: of een functie de toeslag krijgt, het salaris waar zij hoogstens over gaat, of wat erover gaat; anders leeg."""
    eigen = zonder_onderdeel(sleutel)
    begin, eigen = sleutel.removesuffix(eigen), zonder_deel_op_tijd(eigen)
    if kop_van(sleutel) is Kop.FUNCTIE and eigen.count(".") == 2 and eigen.endswith(".ort"):
        return f"{begin}{eigen}"
    if kop_van(sleutel) is not Kop.LOON or f".{_OVER_ORT}" not in eigen:
        return ""
    return f"{begin}{_GRENS if eigen.endswith(_VAN_DE_GRENS) else _OVER_ORT}"


def _van_product(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    over = _over_de_toeslag(oud.kaart), _over_de_toeslag(nieuw.kaart)
    if reden := _reden(f"toeslagen over de {ORT}", *over, "", "geen"):
        yield _OVER_ORT, Wissel("inzet", reden)
    if oud.cao is None or nieuw.cao is None or oud.cao.cao != nieuw.cao.cao:
        return
    cao, eerst, nu = nieuw.cao.cao, oud.cao.laatste.ort, nieuw.cao.laatste.ort
    if reden := _reden(f"{ORT} van cao {cao}", _wie(eerst), _wie(nu), "tot en met ", "voor iedereen"):
        inschaling = _inschaling(oud.kaart)
        zelfde = (functie for functie, waarin in _inschaling(nieuw.kaart).items() if inschaling.get(functie) == waarin)
        yield from ((f"{functie}.ort", Wissel("cao", reden)) for functie in zelfde)
    if reden := _reden(
        f"uurloon voor de {ORT} van cao {cao}", _uurloon(eerst), _uurloon(nu), "hoogstens ", "zonder grens"
    ):
        yield _GRENS, Wissel("cao", reden)


def _over_de_toeslag(kaart: Productkaart) -> dict[str, Plaats]:
    """De toeslagen die een kaart over de onregelmatigheidstoeslag rekent, met hun plaats."""
    namen = kaart.rooster.toeslagen_over_ort if kaart.rooster else ()
    return {naam.replace("_", " "): naam.plaats for naam in namen}


def _inschaling(kaart: Productkaart) -> dict[str, tuple[str, str]]:
    """De schaal en trede van elke functie van een kaart, op haar sleutel."""
    functies = zip(functiesleutels(kaart), kaart.functiemix, strict=True)
    return {sleutel: (str(functie.schaal), str(functie.trede)) for sleutel, functie in functies}


def _wie(ort: Ort | None) -> dict[str, Plaats]:
    """Tot en met welke inschaling de cao de toeslag geeft, in woorden, met de plaats."""
    if ort is None:
        return {}
    schaal = {f"schaal {ort.schalen_tot_en_met}": ort.schalen_tot_en_met.plaats} if ort.schalen_tot_en_met else {}
    return schaal | _plek(ort.salaris_tot_en_met)


def _uurloon(ort: Ort | None) -> dict[str, Plaats]:
    """De inschaling waarvan het uurloon de toeslag begrenst, in woorden, met de plaats."""
    return _plek(ort.uurloon_hoogstens) if ort else {}


def _plek(plek: Tabelplek | None) -> dict[str, Plaats]:
    return {f"schaal {plek.schaal} trede {plek.trede}": plek.schaal.plaats} if plek else {}


def _reden(wat: str, eerst: Mapping[str, Plaats], nu: Mapping[str, Plaats], woord: str, geen: str) -> Reden | None:
    """Wat er anders is, als dat zo is, met de plaats van wat erbij kwam en van wat verviel."""
    if eerst.keys() == nu.keys():
        return None
    van, naar = (f"{woord}{' en '.join(een)}" if een else geen for een in (eerst, nu))
    erbij = (plaats for naam, plaats in nu.items() if naam not in eerst)
    weg = (plaats for naam, plaats in eerst.items() if naam not in nu)
    return Reden(f"{wat}: {van} → {naar}", next(erbij, None), next(weg, None))
