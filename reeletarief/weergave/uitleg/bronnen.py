"""De bronnen van een tarief: elke gegeven waarde met haar publicatie, jaar, klasse en toelichting, en wat een aanname is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import VAST_GETAL, Herkomst, Post, loop
from reeletarief.weergave.aannamewaarden import aannamewaarden
from reeletarief.weergave.bronjaar import met_jaar
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.tabelvorm import nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from rich.table import Table

    from reeletarief.kostprijs.tarief import Tarief


def bronnentabel(tarief: Tarief) -> Table:
    """Per bron de waarden die eruit komen; waarden met dezelfde bron en toelichting staan bij elkaar."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "bron", 5)
    tekstkolom(tabel, "klasse")
    tekstkolom(tabel, "gebruikt voor", 6)
    for (bron, klasse, toelichting), posten in _per_bron(tarief).items():
        waarden = "; ".join(dict.fromkeys(_genoemd(post) for post in posten))
        tabel.add_row(bron, klasse, f"{waarden}. {toelichting}" if toelichting else waarden)
    return tabel


def aannametabel(tarief: Tarief) -> Table:
    """Elke aanname bij naam, met wat er gekozen is en de sleutel die ``gevoeligheid`` neemt."""
    tabel = nieuwe_tabel()
    for kop in ("aanname", "waarde", "sleutel"):
        tekstkolom(tabel, kop)
    waarden = aannamewaarden([tarief])
    for aanname in tarief.aannames:
        tabel.add_row(waarden[aanname].naam, waarden[aanname].waarde or "zie de berekening", aanname)
    return tabel


def _genoemd(post: Post) -> str:
    """Een gegeven waarde met haar bedrag; bij een keuze (een berekende last) alleen de naam."""
    return post.naam if post.operanden else f"{post.naam} {leesbaar(post)}"


def _per_bron(tarief: Tarief) -> dict[tuple[str, str, str], list[Post]]:
    groepen: dict[tuple[str, str, str], list[Post]] = {}
    for post in loop(tarief.tarief):
        herkomst = post.herkomst
        if herkomst is None or post.sleutel.startswith(VAST_GETAL):
            continue
        groepen.setdefault((met_jaar(herkomst), _klasse(herkomst), herkomst.toelichting or ""), []).append(post)
    return groepen


def _klasse(herkomst: Herkomst) -> str:
    return f"{herkomst.klasse}, zekerheid {herkomst.zekerheid}" if herkomst.zekerheid else str(herkomst.klasse)
