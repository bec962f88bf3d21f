"""Wat er allemaal ontbreekt aan een product dat niet te rekenen is: elke reeks zonder waarde, en niet alleen de eerste.

De keten stopt bij de eerste reeks die voor een jaar geen waarde heeft, want zonder haar is er geen tarief. Wie een nieuw
tariefjaar begint, mist er tientallen, en hoort ze in één keer. Daarom gaat zo'n product hier nog eens door de keten, met op de
plek van het gat de waarde van ernaast. Van die berekening blijft alleen over welke gaten zij raakt; haar bedragen ziet niemand.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import RekenFout, gesorteerd
from reeletarief.invoer.waarden import Datum
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.per_cao import met_andere_opslagen
from reeletarief.kostprijs.post import loop
from reeletarief.kostprijs.reeksen import GatFout, grenzen_van, maanden_zonder_waarde, sleutel_van
from reeletarief.kostprijs.tarief import Onderdeelgeheugen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.reeks import Reeks, Reekswaarde
    from reeletarief.kostprijs.tarief import Rekenbasis


class Gat(NamedTuple):
    """Een reeks die in een kalenderjaar, of een deel ervan, geen waarde heeft."""

    reeks: str
    jaar: int


class Gaten:
    """De gaten van een regio in een tariefjaar, voor zover producten er een raakten."""

    def __init__(self, basis: Rekenbasis) -> None:
        self._gedicht = basis._replace(geheugen=Onderdeelgeheugen(basis.kaarten.values()))
        self.gevonden: dict[Gat, None] = {}
        self._meldingen: dict[str, Bevinding] = {}

    def van(self, kaart: Productkaart, eerste: GatFout) -> tuple[Bevinding, ...]:
        """Elk gat waardoor deze kaart niet te rekenen is; ``eerste`` is dat waar de keten op stopte.

        Stopt zij daarna op iets anders, dan blijft wat er tot daar ontbrak.
        """
        gat: GatFout | None = eerste
        gevonden: list[Bevinding] = []
        while gat is not None:
            gevonden += gat.bevindingen
            self._dicht(gat)
            geraakt, gat = self._geraakt(kaart)
        return gesorteerd((*gevonden, *(self._meldingen[sleutel] for sleutel in geraakt)))

    def _dicht(self, gat: GatFout) -> None:
        """Onthoud het gat, en reken voortaan met een waarde op die plek; wat zonder haar al gerekend was, blijft."""
        self.gevonden[Gat(gat.naam, gat.jaar)] = None
        self._meldingen.setdefault(sleutel_van(gat.naam, gat.jaar), gat.bevindingen[0])
        opslagen = self._gedicht.keuzes.opslagen
        reeksen = {**opslagen.reeksen, gat.naam: _gedicht(opslagen.reeksen[gat.naam], gat.jaar)}
        self._gedicht = self._gedicht._replace(
            keuzes=met_andere_opslagen(self._gedicht.keuzes, replace(opslagen, reeksen=reeksen))
        )

    def _geraakt(self, kaart: Productkaart) -> tuple[set[str], GatFout | None]:
        """De bekende gaten in de berekening van deze kaart, of het volgende; niets als zij om iets anders niet te rekenen is."""
        try:
            tarief = bereken_tarief(kaart, self._gedicht)
        except GatFout as volgende:
            return set(), volgende
        except RekenFout:
            return set(), None
        return {post.sleutel for post in loop(tarief.tarief, *tarief.regels)} & set(self._meldingen), None


def _gedicht(reeks: Reeks, jaar: int) -> Reeks:
    """De reeks met in elke maand zonder waarde die van ernaast."""
    waarden = sorted((*reeks.waarden, *_vulling(reeks, jaar)), key=lambda waarde: waarde.begin)
    return replace(reeks, waarden=tuple(waarden))


def _vulling(reeks: Reeks, jaar: int) -> Iterator[Reekswaarde]:
    """Voor elke aaneengesloten rij maanden zonder waarde die van ernaast.

    De eerste maand staat er apart, zodat ook een heel jaar aan het gewogen gemiddelde te herkennen is.
    """
    buur = min(reeks.waarden, key=lambda waarde: abs((waarde.begin - datetime.date(jaar, 1, 1)).days))
    plaats = buur.bron.plaats
    for eerste, *rest in maanden_zonder_waarde(reeks, jaar):
        for maanden in filter(None, ([eerste], rest)):
            begin, einde = grenzen_van(jaar, maanden)
            yield replace(buur, jaar=None, vanaf=Datum(begin, plaats), tot_en_met=Datum(einde, plaats))
