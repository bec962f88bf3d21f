"""Wat er voor een jaar zonder waarde voorlopig in een reeks kan staan: een openlijke aanname die volgt uit wat er wel is.

* Volgde de laatste waarde zelf uit een rekenregel over andere reeksen, dan geldt die opnieuw; jaartallen erin schuiven mee.
* Is een definitief cijfer er nog niet, dan geldt het voorlopige van dat jaar: een correctie achteraf is dan nul.
* Anders is de waarde gelijk aan de laatste. Gold die geen heel jaar, dan staat haar cijfer er zelf: een reeks met een jaartal
  is het gemiddelde van dat jaar, en dat is iets anders dan wat er het laatst gold.

Een gepubliceerd cijfer vervangt zo'n voorstel; daarom staat er INVULLEN bij.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs.reeksen import grenzen_van, maanden_zonder_waarde

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reeletarief.berekening.gaten import Gat
    from reeletarief.invoer.opslagen.reeks import Reeks, Reekswaarde
    from reeletarief.invoer.waarden import Waarde

_DEFINITIEF, _VOORLOPIG = "_definitief", "_voorlopig"


class Tijdvak(NamedTuple):
    """Hele maanden, met de eerste en de laatste dag."""

    begin: datetime.date
    einde: datetime.date

    @property
    def is_heel_jaar(self) -> bool:
        """Of het om alle twaalf maanden van een jaar gaat."""
        return self.begin.year == self.einde.year and (self.begin.month, self.einde.month) == (1, 12)


class Grond(Enum):
    """Waarom een voorstel is wat het is."""

    VORIGE = auto()
    """Gelijk aan de waarde die de reeks zelf in een eerder jaar had."""
    CIJFER = auto()
    """Gelijk aan het laatste cijfer van de reeks zelf, dat geen heel jaar gold."""
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
    inhoud: Afleiding | Waarde

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
    reeks = reeksen[gat.reeks]
    for maanden in maanden_zonder_waarde(reeks, gat.jaar):
        tijdvak = Tijdvak(*grenzen_van(gat.jaar, maanden))
        eerdere = sum(waarde.einde < tijdvak.begin for waarde in reeks.waarden)
        if eerdere:
            grond, inhoud = _inhoud(gat, reeks.waarden[:eerdere], reeksen)
            yield Reeksvoorstel(gat.reeks, reeks, tijdvak, eerdere - 1, grond, inhoud)


def _inhoud(gat: Gat, eerdere: Sequence[Reekswaarde], reeksen: Mapping[str, Reeks]) -> tuple[Grond, Afleiding | Waarde]:
    vorige, voorlopig = eerdere[-1], _voorlopige(gat.reeks, reeksen)
    if vorige.afleiding is not None and not _neemt_over(vorige.afleiding, {gat.reeks, voorlopig}):
        opnieuw = _doorgeschoven(vorige.afleiding, gat.jaar - vorige.einde.year, _vast(eerdere))
        return Grond.REKENREGEL, opnieuw
    if voorlopig is not None:
        return Grond.VOORLOPIG, _gelijk(voorlopig, vorige)
    jaar = _laatste_hele_jaar(vorige, gat.jaar)
    if jaar is not None:
        return Grond.VORIGE, _gelijk(f"{gat.reeks}@{jaar}", vorige)
    if vorige.afleiding is not None:
        return Grond.VORIGE, vorige.afleiding
    assert vorige.waarde is not None  # het is een van beide
    return Grond.CIJFER, vorige.waarde


def _voorlopige(sleutel: str, reeksen: Mapping[str, Reeks]) -> str | None:
    """De reeks met de voorlopige cijfers bij een reeks met definitieve, als zij er is."""
    voorlopig = sleutel.removesuffix(_DEFINITIEF) + _VOORLOPIG
    if not sleutel.endswith(_DEFINITIEF) or voorlopig not in reeksen:
        return None
    return voorlopig if reeksen[voorlopig].is_percentage == reeksen[sleutel].is_percentage else None


def _laatste_hele_jaar(waarde: Reekswaarde, voor: int) -> int | None:
    """Het laatste jaar voor dit jaar waarin de waarde het hele jaar gold; alleen dan is zij met een jaartal te noemen."""
    eerste = waarde.begin.year + (waarde.begin.month > 1)
    laatste = min(waarde.einde.year - (waarde.einde.month < 12), voor - 1)
    return laatste if eerste <= laatste else None


def _gelijk(operand: str, vorige: Reekswaarde) -> Afleiding:
    return Afleiding("gelijk", (Tekst(operand, vorige.bron.plaats),))


def _neemt_over(afleiding: Afleiding, sleutels: Container[str | None]) -> bool:
    """Of de rekenregel een waarde van een van deze reeksen overneemt zoals zij is."""
    return afleiding.bewerking == "gelijk" and all(een.partition("@")[0] in sleutels for een in _genoemd(afleiding))


def _vast(eerdere: Sequence[Reekswaarde]) -> frozenset[str]:
    """De reeksen met een jaartal in de laatste rekenregel die een vast beginpunt zijn.

    Zo een staat ook in de rekenregel van een eerder jaar, of de rekenregel gold zelf meer jaren. Is er geen eerder jaar met een
    rekenregel, dan ligt zijn jaar meer dan een jaar terug. Een jaar dat nog moest komen, schuift ook niet mee.
    """
    vorige = eerdere[-1]
    genoemd = _met_jaartal(vorige)
    if vorige.begin.year < vorige.einde.year:
        return genoemd
    daarvoor = next((waarde for waarde in reversed(eerdere) if waarde.einde.year < vorige.begin.year), None)
    vergeleken = _met_jaartal(daarvoor) if daarvoor else frozenset()
    return frozenset(
        een
        for een in genoemd
        if _jaar_van(een) > vorige.begin.year
        or (een in vergeleken if vergeleken else _jaar_van(een) < vorige.begin.year - 1)
    )


def _jaar_van(operand: str) -> int:
    return int(operand.partition("@")[2])


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
