"""``vergelijk`` op het scherm: één zin, wat er veranderde, waardoor, en dan pas de kenmerken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.vergelijk_tabellen import Tabel, elemententabel, gevolgentabel, kenmerkentabel, tarieventabel
from reeletarief.weergave.vergelijk_tekst import (
    HOOGSTENS_GEVOLGEN,
    LEGENDA,
    bewijs,
    kanten,
    kop,
    meer_gevolgen,
    overschrijding,
    weggevallen,
    zonder_oorzaken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from reeletarief.analyse.grenzen import Overschrijding
    from reeletarief.analyse.vergelijking import Productvergelijking, Vergelijking


def toon_vergelijking(
    vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str], console: Console
) -> None:
    """Zet de vergelijking op het scherm; ``standen`` zijn de standen van producten die een regel krijgen."""
    console.print(kop(vergelijking))
    console.print(kanten(vergelijking))
    getoond = vergelijking.met_stand(*standen)
    if getoond:
        console.print(LEGENDA)
        _druk_af(_tarieven(getoond), console)
    _toon_gevolgen(vergelijking, console)
    _toon_kenmerken(vergelijking, console)
    for een in weggevallen(vergelijking):
        console.print(een.zin)
    for grens in over:
        console.print(f"Grens gepasseerd: {overschrijding(grens)}")
    console.print(bewijs(vergelijking))


def _tarieven(producten: Sequence[Productvergelijking]) -> Tabel:
    """Per product oud → nieuw, het verschil, en het verschil per element."""
    tarieven, elementen = tarieventabel(producten), elemententabel(producten)
    rijen = [(*rij, *per_element[1:]) for rij, per_element in zip(tarieven.rijen, elementen.rijen, strict=True)]
    return Tabel(tarieven.titel, (*tarieven.kolommen, *elementen.kolommen[1:]), rijen)


def _druk_af(tabel: Tabel, console: Console) -> None:
    scherm = nieuwe_tabel()
    for kolom in tabel.kolommen:
        if kolom.is_getal:
            getalkolom(scherm, kolom.naam)
        else:
            tekstkolom(scherm, kolom.naam, kolom.breedte)
    for rij in tabel.rijen:
        scherm.add_row(*rij)
    console.print(scherm)


def _toon_gevolgen(vergelijking: Vergelijking, console: Console) -> None:
    """Waardoor de tarieven veranderen: de grootste wijzigingen met hun plaats en wat zij raken."""
    if geen := zonder_oorzaken(vergelijking):
        console.print(f"\n{geen}")
    if not vergelijking.gevolgen:
        return
    tabel = gevolgentabel(vergelijking)
    console.print()
    _druk_af(tabel._replace(rijen=tabel.rijen[:HOOGSTENS_GEVOLGEN]), console)
    if meer := meer_gevolgen(vergelijking):
        console.print(meer)


def _toon_kenmerken(vergelijking: Vergelijking, console: Console) -> None:
    tabel = kenmerkentabel(vergelijking)
    if tabel.rijen:
        console.print(f"\n{tabel.titel}")
        for product, naam, van_naar in tabel.rijen:
            console.print(f"  {product} {naam}: {van_naar}")
