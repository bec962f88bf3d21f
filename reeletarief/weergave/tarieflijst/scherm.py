"""``tarieflijst`` op het scherm: de producten met hun codes en tarief, en wat erbij hoort te weten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.getal import euro
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.tarieflijst.velden import IV081, slotregel, toelichting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.tarieflijst import Tarieflijst
    from reeletarief.invoer.gemeenten import Gemeente


def toon_tarieflijst(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], console: Console) -> None:
    """Druk de lijst één keer af: voor elke gemeente is zij gelijk."""
    herkomst = lijst.herkomst
    console.print(f"{herkomst.regio} · tarieflijst {herkomst.tariefjaar} · {herkomst.status}", style="bold")
    druk_heel(_tabel(lijst), console)
    if IV081 in toelichting(lijst):
        console.print(IV081, style="dim")
    console.print(slotregel(lijst, gemeenten))
    if gemeenten:
        console.print(f"Gemeenten: {', '.join(f'{een.code} {een.naam}' for een in gemeenten)}.")
    console.print(f"Berekening: sha256 {herkomst.vingerafdruk}")


def _tabel(lijst: Tarieflijst) -> Table:
    tabel = nieuwe_tabel()
    for kop in ("categorie", "productcode", "product"):
        tabel.add_column(kop, no_wrap=True)
    tekstkolom(tabel, "naam")
    tabel.add_column("eenheid", no_wrap=True)
    getalkolom(tabel, "tarief")
    getalkolom(tabel, "per minuut")
    for regel in lijst.regels:
        tabel.add_row(
            regel.categorie or "–",
            regel.productcode or "–",
            regel.product,
            regel.naam,
            f"{regel.eenheid} ({regel.eenheidcode})",
            euro(regel.tarief),
            "" if regel.minuuttarief is None else euro(regel.minuuttarief),
        )
    return tabel
