"""``uitvraag verwerk`` op het scherm: wat er telt, per product de cijfers, en het voorstel met zijn gevolgen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.tabelvorm import druk_heel, schermtabel
from reeletarief.weergave.uitvraag.verslag_tabellen import effecttabel, mixtabel, producttabel
from reeletarief.weergave.uitvraag.verslag_tekst import METHODE, kanttekeningen, kop, mixnoten, te_weinig, zonder_effect

if TYPE_CHECKING:
    from rich.console import Console

    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.tabelinhoud import Tabel


def toon_uitvraag(verslag: Verslag, resultaat: Resultaat, console: Console) -> None:
    """Zet het verslag op het scherm."""
    console.print(kop(verslag, resultaat), style="bold")
    for regel in (*te_weinig(verslag), METHODE):
        console.print(regel)
    for een in verslag.samenvatting.producten:
        _druk_af(producttabel(een, verslag), console)
        for regel in kanttekeningen(een):
            console.print(regel)
    if verslag.voorstel is not None:
        _toon_voorstel(verslag.voorstel, console)
        for regel in zonder_effect(verslag.voorstel, resultaat.tariefjaar):
            console.print(regel)
    console.print()
    console.print(bewijsregel(resultaat.bewijs), style="dim")


def _toon_voorstel(voorstel: Voorstel, console: Console) -> None:
    if voorstel.mixen:
        _druk_af(mixtabel(voorstel), console)
    for mix in voorstel.mixen:
        for regel in mixnoten(mix):
            console.print(regel)
    if voorstel.zonder:
        console.print("\nZonder voorstel", style="bold")
    for een in voorstel.zonder:
        console.print(f"{een.product}: {een.reden}")
    if voorstel.effecten:
        _druk_af(effecttabel(voorstel), console)


def _druk_af(tabel: Tabel, console: Console) -> None:
    console.print(f"\n{tabel.titel}", style="bold")
    druk_heel(schermtabel(tabel.kolommen, tabel.rijen), console)
