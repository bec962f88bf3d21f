"""``verifieer`` op het scherm: waar het werkboek uit komt, wat eraan gewijzigd is, de herrekening en de conclusie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.weergave.getal import euro, getekend_procent
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel
from reeletarief.weergave.verifieer_tekst import celnaam, celwaarde, conclusie, herkomst_in_zin, verschilwaarde

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from reeletarief.analyse.werkboekcellen import Celoordeel, Celverschil
    from reeletarief.analyse.werkboekherrekening import Productuitkomst
    from reeletarief.analyse.werkboekinvoer import Verschuiving, Wijziging
    from reeletarief.analyse.werkboekvergelijking import Oordeel

_HOOGSTENS = 40
"""Zoveel cellen staan er op het scherm; --formaat json geeft ze alle."""


def toon_oordeel(oordeel: Oordeel, console: Console) -> None:
    """Druk het oordeel af; wat in orde is, krijgt een regel, wat niet, een tabel."""
    kenmerken = oordeel.kenmerken
    peil = f" · peildatum {kenmerken.peildatum}" if kenmerken.peildatum else ""
    console.print(afdrukbaar(f"{oordeel.bestand} · tarieven {kenmerken.tariefjaar}{peil}"), style="bold")
    console.print(f"Gemaakt met reeletarief {kenmerken.versie}, sha256 {kenmerken.sha256[:16]}…")
    console.print(herkomst_in_zin(oordeel.herkomst))
    _toon_wijzigingen(oordeel.wijzigingen, console)
    _toon_verschuivingen(oordeel.verschuivingen, console)
    _toon_cellen(oordeel, console)
    _toon_uitkomsten(oordeel.uitkomsten, console)
    console.print()
    console.print(conclusie(oordeel), style="bold")


def _toon_wijzigingen(wijzigingen: Sequence[Wijziging], console: Console) -> None:
    if not wijzigingen:
        console.print("Er is geen invoer gewijzigd.")
        return
    _kop("Gewijzigde invoer", console)
    rijen = [
        (
            *(celnaam(wijziging.rij.plek), _naam(wijziging)),
            *(celwaarde(waarde, wijziging.rij.eenheid) for waarde in (wijziging.rij.uitgegeven, wijziging.rij.waarde)),
            verschilwaarde(wijziging.verschil, wijziging.rij.eenheid),
            "" if wijziging.relatief is None else getekend_procent(wijziging.relatief),
            (wijziging.nu or wijziging.rij).vindplaats,
        )
        for wijziging in wijzigingen
    ]
    _tabel(("cel", "gegeven"), ("uitgegeven", "in werkboek", "verschil", "relatief"), ("vindplaats",), rijen, console)


def _naam(wijziging: Wijziging) -> str:
    return f"{wijziging.rij.naam} (nu een formule)" if wijziging.rij.formule is not None else wijziging.rij.naam


def _toon_verschuivingen(verschuivingen: Sequence[Verschuiving], console: Console) -> None:
    if not verschuivingen:
        return
    _kop("Sindsdien in de regio gewijzigd", console)
    rijen = [
        (
            *(str(een.beweging), een.rij.naam),
            *(celwaarde(waarde, een.rij.eenheid) if waarde is not None else "" for waarde in (een.uitgegeven, een.nu)),
            een.rij.vindplaats,
        )
        for een in verschuivingen[:_HOOGSTENS]
    ]
    _tabel(("wat", "gegeven"), ("in werkboek uitgegeven", "nu"), ("vindplaats",), rijen, console)
    _zeg_de_rest(len(verschuivingen), console)


def _toon_cellen(oordeel: Oordeel, console: Console) -> None:
    if oordeel.cellen is None:
        console.print("Formules zijn niet vergeleken: dat kan alleen met de regio waaruit het werkboek gemaakt is.")
    elif not oordeel.cellen.verschillen:
        console.print("Alle formules en vaste cellen zijn zoals het programma ze schreef.")
    _toon_celverschillen(oordeel.celverschillen, console)
    if oordeel.cellen is not None:
        for regel in _erbij(oordeel.cellen):
            console.print(afdrukbaar(regel))


def _toon_celverschillen(verschillen: Sequence[Celverschil], console: Console) -> None:
    if not verschillen:
        return
    _kop("Cellen die niet zijn zoals het programma ze schreef", console)
    rijen = [
        (celnaam(een.plek) if een.plek else een.naam, str(een.soort), een.verwacht[:60], een.gevonden[:60])
        for een in verschillen[:_HOOGSTENS]
    ]
    _tabel(("cel", "wat"), (), ("hoort", "staat er"), rijen, console)
    _zeg_de_rest(len(verschillen), console)


def _erbij(cellen: Celoordeel) -> list[str]:
    """Wat erbij kwam en niets aan een uitkomst verandert."""
    regels = (
        [f"Bladen die niet van het programma zijn: {', '.join(cellen.bladen_erbij)}."] if cellen.bladen_erbij else []
    )
    if cellen.teksten_erbij:
        regels.append(f"Aantekeningen in lege cellen: {cellen.teksten_erbij}; die veranderen geen uitkomst.")
    return regels


def _toon_uitkomsten(uitkomsten: Sequence[Productuitkomst], console: Console) -> None:
    """De producten die bewegen of niet kloppen; de rest staat in één regel."""
    goed = sum(uitkomst.gelijk for uitkomst in uitkomsten)
    console.print(f"Herrekend: {goed} van de {len(uitkomsten)} tarieven gelijk.")
    bijzonder = [een for een in uitkomsten if not een.gelijk or een.herrekend != een.regio]
    if not bijzonder:
        return
    _kop("Tarieven met de invoer van het werkboek", console)
    rijen = [
        (
            *(een.product, een.naam),
            *(_tarief(waarde) for waarde in (een.regio, een.werkboek, een.herrekend)),
            "gelijk" if een.gelijk else f"ongelijk: {een.reden}" if een.reden else "ongelijk",
        )
        for een in bijzonder
    ]
    _tabel(("product", "naam"), ("regio nu", "in werkboek", "herrekend"), ("oordeel",), rijen, console)


def _tarief(waarde: object) -> str:
    if isinstance(waarde, Decimal):
        return euro(waarde)
    return "" if waarde is None else f"'{str(waarde)[:30]}'"


def _kop(titel: str, console: Console) -> None:
    console.print()
    console.print(titel, style="bold")


def _tabel(
    links: Sequence[str],
    getallen: Sequence[str],
    rechts: Sequence[str],
    rijen: Iterable[Sequence[str]],
    console: Console,
) -> None:
    """Een tabel waarvan de eerste kolom heel blijft; tekst uit het werkboek kan het scherm niet besturen."""
    tabel = nieuwe_tabel()
    for nummer, kop in enumerate(links):
        tabel.add_column(kop, overflow="fold", no_wrap=nummer == 0, min_width=0 if nummer == 0 else 16)
    for kop in getallen:
        getalkolom(tabel, kop)
    for kop in rechts:
        tabel.add_column(kop, overflow="fold", min_width=12)
    for rij in rijen:
        tabel.add_row(*map(afdrukbaar, rij))
    druk_heel(tabel, console)


def _zeg_de_rest(aantal: int, console: Console) -> None:
    if aantal > _HOOGSTENS:
        console.print(f"En nog {aantal - _HOOGSTENS}; --formaat json geeft ze alle.", style="dim")
