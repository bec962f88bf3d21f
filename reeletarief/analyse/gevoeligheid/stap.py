"""Wat een stap van elke parameter met het tarief doet: één procentpunt van een percentage, 1% van een getal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.analyse.gevoeligheid.proef import helling_van, hellingen, knikken
from reeletarief.fouten import RekenFout
from reeletarief.invoer.getalvorm import EEN_PROCENT

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef, Tariefboom
    from reeletarief.kostprijs.post import Post


class Effect(NamedTuple):
    """Wat een stap van een knop met het tarief doet.

    ``verschil`` is dat van het tarief voor afronding, herrekend door de hele boom. ``helling`` is de afgeleide: het effect
    per eenheid van de knop, rond de waarde van nu. ``knikken`` zijn de minima en maxima die binnen de stap omslaan.
    """

    knop: Knop
    stap: Decimal
    onafgerond: Decimal
    tarief: Decimal
    verschil: Decimal
    helling: Decimal
    knikken: tuple[Post, ...]

    @property
    def nieuw(self) -> Decimal:
        """De waarde van de knop na de stap."""
        return self.knop.waarde + self.stap


def effecten(proef: Proef) -> tuple[Effect, ...]:
    """Het effect van elke knop, het grootste eerst; een knop die niet alleen te verzetten is, doet niet mee."""
    nu = proef.nu
    per_post = hellingen(nu.onafgerond)
    alle = (_effect(proef, nu, knop, helling_van(knop, proef.knoppen, per_post)) for knop in proef.knoppen)
    return tuple(sorted((effect for effect in alle if effect is not None), key=_volgorde))


def _volgorde(effect: Effect) -> tuple[Decimal, str]:
    return -abs(effect.verschil), effect.knop.naam


def _effect(proef: Proef, nu: Tariefboom, knop: Knop, helling: Decimal) -> Effect | None:
    """De stap omhoog, of omlaag als een hogere waarde niet kan; niets als geen van beide kan."""
    for stap in _stappen(knop):
        try:
            na = proef.met({knop.naam: knop.waarde + stap})
        except RekenFout:
            continue
        return Effect(
            knop=knop,
            stap=stap,
            onafgerond=na.onafgerond.bedrag,
            tarief=na.tarief.bedrag,
            verschil=na.onafgerond.bedrag - nu.onafgerond.bedrag,
            helling=helling,
            knikken=knikken(nu, na),
        )
    return None


def _stappen(knop: Knop) -> list[Decimal]:
    eenheid = knop.waarde * EEN_PROCENT if knop.soort is Soort.GETAL else EEN_PROCENT
    return [stap for stap in (eenheid, -eenheid) if stap and _kan(knop, knop.waarde + stap)]


def _kan(knop: Knop, waarde: Decimal) -> bool:
    """Of een bestand met deze waarde gelezen wordt."""
    te_laag = knop.laagst is not None and waarde < knop.laagst
    return not te_laag and not (knop.hoogst is not None and waarde > knop.hoogst)
