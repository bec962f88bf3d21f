"""Of een berekening nog op dezelfde bedragen uitkomt als toen het besluit werd genomen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.invoer.besluit.model import Besluittarief
    from reeletarief.kostprijs.tarief import Tarief


def komt_zo_uit(besloten: Besluittarief, tarief: Tarief) -> bool:
    """Of het tarief en elk element tot op de laatste decimaal zijn wat het besluit vastlegde, in dezelfde eenheid.

    Wat daar niets aan verandert (een opmerking, een reeks van een ander jaar, een nieuwe versie van het programma), raakt een
    besluit niet.
    """
    return besloten.eenheid == tarief.kaart.eenheid and bedragen_toen(besloten) == bedragen_nu(tarief)


def bedragen_toen(besloten: Besluittarief | None) -> dict[str, Decimal]:
    """Het berekende tarief en de elementen van de Jeugdwet en de norm zoals het besluit ze vastlegde, in euro per eenheid."""
    if besloten is None:
        return {}
    elementen = {f"elementen.{naam}": bedrag for naam, bedrag in besloten.elementen.items()}
    return {
        "tarief": besloten.berekend,
        **elementen,
        **{f"nvo.{naam}": bedrag for naam, bedrag in besloten.nvo.items()},
    }


def bedragen_nu(tarief: Tarief | None) -> dict[str, Decimal]:
    """Dezelfde bedragen van een berekening, onder dezelfde namen."""
    if tarief is None:
        return {}
    elementen = {f"elementen.{naam}": post.bedrag for naam, post in tarief.jeugdwet.items()}
    return {"tarief": tarief.tarief.bedrag, **elementen, **{f"nvo.{naam}": p.bedrag for naam, p in tarief.nvo.items()}}
