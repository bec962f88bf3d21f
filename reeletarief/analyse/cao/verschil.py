"""Twee tabellen van één cao naast elkaar: elke cel, de indeling in schalen en treden, en de voorwaarden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import RUIM
from reeletarief.analyse.cao.tabel import Cel, cellen, tredevolgorde
from reeletarief.analyse.cao.voorwaarden import Voorwaardeverschil, voorwaardeverschillen
from reeletarief.kostprijs.afgeleide_tabel import eenheid_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.invoer.cao.tabel import CaoTabel

GELIJK, GEWIJZIGD, NIEUW, VERVALLEN = "gelijk", "gewijzigd", "nieuw", "vervallen"


class Celverschil(NamedTuple):
    """Een cel in twee tabellen. Zonder ``oud`` kwam ze erbij, zonder ``nieuw`` is ze vervallen.

    ``trede`` is de naam in de nieuwe tabel; ``oude_trede`` de vroegere als die anders was.
    """

    schaal: str
    trede: str
    oude_trede: str | None
    oud: Cel | None
    nieuw: Cel | None

    @property
    def soort(self) -> str:
        """Gelijk, gewijzigd, nieuw of vervallen."""
        if self.oud is None:
            return NIEUW
        if self.nieuw is None:
            return VERVALLEN
        return GELIJK if self.oud.bedrag == self.nieuw.bedrag else GEWIJZIGD

    @property
    def verschil(self) -> Decimal | None:
        """Nieuw min oud, als de cel in beide tabellen staat."""
        return None if self.oud is None or self.nieuw is None else self.nieuw.bedrag - self.oud.bedrag

    @property
    def fractie(self) -> Decimal | None:
        """Het verschil als deel van het oude bedrag."""
        return None if self.oud is None or self.verschil is None else RUIM.divide(self.verschil, self.oud.bedrag)


class Structuur(NamedTuple):
    """Wat er aan schalen en treden veranderde; treden alleen van schalen die in beide tabellen staan."""

    nieuwe_schalen: tuple[str, ...]
    vervallen_schalen: tuple[str, ...]
    nieuwe_treden: Mapping[str, tuple[str, ...]]
    vervallen_treden: Mapping[str, tuple[str, ...]]
    hernoemd: Mapping[str, Mapping[str, str]]

    @property
    def gewijzigd(self) -> bool:
        """Of er iets aan de indeling veranderde."""
        return any(self)


class Tabelverschil(NamedTuple):
    """Alles wat twee tabellen van één cao verschilt.

    ``cellen`` is leeg als de ene tabel per maand en de andere per jaar is: die bedragen zijn niet te vergelijken.
    """

    oud: CaoTabel
    nieuw: CaoTabel
    zelfde_eenheid: bool
    cellen: tuple[Celverschil, ...]
    structuur: Structuur
    voorwaarden: tuple[Voorwaardeverschil, ...]

    def met_soort(self, *soorten: str) -> list[Celverschil]:
        """De cellen van deze soorten."""
        return [cel for cel in self.cellen if cel.soort in soorten]

    @property
    def veranderd(self) -> list[Celverschil]:
        """De cellen die niet gelijk bleven."""
        return self.met_soort(GEWIJZIGD, NIEUW, VERVALLEN)

    @property
    def gelijk(self) -> bool:
        """Of er niets veranderde."""
        return self.zelfde_eenheid and not (self.veranderd or self.structuur.gewijzigd or self.voorwaarden)


def tabelverschil(tabellen: Sequence[CaoTabel], oud: CaoTabel, nieuw: CaoTabel) -> Tabelverschil:
    """Vergelijk twee tabellen; ``tabellen`` zijn alle tabellen van de cao op ingangsdatum.

    Een trede die onderweg een andere naam kreeg (``verhoging.hernoemd``), ook in een tabel ertussen, blijft dezelfde cel.
    """
    namen = _namen_nu(tabellen, oud, nieuw)
    toen = {(cel.schaal, namen.get((cel.schaal, cel.trede), cel.trede)): cel for cel in cellen(oud)}
    nu = {(cel.schaal, cel.trede): cel for cel in cellen(nieuw)}
    zelfde = eenheid_van(oud) is eenheid_van(nieuw)
    return Tabelverschil(
        oud,
        nieuw,
        zelfde,
        tuple(_celverschillen(toen, nu)) if zelfde else (),
        _structuur(toen, nu),
        voorwaardeverschillen(oud, nieuw),
    )


def _namen_nu(tabellen: Sequence[CaoTabel], oud: CaoTabel, nieuw: CaoTabel) -> dict[tuple[str, str], str]:
    """Per hernoemde cel van de oude tabel de naam die haar trede in de nieuwe heeft.

    Een naam die een andere trede van die schaal al had en hield, blijft van die trede.
    """
    namen = {(str(schaal), str(trede)): str(trede) for schaal, treden in oud.schalen.items() for trede in treden}
    for tabel in tabellen:
        if tabel.verhoging is not None and oud.dag < tabel.dag <= nieuw.dag:
            hernoemd = tabel.verhoging.hernoemd
            namen = {plek: str(hernoemd.get(plek[0], {}).get(naam, naam)) for plek, naam in namen.items()}
    vast = {plek for plek, naam in namen.items() if naam == plek[1]}
    return {plek: naam for plek, naam in namen.items() if (plek[0], naam) not in vast}


def _celverschillen(toen: Mapping[tuple[str, str], Cel], nu: Mapping[tuple[str, str], Cel]) -> Iterator[Celverschil]:
    """Elke cel van beide tabellen, per schaal op volgorde van trede."""
    per_schaal: dict[str, dict[str, None]] = {}
    for schaal, trede in [*nu, *toen]:
        per_schaal.setdefault(schaal, {})[trede] = None
    for schaal, treden in per_schaal.items():
        for trede in tredevolgorde({schaal: treden}):
            oud, nieuw = toen.get((schaal, trede)), nu.get((schaal, trede))
            vroeger = oud.trede if oud is not None and oud.trede != trede else None
            yield Celverschil(schaal, trede, vroeger, oud, nieuw)


def _structuur(toen: Mapping[tuple[str, str], Cel], nu: Mapping[tuple[str, str], Cel]) -> Structuur:
    oude, nieuwe = _schalen(toen), _schalen(nu)
    beide = [schaal for schaal in nieuwe if schaal in oude]
    hernoemd: dict[str, dict[str, str]] = {}
    for (schaal, trede), cel in toen.items():
        if cel.trede != trede and (schaal, trede) in nu:
            hernoemd.setdefault(schaal, {})[cel.trede] = trede
    return Structuur(
        tuple(schaal for schaal in nieuwe if schaal not in oude),
        tuple(schaal for schaal in oude if schaal not in nieuwe),
        _zonder_lege({s: tuple(t for t in nieuwe[s] if t not in oude[s]) for s in beide}),
        _zonder_lege({s: tuple(toen[s, t].trede for t in oude[s] if t not in nieuwe[s]) for s in beide}),
        hernoemd,
    )


def _schalen(plekken: Mapping[tuple[str, str], Cel]) -> dict[str, list[str]]:
    schalen: dict[str, list[str]] = {}
    for schaal, trede in plekken:
        schalen.setdefault(schaal, []).append(trede)
    return schalen


def _zonder_lege(treden: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {schaal: namen for schaal, namen in treden.items() if namen}
