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

    from reeletarief.weergave.tabelinhoud import Kolom


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


def tekstkolom(tabel: Table, kop: str, breedte: int | None = None) -> None:
    """Een kolom met tekst die afbreekt in plaats van wordt afgekapt; ``breedte`` is een verhouding."""
    tabel.add_column(kop, overflow="fold", ratio=breedte)


def getalkolom(tabel: Table, kop: str) -> None:
    """Een rechts uitgelijnde kolom die nooit afbreekt."""
    tabel.add_column(kop, justify="right", no_wrap=True)


def schermtabel(kolommen: Sequence[Kolom], rijen: Iterable[Sequence[str]], vet: Container[int] = frozenset()) -> Table:
    """Een tabel met deze kolommen en rijen; de rijen in ``vet`` (op volgnummer) vallen op."""
    tabel = nieuwe_tabel()
    for kolom in kolommen:
        if kolom.is_getal:
            getalkolom(tabel, kolom.naam)
        else:
            tekstkolom(tabel, kolom.naam, kolom.breedte)
    for nummer, rij in enumerate(rijen):
        tabel.add_row(*map(afdrukbaar, rij), style="bold" if nummer in vet else None)
    return tabel


def zet_breedten(tabel: Table, ruimte: int) -> None:
    """Geef de kolommen die nooit afbreken hun breedte, als de tabel in de ruimte past; rich meet anders elke cel nog eens.

    Past zij niet, dan beslist rich wat er smaller wordt.
    """
    vast = [kolom for kolom in tabel.columns if kolom.no_wrap]
    breedten = [max(cell_len(str(tekst)) for tekst in (kolom.header, *kolom.cells)) for kolom in vast]
    rest = sum(kolom.min_width or 1 for kolom in tabel.columns if not kolom.no_wrap)
    if sum(breedten) + rest + _TUSSENRUIMTE * len(tabel.columns) <= ruimte:
        for kolom, breedte in zip(vast, breedten, strict=True):
            kolom.width = breedte


def druk_heel(tabel: Table, console: Console) -> None:
    """Druk een tabel af zonder iets af te kappen; op een te smal venster lopen de regels door."""
    nodig = Measurement.get(console, console.options.update(width=1000), tabel).minimum
    if nodig > console.width:
        tabel.width = nodig
    console.print(tabel, crop=False)
