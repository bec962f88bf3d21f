"""De vergelijking als document, met alle regels; de reactie bij een wijzigingsverzoek is :mod:`.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Document, Kop, onder_kop
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
    STANDEN,
    TEKENS,
    bewijs,
    bijgesteld,
    kanten,
    kop,
    meer_gevolgen,
    overschrijding,
    zonder_oorzaken,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking, Vergelijking
    from reeletarief.weergave.document.inhoud import Deel
    from reeletarief.weergave.tabelinhoud import Tabel

_WOORDEN = {TEKENS[stand]: woord for stand, woord in STANDEN.items()}


def vergelijkingsdocument(
    vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]
) -> Document:
    """De vergelijking; ``standen`` zijn de standen van producten die in de eerste tabel een regel krijgen."""
    titel = f"{vergelijking.nieuw.regio} · {kop(vergelijking)}"
    return Document(titel, tuple(_delen(vergelijking, over, standen)), (Alinea(bewijs(vergelijking)),))


def _delen(vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]) -> Iterator[Deel]:
    yield Alinea(kanten(vergelijking))
    if over:
        yield Aandacht(Kop("Grens gepasseerd"), tuple(map(overschrijding, over)))
    yield from (Alinea(zin) for zin in (bijgesteld(vergelijking), zonder_oorzaken(vergelijking)) if zin)
    getoond = vergelijking.met_stand(*standen)
    yield from onder_kop(weggevallentabel(vergelijking))
    yield from onder_kop(_met_woorden(getoond), rijkop=1)
    waardoor = gevolgentabel(vergelijking)
    yield from onder_kop(waardoor, rijkop=None)
    if meer := meer_gevolgen(vergelijking, len(waardoor.rijen)):
        yield Alinea(meer)
    if getoond:
        yield Alinea(APART_AFGEROND)
    yield from onder_kop(groepentabel(getoond))
    yield from onder_kop(elemententabel([een for een in getoond if een.verschil.elementen]))
    yield from onder_kop(kenmerkentabel(vergelijking))
    if "gelijk" not in standen:
        yield from onder_kop(gelijke_tarieven(vergelijking))


def _met_woorden(producten: Sequence[Productvergelijking]) -> Tabel:
    """De tarieven met achter elk teken wat het betekent; een legenda is dan niet nodig."""
    tabel = tarieventabel(producten)
    return tabel._replace(rijen=[(f"{teken} {_WOORDEN[teken]}", *rest) for teken, *rest in tabel.rijen])
