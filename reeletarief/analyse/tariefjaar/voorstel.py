"""Wat er voor een jaar zonder waarde voorlopig in een reeks kan staan: een openlijke aanname die volgt uit wat er wel is.

* Volgde de laatste waarde zelf uit een rekenregel over andere reeksen, dan geldt die opnieuw; jaartallen erin schuiven mee.
* Is een definitief cijfer er nog niet, dan geldt het voorlopige van dat jaar: de correctie achteraf is dan nul.
* Anders is de waarde gelijk aan de laatste.

Een gepubliceerd cijfer vervangt zo'n voorstel; daarom staat er INVULLEN bij.
"""

from __future__ import annotations

import calendar
import datetime
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs.reeksen import waarde_in_maand

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reeletarief.berekening.gaten import Gat
    from reeletarief.invoer.opslagen.reeks import Reeks, Reekswaarde

_DEFINITIEF, _VOORLOPIG = "_definitief", "_voorlopig"


class Tijdvak(NamedTuple):
    """Hele maanden binnen een kalenderjaar, met de eerste en de laatste dag."""

    begin: datetime.date
    einde: datetime.date

    @property
    def is_heel_jaar(self) -> bool:
        """Of het om alle twaalf maanden gaat."""
        return (self.begin.month, self.einde.month) == (1, 12)


class Grond(Enum):
    """Waarom een voorstel is wat het is."""

    VORIGE = auto()
    """Gelijk aan de laatste waarde van de reeks zelf."""
    VOORLOPIG = auto()
    """Gelijk aan het voorlopige cijfer van hetzelfde jaar."""
    REKENREGEL = auto()
    """De rekenregel van de laatste waarde geldt opnieuw."""


class Reeksvoorstel(NamedTuple):
    """Een aanname voor een tijdvak zonder waarde; ``vorige`` is de laatste waarde ervoor, de ``nummer``-de van de reeks (vanaf 0)."""

    sleutel: str
    reeks: Reeks
    tijdvak: Tijdvak
    nummer: int
    grond: Grond
    afleiding: Afleiding

    @property
    def jaar(self) -> int:
        """Het kalenderjaar waar de aanname over gaat."""
        return self.tijdvak.begin.year

    @property
    def vorige(self) -> Reekswaarde:
        """De waarde waar deze op volgt."""
        return self.reeks.waarden[self.nummer]

    @property
    def laatste_cijfer(self) -> Reekswaarde | None:
        """De laatste gegeven waarde voor het tijdvak; niets als alles ervoor volgt uit een rekenregel."""
        gegeven = (waarde for waarde in self.reeks.waarden[self.nummer :: -1] if waarde.waarde is not None)
        return next(gegeven, None)


def stel_voor(gat: Gat, reeksen: Mapping[str, Reeks]) -> Iterator[Reeksvoorstel]:
    """Voor elk tijdvak dat een reeks in dit jaar mist een aanname, op datum; niet voor een tijdvak waar geen waarde voor ligt."""
    reeks = next(reeks for naam, reeks in reeksen.items() if naam == gat.reeks)
    for tijdvak in _zonder_waarde(reeks, gat.jaar):
        eerdere = sum(waarde.einde < tijdvak.begin for waarde in reeks.waarden)
        if eerdere:
            grond, afleiding = _afleiding(gat, reeks.waarden[:eerdere], reeksen)
            yield Reeksvoorstel(gat.reeks, reeks, tijdvak, eerdere - 1, grond, afleiding)


def _zonder_waarde(reeks: Reeks, jaar: int) -> Iterator[Tijdvak]:
    """De aaneengesloten maanden van een jaar waarin de reeks geen waarde heeft."""
    for heeft_waarde, groep in groupby(range(1, 13), lambda maand: waarde_in_maand(reeks, jaar, maand) is not None):
        maanden = list(groep)
        if not heeft_waarde:
            laatste = maanden[-1]
            laatste_dag = calendar.monthrange(jaar, laatste)[1]
            yield Tijdvak(datetime.date(jaar, maanden[0], 1), datetime.date(jaar, laatste, laatste_dag))


def _afleiding(gat: Gat, eerdere: Sequence[Reekswaarde], reeksen: Mapping[str, Reeks]) -> tuple[Grond, Afleiding]:
    vorige = eerdere[-1]
    if vorige.afleiding is not None and not _is_gelijk_aan(gat.reeks, vorige.afleiding):
        opnieuw = _doorgeschoven(vorige.afleiding, gat.jaar - vorige.einde.year, _vast(eerdere))
        return Grond.REKENREGEL, opnieuw
    voorlopig = gat.reeks.removesuffix(_DEFINITIEF) + _VOORLOPIG
    if gat.reeks.endswith(_DEFINITIEF) and voorlopig in reeksen:
        return Grond.VOORLOPIG, _gelijk(voorlopig, vorige)
    # geldt de vorige nog een deel van dit jaar, dan is dit jaar zelf niet te noemen: dat zou een kring zijn
    return Grond.VORIGE, _gelijk(f"{gat.reeks}@{min(vorige.einde.year, gat.jaar - 1)}", vorige)


def _gelijk(operand: str, vorige: Reekswaarde) -> Afleiding:
    return Afleiding("gelijk", (Tekst(operand, vorige.bron.plaats),))


def _is_gelijk_aan(sleutel: str, afleiding: Afleiding) -> bool:
    """Of de rekenregel een eerdere waarde van de reeks zelf overneemt."""
    genoemd = list(_genoemd(afleiding))
    return afleiding.bewerking == "gelijk" and [een.partition("@")[0] for een in genoemd] == [sleutel]


def _vast(eerdere: Sequence[Reekswaarde]) -> frozenset[str]:
    """De reeksen met een jaartal in de laatste rekenregel die een vast beginpunt zijn.

    Zo een staat ook in de rekenregel daarvoor. Is er geen daarvoor, dan ligt zijn jaar meer dan een jaar terug.
    """
    vorige = eerdere[-1]
    genoemd = _met_jaartal(vorige)
    daarvoor = _met_jaartal(eerdere[-2]) if len(eerdere) > 1 else frozenset()
    if daarvoor:
        return genoemd & daarvoor
    return frozenset(een for een in genoemd if int(een.partition("@")[2]) < vorige.begin.year - 1)


def _met_jaartal(waarde: Reekswaarde) -> frozenset[str]:
    genoemd = _genoemd(waarde.afleiding) if waarde.afleiding else ()
    return frozenset(str(een) for een in genoemd if "@" in een)


def _genoemd(afleiding: Afleiding) -> Iterator[Tekst]:
    """De reeksen in een rekenregel, elk met haar jaartal als dat erbij staat."""
    for deel in afleiding.operanden:
        if isinstance(deel, Afleiding):
            yield from _genoemd(deel)
        else:
            yield deel


def _doorgeschoven(afleiding: Afleiding, jaren: int, vast: Container[str]) -> Afleiding:
    """Dezelfde rekenregel, met elk jaartal dat niet vast is zoveel jaar later."""
    delen = tuple(
        _doorgeschoven(deel, jaren, vast) if isinstance(deel, Afleiding) else _later(deel, jaren, vast)
        for deel in afleiding.operanden
    )
    return Afleiding(afleiding.bewerking, delen)


def _later(operand: Tekst, jaren: int, vast: Container[str]) -> Tekst:
    naam, _, jaar = operand.partition("@")
    return Tekst(f"{naam}@{int(jaar) + jaren}", operand.plaats) if jaar and operand not in vast else operand
