"""De ene tabelvorm op het scherm: een lijn onder de koppen, getallen rechts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.measure import Measurement
from rich.table import Table

from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from rich.console import Console
    from rich.table import Column

    from reeletarief.weergave.tabelinhoud import Kolom


_SMALSTE_TEKST = 12
"""Zoveel tekens heeft een kolom met tekst ten minste: een productcode blijft heel, en een naam is te lezen."""
_TUSSENRUIMTE = 3
"""Wat een tabel in de huisstijl tussen twee kolommen openlaat."""


def nieuwe_tabel() -> Table:
    """Een lege tabel in de huisstijl."""
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)


def nieuw_raster() -> Table:
    """Twee kolommen zonder lijnen en koppen: een naam, en tekst die daarnaast blijft als hij afbreekt."""
    raster = Table(box=None, show_header=False, pad_edge=False, show_edge=False)
    raster.add_column(no_wrap=True)
    raster.add_column(overflow="fold")
    return raster


def tekstkolom(tabel: Table, kop: str, breedte: int | None = None, minstens: int | None = None) -> None:
    """Een kolom met tekst die afbreekt in plaats van wordt afgekapt.

    ``breedte`` is een verhouding; smaller dan ``minstens`` tekens wordt zij niet.
    """
    tabel.add_column(kop, overflow="fold", ratio=breedte, min_width=minstens)


def getalkolom(tabel: Table, kop: str) -> None:
    """Een rechts uitgelijnde kolom die nooit afbreekt."""
    tabel.add_column(kop, justify="right", no_wrap=True)


def schermtabel(kolommen: Sequence[Kolom], rijen: Iterable[Sequence[str]], vet: Container[int] = frozenset()) -> Table:
    """Een tabel met deze kolommen en rijen; de rijen in ``vet`` (op volgnummer) vallen op."""
    tabel = nieuwe_tabel()
    regels = [[afdrukbaar(tekst) for tekst in rij] for rij in rijen]
    for plek, kolom in enumerate(kolommen):
        if kolom.is_getal:
            getalkolom(tabel, kolom.naam)
        else:
            langste = max(cell_len(tekst) for tekst in (kolom.naam, *(regel[plek] for regel in regels)))
            tekstkolom(tabel, kolom.naam, kolom.breedte, min(langste, _SMALSTE_TEKST))
    for nummer, regel in enumerate(regels):
        tabel.add_row(*regel, style="bold" if nummer in vet else None)
    return tabel


def zet_breedten(tabel: Table, ruimte: int) -> None:
    """Geef de kolommen die nooit afbreken hun breedte, als de tabel in de ruimte past; rich meet anders elke cel nog eens.

    Past zij niet, dan beslist rich wat er smaller wordt.
    """
    if _smalste(tabel) <= ruimte:
        for kolom in tabel.columns:
            if kolom.no_wrap:
                kolom.width = _langste(kolom)


def _smalste(tabel: Table) -> int:
    """Hoe breed een tabel is als alleen afbreekt wat mag."""
    breedten = [_langste(kolom) if kolom.no_wrap else kolom.min_width or 1 for kolom in tabel.columns]
    return sum(breedten) + _TUSSENRUIMTE * len(breedten)


def _langste(kolom: Column) -> int:
    return max(cell_len(str(tekst)) for tekst in (kolom.header, *kolom.cells))


def druk_heel(tabel: Table, console: Console) -> None:
    """Druk een tabel af zonder iets af te kappen; op een te smal venster lopen de regels door."""
    nodig = nodige_breedte(tabel, console)
    if nodig > console.width:
        tabel.width = nodig
    console.print(tabel, crop=False)


def nodige_breedte(tabel: Table, console: Console) -> int:
    """Hoe breed een venster moet zijn om van een tabel niets af te kappen, in tekens; ook woorden blijven dan heel."""
    woorden = Measurement.get(console, console.options.update(width=1000), tabel).minimum
    return max(woorden, _smalste(tabel))
