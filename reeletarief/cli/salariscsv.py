"""De csv met maandbedragen die bij een cao-tabel hoort: lezen, of stoppen met wat eraan schort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.cli.afloop import eis_zonder_fouten
from reeletarief.cli.bijlagen import haal

if TYPE_CHECKING:
    from reeletarief.invoer.cao.salaris_csv import SalarisCsv


def lees_salaris_of_stop(pad: str) -> SalarisCsv:
    """De csv; alle fouten erin worden samen gemeld, en dan stopt het met code 2."""
    from reeletarief.invoer.cao.salaris_csv import CODE, lees_salaris_csv

    gelezen = lees_salaris_csv(haal(pad, CODE), pad)
    eis_zonder_fouten(gelezen.bevindingen, {pad: gelezen.bestand})
    return gelezen
