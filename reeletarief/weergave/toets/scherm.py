"""``toets`` op het scherm: per product de elementen naast elkaar, de verklaringen en wat er nog moet komen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, schermtabel
from reeletarief.weergave.toets import tekst as zinnen
from reeletarief.weergave.toets.tabellen import elemententabel, rusttabel, verklaringentabel

if TYPE_CHECKING:
    from rich.console import Console

    from reeletarief.analyse.toets.oordeel import Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.tabelinhoud import Tabel


def toon_toets(toets: Toets, resultaat: Resultaat, console: Console) -> None:
    """Druk de toets af, met eronder het oordeel over alle producten en het bewijs."""
    console.print(afdrukbaar(zinnen.kop(toets)), style="bold")
    console.print(zinnen.uitgangspunt(toets), style="dim")
    if toelichting := zinnen.van_de_aanbieder(toets):
        console.print(afdrukbaar(toelichting))
    for product in toets.producten:
        console.print()
        _toon_product(product, toets, resultaat, console)
    console.print()
    console.print(zinnen.slot(toets))
    console.print(bewijsregel(resultaat.bewijs))


def _toon_product(product: Producttoets, toets: Toets, resultaat: Resultaat, console: Console) -> None:
    console.print(afdrukbaar(zinnen.productkop(product)), style="bold")
    console.print(BreekbareTekst(afdrukbaar(zinnen.uitkomst(product, toets))))
    console.print(BreekbareTekst(zinnen.telling(product)))
    _toon_blok(elemententabel(product), console)
    for regel in zinnen.toelichting(product):
        console.print(BreekbareTekst(afdrukbaar(regel)), style="dim")
    _toon_blok(verklaringentabel(product), console)
    _toon_eisen(product, toets, console)
    _toon_blok(rusttabel(product), console)
    console.print(afdrukbaar(zinnen.bron_van_referentie(product, resultaat)))
    if aannames := zinnen.aannames_in_het_kort(product):
        console.print(aannames, style="dim")


def _toon_eisen(product: Producttoets, toets: Toets, console: Console) -> None:
    eisen = zinnen.nog_te_laten_zien(product, toets)
    if not eisen:
        return
    console.print()
    console.print("Nog te laten zien", style="bold")
    for eis in eisen:
        console.print(BreekbareTekst(f"- {eis}", verder=2))


def _toon_blok(tabel: Tabel, console: Console) -> None:
    if not tabel.rijen:
        return
    console.print()
    console.print(tabel.titel, style="bold")
    druk_heel(schermtabel(tabel.kolommen, tabel.rijen), console)
