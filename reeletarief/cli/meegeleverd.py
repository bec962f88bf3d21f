"""De gegevens die met het programma meekomen, voor een opdracht die ze nodig heeft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from reeletarief.cli.afloop import stop

if TYPE_CHECKING:
    from pathlib import Path

    from reeletarief.invoer.regio import Regio


def stop_zonder_gegevens() -> NoReturn:
    """Het programma is niet heel."""
    stop(
        "Gegevens die bij dit programma horen, ontbreken of zijn niet te lezen.",
        "Installeer reeletarief opnieuw.",
        "RT523",
    )


def landelijke_regio_of_stop(werkmap: Path) -> Regio | None:
    """De meegeleverde regio om ``werkmap`` naast te leggen; niets als die zelf de landelijke is."""
    from reeletarief.invoer.landelijk import OntbrekendeGegevensFout, landelijke_regio

    try:
        return landelijke_regio(werkmap)
    except OntbrekendeGegevensFout:
        stop_zonder_gegevens()
