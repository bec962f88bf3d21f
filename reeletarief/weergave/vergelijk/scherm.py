"""``vergelijk`` op het scherm: één zin, wat er veranderde, waardoor, en dan pas de kenmerken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.elementwoorden import LETTERS
from reeletarief.weergave.tabelvorm import druk_heel, nodige_breedte, schermtabel
from reeletarief.weergave.vergelijk.tabellen import elemententabel, gevolgentabel, kenmerkentabel, tarieventabel
from reeletarief.weergave.vergelijk.tekst import (
    HOOGSTENS_GEVOLGEN,
    LEGENDA,
    bewijs,
    bijgesteld,
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

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking, Vergelijking


def toon_vergelijking(
    vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str], console: Console
) -> None:
    """Zet de vergelijking op het scherm; ``standen`` zijn de standen van producten die een regel krijgen."""
    console.print(kop(vergelijking))
    console.print(kanten(vergelijking))
    getoond = vergelijking.met_stand(*standen)
    if getoond:
        console.print(LEGENDA)
        _toon_tarieven(getoond, console)
    _toon_gevolgen(vergelijking, console)
    _toon_kenmerken(vergelijking, console)
    for een in weggevallen(vergelijking):
        console.print(een.zin)
    for grens in over:
        console.print(f"Grens gepasseerd: {overschrijding(grens)}")
    console.print(bewijs(vergelijking))


def _toon_tarieven(producten: Sequence[Productvergelijking], console: Console) -> None:
    """Per product oud → nieuw, het verschil, en het verschil per element als dat past."""
    tarieven, elementen = tarieventabel(producten), elemententabel(producten)
    rijen = [(*rij, *per_element[1:]) for rij, per_element in zip(tarieven.rijen, elementen.rijen, strict=True)]
    alles = schermtabel((*tarieven.kolommen, *elementen.kolommen[1:]), rijen)
    nodig = nodige_breedte(alles)
    if nodig <= console.width:
        druk_heel(alles, console)
        console.print(
            f"Bedragen in euro per eenheid, elk apart afgerond; opgeteld kan dat enkele centen schelen. {LETTERS}",
            style="dim",
        )
    else:
        druk_heel(schermtabel(tarieven.kolommen, tarieven.rijen), console, {"naam": ""})
        console.print(
            f"Maak het venster {nodig} tekens breed voor de elementen per product, of gebruik --formaat csv.",
            style="dim",
        )


def _toon_gevolgen(vergelijking: Vergelijking, console: Console) -> None:
    """Waardoor de tarieven veranderen: de grootste wijzigingen met hun plaats en wat zij raken."""
    for zin in filter(None, (bijgesteld(vergelijking), zonder_oorzaken(vergelijking))):
        console.print(f"\n{zin}")
    if not vergelijking.gevolgen:
        return
    tabel = gevolgentabel(vergelijking)
    rijen = tabel.rijen[:HOOGSTENS_GEVOLGEN]
    console.print()
    if rijen:
        druk_heel(schermtabel(tabel.kolommen, rijen), console, {"vindplaats": ""})
    if meer := meer_gevolgen(vergelijking, len(rijen)):
        console.print(meer)


def _toon_kenmerken(vergelijking: Vergelijking, console: Console) -> None:
    tabel = kenmerkentabel(vergelijking)
    if tabel.rijen:
        console.print(f"\n{tabel.titel}")
        for product, naam, van_naar in tabel.rijen:
            console.print(f"  {product} {naam}: {van_naar}")
