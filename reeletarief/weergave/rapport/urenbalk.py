"""De uren van een jaar als balk: betaald, wat eraf gaat en wat er geleverd wordt, met onder de balk elk deel op zijn plek.

Alle maten zijn decimalen, afgerond op 0,1.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.urenverdeling import Urensoort
from reeletarief.fouten import op_een_rij
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.getal import nederlands, procent
from reeletarief.weergave.rapport.figuur import REGELBREEDTE, ingekort, schaal_van
from reeletarief.weergave.woorden import midden_in_zin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.analyse.urenverdeling import Urendeel
    from reeletarief.weergave.rapport.figuur import Schaal

_RIJHOOGTE = 30
_TEKST_IN_RIJ, _STAAF_IN_RIJ = 12, 21
"""Hoe ver de tekst en de staaf onder het begin van hun rij staan."""
_SMALSTE_STAAF = Decimal(3)
_TIENDE = Decimal("0.1")
_CIJFERBREEDTE = 58
"""De breedte van een cijfer, in honderdsten van een em."""


class Balkregel(NamedTuple):
    """De tekst van een rij: links de naam, rechts het bedrag; ``y`` is haar hoogte in het vak."""

    y: str
    naam: str
    bedrag: str
    vet: bool


class Staven(NamedTuple):
    """Alle staven van één soort als één pad.

    ``klasse`` is ``m`` (gaat eraf), ``t`` (geleverd), ``i`` (zit erin), ``v`` (de lijn van staaf naar staaf) of ``g`` (de streep tussen
    twee delen).
    """

    klasse: str
    pad: str


class Urenbalk(NamedTuple):
    """De balk, klaar om te tekenen, met haar verhaal in woorden. ``sleutel`` is de naam waaronder de pagina haar hergebruikt."""

    sleutel: str
    titel: str
    beschrijving: str
    hoogte: str
    regels: tuple[Balkregel, ...]
    staven: tuple[Staven, ...]


class _Staaf(NamedTuple):
    """Een staaf tussen twee standen, in uren."""

    rij: int
    van: Decimal
    tot: Decimal
    klasse: str


def urenbalk_van(delen: Sequence[Urendeel], sleutel: str) -> Urenbalk:
    """De uren van een voltijder als balk; het eerste deel zijn de betaalde uren, het laatste de geleverde."""
    betaald, geleverd = delen[0], delen[-1]
    af = [deel for deel in delen if deel.gaat_af]
    erin = [deel for deel in delen[1:-1] if not deel.gaat_af]
    rijen = [betaald, *af, geleverd, *erin]
    staven = _staven(betaald, af, geleverd, erin)
    schaal = schaal_van(stand for staaf in staven for stand in (staaf.van, staaf.tot))
    return Urenbalk(
        sleutel=f"{sleutel}-b",
        titel="Uren van een voltijder in een jaar",
        beschrijving=_beschrijving(betaald, af, geleverd),
        hoogte=str(_RIJHOOGTE * len(rijen)),
        regels=tuple(_regel(rij, deel, betaald) for rij, deel in enumerate(rijen)),
        staven=(
            _verbinding([staaf for staaf in staven if staaf.klasse != "i"], schaal),
            *_paden(staven, schaal),
            _scheiding([staaf.tot for staaf in staven if staaf.rij == 0 and staaf.klasse == "m"], schaal),
        ),
    )


def _staven(betaald: Urendeel, af: Sequence[Urendeel], geleverd: Urendeel, erin: Sequence[Urendeel]) -> list[_Staaf]:
    """De hele balk in haar delen, en elk deel nog eens op zijn eigen rij."""
    uren, over = betaald.post.bedrag, geleverd.post.bedrag
    standen = accumulate((-deel.post.bedrag for deel in af), initial=uren)
    delen = [*((van, tot, "m") for van, tot in pairwise(standen)), (NUL, over, "t")]
    binnen = accumulate((-deel.post.bedrag for deel in erin), initial=over)
    return [
        *(_Staaf(0, *deel) for deel in reversed(delen)),
        *(_Staaf(rij, *deel) for rij, deel in enumerate(delen, 1)),
        *(_Staaf(rij, van, tot, "i") for rij, (van, tot) in enumerate(pairwise(binnen), len(delen) + 1)),
    ]


def _paden(staven: Sequence[_Staaf], schaal: Schaal) -> list[Staven]:
    """Per soort één pad met al haar staven, in volgorde van de rijen."""
    klassen = dict.fromkeys(staaf.klasse for staaf in staven)
    return [
        Staven(klasse, "".join(_lijn(staaf, schaal) for staaf in staven if staaf.klasse == klasse))
        for klasse in klassen
    ]


def _lijn(staaf: _Staaf, schaal: Schaal) -> str:
    """Een staaf van links naar rechts, breed genoeg om te zien."""
    links, rechts = sorted((_plek(staaf.van, schaal), _plek(staaf.tot, schaal)))
    return f"M{_maat(links)} {_hoogte(staaf.rij)}h{_maat(max(rechts - links, _SMALSTE_STAAF))}"


def _verbinding(staven: Sequence[_Staaf], schaal: Schaal) -> Staven:
    """Van het eind van elke staaf een lijn naar de staaf op de volgende rij."""
    eind = {staaf.rij: max(staaf.van, staaf.tot) if staaf.rij == 0 else staaf.tot for staaf in staven}
    lijnen = (
        f"M{_maat(_plek(tot, schaal))} {_hoogte(rij)}v{_RIJHOOGTE}" for rij, tot in eind.items() if rij + 1 in eind
    )
    return Staven("v", "".join(lijnen))


def _scheiding(grenzen: Iterable[Decimal], schaal: Schaal) -> Staven:
    """Op de bovenste balk een streep tussen de delen."""
    boven, hoog = _hoogte(0) - _RIJHOOGTE // 4, _RIJHOOGTE // 2
    return Staven("g", "".join(f"M{_maat(_plek(grens, schaal))} {boven}v{hoog}" for grens in grenzen))


def _plek(uren: Decimal, schaal: Schaal) -> Decimal:
    return schaal.plek(uren).quantize(_TIENDE, ROUND_HALF_UP)


def _hoogte(rij: int) -> int:
    return rij * _RIJHOOGTE + _STAAF_IN_RIJ


def _maat(getal: Decimal) -> str:
    """Een maat zonder overbodige nul."""
    return f"{getal:f}".removesuffix(".0")


def _regel(rij: int, deel: Urendeel, betaald: Urendeel) -> Balkregel:
    """De naam van een deel met zijn uren, en welk deel van de betaalde uren dat is."""
    teken = "− " if deel.gaat_af else ""
    bedrag = f"{teken}{nederlands(deel.post.bedrag, 1)} · {procent(deel_van(deel.post, betaald.post))}"
    naam = ingekort(_naam(deel), REGELBREEDTE - _CIJFERBREEDTE * len(bedrag))
    return Balkregel(str(rij * _RIJHOOGTE + _TEKST_IN_RIJ), naam, bedrag, vet=_is_eind(deel))


def _naam(deel: Urendeel) -> str:
    """De naam, kort; van een soort die niet afgaat met de woorden dat zij in de geleverde uren zit."""
    naam = deel.naam if deel.gaat_af or _is_eind(deel) else f"waarvan {midden_in_zin(deel.naam)}"
    return naam.replace("cliëntgebonden, ", "")


def _is_eind(deel: Urendeel) -> bool:
    return deel.soort in {Urensoort.BETAALD, Urensoort.GELEVERD}


def _beschrijving(betaald: Urendeel, af: Sequence[Urendeel], geleverd: Urendeel) -> str:
    """De balk in één of twee zinnen."""
    delen = [f"{midden_in_zin(deel.naam)} ({nederlands(deel.post.bedrag, 0)} uur)" for deel in af]
    over = procent(deel_van(geleverd.post, betaald.post))
    eraf = f" Eraf {'gaan' if len(delen) > 1 else 'gaat'} {op_een_rij(delen, 'en')}." if delen else ""
    return (
        f"Van {nederlands(betaald.post.bedrag, 0)} betaalde uren zijn er {nederlands(geleverd.post.bedrag, 0)} "
        f"({over}) {midden_in_zin(geleverd.naam)}.{eraf}"
    )
