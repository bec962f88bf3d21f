"""Van tabelbedrag tot uurkosten, met een kolom per inschaling: dezelfde boom, naast elkaar gezet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.ort import ORT
from reeletarief.kostprijs.post import Post, loop
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.herkomst import bron_met_klasse, vindplaats
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, nodige_breedte, tekstkolom
from reeletarief.weergave.uitleg.boom import BIJ_EEN_REKENSOM
from reeletarief.weergave.vormwoorden import VORMWOORDEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.tarief import Tarief

_CAO, _LOON = beginnen_met(Kop.CAO, Kop.LOON)
VASTE_CEL = (".minimum.salaris", ".maximum")
"""Het slot van de sleutel van een grens over een vaste plek in de salaristabel, zoals inpassingsnummer 16."""


class Kolom(NamedTuple):
    """Eén inschaling: de kop en de posten per rij."""

    kop: str
    rijen: dict[str, Post]


def loontabellen(tarief: Tarief, ruimte: int) -> list[Table]:
    """De loonkosten en uurkosten per inschaling, elke rij met de rekensom in woorden.

    Passen de inschalingen niet naast elkaar, dan zijn het meer tabellen, met ongeveer evenveel inschalingen.
    """
    kolommen = _kolommen(tarief.functies)
    tabellen: list[Table] = []
    for aantal in range(1, len(kolommen) + 1):
        grootte = -(-len(kolommen) // aantal)
        tabellen = [_loontabel(kolommen[begin : begin + grootte]) for begin in range(0, len(kolommen), grootte)]
        if all(nodige_breedte(tabel, *BIJ_EEN_REKENSOM) <= ruimte for tabel in tabellen):
            break
    return tabellen


def _loontabel(kolommen: Sequence[Kolom]) -> Table:
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "euro per fte per jaar", 4)
    tekstkolom(tabel, "rekensom", 5)
    for kolom in kolommen:
        getalkolom(tabel, kolom.kop)
    tekstkolom(tabel, "bron", 3)
    for rij in dict.fromkeys(rij for kolom in kolommen for rij in kolom.rijen):
        eigen = [kolom.rijen.get(rij) for kolom in kolommen]
        eerste = next(post for post in eigen if post is not None)
        bedragen = [leesbaar(post) if post else "" for post in eigen]
        tabel.add_row(
            _naam(rij, eerste),
            _som(rij, eerste),
            *bedragen,
            _vindplaatsen(rij, [post for post in eigen if post]),
        )
    return tabel


def _som(rij: str, post: Post) -> str:
    """De rekensom van een rij in woorden; het minimum over een vaste cel met zijn getallen, want die cel is geen rij."""
    if _is_afgeleid(post):
        return "afgeleid, zie onder deze tabel"
    return rekensom(post) if rij.endswith(VASTE_CEL) else rekensom(post, _in_woorden)


def gemiddelden(tarief: Tarief) -> list[str]:
    """Per tabelbedrag dat een gemiddelde van een schaal is, de treden waaruit het volgt."""
    alle = {post.sleutel: post for post in loop(tarief.tarief) if _is_tabelbedrag(post) and post.operanden}
    return [
        f"{post.naam}: ({rekensom(post.operanden[0])}) ÷ {leesbaar(post.operanden[1])} = {leesbaar(post)} "
        f"({vindplaats(post.operanden[0].operanden[0])} en verder)"
        for post in alle.values()
        if post.sleutel.endswith(".gemiddelde")
    ]


def afgeleide_cellen(tarief: Tarief) -> list[str]:
    """Per tabelbedrag uit een afgeleide tabel hoe het volgt uit de tabel ervoor."""
    return [
        f"{post.naam}: {_stappen(post)} ({bron_met_klasse(post)})" for post in loop(tarief.tarief) if _is_afgeleid(post)
    ]


def _is_afgeleid(post: Post) -> bool:
    """Of dit een tabelbedrag is dat niet gepubliceerd is maar uit een eerdere tabel volgt."""
    return _is_tabelbedrag(post) and post.herkomst is not None and bool(post.operanden)


def _stappen(post: Post) -> str:
    """De rekensommen van een afgeleide cel achter elkaar, van de vorige cel tot het afgeronde bedrag."""
    eigen = [deel for deel in loop(post) if deel.sleutel == post.sleutel or deel.sleutel.startswith(f"{post.sleutel}.")]
    return "; ".join(f"{rekensom(deel)} = {leesbaar(deel)}" for deel in eigen)


def functietabel(tarief: Tarief) -> Table:
    """De functiemix: inzet × kosten per functie, in de maat van de vorm."""
    tabel = nieuwe_tabel()
    for kop in ("functie", "niveau", "schaal", "trede"):
        tekstkolom(tabel, kop)
    woorden = VORMWOORDEN[tarief.kaart.vorm]
    for kop in (woorden.inzet, f"× {woorden.kosten}", f"= {woorden.uitkomst}"):
        getalkolom(tabel, kop)
    tekstkolom(tabel, "bron")
    for deel in tarief.functies:
        functie = deel.functie
        tabel.add_row(
            str(functie.functie),
            functie.niveau,
            str(functie.schaal),
            str(functie.trede),
            woorden.inzet_van(deel.inzet),
            leesbaar(deel.eenheidskosten),
            leesbaar(deel.kosten),
            bron_met_klasse(deel.inzet),
        )
    return tabel


def _kolommen(functies: tuple[Functiepost, ...]) -> list[Kolom]:
    kolommen: dict[str, Kolom] = {}
    for deel in functies:
        kop = f"{deel.loon.schaal} / {deel.loon.trede}"
        if ORT in deel.loon.regels:
            kop += f"\n{deel.functie.functie}"
        kolommen.setdefault(kop, Kolom(kop, _rijen(deel)))
    return list(kolommen.values())


def _rijen(deel: Functiepost) -> dict[str, Post]:
    """De posten van deze inschaling, op de naam die ze met andere inschalingen delen."""
    voorvoegsel = f"{deel.loon.stam}."
    rijen: dict[str, Post] = {}
    for post in loop(deel.eenheidskosten):
        if post.sleutel.startswith(voorvoegsel):
            rijen[post.sleutel.removeprefix(voorvoegsel)] = post
    tabelbedragen = {
        f"tabelbedrag.{_datum(operand)}": operand
        for rij, post in rijen.items()
        for operand in post.operanden
        if _is_tabelbedrag(operand) and not rij.endswith(VASTE_CEL)
    }
    return tabelbedragen | rijen


def _vindplaatsen(rij: str, posten: list[Post]) -> str:
    """De vindplaatsen van een rij; in hetzelfde bestand alleen de regelnummers erbij, en van een gemiddelde niets: dat heeft een eigen regel."""
    if (
        not rij.endswith(VASTE_CEL)
        and any(_is_tabelbedrag(operand) for operand in posten[0].operanden)
        and not _is_tabelbedrag(posten[0])
    ):
        return ""  # de cel staat met haar vindplaats in de rij erboven
    plekken = list(dict.fromkeys(plek for post in posten if (plek := bron_met_klasse(post))))
    if not plekken:
        return ""
    eerste, *rest = plekken
    bestand = eerste.partition(":")[0]
    return ", ".join([eerste, *(plek.removeprefix(bestand) for plek in rest)])


def _is_tabelbedrag(post: Post) -> bool:
    cel = ".trede_" in post.sleutel or post.sleutel.endswith(".gemiddelde")
    return cel and post.sleutel.startswith(_CAO) and ".schaal_" in post.sleutel


def _datum(post: Post) -> str:
    return post.sleutel.split(".")[2]


def _naam(rij: str, post: Post) -> str:
    if rij.startswith("tabelbedrag."):
        return f"tabelbedrag {post.eenheid.removeprefix('euro ')}, tabel {rij.removeprefix('tabelbedrag.')}"
    return "uurkosten (euro per declarabel uur)" if rij == "uurkosten" else post.naam


def _in_woorden(post: Post) -> str:
    """Wat per inschaling verschilt met zijn naam, wat gelijk is met zijn getal."""
    if _is_tabelbedrag(post):
        return "tabelbedrag"
    return post.naam if post.sleutel.startswith(_LOON) else leesbaar(post)
