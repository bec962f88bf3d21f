"""Een gepubliceerd financieel kader narekenen: elk totaal uit de regels waaruit het bestaat, elk verschil bij naam.

Het totaal van een gemeente is de som van haar delen. Een naam zonder delen is een deelregio: de som van de
gepubliceerde totalen van de gemeenten sinds de vorige deelregio. Staan er geen gemeenten tussen, dan is het de som van de
deelregio's. Zo staat elk verschil op de plek waar het ontstaat en telt het niet door.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import CENT, NUL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.begroting.bedragtabellen import Kader, Kaderregel


class Niveau(StrEnum):
    """Waarvan een regel het totaal is."""

    GEMEENTE = "gemeente"
    DEELREGIO = "deelregio"
    TOTAAL = "totaal"


class Kadertotaal(NamedTuple):
    """Een gepubliceerd totaal in euro naast de som van zijn regels.

    ``speling`` is hoeveel ze uiteen mogen lopen als elke regel apart is afgerond: een halve eenheid per regel en een halve
    voor het totaal zelf.
    """

    naam: str
    niveau: Niveau
    jaar: int
    gepubliceerd: Decimal
    berekend: Decimal
    speling: Decimal
    plaats: Plaats

    @property
    def verschil(self) -> Decimal:
        """Gepubliceerd min berekend."""
        return self.gepubliceerd - self.berekend

    @property
    def is_afronding(self) -> bool:
        """Of het verschil door afronden te verklaren is."""
        return abs(self.verschil) <= self.speling


class Kadertoets(NamedTuple):
    """Alle totalen van een kader, op welke eenheid het is afgerond (1000 is op duizend euro), en wat elke gemeente heeft.

    ``per_gemeente`` geeft op gemeente en jaar het gepubliceerde totaal, of zonder totaalregel de som van de delen.
    """

    totalen: tuple[Kadertotaal, ...]
    eenheid: Decimal
    per_gemeente: Mapping[tuple[str, int], Decimal]

    @property
    def verschillen(self) -> tuple[Kadertotaal, ...]:
        """De totalen die niet precies de som van hun regels zijn."""
        return tuple(totaal for totaal in self.totalen if totaal.verschil)


def toets_kader(kader: Kader) -> Kadertoets:
    """Reken elk totaal van het kader na. Een gemeente zonder totaalregel telt met de som van haar delen."""
    eenheid = _eenheid(kader.regels)
    totalen: list[Kadertotaal] = []
    gemeenten: list[Kaderregel] = []
    los: list[Kaderregel] = []
    deelregios: list[Kaderregel] = []
    for delen, totaal in _blokken(kader.regels):
        if delen:
            gemeenten.append(totaal or _som_van(delen))
            los.append(gemeenten[-1])
        if totaal is None:
            continue
        if delen:
            totalen += _naast(totaal, Niveau.GEMEENTE, delen, eenheid)
        elif los:
            totalen += _naast(totaal, Niveau.DEELREGIO, los, eenheid)
            deelregios.append(totaal)
            los = []
        else:
            totalen += _naast(totaal, Niveau.TOTAAL, deelregios, eenheid)
    per_gemeente = {(regel.gemeente, jaar): bedrag for regel in gemeenten for jaar, bedrag in regel.bedragen.items()}
    return Kadertoets(tuple(totalen), eenheid, per_gemeente)


def _blokken(regels: Iterable[Kaderregel]) -> Iterator[tuple[list[Kaderregel], Kaderregel | None]]:
    """Per naam de delen en, als het er is, het totaal."""
    for _, groep in groupby(regels, key=lambda regel: regel.gemeente):
        van_naam = list(groep)
        totaal = van_naam[-1] if van_naam[-1].is_totaal else None
        yield [regel for regel in van_naam if regel is not totaal], totaal


def _som_van(delen: Sequence[Kaderregel]) -> Kaderregel:
    """De delen van een gemeente als één regel."""
    som = {jaar: sum((deel.bedragen[jaar] for deel in delen), NUL) for jaar in delen[0].bedragen}
    return delen[0]._replace(bedragen=som)


def _naast(regel: Kaderregel, niveau: Niveau, delen: Sequence[Kaderregel], eenheid: Decimal) -> list[Kadertotaal]:
    speling = eenheid * (len(delen) + 1) / 2
    return [
        Kadertotaal(
            regel.gemeente,
            niveau,
            jaar,
            bedrag,
            sum((d.bedragen[jaar] for d in delen), NUL),
            speling,
            regel.plaats,
        )
        for jaar, bedrag in regel.bedragen.items()
    ]


def _eenheid(regels: Iterable[Kaderregel]) -> Decimal:
    """De grootste macht van tien waar elk bedrag een veelvoud van is."""
    centen = [int(bedrag / CENT) for regel in regels for bedrag in regel.bedragen.values() if bedrag]
    eenheid = 1
    while centen and all(bedrag % (eenheid * 10) == 0 for bedrag in centen):
        eenheid *= 10
    return eenheid * CENT
