"""Welke productkaarten op welke cellen van een cao-tabel rusten."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.cao.tabel import Cel, cel_op
from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.kaart.afwijking import REGELVELDEN
from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao
from reeletarief.invoer.samenhang import parameters
from reeletarief.kostprijs.cao_jaar import MAANDEN, geldend
from reeletarief.kostprijs.inschaling import gekozen_treden
from reeletarief.kostprijs.loonkosten import naam_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.bestand import Opslagen


class Functiegebruik(NamedTuple):
    """Een functie van een kaart en de cellen waar haar loon uit komt; zonder cellen zegt ``reden`` waarom niet."""

    functie: Functie
    cellen: tuple[Cel, ...]
    reden: Bevinding | None = None


class Kaartgebruik(NamedTuple):
    """Een productkaart en haar functies."""

    kaart: Productkaart
    functies: tuple[Functiegebruik, ...]


class Kaartvia(NamedTuple):
    """Een kaart zonder eigen loon die op een cao rust via andere producten: een samengesteld tarief, of een afwezigheidsdag."""

    kaart: Productkaart
    via: tuple[str, ...]


class Minimumgebruik(NamedTuple):
    """Een toeslag waarvan het minimum over een vaste cel gaat: elke kaart op deze tabel hangt ook daarvan af."""

    toeslag: str
    cel: Cel


class Tabelgebruik(NamedTuple):
    """Een tabel met de kaarten die ervan afhangen; ``maanden`` zijn die van het tariefjaar, als het daarom ging.

    ``ortgrens`` is de cel met het hoogste uurloon van de onregelmatigheidstoeslag, als een kaart met een rooster eraan hangt.
    """

    tabel: CaoTabel
    maanden: tuple[int, ...]
    kaarten: tuple[Kaartgebruik, ...]
    minima: tuple[Minimumgebruik, ...]
    kaarten_via: tuple[Kaartvia, ...]
    ortgrens: Cel | None

    @property
    def redenen(self) -> list[Bevinding]:
        """Waarom functies niet in deze tabel te vinden zijn."""
        return [functie.reden for kaart in self.kaarten for functie in kaart.functies if functie.reden is not None]


class Reekskeuze(NamedTuple):
    """Een parameter die per cao een reeks kiest, met de regels van ``opslagen.yaml`` waar dat staat."""

    parameter: str
    regels: tuple[int, ...]


def reekskeuzes_zonder(opslagen: Opslagen, cao: str) -> tuple[Reekskeuze, ...]:
    """Elke parameter die per cao een reeks kiest en er geen heeft voor deze cao; een kaart op die cao rekent dan niet (RT313)."""
    plekken: dict[str, set[int]] = {}
    for opslagset in opslagen.opslagsets:
        for naam, regel in parameters(opslagen, opslagset).items():
            for veld in REGELVELDEN:
                waarde = getattr(regel, veld, None)
                if isinstance(waarde, ReeksPerCao) and cao not in waarde.per_cao:
                    plekken.setdefault(naam, set()).add(waarde.plaats.regel)
    keuzes = [Reekskeuze(naam, tuple(sorted(regels))) for naam, regels in plekken.items()]
    return tuple(sorted(keuzes, key=lambda keuze: keuze.regels))


def tabellen_in_jaar(tabellen: Sequence[CaoTabel], jaar: int) -> list[tuple[CaoTabel, tuple[int, ...]]]:
    """De tabellen die in een tariefjaar gelden, elk met haar maanden; een maand zonder tabel telt niet mee."""
    per_maand = [(maand, geldend(tabellen, datetime.date(jaar, maand, 1))) for maand in range(1, MAANDEN + 1)]
    geldende = [tabel for tabel in tabellen if any(gevonden is tabel for _, gevonden in per_maand)]
    return [(tabel, tuple(maand for maand, gevonden in per_maand if gevonden is tabel)) for tabel in geldende]


def tabelgebruik(tabel: CaoTabel, maanden: tuple[int, ...], kaarten: Iterable[Productkaart]) -> Tabelgebruik:
    """Welke kaarten op deze tabel rusten, met per functie de cellen."""
    alle = tuple(kaarten)
    eigen = kaarten_op(str(tabel.cao), alle)
    gebruik = tuple(Kaartgebruik(kaart, tuple(_functie(tabel, f) for f in kaart.functiemix)) for kaart in eigen)
    minima = _minima(tabel) if gebruik else ()
    return Tabelgebruik(tabel, maanden, gebruik, minima, kaarten_via(str(tabel.cao), alle), _ortgrens(tabel, eigen))


def kaarten_op(cao: str, kaarten: Iterable[Productkaart]) -> tuple[Productkaart, ...]:
    """De kaarten die deze cao noemen."""
    return tuple(kaart for kaart in kaarten if kaart.cao == cao)


def kaarten_via(cao: str, kaarten: Sequence[Productkaart]) -> tuple[Kaartvia, ...]:
    """De kaarten die via een ander product op deze cao rusten; ook via een samengesteld tarief dat er zelf via een ander op rust."""
    rustend = {kaart.code for kaart in kaarten_op(cao, kaarten)}
    while verder := {kaart.code for kaart in kaarten if rustend.intersection(kaart.bestaat_uit)} - rustend:
        rustend |= verder
    alle = ((kaart, tuple(str(een) for een in dict.fromkeys(kaart.bestaat_uit) if een in rustend)) for kaart in kaarten)
    return tuple(Kaartvia(kaart, via) for kaart, via in alle if via)


def _functie(tabel: CaoTabel, functie: Functie) -> Functiegebruik:
    try:
        treden = gekozen_treden(tabel, functie)
    except RekenFout as fout:
        return Functiegebruik(functie, (), fout.bevindingen[0])
    return Functiegebruik(functie, tuple(cel_op(tabel, str(functie.schaal), trede) for trede in treden))


def _minima(tabel: CaoTabel) -> tuple[Minimumgebruik, ...]:
    return tuple(
        Minimumgebruik(naam_van(toeslag), cel_op(tabel, str(plek.schaal), str(plek.trede)))
        for toeslag in tabel.toeslagen
        if (plek := toeslag.minimum_over) is not None
    )


def _ortgrens(tabel: CaoTabel, kaarten: Iterable[Productkaart]) -> Cel | None:
    """De cel die de onregelmatigheidstoeslag begrenst, als er een kaart is die haar uit de cao rekent."""
    plek = tabel.ort.uurloon_hoogstens if tabel.ort else None
    rekent = any(kaart.rooster is not None and kaart.rooster.ort == "uit_cao" for kaart in kaarten)
    return cel_op(tabel, str(plek.schaal), str(plek.trede)) if plek and rekent else None
