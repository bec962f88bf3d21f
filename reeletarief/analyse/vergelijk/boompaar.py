"""Twee bomen van hetzelfde product naast elkaar: welke posten horen bij elkaar, en waarin ze verschillen.

De sleutel van een post noemt soms een jaar of de dag van een cao-tabel. Die tellen hier niet mee: de premie van 2025 hoort
bij die van 2026. Komt dezelfde sleutel dan vaker voor, dan hoort elk jaar en elke tabel bij zichzelf, en wat overblijft op
volgorde van tijd bij elkaar, de laatste eerst. Tussen twee tariefjaren gaat het laatste jaar van elk voor: dat is waarmee gerekend
wordt, en een ouder jaar in beide bomen is waar een afleiding van uitgaat.

Een opslag of urenregel die een andere sleutel kreeg en nog hetzelfde heet, is dezelfde regel.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.kop import Kop, beginnen_met, kop_van, voorvoegsel_van, zonder_onderdeel
from reeletarief.kostprijs.post import Bewerking, Post, loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TIJD = re.compile(r"\d{4}-\d\d-\d\d(@\d{4})?|(?<=[._])(19|20)\d\d(?![0-9])")
_MET_EIGEN_SLEUTEL = beginnen_met(Kop.OPSLAG, Kop.OPSLAGEN, Kop.UREN)
"""Het begin van de sleutels van regels waarvan de regio de sleutel zelf kiest."""
_OP_TIJD = re.compile(r"\.(peil_)?\*(?=[.~]|$)|~\d+$")


class Knoop(NamedTuple):
    """Een post in de oude boom, de nieuwe of beide, met in elk de sleutels van zijn operanden."""

    oud: Post | None
    nieuw: Post | None
    oude_operanden: tuple[str, ...]
    nieuwe_operanden: tuple[str, ...]

    @property
    def naam(self) -> str:
        """Hoe de post heet, in de nieuwe boom als hij daar staat."""
        post = self.nieuw or self.oud
        return post.naam if post else ""

    @property
    def andere_waarde(self) -> bool:
        """Of het in beide bomen een gegeven waarde is, met een ander bedrag."""
        return (
            self.is_gegeven and self.oud is not None and self.nieuw is not None and self.oud.bedrag != self.nieuw.bedrag
        )

    @property
    def is_gegeven(self) -> bool:
        """Of het in elke boom waarin hij staat een gegeven waarde is."""
        return all(post is None or post.bewerking is Bewerking.WAARDE for post in (self.oud, self.nieuw))

    @property
    def andere_opbouw(self) -> bool:
        """Of hij in beide bomen staat maar op een andere manier volgt."""
        if self.oud is None or self.nieuw is None:
            return False
        return self.oud.bewerking is not self.nieuw.bewerking or self.oude_operanden != self.nieuwe_operanden


class Boompaar(NamedTuple):
    """De knopen van twee bomen op gemeenschappelijke sleutel, en de sleutel van de wortel.

    Eerst de knopen van de oude boom, operanden vóór hun gebruiker, en dan wat alleen in de nieuwe staat. ``eerst`` en ``nu``
    zijn waaraan te herkennen is wat er in elke boom meetelt: sleutels zonder wat per tabel of jaar apart staat, en de namen
    van wat in beide bomen staat maar onder een andere sleutel.
    """

    knopen: Mapping[str, Knoop]
    wortel: str
    eerst: frozenset[str]
    nu: frozenset[str]

    def andersom(self) -> Boompaar:
        """De nieuwe boom als de oude, en de oude als de nieuwe."""
        knopen = {
            sleutel: Knoop(knoop.nieuw, knoop.oud, knoop.nieuwe_operanden, knoop.oude_operanden)
            for sleutel, knoop in self.knopen.items()
        }
        return Boompaar(knopen, self.wortel, self.nu, self.eerst)

    def is_erbij(self, sleutel: str) -> bool:
        """Of een knoop er in de oude boom niet was, ook niet op een andere plek, onder deze naam of voor een deel van het jaar."""
        return self.eerst.isdisjoint(_kenmerken(sleutel, self.knopen[sleutel].nieuw))

    def is_vervallen(self, sleutel: str) -> bool:
        """Of een knoop er in de nieuwe boom niet meer is, ook niet op een andere plek, onder deze naam of voor een deel van het jaar."""
        return self.nu.isdisjoint(_kenmerken(sleutel, self.knopen[sleutel].oud))


def boompaar(oud: Post, nieuw: Post, *, zelfde_jaar: bool) -> Boompaar:
    """Leg twee bomen naast elkaar; ``zelfde_jaar`` zegt dat beide van hetzelfde tariefjaar zijn."""
    oude_posten, nieuwe_posten = list(loop(oud)), list(loop(nieuw))
    namen = _namen(oude_posten, nieuwe_posten, zelfde_jaar=zelfde_jaar)
    oude, nieuwe = _op_naam(oude_posten, namen.oud), _op_naam(nieuwe_posten, namen.nieuw)
    knopen = {
        sleutel: Knoop(
            oude.posten.get(sleutel),
            nieuwe.posten.get(sleutel),
            oude.operanden.get(sleutel, ()),
            nieuwe.operanden.get(sleutel, ()),
        )
        for sleutel in dict.fromkeys([*oude.posten, *nieuwe.posten])
    }
    eerst, nu = _per_postnaam(oude), _per_postnaam(nieuwe)
    verplaatst = {naam for naam, waar in eerst.items() if _is_verplaatst(waar, nu.get(naam, set()))}
    herkenbaar = (frozenset(verplaatst.union(*sleutels.values())) for sleutels in (eerst, nu))
    return Boompaar(knopen, zonder_tijd(nieuw.sleutel), *herkenbaar)


def _per_postnaam(boom: _Boom) -> dict[str, set[str]]:
    """Per naam van een post de sleutels zonder tijd."""
    sleutels: dict[str, set[str]] = {}
    for sleutel, post in boom.posten.items():
        sleutels.setdefault(post.naam, set()).add(zonder_deel_op_tijd(sleutel))
    return sleutels


def _is_verplaatst(eerst: set[str], nu: set[str]) -> bool:
    """Of wat in beide bomen één keer zo heet, een andere sleutel kreeg; bleef de ene staan, dan is een tweede met die naam een andere."""
    return len(eerst) == len(nu) == 1 and eerst != nu


def _kenmerken(sleutel: str, post: Post | None) -> tuple[str, ...]:
    """Waaraan een post in een andere boom te herkennen is: zijn sleutel zonder tijd erin, en zijn naam."""
    return (zonder_deel_op_tijd(sleutel), post.naam) if post else ()


@lru_cache(maxsize=50_000)
def zonder_deel_op_tijd(sleutel: str) -> str:
    """De sleutel van een knoop zonder het deel dat zegt voor welk jaar, welke tabel of welk prijspeil zij is."""
    return _OP_TIJD.sub("", sleutel)


class _Boom(NamedTuple):
    posten: dict[str, Post]
    operanden: dict[str, tuple[str, ...]]


def _op_naam(posten: Sequence[Post], namen: Mapping[str, str]) -> _Boom:
    """De posten van een boom op hun naam zonder tijd, operanden eerst."""
    return _Boom(
        {namen[post.sleutel]: post for post in posten},
        {namen[post.sleutel]: tuple(namen[operand.sleutel] for operand in post.operanden) for post in posten},
    )


class _Namen(NamedTuple):
    """Per boom van elke sleutel de naam zonder tijd."""

    oud: dict[str, str]
    nieuw: dict[str, str]


def _namen(oude: Sequence[Post], nieuwe: Sequence[Post], *, zelfde_jaar: bool) -> _Namen:
    """De namen zonder tijd; komt een naam vaker voor, dan heeft alles na de eerste een volgnummer. Een hernoemde regel houdt haar oude."""
    links, rechts = _per_naam(oude), _per_naam(nieuwe)
    namen = _Namen({}, {})
    for naam in dict.fromkeys([*links, *rechts]):
        eerst, nu = links.get(naam, []), rechts.get(naam, [])
        vooraan = 0 if zelfde_jaar else 1  # zoveel van elke rij hoort al bij elkaar: het laatste jaar
        gedeeld = [sleutel for sleutel in nu[vooraan:] if sleutel in eerst[vooraan:]]
        for uit, sleutels in ((namen.oud, eerst), (namen.nieuw, nu)):
            kop, rest = sleutels[:vooraan], sleutels[vooraan:]
            rij = [*kop, *gedeeld, *(sleutel for sleutel in rest if sleutel not in gedeeld)]
            uit.update((sleutel, f"{naam}~{nummer}" if nummer > 1 else naam) for nummer, sleutel in enumerate(rij, 1))
    namen.nieuw.update((sleutel, namen.oud[was]) for sleutel, was in _hernoemd(oude, nieuwe))
    return namen


def _hernoemd(oude: Sequence[Post], nieuwe: Sequence[Post]) -> Iterator[tuple[str, str]]:
    """De nieuwe en de oude sleutel van elke regel die alleen van sleutel veranderde."""
    weg, erbij = _alleen_hier(oude, nieuwe), _alleen_hier(nieuwe, oude)
    return ((sleutel, weg[naam]) for naam, sleutel in erbij.items() if naam in weg)


def _alleen_hier(posten: Sequence[Post], andere: Sequence[Post]) -> dict[tuple[str, Kop, str], str]:
    """De sleutels van de regels die in de andere boom niet staan, op product, soort en naam; niet die per tabel of jaar.

    De soort telt mee: een opslag die verdwijnt en een urenregel met dezelfde naam die erbij komt, zijn twee regels.
    """
    daar = {post.sleutel for post in andere}
    return {
        (voorvoegsel_van(post.sleutel), kop_van(post.sleutel), post.naam): post.sleutel
        for post in posten
        if post.sleutel not in daar
        and zonder_onderdeel(post.sleutel).startswith(_MET_EIGEN_SLEUTEL)
        and zonder_tijd(post.sleutel) == post.sleutel
    }


def _per_naam(posten: Sequence[Post]) -> dict[str, list[str]]:
    """Per naam zonder tijd de sleutels, het laatste jaar eerst, en binnen een jaar wat van de andere afhangt."""
    per_naam: dict[str, list[str]] = {}
    for post in reversed(posten):
        per_naam.setdefault(zonder_tijd(post.sleutel), []).append(post.sleutel)
    for sleutels in per_naam.values():
        if len(sleutels) > 1:
            sleutels.sort(key=_jaar, reverse=True)
    return per_naam


def _jaar(sleutel: str) -> str:
    """Het jaar waarvoor een sleutel geldt: dat na ``@``, of anders het laatste dat erin staat."""
    tijd = [gevonden[0] for gevonden in _TIJD.finditer(sleutel)][-1]
    return tijd.partition("@")[2] or tijd[:4]


@lru_cache(maxsize=50_000)
def zonder_tijd(sleutel: str) -> str:
    """De sleutel zonder de jaren en dagen erin."""
    return _TIJD.sub("*", sleutel)
