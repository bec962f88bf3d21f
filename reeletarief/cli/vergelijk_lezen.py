"""De grenzen van ``vergelijk``, van tekst op de opdrachtregel naar getal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from reeletarief.analyse.grenzen import Grens

_GRENS = re.compile(r"(?:(?P<product>[^=]+)=)?(?P<getal>[0-9]{1,7}(?:\.[0-9]{1,4})?)(?P<procent>%?)")


def lees_grenzen(stijgingen: list[str], dalingen: list[str]) -> list[Grens]:
    """De grenzen van ``--max-stijging`` en ``--max-daling``: een percentage (``2%``) of een bedrag in euro (``0.50``)."""
    if not stijgingen and not dalingen:
        return []
    return [
        *(_grens("--max-stijging", tekst, 1) for tekst in stijgingen),
        *(_grens("--max-daling", tekst, -1) for tekst in dalingen),
    ]


def _grens(optie: str, tekst: str, richting: int) -> Grens:
    from decimal import Decimal

    from reeletarief.analyse.grenzen import Grens

    gelezen = _GRENS.fullmatch(tekst.strip())
    if gelezen is None:
        raise typer.BadParameter(
            f"'{tekst}' is geen grens; schrijf een percentage (2%), een bedrag (0.50), of voor één product 45A48=2%.",
            param_hint=optie,
        )
    getal = Decimal(gelezen["getal"])
    is_fractie = bool(gelezen["procent"])
    return Grens(richting, getal / 100 if is_fractie else getal, is_fractie, gelezen["product"])
