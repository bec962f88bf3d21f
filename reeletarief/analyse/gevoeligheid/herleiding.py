"""Waar een berekende waarde uit volgt: de knoppen die iemand wél kan verzetten als hij een regel noemt die uit een reeks komt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.afwijking import WAARDEVELDEN
from reeletarief.kostprijs.kop import Kop, beginnen_met, zonder_onderdeel
from reeletarief.kostprijs.post import Bewerking, loop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_REEKSEN = beginnen_met(Kop.REEKSEN)
_PER_LOON = (Kop.WERKGEVERSLASTEN, Kop.INHOUDINGEN)
"""Groepen waarvan de regel per schaal en trede een post is, onder ``loon``."""


def waaruit(tarief: Tarief, knoppen: Sequence[Knop], naam: str) -> list[Knop]:
    """De knoppen waar een berekende regel, sleutel of parameter uit volgt; haar eigen waarde voorop, ook als die uit een reeks komt."""
    gezocht = _berekend(tarief, naam)
    onder = {post.sleutel for post in loop(*gezocht)}
    eigen = {post.sleutel for post in _eigen_waarde(gezocht)}
    bronnen = [knop for knop in knoppen if any(post.sleutel in onder for post in knop.posten)]
    return sorted(bronnen, key=lambda knop: knop.post.sleutel not in eigen)


def reeksen_achter(tarieven: Iterable[tuple[Tarief, Sequence[Knop]]], naam: str) -> list[str]:
    """De namen van de reekswaarden waar een regel van de regio in deze tarieven uit volgt."""
    namen: set[str] = set()
    for tarief, knoppen in tarieven:
        eigen = {post.sleutel for post in _eigen_waarde(_berekend(tarief, naam))}
        namen |= {knop.basis for knop in knoppen if knop.post.sleutel in eigen and knop.basis.startswith(_REEKSEN)}
    return sorted(namen)


def reekswaarde(tarief: Tarief, naam: str) -> Decimal | None:
    """De waarde die een regel in dit tarief uit een reeks krijgt; niets als zij die niet uit één reeks haalt."""
    waarden = {
        operand.bedrag
        for post in _berekend(tarief, naam)
        for operand in post.operanden
        if operand.sleutel.startswith(_REEKSEN)
    }
    return waarden.pop() if len(waarden) == 1 else None


def _berekend(tarief: Tarief, naam: str) -> list[Post]:
    return [post for post in loop(tarief.tarief) if post.bewerking is not Bewerking.WAARDE and _heet(post, naam)]


def _eigen_waarde(berekend: Sequence[Post]) -> Iterator[Post]:
    """Wat er meteen in zit, en van een reeks ook waar zij van afgeleid is."""
    direct = [operand for post in berekend for operand in post.operanden]
    yield from direct
    yield from loop(*(post for post in direct if post.sleutel.startswith(_REEKSEN)))


def _heet(post: Post, naam: str) -> bool:
    """Of een post de waarde is die iemand met deze naam bedoelt, ook als zij bij een onderdeel of een loon hoort."""
    if post.sleutel == naam or (post.herkomst is not None and post.herkomst.parameter == naam):
        return True
    kaal = zonder_onderdeel(post.sleutel)
    groep, _, regel = naam.partition(".")
    if groep == Kop.OPSLAGEN:
        eigen = regel.rpartition(".")[2]
        return kaal == f"{Kop.OPSLAG}.{eigen}" or kaal in {f"{Kop.OPSLAGEN}.{eigen}.{veld}" for veld in WAARDEVELDEN}
    if groep in _PER_LOON:
        return kaal.startswith(beginnen_met(Kop.LOON)) and kaal.endswith(f".{regel}")
    return kaal == naam
