"""De bandbreedte van een tarief: wat het wordt bij de laagste en de hoogste waarde van elke parameter die ze heeft.

De laagste en hoogste waarde staan naast de waarde in het bestand. Samen geven ze het laagste en hoogste tarief: elke
parameter op de kant die, alleen bekeken, het tarief het laagst of hoogst maakt. Dat is een uiterste: dat alles tegelijk aan
die kant ligt, is onwaarschijnlijk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.gevoeligheid.verloop import Punt, punt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef
    from reeletarief.fouten import Bevinding


class Bandregel(NamedTuple):
    """Een parameter met het tarief op de laagste waarde, nu en op de hoogste waarde; wie geen grens heeft, blijft op nu."""

    knop: Knop
    laag: Punt
    nu: Punt
    hoog: Punt

    @property
    def spreiding(self) -> Decimal:
        """Hoeveel het tarief voor afronding over de bandbreedte verschilt."""
        bedragen = [een.onafgerond for een in (self.laag, self.nu, self.hoog) if een.onafgerond is not None]
        return max(bedragen) - min(bedragen)


class Uiterste(NamedTuple):
    """Het tarief met elke parameter op zijn ongunstige (of gunstige) kant; ``reden`` zegt waarom er geen is."""

    standen: dict[str, Decimal]
    onafgerond: Decimal | None
    tarief: Decimal | None
    reden: Bevinding | None


class Bandbreedte(NamedTuple):
    """De parameters met een bandbreedte, de grootste spreiding eerst, en de uitersten van het tarief."""

    regels: tuple[Bandregel, ...]
    laagste: Uiterste
    hoogste: Uiterste


def bandbreedte(proef: Proef) -> Bandbreedte:
    """De bandbreedte van een tarief uit die van zijn parameters."""
    regels = [_regel(proef, knop) for knop in proef.knoppen if _heeft_grens(knop)]
    return Bandbreedte(
        tuple(sorted(regels, key=lambda regel: (-regel.spreiding, regel.knop.naam))),
        _uiterste(proef, regels, min),
        _uiterste(proef, regels, max),
    )


def _heeft_grens(knop: Knop) -> bool:
    herkomst = knop.post.herkomst
    return herkomst is not None and (herkomst.laag is not None or herkomst.hoog is not None)


def _regel(proef: Proef, knop: Knop) -> Bandregel:
    herkomst = knop.post.herkomst
    assert herkomst is not None
    laag = knop.waarde if herkomst.laag is None else herkomst.laag
    hoog = knop.waarde if herkomst.hoog is None else herkomst.hoog
    return Bandregel(knop, *(punt(proef, knop, waarde) for waarde in (laag, knop.waarde, hoog)))


def _uiterste(proef: Proef, regels: Sequence[Bandregel], kies: Callable[..., Punt]) -> Uiterste:
    """Elke parameter op de kant die alleen bekeken het laagste of hoogste tarief geeft."""
    standen = {regel.knop.naam: kies(_mogelijk(regel), key=_bedrag).waarde for regel in regels}
    return Uiterste(standen, *proef.uitkomst(standen))


def _mogelijk(regel: Bandregel) -> list[Punt]:
    return [een for een in (regel.nu, regel.laag, regel.hoog) if een.onafgerond is not None]


def _bedrag(een: Punt) -> Decimal:
    assert een.onafgerond is not None
    return een.onafgerond
