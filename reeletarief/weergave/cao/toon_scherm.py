"""``cao toon`` op het scherm: waar de tabel vandaan komt, haar voorwaarden, en de bedragen als matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.cao.tabel import cellen, tredevolgorde
from reeletarief.analyse.cao.voorwaarden import voorwaarden
from reeletarief.weergave.cao.tekst import (
    inhoud,
    per,
    reden,
    soort,
    verhoging_kort,
    verhoging_lang,
    vervolgregels,
    voorwaarderegels,
)
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import nederlands
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuw_raster, nieuwe_tabel, rasterrij, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from reeletarief.analyse.cao.voorwaarden import Voorwaarde
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.weergave.cao.tekst import Regel

_TUSSEN = 3
"""Zoveel tekens staan er tussen twee kolommen."""


def toon_tabel(tabel: CaoTabel, volgende: CaoTabel | None, schalen: Sequence[str], console: Console) -> None:
    """Eén tabel met alles wat erbij hoort; ``schalen`` beperkt de matrix, ``volgende`` is de tabel die haar opvolgt."""
    console.print(f"{tabel.cao} · {tabel.naam} · tabel per {tabel.dag} · {soort(tabel)}", style="bold")
    _kenmerken(tabel, volgende, console)
    alle = voorwaarden(tabel)
    _regels("Voorwaarden", voorwaarderegels(alle), console)
    _niet_berekend([voorwaarde for voorwaarde in alle if voorwaarde.groep == "niet_berekend"], console)
    console.print(f"\nSalaris, bruto euro per {per(tabel)} bij voltijd{_hoe(tabel)}", style="bold")
    _matrix(tabel, schalen or list(tabel.schalen), console)


def _kenmerken(tabel: CaoTabel, volgende: CaoTabel | None, console: Console) -> None:
    raster = nieuw_raster()
    for naam, regels in _kenmerkregels(tabel, volgende):
        rasterrij(raster, naam, "\n".join(regels))
    console.print(raster)


def _kenmerkregels(tabel: CaoTabel, volgende: CaoTabel | None) -> Iterator[tuple[str, list[str]]]:
    if tabel.afleiding is not None:
        regel = tabel.afleiding.regel
        yield "afgeleid", [f"{verhoging_kort(tabel)} op de tabel per {regel.van.dag}; aanname, niet gepubliceerd"]
        yield "motivering", [str(regel.motivering), f"bron: {regel.bron}"]
        yield "bron van de tabel ervoor", _bron(tabel)
    else:
        yield "bron", _bron(tabel)
    geldend = "zo gerekend" if tabel.afleiding else "bevestigd"
    opvolging = f"opgevolgd door de tabel per {volgende.dag}" if volgende else "er is geen latere tabel"
    yield "geldig", [f"vanaf {voluit(tabel.dag)}, {geldend} tot en met {voluit(tabel.bevestigd_tot.dag)}; {opvolging}"]
    yield "bestand", [tabel.ingangsdatum.plaats.bestand]
    if tabel.toelichting is not None:
        yield "toelichting", [str(tabel.toelichting).strip()]
    if tabel.verhoging is not None:
        vindplaats = [f"vindplaats: {tabel.verhoging.vindplaats}"] if tabel.verhoging.vindplaats else []
        yield "verhoging", [*verhoging_lang(tabel.verhoging), *vindplaats]
    if tabel.ontbreekt:
        yield "ontbreekt", [_gat(gat.schalen, gat.treden, str(gat.reden)) for gat in tabel.ontbreekt]
    yield "vervolg", vervolgregels(tabel.vervolg) if tabel.vervolg else ["niets genoteerd"]


def _bron(tabel: CaoTabel) -> list[str]:
    bron = tabel.bron
    jaar = f", {bron.jaar}" if bron.jaar else ""
    return [f"{bron}{jaar}", *([str(bron.url)] if bron.url else [])]


def _gat(schalen: Sequence[str], treden: Sequence[str], reden: str) -> str:
    return f"schaal {', '.join(schalen)}, trede {', '.join(treden)}: {reden}"


def _regels(kop: str, regels: Sequence[Regel], console: Console) -> None:
    if not regels:
        return
    console.print(f"\n{kop}", style="bold")
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "voorwaarde", 3)
    tekstkolom(tabel, "inhoud", 7)
    tekstkolom(tabel, "vindplaats", 3)
    for regel in regels:
        tabel.add_row(*regel)
    druk_heel(tabel, console, {"vindplaats": ""})


def _niet_berekend(alle: Sequence[Voorwaarde], console: Console) -> None:
    """Wat wel in de cao staat maar niet in de loonkosten zit, met de reden."""
    if not alle:
        return
    console.print("\nNiet in de loonkosten", style="bold")
    tabel = nieuwe_tabel()
    for kop, breedte in (("voorwaarde", 3), ("inhoud", 6), ("reden", 5), ("vindplaats", 3)):
        tekstkolom(tabel, kop, breedte)
    for voorwaarde in alle:
        tabel.add_row(voorwaarde.naam, inhoud(voorwaarde), reden(voorwaarde), voorwaarde.vindplaats or "")
    druk_heel(tabel, console, {"vindplaats": ""}, {"reden": "reden: "})


def _hoe(tabel: CaoTabel) -> str:
    return "" if tabel.afleiding is None else " (afgeleid, aanname: elke cel is uitgerekend)"


def _matrix(tabel: CaoTabel, schalen: Sequence[str], console: Console) -> None:
    """De bedragen met treden onder elkaar en schalen naast elkaar, in zoveel blokken als de breedte vraagt."""
    bedragen = {(cel.schaal, cel.trede): nederlands(cel.bedrag, 2) for cel in cellen(tabel, schalen)}
    volgorde = tredevolgorde({schaal: tabel.schalen[schaal] for schaal in schalen})
    for nummer, blok in enumerate(_blokken(schalen, volgorde, bedragen, console.width)):
        if nummer:
            console.print()
        treden = [trede for trede in volgorde if any((schaal, trede) in bedragen for schaal in blok)]
        raster = nieuwe_tabel()
        raster.add_column("trede", no_wrap=True)
        for schaal in blok:
            getalkolom(raster, f"schaal {schaal}" if len(blok) == 1 else str(schaal))
        for trede in treden:
            raster.add_row(trede, *(bedragen.get((schaal, trede), "") for schaal in blok))
        console.print(raster)


def _blokken(
    schalen: Sequence[str], treden: Sequence[str], bedragen: Mapping[tuple[str, str], str], breedte: int
) -> list[list[str]]:
    """De schalen in blokken die naast elkaar passen; de blokken zijn ongeveer even groot."""
    kolom = max(len(tekst) for tekst in [*bedragen.values(), *schalen]) + _TUSSEN
    per_blok = max(1, (breedte - max(len(trede) for trede in [*treden, "trede"])) // kolom)
    aantal = -(-len(schalen) // per_blok)
    grootte = -(-len(schalen) // aantal)
    return [list(schalen[begin : begin + grootte]) for begin in range(0, len(schalen), grootte)]
