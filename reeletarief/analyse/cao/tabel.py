"""Een salaristabel als rijtje cellen, en de volgorde van haar treden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.inschaling import cel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from decimal import Decimal

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.tabel import CaoTabel


class Cel(NamedTuple):
    """Eén bedrag uit een salaristabel, met de plek waar het staat.

    In een afgeleide tabel is ``bedrag`` uitgerekend en wijst ``plaats`` de aangenomen verhoging aan.
    """

    schaal: str
    trede: str
    bedrag: Decimal
    plaats: Plaats


def cel_op(tabel: CaoTabel, schaal: str, trede: str) -> Cel:
    """De cel op een plek die in de tabel bestaat."""
    post = cel(tabel, schaal, trede)
    plaats = post.plaats
    return Cel(schaal, trede, post.bedrag, plaats or tabel.schalen[schaal][trede].plaats)


def cellen(tabel: CaoTabel, schalen: Collection[str] = ()) -> list[Cel]:
    """De cellen van deze schalen (zonder opgave alle), in de volgorde van het bestand."""
    return [
        cel_op(tabel, str(schaal), str(trede))
        for schaal in (schalen or tabel.schalen)
        for trede in tabel.schalen[schaal]
    ]


def aantal_cellen(tabel: CaoTabel) -> int:
    """Hoeveel bedragen een tabel heeft."""
    return sum(len(treden) for treden in tabel.schalen.values())


def tredevolgorde(schalen: Mapping[str, Iterable[str]]) -> list[str]:
    """Alle treden van deze schalen op één volgorde: nummers oplopend, namen op de plek die ze in hun schalen hebben.

    Een naam komt na alle treden die in enige schaal vlak voor hem staan; een naam die in alle schalen vooraan staat,
    komt voor de treden die op hem volgen.
    """
    rijen = [[str(trede) for trede in treden] for treden in schalen.values()]
    nummers = sorted({trede for rij in rijen for trede in rij if trede.isdigit()}, key=int)
    volgorde = list(nummers)
    for naam in dict.fromkeys(trede for rij in rijen for trede in rij if not trede.isdigit()):
        volgorde.insert(_plek(naam, rijen, volgorde), naam)
    return volgorde


def _plek(naam: str, rijen: list[list[str]], volgorde: list[str]) -> int:
    """Waar een trede met een eigen naam tussen de al geplaatste treden hoort."""
    plek = {trede: nummer for nummer, trede in enumerate(volgorde)}
    voor = list(_buren(naam, rijen, plek, stap=-1))
    if voor:
        return max(voor) + 1
    return min(_buren(naam, rijen, plek, stap=1), default=len(volgorde))


def _buren(naam: str, rijen: list[list[str]], plek: Mapping[str, int], *, stap: int) -> Iterator[int]:
    """Per schaal de plek van de eerste al geplaatste trede vóór (of na) deze naam."""
    for rij in rijen:
        if naam in rij:
            verder = rij[rij.index(naam) :] if stap > 0 else rij[: rij.index(naam)][::-1]
            yield from (plek[trede] for trede in [trede for trede in verder if trede in plek][:1])
