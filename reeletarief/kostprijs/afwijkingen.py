"""Eigen waarden van een product voor parameters van de regio (pas-toe-of-leg-uit)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reeletarief.invoer.kaart.afwijking import met_eigen_waarde, waardeveld
from reeletarief.invoer.samenhang import parameters
from reeletarief.kostprijs.post import Eenheid

if TYPE_CHECKING:
    from reeletarief.invoer.kaart.afwijking import Afwijking
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.invoer.opslagen.verwijzing import Verwijzing
    from reeletarief.invoer.samenhang import Parameterregel
    from reeletarief.invoer.waarden import Waarde

Regel = TypeVar("Regel", "Lastregel", "Urenregel", "Opslagregel")


_EENHEDEN = {"percentage": Eenheid.FRACTIE, "uren_per_jaar": Eenheid.UREN_PER_JAAR}
"""De waardevelden die geen bedrag in euro zijn."""


class Regiowaarde(NamedTuple):
    """Wat de regio zelf heeft voor een parameter waarvan een kaart afwijkt: hoe de regel heet, haar waarde en waarin die staat."""

    naam: str
    waarde: Waarde | Verwijzing
    eenheid: Eenheid


def met_afwijkingen(opslagen: Opslagen, kaart: Productkaart) -> Opslagen:
    """De opslagen van de regio met de eigen waarden van de kaart erin; zonder afwijkingen dezelfde."""
    if not kaart.eigen_waarden:
        return opslagen
    eigen = {str(afwijking.parameter): afwijking for afwijking in kaart.eigen_waarden}
    naam = str(kaart.opslagset)
    set_ = opslagen.opslagsets[naam]
    return replace(
        opslagen,
        inhoudingen=_vervang("inhoudingen", opslagen.inhoudingen, eigen),
        werkgeverslasten=_vervang("werkgeverslasten", opslagen.werkgeverslasten, eigen),
        uren=replace(opslagen.uren, regels=_vervang("uren", opslagen.uren.regels, eigen)),
        opslagsets={**opslagen.opslagsets, naam: replace(set_, regels=_vervang("opslagen", set_.regels, eigen))},
    )


def _vervang(groep: str, regels: tuple[Regel, ...], eigen: dict[str, Afwijking]) -> tuple[Regel, ...]:
    if not any(naam.startswith(f"{groep}.") for naam in eigen):
        return regels
    return tuple(_eigen(regel, eigen.get(f"{groep}.{regel.sleutel}")) for regel in regels)


def _eigen(regel: Regel, afwijking: Afwijking | None) -> Regel:
    return regel if afwijking is None else met_eigen_waarde(regel, afwijking)


def waarden_van_de_regio(opslagen: Opslagen, kaart: Productkaart) -> dict[str, Regiowaarde]:
    """Per parameter waarvan de kaart afwijkt, de regel en de waarde die de regio er zelf voor heeft."""
    regels = parameters(opslagen, str(kaart.opslagset))
    eigen = [str(afwijking.parameter) for afwijking in kaart.eigen_waarden]
    return {naam: _regiowaarde(regels[naam]) for naam in eigen}


def _regiowaarde(regel: Parameterregel) -> Regiowaarde:
    return Regiowaarde(str(regel.naam), getattr(regel, waardeveld(regel)), eenheid_van(regel))


def eenheid_van(regel: Parameterregel) -> Eenheid:
    """Waarin de waarde van een regel staat: een fractie, uren per jaar, of een bedrag in euro."""
    return _EENHEDEN.get(waardeveld(regel), Eenheid.EURO)
