"""Wat er allemaal ontbreekt aan een product dat niet te rekenen is: elke reeks zonder waarde, en niet alleen de eerste.

De keten stopt bij de eerste reeks die voor een jaar geen waarde heeft, want zonder haar is er geen tarief. Wie een nieuw
tariefjaar begint, mist er tientallen, en hoort ze in één keer. Daarom gaat zo'n product hier nog eens door de keten, met op de
plek van het gat de waarde van ernaast. Van die berekening blijft alleen over welke gaten zij raakt; haar bedragen ziet niemand.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import RekenFout, gesorteerd
from reeletarief.invoer.opslagen.reeks import Reeks
from reeletarief.invoer.waarden import Datum
from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes, Uitkomst
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.post import loop
from reeletarief.kostprijs.reeksen import (
    GatFout,
    grenzen_van,
    maanden_zonder_waarde,
    sleutel_van,
    sleutel_van_jaarwaarde,
)
from reeletarief.kostprijs.tarief import Onderdeelgeheugen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.reeks import Reekswaarde
    from reeletarief.kostprijs.tarief import Rekenbasis


class Gat(NamedTuple):
    """Een reeks die in een kalenderjaar, of een deel ervan, geen waarde heeft."""

    reeks: str
    jaar: int


class Gaten:
    """De gaten van een regio in een tariefjaar, voor zover producten er een raakten."""

    def __init__(self, basis: Rekenbasis) -> None:
        opslagen, jaar, _ = basis.keuzes
        self._reeksen = _Gedicht(opslagen.reeksen)
        self._gedicht = basis._replace(
            keuzes=_Dichtend(replace(opslagen, reeksen=self._reeksen), jaar, {}),
            geheugen=Onderdeelgeheugen(basis.kaarten.values()),
        )

    @property
    def gevonden(self) -> Iterable[Gat]:
        """Elk gat dat een product raakte, in de volgorde waarin dat gebeurde."""
        return self._reeksen.meldingen

    def van(self, kaart: Productkaart, eerste: GatFout) -> tuple[Bevinding, ...]:
        """Elk gat waardoor deze kaart niet te rekenen is; ``eerste`` is dat waar de keten op stopte.

        Stopt zij daarna op iets anders, dan blijft wat er tot daar ontbrak.
        """
        al_bekend = len(self._reeksen.meldingen)
        geraakt = self._geraakt(kaart)
        nieuw = islice(self._reeksen.meldingen.values(), al_bekend, None)
        return gesorteerd((*eerste.bevindingen, *nieuw, *geraakt))

    def _geraakt(self, kaart: Productkaart) -> list[Bevinding]:
        """De melding van elk gat in de berekening van deze kaart; niets als zij om iets anders niet te rekenen is."""
        try:
            tarief = bereken_tarief(kaart, self._gedicht)
        except RekenFout:
            return []
        sleutels = {post.sleutel for post in loop(tarief.tarief, *tarief.regels)}
        return [melding for gat, melding in self._reeksen.meldingen.items() if sleutel_van(*gat) in sleutels]


class _Gedicht(dict[str, Reeks]):
    """De reeksen van een regio, waarin elk gat dat geraakt werd een waarde heeft; met de melding van dat gat."""

    def __init__(self, reeksen: Mapping[str, Reeks]) -> None:
        super().__init__(reeksen)
        self.meldingen: dict[Gat, Bevinding] = {}

    def dicht(self, gat: GatFout) -> None:
        """Onthoud het gat, en zet een waarde op die plek."""
        self.meldingen[Gat(gat.naam, gat.jaar)] = gat.bevindingen[0]
        self[gat.naam] = _gedicht(self[gat.naam], gat.jaar)


class _Dichtend(Jaarkeuzes):
    """Keuzes waarin een gat op de plek zelf gedicht wordt, zodat de berekening doorgaat.

    Zo gaat een product één keer door de keten, hoeveel reeksen het ook mist. Wat al gerekend is, blijft: een ander jaar van de
    reeks en een ander cijfer veranderen er niet door.
    """

    def eenmaal(self, sleutel: tuple[Any, ...], maak: Callable[[], Uitkomst]) -> Uitkomst:
        """Hetzelfde; een jaarwaarde met een gat wordt na het dichten opnieuw gemaakt."""
        try:
            return super().eenmaal(sleutel, maak)
        except GatFout as gat:
            reeksen = self.opslagen.reeksen
            if sleutel != sleutel_van_jaarwaarde(gat.naam, gat.jaar) or not isinstance(reeksen, _Gedicht):
                raise
            reeksen.dicht(gat)
        return super().eenmaal(sleutel, maak)


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
