"""De opslagen zoals ze voor één cao gelden: elke verwijzing per cao wordt de reeks van die cao."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from reeletarief.invoer.kaart.afwijking import REGELVELDEN
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, ReeksPerCao

if TYPE_CHECKING:
    from reeletarief.invoer.model import Herkomstvelden
    from reeletarief.invoer.opslagen.bestand import Opslagen, Opslagset
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

Regel = TypeVar("Regel", bound="Herkomstvelden")
_PER_CAO = "opslagen"
"""Waarmee de sleutel begint van de opslagen van een cao in wat producten delen."""


def opslagen_voor_cao(keuzes: Jaarkeuzes, cao: str) -> Opslagen:
    """De opslagen van de regio met voor deze cao de eigen reeksen; dat elke cao er een heeft, is bij het inlezen gezien."""
    return keuzes.eenmaal((_PER_CAO, cao), lambda: _voor_cao(keuzes.opslagen, cao))


def met_andere_opslagen(keuzes: Jaarkeuzes, opslagen: Opslagen) -> Jaarkeuzes:
    """De keuzes met opslagen waar alleen een waarde bij kwam die nog in geen uitkomst zat; wat al gerekend is, blijft."""
    gedeeld = {sleutel: uitkomst for sleutel, uitkomst in keuzes.gedeeld.items() if sleutel[0] != _PER_CAO}
    return keuzes._replace(opslagen=opslagen, gedeeld=gedeeld)


def _voor_cao(opslagen: Opslagen, cao: str) -> Opslagen:
    return replace(
        opslagen,
        inhoudingen=_regels(opslagen.inhoudingen, cao),
        werkgeverslasten=_regels(opslagen.werkgeverslasten, cao),
        uren=replace(opslagen.uren, regels=_regels(opslagen.uren.regels, cao)),
        opslagsets={naam: _set(set_, cao) for naam, set_ in opslagen.opslagsets.items()},
    )


def _set(set_: Opslagset, cao: str) -> Opslagset:
    regels = _regels(set_.regels, cao)
    return set_ if regels == set_.regels else replace(set_, regels=regels)


def _regels(regels: tuple[Regel, ...], cao: str) -> tuple[Regel, ...]:
    return tuple(_regel(regel, cao) for regel in regels)


def _regel(regel: Regel, cao: str) -> Regel:
    eigen: dict[str, Any] = {
        veld: Reeksnaam(waarde.per_cao[cao])
        for veld in REGELVELDEN
        if isinstance(waarde := getattr(regel, veld, None), ReeksPerCao) and cao in waarde.per_cao
    }
    return replace(regel, **eigen) if eigen else regel
