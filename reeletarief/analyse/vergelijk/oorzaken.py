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

from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop, boompaar
from reeletarief.analyse.vergelijk.oorzaakgroepen import BESLUIT, BIJGESTELD, GROEPEN, gewijzigde_knopen
from reeletarief.analyse.vergelijk.oorzaakplaats import opbouwplaats
from reeletarief.berekening.besluitstand import bijgesteld_met, bijstelling_van
from reeletarief.fouten import RekenFout
from reeletarief.kostprijs.post import VAST_GETAL, Bewerking, Post, als_bedrag, uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.tarief import Tarief

OPBOUW = "opbouw"
"""De oorzaak van een verschil dat niet te verdelen is, omdat de oude en de nieuwe boom niet te mengen zijn."""
Wie = TypeVar("Wie", str, int)
"""Een groep of het nummer van een wijziging."""


class Wijziging(NamedTuple):
    """Eén gewijzigde waarde, of (zonder ``oud`` en ``nieuw``) een andere opbouw, met haar deel in euro.

    Een andere opbouw heeft geen waarde met een plaats; ``erbij`` is dan de plaats van wat er in de nieuwe stand bij kwam.
    """

    naam: str
    oud: Post | None
    nieuw: Post | None
    bedrag: Decimal
    erbij: Plaats | None = None

    @property
    def plaats(self) -> Plaats | None:
        """Waar de nieuwe (of anders de oude) waarde staat."""
        return plaats_van(self.nieuw) or plaats_van(self.oud) or self.erbij


class Oorzaak(NamedTuple):
    """Het deel van een groep in het verschil, met de wijzigingen erin; de grootste eerst."""

    groep: str
    bedrag: Decimal
    wijzigingen: tuple[Wijziging, ...]

    @property
    def naam(self) -> str:
        """De groep in woorden."""
        return GROEPEN.get(self.groep, "andere opbouw van het tarief")


class _Lid(NamedTuple):
    """Een wijziging in een groep: de knopen die zij omzet."""

    groep: str
    knopen: tuple[str, ...]
    naam: str
    oud: Post | None
    nieuw: Post | None
    erbij: Plaats | None = None


def plaats_van(post: Post | None) -> Plaats | None:
    """Waar een waarde staat, als zij er is en in een bestand staat."""
    return post.plaats if post else None


def oorzaken(oud: Tarief, nieuw: Tarief) -> tuple[Oorzaak, ...]:
    """Het verschil in tarief verdeeld over oorzaken, in de volgorde van de keten; samen precies het verschil.

    Zijn de twee bomen niet te mengen, dan is het hele verschil voor afronding één oorzaak, :data:`OPBOUW`.
    """
    paar = boompaar(oud.onafgerond, nieuw.onafgerond, zelfde_jaar=oud.jaar == nieuw.jaar)
    leden = _leden(paar, _tabellen(oud, nieuw))
    try:
        gevonden = _verdeeld(paar, leden)
    except (RekenFout, DecimalException, _GeenMengselFout):
        gevonden = [Oorzaak(OPBOUW, nieuw.onafgerond.bedrag - oud.onafgerond.bedrag, ())]
    return tuple(_samengevoegd([*gevonden, _afronding(oud, nieuw), _besluit(oud, nieuw)]))


def _afronding(oud: Tarief, nieuw: Tarief) -> Oorzaak:
    """Wat de ene afronding er meer of minder bij doet dan de andere; een andere stap is daarvan de wijziging."""
    bedrag = (nieuw.tarief.bedrag - nieuw.onafgerond.bedrag) - (oud.tarief.bedrag - oud.onafgerond.bedrag)
    van, naar = (tarief.tarief.operanden[1] for tarief in (oud, nieuw))
    wijzigingen = (Wijziging(naar.naam, van, naar, bedrag),) if van.bedrag != naar.bedrag else ()
    return Oorzaak("afronding", bedrag, wijzigingen)


def _besluit(oud: Tarief, nieuw: Tarief) -> Oorzaak:
    """Wat de ene keer meer is bijgesteld dan de andere: een besluit mag van het berekende bedrag afwijken, met een reden."""
    bedrag = bijgesteld_met(nieuw) - bijgesteld_met(oud)
    erbij = bijstelling_van(nieuw)
    wijziging = Wijziging(BIJGESTELD, None, None, bedrag, erbij.plaats if erbij else None)
    return Oorzaak(BESLUIT, bedrag, (wijziging,) if bedrag else ())


def _samengevoegd(gevonden: Iterable[Oorzaak]) -> list[Oorzaak]:
    """Elke groep één keer, in vaste volgorde, zonder groepen waarin niets veranderde."""
    per_groep: dict[str, Oorzaak] = {}
    for een in gevonden:
        eerder = per_groep.get(een.groep, Oorzaak(een.groep, Decimal(0), ()))
        wijzigingen = _opgeteld([*eerder.wijzigingen, *een.wijzigingen])
        per_groep[een.groep] = Oorzaak(een.groep, eerder.bedrag + een.bedrag, wijzigingen)
    volgorde = [*GROEPEN, OPBOUW]
    return [
        per_groep[groep]
        for groep in volgorde
        if groep in per_groep and (per_groep[groep].bedrag or per_groep[groep].wijzigingen)
    ]


def _opgeteld(wijzigingen: Iterable[Wijziging]) -> tuple[Wijziging, ...]:
    """Dezelfde wijziging één keer: de afrondingsstap werkt in de onderdelen van een traject en aan het eind."""
    samen: dict[tuple[object, ...], Wijziging] = {}
    for nummer, een in enumerate(wijzigingen):
        sleutel = (*_plek(een.oud), *_plek(een.nieuw)) or (nummer,)
        eerder = samen.get(sleutel)
        samen[sleutel] = een._replace(bedrag=een.bedrag + eerder.bedrag) if eerder else een
    return tuple(samen.values())


def _tabellen(oud: Tarief, nieuw: Tarief) -> str:
    """Welke cao-tabellen het jaar bepalen, van elke cao waarvan dat er andere zijn."""
    eerst, nu = _dagen(oud), _dagen(nieuw)
    anders = [cao for cao in sorted({*eerst, *nu}) if eerst.get(cao) != nu.get(cao)]
    links, rechts = (", ".join(dag for cao in anders for dag in dagen.get(cao, ())) for dagen in (eerst, nu))
    return f"andere cao-tabellen: {links or 'geen'} → {rechts or 'geen'}" if anders else ""


def _dagen(tarief: Tarief) -> dict[str, list[str]]:
    """Per cao de tabellen van het jaar, elk één keer."""
    dagen: dict[str, list[str]] = {}
    for cao in tarief.caos:
        eigen = [f"{cao.cao} {periode.tabel.dag}" for periode in cao.perioden]
        dagen[cao.cao] = list(dict.fromkeys([*dagen.get(cao.cao, []), *eigen]))
    return dagen


def _leden(paar: Boompaar, tabellen: str) -> list[_Lid]:
    """Elke gewijzigde waarde als lid van haar groep, en per groep de andere opbouw als één lid."""
    groepen = gewijzigde_knopen(paar)
    waarden = [
        _Lid(groep, (sleutel,), _naam(paar.knopen[sleutel]), paar.knopen[sleutel].oud, paar.knopen[sleutel].nieuw)
        for sleutel, groep in groepen.items()
        if paar.knopen[sleutel].is_gegeven
    ]
    opbouw: dict[str, list[str]] = {}
    for sleutel, groep in groepen.items():
        if not paar.knopen[sleutel].is_gegeven:
            opbouw.setdefault(groep, []).append(sleutel)
    return [
        *_dezelfde_plek_samen(waarden),
        *(
            _Lid(
                groep,
                tuple(sleutels),
                (groep == "cao" and tabellen) or _opbouwnaam(sleutels, paar),
                None,
                None,
                opbouwplaats(sleutels, paar),
            )
            for groep, sleutels in opbouw.items()
        ),
    ]


def _dezelfde_plek_samen(leden: Iterable[_Lid]) -> list[_Lid]:
    """Eén cel in een bestand die op meer plekken in de boom staat, is één wijziging."""
    samen: dict[tuple[object, ...], _Lid] = {}
    for nummer, lid in enumerate(leden):
        plek = (lid.groep, *_plek(lid.oud), *_plek(lid.nieuw))
        sleutel = plek if _plek(lid.nieuw) else (nummer,)
        eerder = samen.get(sleutel)
        samen[sleutel] = lid._replace(knopen=(*eerder.knopen, *lid.knopen)) if eerder else lid
    return list(samen.values())


def _plek(post: Post | None) -> tuple[object, ...]:
    plaats = plaats_van(post)
    return (plaats.bestand, plaats.regel, plaats.kolom, post.bedrag) if plaats and post else ()


def _naam(knoop: Knoop) -> str:
    post = knoop.nieuw or knoop.oud
    return post.naam if post else ""


def _opbouwnaam(sleutels: Sequence[str], paar: Boompaar) -> str:
    """Wat er in een berekening bij kwam en wat verviel."""
    erbij: dict[str, None] = {}
    weg: dict[str, None] = {}
    for sleutel in sleutels:
        knoop = paar.knopen[sleutel]
        erbij |= dict.fromkeys(_namen(knoop.nieuwe_operanden, knoop.oude_operanden, paar))
        weg |= dict.fromkeys(_namen(knoop.oude_operanden, knoop.nieuwe_operanden, paar))
    if erbij.keys() != weg.keys():  # wat aan beide kanten hetzelfde heet, zegt niets
        erbij, weg = ({naam: None for naam in deze if naam not in die} for deze, die in ((erbij, weg), (weg, erbij)))
    delen = [f"erbij: {_kort(erbij)}" if erbij else "", f"vervallen: {_kort(weg)}" if weg else ""]
    return "; ".join(deel for deel in delen if deel) or "andere volgorde of bewerking"


def _namen(deze: Sequence[str], andere: Sequence[str], paar: Boompaar) -> list[str]:
    """De namen van wat alleen hier staat, zonder de vaste getallen en de tussenstappen van een afleiding."""
    namen = [_naam(paar.knopen[deel]) for deel in deze if deel not in andere and not deel.startswith(VAST_GETAL)]
    return [naam for naam in namen if naam != "tussenstap"]


def _kort(namen: Iterable[str]) -> str:
    alle = list(namen)
    return ", ".join(alle[:3]) + (f" en {len(alle) - 3} andere" if len(alle) > 3 else "")


def _verdeeld(paar: Boompaar, leden: Sequence[_Lid]) -> list[Oorzaak]:
    """Per groep haar gemiddelde bijdrage over alle volgordes, verdeeld over haar leden."""
    rekenaar = _Rekenaar(paar, leden)
    groepen = list(dict.fromkeys(lid.groep for lid in leden))
    maskers = {groep: sum(1 << nummer for nummer, lid in enumerate(leden) if lid.groep == groep) for groep in groepen}
    bijdragen = _shapley(groepen, maskers, rekenaar)
    return [_oorzaak(groep, bijdragen[groep], leden, rekenaar) for groep in groepen]


def _shapley(groepen: Sequence[str], maskers: Mapping[str, int], rekenaar: _Rekenaar) -> dict[str, Decimal]:
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
                erbij = Fraction(rekenaar.waarde(masker | maskers[groep])) - Fraction(rekenaar.waarde(masker))
                tellers[groep] += gewicht * erbij
    delen = {groep: als_bedrag(teller / noemer) for groep, teller in tellers.items()}
    alles = sum(maskers.values())
    return _sluitend(delen, rekenaar.waarde(alles) - rekenaar.waarde(0))


def _oorzaak(groep: str, bedrag: Decimal, leden: Sequence[_Lid], rekenaar: _Rekenaar) -> Oorzaak:
    """De groep met haar leden; elk lid krijgt zijn effect alleen, naar verhouding aangevuld tot dat van de groep."""
    eigen = [(nummer, lid) for nummer, lid in enumerate(leden) if lid.groep == groep]
    if len(eigen) == 1:
        delen = {eigen[0][0]: bedrag}
    else:
        alleen = {nummer: rekenaar.waarde(1 << nummer) - rekenaar.waarde(0) for nummer, _ in eigen}
        delen = _aangevuld(alleen, bedrag)
    wijzigingen = [Wijziging(lid.naam, lid.oud, lid.nieuw, delen[nummer], lid.erbij) for nummer, lid in eigen]
    return Oorzaak(groep, bedrag, tuple(sorted(wijzigingen, key=lambda een: (-abs(een.bedrag), een.naam))))


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


class _GeenMengselFout(Exception):
    """Twee bomen door elkaar geven geen tarief: een post die van zichzelf afhangt, of een noemer die niet boven nul ligt."""


class _Rekenaar:
    """Het tarief als sommige wijzigingen wel zijn doorgevoerd en andere niet; elke tussenstap hooguit één keer."""

    def __init__(self, paar: Boompaar, leden: Sequence[_Lid]) -> None:
        self._knopen = paar.knopen
        self._wortel = paar.wortel
        self._eigen = {sleutel: 1 << nummer for nummer, lid in enumerate(leden) for sleutel in lid.knopen}
        self._maskers: dict[str, int] = {}
        self._onthouden: dict[tuple[str, int], Decimal] = {}
        self._bezig: set[str] = set()
        self._masker(self._wortel)

    def waarde(self, doorgevoerd: int) -> Decimal:
        """Het tarief met de wijzigingen waarvan het bit in ``doorgevoerd`` aan staat."""
        return self._reken(self._wortel, doorgevoerd)

    def _masker(self, sleutel: str) -> int:
        """Welke wijzigingen een knoop kunnen raken, in de oude of de nieuwe opbouw."""
        if sleutel in self._maskers:
            return self._maskers[sleutel]
        self._begin(sleutel)
        knoop = self._knopen[sleutel]
        masker = self._eigen.get(sleutel, 0)
        for deel in {*knoop.oude_operanden, *knoop.nieuwe_operanden}:
            masker |= self._masker(deel)
        self._bezig.discard(sleutel)
        self._maskers[sleutel] = masker
        return masker

    def _begin(self, sleutel: str) -> None:
        if sleutel in self._bezig:
            raise _GeenMengselFout(sleutel)
        self._bezig.add(sleutel)

    def _reken(self, sleutel: str, doorgevoerd: int) -> Decimal:
        knoop, masker = self._knopen[sleutel], self._maskers[sleutel]
        hier = doorgevoerd & masker
        if hier == 0 and knoop.oud is not None:
            return knoop.oud.bedrag
        if hier == masker and knoop.nieuw is not None:
            return knoop.nieuw.bedrag
        if (sleutel, hier) not in self._onthouden:
            self._onthouden[sleutel, hier] = self._opnieuw(sleutel, knoop, hier)
        return self._onthouden[sleutel, hier]

    def _opnieuw(self, sleutel: str, knoop: Knoop, hier: int) -> Decimal:
        nieuw = knoop.oud is None or (knoop.nieuw is not None and bool(hier & self._eigen.get(sleutel, 0)))
        post, operanden = (knoop.nieuw, knoop.nieuwe_operanden) if nieuw else (knoop.oud, knoop.oude_operanden)
        assert post is not None
        if not post.operanden:
            return post.bedrag
        bedragen = [self._reken(deel, hier) for deel in operanden]
        if post.bewerking is Bewerking.QUOTIENT and bedragen[1] <= 0:
            raise _GeenMengselFout(sleutel)
        return uitkomst(post.bewerking, bedragen, post.naam)
