"""De grenzen van ``vergelijk``, van tekst op de opdrachtregel naar getal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.afloop import stop

if TYPE_CHECKING:
    from collections.abc import Collection

    from reeletarief.analyse.vergelijk.grenzen import Grens

_GRENS = re.compile(r"(?:(?P<product>[^=]+)=)?(?P<getal>[0-9]{1,7}(?:\.[0-9]{1,4}|,[0-9]{1,2})?)(?P<procent>%?)")


def lees_grenzen(stijgingen: list[str], dalingen: list[str]) -> list[Grens]:
    """De grenzen van ``--max-stijging`` en ``--max-daling``: een percentage (``2%``) of een bedrag in euro (``0.50``)."""
    if not stijgingen and not dalingen:
        return []
    return [
        *(_grens("--max-stijging", tekst, 1) for tekst in stijgingen),
        *(_grens("--max-daling", tekst, -1) for tekst in dalingen),
    ]


def eis_bekende_producten(grenzen: list[Grens], bekend: Collection[str]) -> None:
    """Een grens voor een product dat er niet is, zou nooit iets tegenhouden; dan stopt het met code 2."""
    from reeletarief.fouten import eerste_namen, suggestie

    for grens in grenzen:
        if grens.product is not None and grens.product not in bekend:
            namen = sorted(bekend)
            hint = suggestie(grens.product.upper(), namen, f"Er zijn: {eerste_namen(namen)}.")
            stop(f"De grens voor '{grens.product[:40]}' geldt voor niets: dat product is er niet.", hint, "RT932")


def _grens(optie: str, tekst: str, richting: int) -> Grens:
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.grenzen import Grens

    gelezen = _GRENS.fullmatch(tekst.strip())
    if gelezen is None:
        raise typer.BadParameter(
            f"'{tekst}' is geen grens; schrijf een percentage (2%), een bedrag (0.50), of voor één product 45A48=2%.",
            param_hint=optie,
        )
    getal, product = Decimal(gelezen["getal"].replace(",", ".")), gelezen["product"]
    is_fractie = bool(gelezen["procent"])
    if getal and gelezen["getal"].isdigit() and not is_fractie:  # nul is van beide hetzelfde
        heel = tekst.strip()
        raise typer.BadParameter(
            f"'{heel}' kan een percentage zijn en een bedrag; schrijf {heel}% of {heel}.00.", param_hint=optie
        )
    return Grens(richting, getal / 100 if is_fractie else getal, is_fractie, product.strip() if product else None)
