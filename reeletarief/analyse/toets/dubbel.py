"""Kosten die een opgave twee keer telt: dezelfde kostenregel op twee plekken, of hetzelfde onderwerp in twee elementen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.herken import HUISVESTING, REISKOSTEN, REIZEN, noemt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.invoer.opgave.bestand import Kostenregel, Productopgave

CODE = "RT977"


def dubbele_kosten(product: Productopgave) -> Iterator[Bevinding]:
    """Elke dubbeltelling in de opbouw van een product."""
    yield from _zelfde_naam(product)
    yield from _huisvesting(product)
    yield from _reiskosten(product)


def _zelfde_naam(product: Productopgave) -> Iterator[Bevinding]:
    """Dezelfde naam twee keer, ook onder twee elementen; hoofdletters en spaties doen niet mee."""
    gezien: dict[str, str] = {}
    for naam, element in product.elementen.items():
        for regel in element.regels:
            sleutel = "".join(regel.naam.casefold().split())
            if sleutel in gezien:
                waar = f"bij '{gezien[sleutel]}'" if gezien[sleutel] != naam else "in hetzelfde element"
                yield Bevinding(
                    CODE,
                    f"De kostenregel '{regel.naam}' bij '{naam}' van {product.product} staat ook {waar}: dubbel geteld.",
                    "Houd hem op één plek. Zijn het andere kosten, geef ze dan een andere naam.",
                    regel.naam.plaats,
                )
            gezien.setdefault(sleutel, naam)


def _huisvesting(product: Productopgave) -> Iterator[Bevinding]:
    eigen = product.elementen.get("huisvesting")
    if eigen is None or not eigen.bedrag.getal:
        return
    for regel in _overhead(product):
        if noemt(regel.naam, HUISVESTING):
            yield Bevinding(
                CODE,
                f"Huisvesting zit bij {product.product} in de overhead ('{regel.naam}') en is ook een eigen element.",
                "Zet alle huisvesting in één element, of noem de overheadregel naar wat er anders aan is.",
                regel.naam.plaats,
            )


def _reiskosten(product: Productopgave) -> Iterator[Bevinding]:
    eigen = product.elementen.get("reis_opleiding")
    if eigen is None or not eigen.bedrag.getal:
        return
    if eigen.regels and not any(noemt(regel.naam, REIZEN) for regel in eigen.regels):
        return  # reis_opleiding is hier zichtbaar alleen opleiding
    remedie = "Zet alle reiskosten bij 'reis_opleiding'."
    if not eigen.regels:
        remedie += " Is 'reis_opleiding' alleen opleiding, laat dat dan zien met regels."
    for regel in _overhead(product):
        if noemt(regel.naam, REISKOSTEN):
            wat = f"Reiskosten zitten bij {product.product} in de overhead ('{regel.naam}') en ook in 'reis_opleiding'."
            yield Bevinding(CODE, wat, remedie, regel.naam.plaats)


def _overhead(product: Productopgave) -> tuple[Kostenregel, ...]:
    """De regels van de overhead waar kosten in zitten."""
    overhead = product.elementen.get("overhead")
    return tuple(regel for regel in overhead.regels if regel.bedrag.getal) if overhead else ()
