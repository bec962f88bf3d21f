"""Waarom een onderdeel anders afrondt terwijl geen getal veranderde: zijn eenheid kreeg een eigen stap, of heeft er geen meer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.redenen import Reden, Wissel
from reeletarief.fouten import euro_in_zin
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.kostprijs.kop import Kop, kop_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.kostprijs.tarief import Tarief

_TARIEF = "tarief"


def afrondingswissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """De stap, als hij op een andere plek gekozen is dan eerst: ``afrondingsstap per uur: € 0,01 → € 0,60``."""
    eenheid = nieuw.kaart.eenheid
    eerst, nu = oud.opslagen.afronding, nieuw.opslagen.afronding
    if oud.kaart.eenheid == eenheid and (eerst.eigen(eenheid) is None) is not (nu.eigen(eenheid) is None):
        was, is_nu = eerst.voor(eenheid), nu.voor(eenheid)
        naam = f"afrondingsstap per {per(eenheid)}: {euro_in_zin(was.getal)} → {euro_in_zin(is_nu.getal)}"
        yield _TARIEF, Wissel("afronding", Reden(naam, is_nu.plaats))


def afronding_van(sleutel: str) -> str:
    """Het tarief, als een post het afgeronde tarief van een onderdeel is; anders leeg."""
    return _TARIEF if kop_van(sleutel) is Kop.TARIEF else ""
