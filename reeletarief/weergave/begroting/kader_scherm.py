"""Een financieel kader op het scherm: elk totaal per jaar, en elk verschil met de som van zijn regels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.getal import getekend, geteld, meervoud, nederlands
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel

if TYPE_CHECKING:
    from decimal import Decimal

    from rich.console import Console

    from reeletarief.analyse.begroting.kader import Kadertoets, Kadertotaal
    from reeletarief.invoer.begroting.bedragtabellen import Kader

_ROND = "afronding"
_NIET_ROND = "te groot voor afronding"


def toon_los_kader(kader: Kader, toets: Kadertoets, console: Console) -> None:
    """Het kader zonder begroting: de gepubliceerde totalen van elke gemeente en deelregio, en de verschillen."""
    console.print(f"Financieel kader {kader.bestand.pad} · in euro, afgerond op {_bedrag(toets.eenheid)}", style="bold")
    tabel = nieuwe_tabel()
    tabel.add_column("totaal van", overflow="fold", min_width=20)
    tabel.add_column("", no_wrap=True)
    for jaar in kader.jaren:
        getalkolom(tabel, str(jaar))
    per_regel: dict[int, list[Kadertotaal]] = {}
    for totaal in toets.totalen:
        per_regel.setdefault(totaal.plaats.regel, []).append(totaal)
    for totalen in per_regel.values():
        tabel.add_row(totalen[0].naam, str(totalen[0].niveau), *(_bedrag(totaal.gepubliceerd) for totaal in totalen))
    if per_regel:
        druk_heel(tabel, console)
    toon_kader(toets, console)


def toon_kader(toets: Kadertoets, console: Console) -> None:
    """De verschillen van een kader, elk met gepubliceerd, berekend en de regel in het bestand."""
    console.print()
    console.print(oordeel(toets), style="bold")
    if not toets.verschillen:
        return
    tabel = nieuwe_tabel()
    tabel.add_column("totaal van", overflow="fold", min_width=20)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("gepubliceerd", "som van de regels", "verschil"):
        getalkolom(tabel, kop)
    tabel.add_column("", no_wrap=True)
    getalkolom(tabel, "regel")
    for een in toets.verschillen:
        bedragen = (_bedrag(een.gepubliceerd), _bedrag(een.berekend), getekend(een.verschil, _decimalen(een.verschil)))
        tabel.add_row(een.naam, str(een.jaar), *bedragen, soort_verschil(een), str(een.plaats.regel))
    druk_heel(tabel, console)


def soort_verschil(totaal: Kadertotaal) -> str:
    """Of een verschil door de afronding van de publicatie te verklaren is."""
    return _ROND if totaal.is_afronding else _NIET_ROND


def oordeel(toets: Kadertoets) -> str:
    """Eén zin: hoeveel totalen sluiten, en of de verschillen door afronden komen; zonder totalen dat er niets na te rekenen is."""
    alle, anders = len(toets.totalen), len(toets.verschillen)
    if not alle:
        return "Kader: geen totalen, dus er is niets na te rekenen (een totaal is een regel die met 'Totaal' of 'Totale' begint)."
    if not anders:
        return f"Kader: {geteld(alle, 'totaal', 'totalen')}, {meervoud(alle, 'precies de som van zijn', 'elk precies de som van hun')} regels."
    fout = sum(not een.is_afronding for een in toets.verschillen)
    door = f"{meervoud(anders, '', 'elk ')}door de afronding van de publicatie te verklaren"
    reden = f"{fout} te groot voor afronding" if fout else door
    return (
        f"Kader: {geteld(alle, 'totaal', 'totalen')}, {alle - anders} precies de som van {meervoud(alle, 'zijn', 'hun')} regels; "
        f"{geteld(anders, 'verschil', 'verschillen')}, {reden}."
    )


def _bedrag(bedrag: Decimal) -> str:
    return nederlands(bedrag, _decimalen(bedrag))


def _decimalen(bedrag: Decimal) -> int:
    return 0 if bedrag == bedrag.to_integral_value() else 2
