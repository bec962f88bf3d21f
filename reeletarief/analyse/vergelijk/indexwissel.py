"""Waarom er anders geïndexeerd wordt: de regio koos een andere methode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.analyse.vergelijk.redenen import Reden, Wissel
from reeletarief.fouten import in_zin
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam
from reeletarief.invoer.yaml_strikt import tekstplaats
from reeletarief.kostprijs.kop import Kop, kop_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.invoer.opslagen.indexering import Indexering
    from reeletarief.kostprijs.tarief import Tarief

_INDEX = "indexering"
_METHODEN = {
    "geen": "geen",
    "vast": "vast percentage",
    "ova_ppc": "OVA en ppc",
    "vng_verschil": "VNG, correctie als verschil",
    "vng_verhouding": "VNG, correctie als verhouding",
}
_DECIMALEN = 4


def indexwissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """De index, als hij anders bepaald wordt dan eerst: ``index 2026: 3,95% (VNG, correctie als verschil) → 4% (vast percentage)``."""
    eerst, nu = oud.opslagen.indexering, nieuw.opslagen.indexering
    was, is_nu, plaats = _wijze(eerst), _wijze(nu), tekstplaats(nu.methode)
    if was == is_nu:
        plaats = nu.afronding.plaats if nu.afronding else plaats
        was, is_nu = (f"{wijze}, {_afronding(een)}" for wijze, een in ((was, eerst), (is_nu, nu)))
    if was != is_nu:
        wat = "indexering" if "geen" in (eerst.methode, nu.methode) or oud.jaar != nieuw.jaar else f"index {nieuw.jaar}"
        naam = f"{wat}: {_met_index(oud, was)} → {_met_index(nieuw, is_nu)}"
        yield _INDEX, Wissel("indexering", Reden(naam, plaats))


def index_van(sleutel: str) -> str:
    """De index, als een post een index is of iets daarmee indexeert; anders leeg."""
    return _INDEX if kop_van(sleutel) in {Kop.INDEX, Kop.INDEXERING} else ""


def _wijze(regels: Indexering) -> str:
    """De methode in woorden, met wat zij verder kiest."""
    bron = f" uit reeks {regels.percentage}" if isinstance(regels.percentage, Reeksnaam) else ""
    stand = f", {regels.stand}" if regels.stand else ""
    return f"{_METHODEN[regels.methode]}{bron}{stand}"


def _afronding(regels: Indexering) -> str:
    return "niet afgerond" if regels.afronding is None else "afgerond"


def _met_index(tarief: Tarief, wijze: str) -> str:
    """De wijze, met de index van het laatste jaar dat ermee geïndexeerd wordt; zonder index alleen de wijze."""
    regels = (post for post in tarief.onafgerond.operanden if post.sleutel == Kop.INDEXERING)
    delen = next((post.operanden for post in regels), ())
    return f"{in_zin(op_decimalen(delen[-1].operanden[1].bedrag * 100, _DECIMALEN))}% ({wijze})" if delen else wijze
