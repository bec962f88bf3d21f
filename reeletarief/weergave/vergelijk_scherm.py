"""``vergelijk`` op het scherm: één zin, wat er veranderde, waardoor, en dan pas de kenmerken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.getal import meervoud
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.vergelijk_tekst import (
    LEGENDA,
    TEKENS,
    aandeel,
    bedrag,
    deel,
    kanten,
    kop,
    overschrijding,
    van_naar,
    vindplaats,
    wijziging,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from reeletarief.analyse.grenzen import Overschrijding
    from reeletarief.analyse.vergelijking import Productvergelijking, Vergelijking

HOOGSTENS_GEVOLGEN = 15
_ELEMENTEN = {
    "a_clientgebonden": "a cliënt",
    "a_niet_clientgebonden": "a niet-cl.",
    "b": "b",
    "c": "c",
    "marge": "marge",
    "d": "d index",
    "afronding": "afr.",
}


def toon_vergelijking(
    vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str], console: Console
) -> None:
    """Zet de vergelijking op het scherm; ``standen`` zijn de standen van producten die een regel krijgen."""
    console.print(kop(vergelijking))
    console.print(kanten(vergelijking))
    getoond = vergelijking.met_stand(*standen)
    if getoond:
        console.print(LEGENDA)
        console.print(_tarieven(getoond))
    _toon_gevolgen(vergelijking, console)
    _toon_kenmerken(vergelijking, console)
    for product in vergelijking.weggevallen:
        console.print(f"Niet te vergelijken: {product} was in een van beide standen niet te rekenen.")
    for een in over:
        console.print(f"Grens gepasseerd: {overschrijding(een)}")
    console.print(f"Bewijs: {_bewijs(vergelijking)}")


def _tarieven(producten: Sequence[Productvergelijking]) -> object:
    """Per product oud → nieuw, het verschil, en het verschil per element."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "")
    tekstkolom(tabel, "product")
    tekstkolom(tabel, "naam", 4)
    for naam in ("oud → nieuw", "verschil", "%", *_ELEMENTEN.values()):
        getalkolom(tabel, naam)
    for een in producten:
        verschil = een.verschil
        elementen = [bedrag(verschil.elementen[naam][2]) if naam in verschil.elementen else "" for naam in JEUGDWET]
        tabel.add_row(
            TEKENS[een.stand],
            een.product,
            een.naam,
            van_naar(een),
            bedrag(verschil.bedrag),
            deel(verschil.fractie),
            *elementen,
        )
    return tabel


def _toon_gevolgen(vergelijking: Vergelijking, console: Console) -> None:
    """Waardoor de tarieven veranderen: elke wijziging met haar plaats en wat zij raakt."""
    if vergelijking.oud.tarieven is None:
        if vergelijking.met_stand("gewijzigd"):
            console.print("\nWaardoor is niet te zeggen: bewaarde tarieven hebben alleen bedragen.")
        return
    if not vergelijking.gevolgen:
        return
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "waardoor", 6)
    tekstkolom(tabel, "vindplaats", 3)
    tekstkolom(tabel, "raakt", 4)
    for gevolg in vergelijking.gevolgen[:HOOGSTENS_GEVOLGEN]:
        tabel.add_row(wijziging(gevolg), vindplaats(gevolg), aandeel(gevolg, vergelijking))
    console.print()
    console.print(tabel)
    meer = len(vergelijking.gevolgen) - HOOGSTENS_GEVOLGEN
    if meer > 0:
        console.print(
            f"En nog {meer} {meervoud(meer, 'kleinere wijziging', 'kleinere wijzigingen')}; --formaat json geeft ze alle."
        )


def _toon_kenmerken(vergelijking: Vergelijking, console: Console) -> None:
    regels = [
        f"  {een.product} {kenmerk.naam}: {kenmerk.oud or '–'} → {kenmerk.nieuw or '–'}"
        for een in vergelijking.producten
        for kenmerk in een.kenmerken
    ]
    if regels:
        console.print("\nGewijzigde kenmerken")
        for regel in regels:
            console.print(regel)


def _bewijs(vergelijking: Vergelijking) -> str:
    kanten_ = [
        kant.bewijs.sha256[:16] + "…" if kant.bewijs else kant.naam for kant in (vergelijking.oud, vergelijking.nieuw)
    ]
    return " → ".join(kanten_)
