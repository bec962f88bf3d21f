"""Waardoor een tarief verandert: het verschil precies verdeeld over zijn oorzaken.

Elke gewijzigde waarde of regel hoort bij een groep (:mod:`.oorzaakgroepen`). Wat een groep bijdraagt, hangt af van wat er
al veranderd is: een hoger loon telt zwaarder als er ook minder uren zijn. Daarom is het deel van een groep het gemiddelde
over alle volgordes waarin de groepen kunnen veranderen (de Shapley-waarde); zo maakt de volgorde niet uit en zijn de delen
samen precies het verschil. Binnen een groep is het deel van een wijziging haar effect alleen, naar verhouding aangevuld tot
het deel van de groep.

De verdeling gaat over het tarief voor afronding; wat de afronding op de cent doet, en wat een besluit van het berekende
bedrag afwijkt, staan apart.
"""

from __future__ import annotations

from decimal import Decimal, DecimalException
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reeletarief.afronding import NUL
from reeletarief.analyse.vergelijk.afrondingswissel import afrondingswissels
from reeletarief.analyse.vergelijk.boompaar import boompaar
from reeletarief.analyse.vergelijk.leden import leden_van, plaats_van, plek_van
from reeletarief.analyse.vergelijk.mengsel import GeenMengselFout, Mengsel
from reeletarief.analyse.vergelijk.oorzaakgroepen import BESLUIT, BIJGESTELD, GROEPEN
from reeletarief.berekening.besluitstand import bijgesteld_met, bijstelling_van
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs.post import als_bedrag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar
    from reeletarief.analyse.vergelijk.lid import Lid
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

OPBOUW = "opbouw"
"""De oorzaak van een verschil dat niet te verdelen is, omdat de oude en de nieuwe boom niet te mengen zijn."""
Wie = TypeVar("Wie", str, int)
"""Een groep of het nummer van een wijziging."""


class Wijziging(NamedTuple):
    """Eén gewijzigde waarde, of (zonder ``oud`` en ``nieuw``) een andere opbouw, met haar deel in euro.

    Een andere opbouw heeft geen waarde met een plaats; ``erbij`` is dan de plaats van wat er in de nieuwe stand bij kwam,
    en ``vervallen`` die in de oude stand van wat er verviel.
    """

    naam: str
    oud: Post | None
    nieuw: Post | None
    bedrag: Decimal
    erbij: Plaats | None = None
    vervallen: Plaats | None = None

    @property
    def plaats(self) -> Plaats | None:
        """Waar het in de nieuwe stand staat."""
        return plaats_van(self.nieuw) or self.erbij

    @property
    def oude_plaats(self) -> Plaats | None:
        """Waar het in de oude stand stond."""
        return plaats_van(self.oud) or self.vervallen


class Oorzaak(NamedTuple):
    """Het deel van een groep in het verschil, met de wijzigingen erin; de grootste eerst."""

    groep: str
    bedrag: Decimal
    wijzigingen: tuple[Wijziging, ...]

    @property
    def naam(self) -> str:
        """De groep in woorden."""
        return GROEPEN.get(self.groep, "andere opbouw van het tarief")


def oorzaken(oud: Tarief, nieuw: Tarief) -> tuple[Oorzaak, ...]:
    """Het verschil in tarief verdeeld over oorzaken, in de volgorde van de keten; samen precies het verschil.

    Zijn de twee bomen niet te mengen, dan is het hele verschil voor afronding één oorzaak, :data:`OPBOUW`.
    """
    paar = boompaar(oud.onafgerond, nieuw.onafgerond, zelfde_jaar=oud.jaar == nieuw.jaar)
    leden = leden_van(paar, oud, nieuw)
    try:
        gevonden = _verdeeld(paar, leden)
    except (RekenFout, DecimalException, GeenMengselFout):
        gevonden = [Oorzaak(OPBOUW, nieuw.onafgerond.bedrag - oud.onafgerond.bedrag, ())]
    return tuple(_samengevoegd([*gevonden, _afronding(oud, nieuw), _besluit(oud, nieuw)]))


def _afronding(oud: Tarief, nieuw: Tarief) -> Oorzaak:
    """Wat de ene afronding er meer of minder bij doet dan de andere; een andere stap is daarvan de wijziging."""
    bedrag = (nieuw.tarief.bedrag - nieuw.onafgerond.bedrag) - (oud.tarief.bedrag - oud.onafgerond.bedrag)
    van, naar = (tarief.tarief.operanden[1] for tarief in (oud, nieuw))
    wijzigingen = tuple(
        Wijziging(wissel.reden.naam, None, None, bedrag, wissel.reden.plaats)
        for _, wissel in afrondingswissels(oud, nieuw)
    )
    if not wijzigingen and van.bedrag != naar.bedrag:
        wijzigingen = (Wijziging(naar.naam, van, naar, bedrag),)
    return Oorzaak("afronding", bedrag, wijzigingen)


def _besluit(oud: Tarief, nieuw: Tarief) -> Oorzaak:
    """Wat de ene keer meer is bijgesteld dan de andere: een besluit mag van het berekende bedrag afwijken, met een reden."""
    bedrag = bijgesteld_met(nieuw) - bijgesteld_met(oud)
    weg, erbij = (een and een.plaats for een in (bijstelling_van(oud), bijstelling_van(nieuw)))
    wijziging = Wijziging(BIJGESTELD, None, None, bedrag, erbij, weg)
    return Oorzaak(BESLUIT, bedrag, (wijziging,) if bedrag else ())


def _samengevoegd(gevonden: Iterable[Oorzaak]) -> list[Oorzaak]:
    """Elke groep één keer, in vaste volgorde, zonder groepen en wijzigingen die niets doen."""
    per_groep: dict[str, Oorzaak] = {}
    for een in gevonden:
        eerder = per_groep.get(een.groep, Oorzaak(een.groep, NUL, ()))
        wijzigingen = tuple(een for een in _opgeteld([*eerder.wijzigingen, *een.wijzigingen]) if een.bedrag)
        per_groep[een.groep] = Oorzaak(een.groep, eerder.bedrag + een.bedrag, wijzigingen)
    volgorde = [*GROEPEN, OPBOUW]
    return [
        per_groep[groep]
        for groep in volgorde
        if groep in per_groep and (per_groep[groep].bedrag or per_groep[groep].wijzigingen)
    ]


def _opgeteld(wijzigingen: Iterable[Wijziging]) -> tuple[Wijziging, ...]:
    """Dezelfde wijziging één keer: de afrondingsstap werkt in de onderdelen van een samengesteld tarief en aan het eind."""
    samen: dict[tuple[object, ...], Wijziging] = {}
    for nummer, een in enumerate(wijzigingen):
        sleutel = (*plek_van(een.oud), *plek_van(een.nieuw)) or (nummer,)
        eerder = samen.get(sleutel)
        samen[sleutel] = een._replace(bedrag=een.bedrag + eerder.bedrag) if eerder else een
    return tuple(samen.values())


def _verdeeld(paar: Boompaar, leden: Sequence[Lid]) -> list[Oorzaak]:
    """Per groep haar gemiddelde bijdrage over alle volgordes, verdeeld over haar leden."""
    gesloten = {sleutel for lid in leden if lid.gesloten for sleutel in lid.knopen}
    mengsel = Mengsel(paar, (lid.knopen for lid in leden), gesloten)
    groepen = list(dict.fromkeys(lid.groep for lid in leden))
    maskers = {groep: sum(1 << nummer for nummer, lid in enumerate(leden) if lid.groep == groep) for groep in groepen}
    bijdragen = _shapley(groepen, maskers, mengsel)
    return [_oorzaak(groep, bijdragen[groep], leden, mengsel) for groep in groepen]


def _shapley(groepen: Sequence[str], maskers: Mapping[str, int], mengsel: Mengsel) -> dict[str, Decimal]:
    """De Shapley-waarde van elke groep, op het raster; wat de deling overlaat, gaat naar de grootste."""
    aantal = len(groepen)
    noemer = factorial(aantal)
    tellers = dict.fromkeys(groepen, Fraction(0))
    for groep in groepen:
        anderen = [ander for ander in groepen if ander != groep]
        for grootte in range(aantal):
            gewicht = factorial(grootte) * factorial(aantal - grootte - 1)
            for keuze in combinations(anderen, grootte):
                masker = sum(maskers[ander] for ander in keuze)
                erbij = Fraction(mengsel.waarde(masker | maskers[groep])) - Fraction(mengsel.waarde(masker))
                tellers[groep] += gewicht * erbij
    delen = {groep: als_bedrag(teller / noemer) for groep, teller in tellers.items()}
    alles = sum(maskers.values())
    return _sluitend(delen, mengsel.waarde(alles) - mengsel.waarde(0))


def _oorzaak(groep: str, bedrag: Decimal, leden: Sequence[Lid], mengsel: Mengsel) -> Oorzaak:
    """De groep met haar leden; elk lid krijgt zijn effect alleen, naar verhouding aangevuld tot dat van de groep."""
    eigen = [(nummer, lid) for nummer, lid in enumerate(leden) if lid.groep == groep]
    delen = _aangevuld(_los(eigen, mengsel), bedrag)
    wijzigingen = [
        Wijziging(lid.naam, lid.oud, lid.nieuw, delen[nummer], lid.erbij, lid.vervallen) for nummer, lid in eigen
    ]
    return Oorzaak(groep, bedrag, tuple(sorted(wijzigingen, key=lambda een: (-abs(een.bedrag), een.naam))))


def _los(leden: Sequence[tuple[int, Lid]], mengsel: Mengsel) -> dict[int, Decimal]:
    """Wat elk lid alleen doet; doet geen van alle dat, dan wat er zonder elk aan het effect van allemaal ontbreekt."""
    alleen = {nummer: mengsel.waarde(1 << nummer) - mengsel.waarde(0) for nummer, _ in leden}
    if any(alleen.values()):
        return alleen
    alle = sum(1 << nummer for nummer, _ in leden)
    return {nummer: mengsel.waarde(alle) - mengsel.waarde(alle ^ (1 << nummer)) for nummer, _ in leden}


def _aangevuld(alleen: Mapping[int, Decimal], geheel: Decimal) -> dict[int, Decimal]:
    """De effecten alleen, met wat er aan het geheel ontbreekt naar verhouding van hun grootte erbij."""
    effect = {nummer: Fraction(deel) for nummer, deel in alleen.items()}
    rest = Fraction(geheel) - sum(effect.values())
    groot = sum(abs(deel) for deel in effect.values())
    gewicht = {nummer: abs(deel) / groot if groot else Fraction(1, len(alleen)) for nummer, deel in effect.items()}
    delen = {nummer: als_bedrag(deel + rest * gewicht[nummer]) for nummer, deel in effect.items()}
    return _sluitend(delen, geheel)


def _sluitend(delen: Mapping[Wie, Decimal], geheel: Decimal) -> dict[Wie, Decimal]:
    """Dezelfde delen, met wat er door afkappen aan het geheel ontbreekt bij het grootste."""
    if not delen:
        return {}
    grootste = max(delen, key=lambda deel: abs(delen[deel]))
    rest = geheel - sum(delen.values())
    return {deel: bedrag + rest if deel == grootste else bedrag for deel, bedrag in delen.items()}
