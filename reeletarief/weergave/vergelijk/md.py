"""``vergelijk --formaat md``: een reactie bij een wijzigingsverzoek, met het belangrijkste boven de vouw.

De eerste regel is een onzichtbaar merk, waaraan CI haar eerdere reactie terugvindt. GitHub weigert een reactie boven 65.536
tekens; wat er niet in past, valt regel voor regel weg, met een telling erbij.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.weergave.getal import geteld
from reeletarief.weergave.markdown import als_md, tabelkop, tabelrij
from reeletarief.weergave.vergelijk.tabellen import (
    elemententabel,
    gelijke_tarieven,
    gevolgentabel,
    groepentabel,
    kenmerkentabel,
    tarieventabel,
    weggevallentabel,
)
from reeletarief.weergave.vergelijk.tekst import (
    APART_AFGEROND,
    HOOGSTENS_GEVOLGEN,
    LEGENDA,
    bewijs,
    bijgesteld,
    kanten,
    kop,
    meer_gevolgen,
    overschrijding,
    zonder_oorzaken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Vergelijking
    from reeletarief.weergave.tabelinhoud import Tabel

MERK = "<!-- reeletarief vergelijk -->"
HOOGSTENS = 65_000
_RUIMTE_VOOR_TELLING = 120
_LANGSTE_ZIN = 2_000


class _Blok(NamedTuple):
    """Regels met wat eraan voorafgaat en wat erna komt; alleen de regels mogen wegvallen."""

    begin: str
    regels: Sequence[str] = ()
    slot: str = ""


def vergelijking_als_md(vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]) -> str:
    """De vergelijking als Markdown; ``standen`` zijn de standen van producten die boven de vouw een regel krijgen."""
    getoond = vergelijking.met_stand(*standen)
    waardoor = gevolgentabel(vergelijking)
    waardoor = waardoor._replace(rijen=waardoor.rijen[:HOOGSTENS_GEVOLGEN])
    blokken = [
        _Blok(f"{MERK}\n### {_zin(kop(vergelijking))}\n\n{_zin(kanten(vergelijking))}\n\n"),
        _lijst("Grens gepasseerd", [overschrijding(een) for een in over]),
        _tabel(weggevallentabel(vergelijking)),
        _Blok(f"{_zin(LEGENDA)}\n\n") if getoond else _Blok(""),
        _tabel(tarieventabel(getoond)),
        _alinea(bijgesteld(vergelijking)),
        _alinea(zonder_oorzaken(vergelijking)),
        _tabel(waardoor),
        _alinea(meer_gevolgen(vergelijking, len(waardoor.rijen))),
        _alinea(APART_AFGEROND if any(een.verschil.elementen for een in getoond) else ""),
        _gevouwen(elemententabel([een for een in getoond if een.verschil.elementen])),
        _gevouwen(groepentabel(getoond)),
        _gevouwen(kenmerkentabel(vergelijking)),
        _gevouwen(gelijke_tarieven(vergelijking)) if "gelijk" not in standen else _Blok(""),
        _Blok(f"<sub>{_zin(bewijs(vergelijking))}</sub>\n"),
    ]
    return _ingekort(blokken)


def _ingekort(blokken: Sequence[_Blok]) -> str:
    """De blokken achter elkaar; regels die niet meer passen, worden geteld. Koppen en sloten passen altijd."""
    ruimte = HOOGSTENS - sum(len(blok.begin) + len(blok.slot) + _RUIMTE_VOOR_TELLING for blok in blokken)
    delen: list[str] = []
    for blok in blokken:
        past = sum(lengte <= ruimte for lengte in accumulate(map(len, blok.regels)))
        regels = "".join(blok.regels[:past])
        ruimte -= len(regels)
        delen += [blok.begin, regels, _telling(len(blok.regels) - past), blok.slot]
    return "".join(delen)


def _telling(weg: int) -> str:
    if not weg:
        return ""
    return f"\nEn nog {geteld(weg, 'regel', 'regels')}; `reeletarief vergelijk --formaat html` geeft ze alle.\n"


def _lijst(titel: str, zinnen: Sequence[str]) -> _Blok:
    return _Blok(f"**{titel}**\n\n", [f"- {als_md(zin)}\n" for zin in zinnen], "\n") if zinnen else _Blok("")


def _alinea(tekst: str) -> _Blok:
    return _Blok(f"{_zin(tekst)}\n\n") if tekst else _Blok("")


def _tabel(tabel: Tabel) -> _Blok:
    """Een kopje met een tabel; zonder rijen niets."""
    if not tabel.rijen:
        return _Blok("")
    return _Blok(f"**{tabel.titel}**\n\n{tabelkop(tabel.kolommen)}", [tabelrij(rij) for rij in tabel.rijen], "\n")


def _gevouwen(tabel: Tabel) -> _Blok:
    """Een tabel onder de vouw, met het aantal regels erbij."""
    if not tabel.rijen:
        return _Blok("")
    begin = f"<details><summary>{tabel.titel} ({len(tabel.rijen)})</summary>\n\n{tabelkop(tabel.kolommen)}"
    return _Blok(begin, [tabelrij(rij) for rij in tabel.rijen], "\n</details>\n\n")


def _zin(tekst: str) -> str:
    """Een zin buiten een tabel; een onredelijk lange naam erin wordt afgekapt, want een kop valt nooit weg."""
    return als_md(tekst if len(tekst) <= _LANGSTE_ZIN else f"{tekst[:_LANGSTE_ZIN]}…")
