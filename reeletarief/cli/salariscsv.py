"""De csv met maandbedragen die bij een cao-tabel hoort: lezen, of stoppen met wat eraan schort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reeletarief.cli.afloop import eis_zonder_fouten, stop_met
from reeletarief.cli.bijlagen import reden_tegen

if TYPE_CHECKING:
    from reeletarief.invoer.cao.salaris_csv import SalarisCsv


def lees_salaris_of_stop(pad: str) -> SalarisCsv:
    """De csv; alle fouten erin worden samen gemeld, en dan stopt het met code 2."""
    from reeletarief.invoer.cao.salaris_csv import lees_salaris_csv

    gelezen = lees_salaris_csv(_haal(pad), pad)
    eis_zonder_fouten(gelezen.bevindingen, {pad: gelezen.bestand})
    return gelezen


def _haal(pad: str) -> bytes:
    """De inhoud van de csv; wat niet te lezen is, stopt het met code 2."""
    from reeletarief.invoer.bezwaren import MAXIMALE_BYTES
    from reeletarief.invoer.schijf import Belet, Reden, haal_begrensd

    gehaald = haal_begrensd(Path(pad), MAXIMALE_BYTES)
    if isinstance(gehaald, Belet):
        _stop_csv(pad, "dit is geen gewoon bestand" if gehaald.reden is Reden.GEEN_BESTAND else reden_tegen(gehaald))
    return gehaald.inhoud


def _stop_csv(pad: str, reden: str) -> NoReturn:
    from reeletarief.fouten import Bevinding, Plaats
    from reeletarief.invoer.cao.salaris_csv import CODE

    wat, remedie = (
        f"De csv is niet te lezen: {reden}.",
        "Geef het pad van een csv met schaal, trede en maandbedrag_eur.",
    )
    stop_met([Bevinding(CODE, wat, remedie, Plaats(pad, 1))])
