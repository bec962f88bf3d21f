"""``cao vergelijk`` op het scherm: één zin vooraf, dan de indeling, de voorwaarden en de cellen die veranderden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.cao.verschil import GELIJK, GEWIJZIGD, NIEUW, VERVALLEN
from reeletarief.weergave.cao.tekst import met_aanname, naam_van, ortnaam, per, soort
from reeletarief.weergave.getal import getekend, getekend_procent, geteld, meervoud, nederlands
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from reeletarief.analyse.cao.tabel import Cel
    from reeletarief.analyse.cao.verschil import Celverschil, Structuur, Tabelverschil
    from reeletarief.analyse.cao.voorwaarden import Voorwaarde, Voorwaardeverschil

LEGENDA = "~ gewijzigd, + nieuw, − vervallen"
TEKENS = {GELIJK: "", GEWIJZIGD: "~", NIEUW: "+", VERVALLEN: "−"}


def toon_verschil(verschil: Tabelverschil, getoond: Sequence[Celverschil], console: Console) -> None:
    """Wat er tussen twee tabellen veranderde, met de getoonde cellen; zonder verschil en zonder cellen alleen de samenvatting."""
    oud, nieuw = verschil.oud, verschil.nieuw
    console.print(f"{nieuw.cao} · {nieuw.naam} · van {oud.dag} naar {nieuw.dag}", style="bold")
    for tabel in (oud, nieuw):
        if tabel.afleiding is not None:
            console.print(f"De tabel per {tabel.dag} is {soort(tabel)}.")
    console.print(samenvatting(verschil))
    if verschil.gelijk and not getoond:
        return
    console.print(f"Legenda: {LEGENDA}", style="dim")
    _toon_regels("Schalen en treden", structuurregels(verschil.structuur), console)
    _toon_voorwaarden(verschil.voorwaarden, console)
    _toon_cellen(verschil, getoond, console)


def samenvatting(verschil: Tabelverschil) -> str:
    """Eén zin: hoeveel cellen wijzigden en hoeveel procent, en hoeveel er gelijk bleven, bij kwamen of vervielen."""
    if not verschil.zelfde_eenheid:
        return f"De bedragen staan eerst per {per(verschil.oud)} en dan per {per(verschil.nieuw)}: niet te vergelijken."
    if verschil.gelijk:
        return f"De tabellen zijn gelijk: {len(verschil.cellen)} cellen en alle voorwaarden."
    gewijzigd, gelijk = verschil.met_soort(GEWIJZIGD), len(verschil.met_soort(GELIJK))
    samen = len(gewijzigd) + gelijk
    delen = [f"{len(gewijzigd)} van {samen} cellen gewijzigd{_spreiding(gewijzigd)}", f"{gelijk} gelijk"]
    if not samen:
        delen = ["Geen enkele cel staat in beide tabellen"]
    elif not gewijzigd:
        delen = [f"De bedragen zijn gelijk ({geteld(gelijk, 'cel', 'cellen')})"]
    delen += [
        f"{len(cellen)} {naam}"
        for soort_, naam in ((NIEUW, "nieuw"), (VERVALLEN, "vervallen"))
        if (cellen := verschil.met_soort(soort_))
    ]
    return "; ".join(delen) + "."


def _spreiding(gewijzigd: Sequence[Celverschil]) -> str:
    fracties = [cel.fractie for cel in gewijzigd if cel.fractie is not None]
    if not fracties:
        return ""
    laagste, hoogste = getekend_procent(min(fracties)), getekend_procent(max(fracties))
    if laagste == hoogste:
        return f", {laagste}" if len(fracties) == 1 else f", alle {laagste}"
    return f", van {laagste} tot {hoogste}"


def structuurregels(structuur: Structuur) -> list[str]:
    """De schalen en treden die erbij kwamen, vervielen of een andere naam kregen, elk met het teken van de legenda."""
    regels = [
        f"{teken} {meervoud(len(schalen), 'schaal', 'schalen')} {', '.join(schalen)}"
        for teken, schalen in (("+", structuur.nieuwe_schalen), ("−", structuur.vervallen_schalen))
        if schalen
    ]
    wijzigingen: dict[tuple[str, str], list[str]] = {}
    for schaal, namen in structuur.hernoemd.items():
        heet = ", ".join(f"trede {oud} heet nu {nieuw}" for oud, nieuw in namen.items())
        wijzigingen.setdefault(("~", heet), []).append(schaal)
    for teken, per_schaal in (("+", structuur.nieuwe_treden), ("−", structuur.vervallen_treden)):
        for schaal, treden in per_schaal.items():
            welke = f"{meervoud(len(treden), 'trede', 'treden')} {', '.join(treden)}"
            wijzigingen.setdefault((teken, welke), []).append(schaal)
    return regels + [
        f"{teken} {meervoud(len(schalen), 'schaal', 'schalen')} {', '.join(schalen)}: {wat}"
        for (teken, wat), schalen in wijzigingen.items()
    ]


def _toon_regels(kop: str, regels: Sequence[str], console: Console) -> None:
    if regels:
        console.print(f"\n{kop}", style="bold")
        console.print("\n".join(regels))


def _toon_voorwaarden(verschillen: Sequence[Voorwaardeverschil], console: Console) -> None:
    if not verschillen:
        console.print("\nDe voorwaarden zijn gelijk.")
        return
    console.print("\nVoorwaarden", style="bold")
    tabel = nieuwe_tabel()
    tabel.add_column("", no_wrap=True)
    for kop, breedte in (("voorwaarde", 2), ("oud", 4), ("nieuw", 4)):
        tekstkolom(tabel, kop, breedte)
    for regel in _voorwaarderijen(verschillen):
        tabel.add_row(*regel)
    druk_heel(tabel, console)


def _voorwaarderijen(verschillen: Sequence[Voorwaardeverschil]) -> Iterator[list[str]]:
    """Een rij per voorwaarde; dagen waarvan de onregelmatigheidstoeslag hetzelfde veranderde, staan samen."""
    samen: dict[tuple[object, object], list[Voorwaardeverschil]] = {}
    for paar in verschillen:
        oud, nieuw = paar
        groep = nieuw.groep if nieuw else oud.groep if oud else ""
        sleutel = (oud.stand if oud else None, nieuw.stand if nieuw else None) if groep == "ort" else (id(paar), None)
        samen.setdefault(sleutel, []).append(paar)
    for paren in samen.values():
        oud, nieuw = paren[0]
        teken = "+" if oud is None else "−" if nieuw is None else "~"
        yield [teken, _naam(paren), _tekst(oud), _tekst(nieuw)]


def _naam(paren: Sequence[Voorwaardeverschil]) -> str:
    eigen = [voorwaarde for oud, nieuw in paren if (voorwaarde := nieuw or oud) is not None]
    return naam_van(eigen[0]) if len(eigen) == 1 else ortnaam([voorwaarde.naam for voorwaarde in eigen])


def _tekst(voorwaarde: Voorwaarde | None) -> str:
    return "" if voorwaarde is None else met_aanname(voorwaarde)


def _toon_cellen(verschil: Tabelverschil, getoond: Sequence[Celverschil], console: Console) -> None:
    if not getoond:
        return
    console.print(f"\nCellen, bruto euro per {per(verschil.nieuw)}", style="bold")
    tabel = nieuwe_tabel()
    for kop in ("", "schaal", "trede"):
        tabel.add_column(kop, no_wrap=True)
    for kop in ("oud", "nieuw", "verschil", "%"):
        getalkolom(tabel, kop)
    for cel in getoond:
        tabel.add_row(*_celrij(cel))
    console.print(tabel)


def _celrij(cel: Celverschil) -> list[str]:
    trede = f"{cel.trede} (was {cel.oude_trede})" if cel.oude_trede else cel.trede
    verschil = "" if cel.verschil is None else getekend(cel.verschil, 2)
    procent = "" if cel.fractie is None else getekend_procent(cel.fractie)
    return [TEKENS[cel.soort], cel.schaal, trede, _bedrag(cel.oud), _bedrag(cel.nieuw), verschil, procent]


def _bedrag(cel: Cel | None) -> str:
    return "" if cel is None else nederlands(cel.bedrag, 2)
