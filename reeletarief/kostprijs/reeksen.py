"""Wat een gedateerde reeks in een kalenderjaar waard is, gewogen naar maanden."""

from __future__ import annotations

import calendar
import datetime
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, RekenFout
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MAANDEN_PER_JAAR, aantal_maanden
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reeletarief.invoer.opslagen.reeks import Reeks, Reekswaarde
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

LANGSTE_KETEN = 25
_BEWERKINGEN: dict[str, Callable[..., Post]] = {
    "gelijk": posten.som,
    "som": posten.som,
    "verschil": posten.verschil,
    "product": posten.product,
    "quotient": posten.quotient,
}


class GatFout(RekenFout):
    """Een reeks heeft voor een maand van een jaar geen waarde; zegt behalve waarom ook welke reeks en welk jaar."""

    def __init__(self, naam: str, jaar: int, bevinding: Bevinding) -> None:
        super().__init__(bevinding)
        self.naam = naam
        self.jaar = jaar


def jaarwaarde(keuzes: Jaarkeuzes, naam: str, jaar: int, verwijzing: Plaats, bezig: tuple[str, ...] = ()) -> Post:
    """De waarde van een reeks in een kalenderjaar (percentage als fractie, bedrag in euro).

    Geldt in het jaar één waarde, dan is het die; anders het gemiddelde over twaalf maanden. Een maand
    zonder waarde is een gat en geeft een :class:`GatFout`: de nieuwste waarde loopt nooit stil door.
    """
    post = keuzes.eenmaal(("reeks", naam, jaar), lambda: _jaarwaarde(keuzes, naam, jaar, verwijzing, bezig))
    if len(bezig) + _lengte(keuzes, naam, jaar) > LANGSTE_KETEN:
        raise RekenFout(_te_lang((*bezig, f"{naam}@{jaar}"), keuzes))
    return post


def _jaarwaarde(keuzes: Jaarkeuzes, naam: str, jaar: int, verwijzing: Plaats, bezig: tuple[str, ...]) -> Post:
    eigen = f"{naam}@{jaar}"
    if eigen in bezig:
        raise RekenFout(_kring((*bezig, eigen), verwijzing))
    if len(bezig) >= LANGSTE_KETEN:
        raise RekenFout(_te_lang((*bezig, eigen), keuzes))
    reeks = keuzes.opslagen.reeksen[naam]
    heel = next((waarde for waarde in reeks.waarden if waarde.jaar == jaar), None)
    if heel is not None:
        return _post(keuzes, naam, heel, jaar, (*bezig, eigen))
    per_maand = [waarde_in_maand(reeks, jaar, maand) for maand in range(1, 13)]
    delen: list[tuple[int, Post]] = []
    for _, groep in groupby(per_maand, key=id):
        maanden = list(groep)
        if maanden[0] is None:
            raise GatFout(naam, jaar, _gat(naam, keuzes, jaar, per_maand.index(None) + 1, verwijzing))
        delen.append((len(maanden), _post(keuzes, naam, maanden[0], jaar, (*bezig, eigen))))
    return delen[0][1] if len(delen) == 1 else _gewogen(sleutel_van(naam, jaar), reeks, delen)


def _lengte(keuzes: Jaarkeuzes, naam: str, jaar: int) -> int:
    """Hoeveel reeksen er na elkaar nodig zijn voor een jaarwaarde die al uitgerekend is, met haarzelf erbij.

    Zonder deze telling mocht een keten langer zijn naarmate een ander product er al meer van had uitgerekend.
    """

    def langste() -> int:
        anderen = volgt_uit(keuzes.opslagen.reeksen[naam], jaar)
        return 1 + max((_lengte(keuzes, *ander) for ander in anderen), default=0)

    return keuzes.eenmaal(("ketenlengte", naam, jaar), langste)


def volgt_uit(reeks: Reeks, jaar: int) -> set[tuple[str, int]]:
    """De jaarwaarden waar die van een reeks in een jaar uit volgt; geen, als zij alleen gegeven waarden heeft."""
    geldig = [waarde for waarde in reeks.waarden if waarde.begin.year <= jaar <= waarde.einde.year]
    return {ander for waarde in geldig if waarde.afleiding for ander in genoemd(waarde.afleiding, jaar)}


def genoemd(afleiding: Afleiding, jaar: int) -> Iterator[tuple[str, int]]:
    """De jaarwaarden waar een afleiding uit volgt."""
    for operand in afleiding.operanden:
        if isinstance(operand, Afleiding):
            yield from genoemd(operand, jaar)
        else:
            naam, _, anderjaar = operand.partition("@")
            yield naam, int(anderjaar or jaar)


def sleutel_van(naam: str, jaar: int) -> str:
    """De sleutel van een reeks in een jaar, als zij dat jaar niet één waarde heeft."""
    return f"reeksen.{naam}.{jaar}"


def waarde_in_maand(reeks: Reeks, jaar: int, maand: int) -> Reekswaarde | None:
    """De waarde die de hele maand geldt, of niets."""
    eerste, laatste = grenzen_van(jaar, [maand])
    return next((w for w in reeks.waarden if w.begin <= eerste and laatste <= w.einde), None)


def maanden_zonder_waarde(reeks: Reeks, jaar: int) -> Iterator[list[int]]:
    """De maanden (1 tot en met 12) van een jaar waarin de reeks geen waarde heeft, elke aaneengesloten rij apart."""
    for heeft_waarde, groep in groupby(range(1, 13), lambda maand: waarde_in_maand(reeks, jaar, maand) is not None):
        if not heeft_waarde:
            yield list(groep)


def grenzen_van(jaar: int, maanden: Sequence[int]) -> tuple[datetime.date, datetime.date]:
    """De eerste en de laatste dag van een rij maanden."""
    laatste_dag = calendar.monthrange(jaar, maanden[-1])[1]
    return datetime.date(jaar, maanden[0], 1), datetime.date(jaar, maanden[-1], laatste_dag)


def _gewogen(sleutel: str, reeks: Reeks, delen: list[tuple[int, Post]]) -> Post:
    """Het gemiddelde over het jaar: Σ maanden × waarde ÷ 12."""
    eenheid = _eenheid(reeks)
    termen = [
        posten.product(
            f"{deel.sleutel}.{aantal}_maanden",
            f"{aantal} maanden {deel.naam}",
            eenheid,
            aantal_maanden(aantal),
            deel,
        )
        for aantal, deel in delen
    ]
    totaal = posten.som(f"{sleutel}.twaalf_maanden", f"{reeks.naam}, twaalf maanden samen", eenheid, *termen)
    return posten.quotient(sleutel, f"{reeks.naam}, gewogen over het jaar", eenheid, totaal, MAANDEN_PER_JAAR)


def _post(keuzes: Jaarkeuzes, naam: str, waarde: Reekswaarde, jaar: int, bezig: tuple[str, ...]) -> Post:
    """Een waarde van een reeks in een jaar: gegeven, of uit haar afleiding; een :class:`RekenFout` als die een andere soort geeft."""
    reeks = keuzes.opslagen.reeksen[naam]
    wanneer = str(waarde.jaar or waarde.begin)
    herkomst = Herkomst(
        klasse=waarde.klasse,
        bron=str(waarde.bron),
        jaar=waarde.begin.year,
        prijspeil=jaar,
        plaats=waarde.waarde.plaats if waarde.waarde else waarde.bron.plaats,
        parameter=f"reeksen.{naam}.{wanneer}",
        toelichting=_toelichting(reeks, waarde),
        zekerheid=waarde.zekerheid,
    )
    if waarde.waarde is not None:
        gegeven = herkomst._replace(prijspeil=_prijspeil(waarde, keuzes.jaar))
        return posten.waarde(
            f"reeksen.{naam}.{wanneer}", f"{reeks.naam} {wanneer}", waarde.waarde.getal, _eenheid(reeks), gegeven
        )
    assert waarde.afleiding is not None
    stam = f"reeksen.{naam}.{wanneer}" if waarde.jaar else f"reeksen.{naam}.{wanneer}@{jaar}"
    afgeleid = _afgeleid(keuzes, waarde.afleiding, _Doel(stam, f"{reeks.naam} {jaar}", herkomst.plaats), jaar, bezig)
    if afgeleid.eenheid is not _eenheid(reeks):
        raise RekenFout(_andere_soort(afgeleid, herkomst.plaats))
    return posten.met_herkomst(afgeleid, herkomst)


def _prijspeil(waarde: Reekswaarde, tariefjaar: int) -> int:
    """Het tariefjaar, of het jaar het dichtst daarbij waarin de waarde geldt.

    Zo is een waarde die jaren geldt in een tarief één post, ook als zij voor het ene jaar zelf telt en een ander eruit volgt.
    """
    return max(waarde.begin.year, min(tariefjaar, waarde.einde.year))


def _toelichting(reeks: Reeks, waarde: Reekswaarde) -> str | None:
    definitie = f"definitie: {reeks.definitie}" if reeks.definitie else ""
    return "; ".join(deel for deel in (definitie, str(waarde.motivering or waarde.toelichting or "")) if deel) or None


class _Doel(NamedTuple):
    """De post die een afleiding oplevert: sleutel, naam en de plaats voor een melding."""

    sleutel: str
    naam: str
    plaats: Plaats | None


def _afgeleid(keuzes: Jaarkeuzes, afleiding: Afleiding, doel: _Doel, jaar: int, bezig: tuple[str, ...]) -> Post:
    """Reken een afleiding uit tot posten, zodat de aanname zelf na te rekenen is."""
    delen: list[Post] = []
    for nummer, operand in enumerate(afleiding.operanden, 1):
        if isinstance(operand, Afleiding):
            stap = _Doel(f"{doel.sleutel}.{nummer}", "tussenstap", doel.plaats)
            delen.append(_afgeleid(keuzes, operand, stap, jaar, bezig))
        else:
            ander, _, anderjaar = operand.partition("@")
            delen.append(jaarwaarde(keuzes, ander, int(anderjaar or jaar), operand.plaats, bezig))
    if afleiding.bewerking == "quotient" and delen[1].bedrag == 0:
        raise RekenFout(_deling_door_nul(doel))
    eenheid = _eenheid_van_uitkomst(afleiding.bewerking, delen)
    if eenheid is None:
        raise RekenFout(_ongelijke_soorten(doel))
    return _BEWERKINGEN[afleiding.bewerking](doel.sleutel, doel.naam, eenheid, *delen)


def _eenheid_van_uitkomst(bewerking: str, delen: list[Post]) -> Eenheid | None:
    """De eenheid van een afleiding, of niets als de operanden niet bij elkaar passen.

    Optellen en aftrekken gaat met dezelfde soort. Een breuk keer een bedrag is een bedrag, een bedrag door een
    bedrag een breuk, en een bedrag door een breuk weer een bedrag.
    """
    bedragen = [deel.eenheid is Eenheid.EURO for deel in delen]
    if bewerking == "product":
        return None if sum(bedragen) > 1 else Eenheid.EURO if any(bedragen) else Eenheid.FRACTIE
    if bewerking == "quotient":
        teller, noemer = bedragen
        return None if noemer and not teller else Eenheid.EURO if teller and not noemer else Eenheid.FRACTIE
    return None if len(set(bedragen)) > 1 else delen[0].eenheid


_ANDERE_SOORT = {
    Eenheid.FRACTIE: (
        "een percentage",
        "bedragen",
        "Een bedrag ÷ een bedrag is een percentage. Vermenigvuldig een bedrag met een percentage, of deel het erdoor.",
    ),
    Eenheid.EURO: (
        "een bedrag",
        "percentages",
        "Een bedrag × of ÷ een percentage blijft een bedrag. Deel een bedrag door een bedrag, of neem alleen percentages.",
    ),
}
"""Wat een afleiding van de verkeerde soort levert, wat de reeks bevat, en hoe het wel kan."""


def _andere_soort(afgeleid: Post, plaats: Plaats | None) -> Bevinding:
    levert, hoort, remedie = _ANDERE_SOORT[afgeleid.eenheid]
    return Bevinding(
        "RT403",
        f"De afleiding van {afgeleid.naam} levert {levert}, maar de reeks bestaat uit {hoort}.",
        remedie,
        plaats,
    )


def _eenheid(reeks: Reeks) -> Eenheid:
    return Eenheid.FRACTIE if reeks.is_percentage else Eenheid.EURO


def _gat(naam: str, keuzes: Jaarkeuzes, jaar: int, maand: int, verwijzing: Plaats) -> Bevinding:
    reeks = keuzes.opslagen.reeksen[naam]
    voor_te_stellen = reeks.waarden[0].begin < datetime.date(jaar, maand, 1) and jaar <= keuzes.jaar
    voorstel = f"; een voorstel doet: reeletarief nieuw tariefjaar {keuzes.jaar}" if voor_te_stellen else ""
    bekend = f"{reeks.waarden[0].begin} tot en met {reeks.waarden[-1].einde}"
    wanneer = str(jaar) if maand == 1 else f"{jaar}, vanaf maand {maand}"
    return Bevinding(
        "RT402",
        f"De reeks '{naam}' ({reeks.naam}) heeft geen waarde voor {wanneer}; bekend is {bekend}.",
        f"Vul de gepubliceerde waarde met bron aan, of zet er een aanname met afleiding en motivering neer{voorstel}.",
        reeks.naam.plaats if verwijzing.bestand == reeks.naam.plaats.bestand else verwijzing,
    )


def _kring(pad: tuple[str, ...], verwijzing: Plaats) -> Bevinding:
    """Alleen de kring zelf: waarlangs de keten er kwam, hoort er niet bij."""
    kring = [een.partition("@") for een in pad[pad.index(pad[-1]) :]]
    naam, _, jaar = kring[0]
    return Bevinding(
        "RT306",
        f"De reeks '{naam}' volgt voor {jaar} uit zichzelf: {' → '.join(f'{naam} ({jaar})' for naam, _, jaar in kring)}.",
        "Zet bij een van deze reeksen een gepubliceerd cijfer voor dat jaar, of leid haar af uit een andere reeks of een ander jaar.",
        verwijzing,
    )


def _te_lang(pad: tuple[str, ...], keuzes: Jaarkeuzes) -> Bevinding:
    """Bij de reeks waar de keten begint: hoever zij al uitgerekend was, mag niet te zien zijn."""
    naam, _, jaar = pad[0].partition("@")
    return Bevinding(
        "RT306",
        f"De reeks '{naam}' volgt voor {jaar} uit een keten die te lang is (meer dan {LANGSTE_KETEN} reeksen na elkaar) of die rondloopt.",
        "Zet bij een van die reeksen een gepubliceerd cijfer voor dat jaar in plaats van een afleiding.",
        keuzes.opslagen.reeksen[naam].naam.plaats,
    )


def _ongelijke_soorten(doel: _Doel) -> Bevinding:
    return Bevinding(
        "RT403",
        f"De afleiding van {doel.naam} voegt percentages en bedragen samen op een manier die niets betekent.",
        "Tel gelijke soorten bij elkaar op, of vermenigvuldig een bedrag met een percentage.",
        doel.plaats,
    )


def _deling_door_nul(doel: _Doel) -> Bevinding:
    return Bevinding(
        "RT403",
        f"De afleiding van {doel.naam} deelt door nul.",
        "Controleer de reeks waardoor gedeeld wordt.",
        doel.plaats,
    )
