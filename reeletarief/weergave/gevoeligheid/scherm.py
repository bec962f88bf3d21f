"""``gevoeligheid`` op het scherm: elke parameter met het effect van één stap, het grootste boven, met balken."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import getekend_procent, getekende_euro, meervoud
from reeletarief.weergave.gevoeligheid.tekst import (
    BALK,
    BIJ_EEN_PARAMETER,
    balk,
    bestandstekst,
    effectdecimalen,
    klasse_van,
    kop,
    langste,
    parametercel,
    parameterkolom,
    stand_tekst,
    stap_tekst,
    vindplaats_van,
)
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.gevoeligheid.stap import Effect
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

OPTELLEN = "Elk effect geldt apart, met al het andere zoals nu; samen zijn ze niet zomaar hun som."


def toon_effecten(
    effecten: Sequence[Effect], hoogstens: int | None, tarief: Tarief, resultaat: Resultaat, console: Console
) -> None:
    """Druk het overzicht af; zonder ``hoogstens`` alle parameters, ook die zonder effect."""
    kop(tarief, resultaat, console)
    getoond = effecten[:hoogstens]
    druk_heel(_tabel(getoond, tarief), console, *BIJ_EEN_PARAMETER, {"nu": "waarde ", "stap": "stap "})
    for regel in slotregels(getoond, len(effecten), tarief):
        console.print(BreekbareTekst(regel, na="."), style="dim")
    console.print(bewijsregel(resultaat.bewijs))
    if getoond:
        console.print(f"Verder: reeletarief gevoeligheid {shlex.quote(tarief.product)} {_vervolg(getoond[0])}")


def _vervolg(effect: Effect) -> str:
    """De opties om verder te kijken naar een parameter: tien stappen vanaf nu."""
    knop, ver = effect.knop, effect.knop.waarde + 10 * effect.stap
    van, tot = bestandstekst(knop, knop.waarde), bestandstekst(knop, ver)
    return f"--parameter {knop.naam} --van {van} --tot {tot}"


def _tabel(effecten: Sequence[Effect], tarief: Tarief) -> Table:
    tabel = nieuwe_tabel()
    parameterkolom(tabel)
    for titel in ("nu", "stap", "effect", "% tarief"):
        getalkolom(tabel, titel)
    for titel in (BALK, "klasse", "vindplaats"):
        tabel.add_column(titel, no_wrap=True)
    schaal = langste([effect.verschil for effect in effecten])
    for effect in effecten:
        tabel.add_row(
            *_rij(effect, tarief), balk(effect.verschil / schaal), klasse_van(effect.knop), vindplaats_van(effect.knop)
        )
    return tabel


def _rij(effect: Effect, tarief: Tarief) -> list[BreekbareTekst | str]:
    knop = effect.knop
    return [
        parametercel(f"{knop.naam} *" if effect.knikken else knop.naam),
        stand_tekst(knop, knop.waarde),
        stap_tekst(knop, effect.stap),
        getekende_euro(effect.verschil, effectdecimalen(tarief)),
        getekend_procent(effect.verschil / tarief.onafgerond.bedrag),
    ]


def slotregels(getoond: Sequence[Effect], aantal: int, tarief: Tarief) -> list[str]:
    """Hoeveel er niet getoond zijn, en hoe de effecten gelezen moeten worden."""
    rest = aantal - len(getoond)
    regels = []
    if rest:
        regels.append(f"… en nog {rest} kleinere {meervoud(rest, 'parameter', 'parameters')}; --alles toont ze ook.")
    regels.append(f"Effect op het tarief voor afronding. {OPTELLEN}")
    if any(effect.knop.groep for effect in getoond):
        regels.append(
            "Een aandeel of gewicht dat stijgt, gaat naar verhouding van de andere af: samen blijven ze 100%."
        )
    if tarief.onderdelen:
        regels.append("De tarieven van de onderdelen worden eerst afgerond; een klein effect kan daardoor wegvallen.")
    return [*regels, *_knikregels(getoond)]


def _knikregels(effecten: Sequence[Effect]) -> list[str]:
    """Per minimum of maximum dat binnen een stap omslaat, bij welke parameters dat zo is."""
    per_post: dict[str, list[str]] = {}
    for effect in effecten:
        for naam in dict.fromkeys(post.naam for post in effect.knikken):
            per_post.setdefault(naam, []).append(effect.knop.naam)
    return [
        f"* Binnen de stap wordt een grens gepasseerd bij '{post}'. Een stap terug of een grotere stap telt dan anders. "
        f"Het gaat om {', '.join(namen)}."
        for post, namen in per_post.items()
    ]
