"""``reeletarief schema`` op het scherm: welke schema's er zijn, en voor welke bestanden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.tabelvorm import druk_heel, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from reeletarief.invoer.bestandssoorten import Bestandssoort


def toon_soorten(soorten: Iterable[Bestandssoort], console: Console) -> None:
    """Een regel per schema."""
    tabel = nieuwe_tabel()
    for kolom in ("schema", "voor", "wat het is"):
        tekstkolom(tabel, kolom)
    for soort in soorten:
        tabel.add_row(soort.naam, soort.waar, soort.titel)
    druk_heel(tabel, console)
