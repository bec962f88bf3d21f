"""Een tarief met zijn knoppen op een andere stand, en hoe hard elke knop het tarief beweegt.

De waarden gaan door de boom zelf: :func:`~reeletarief.kostprijs.herrekenen.herrekend` rekent elke post opnieuw uit. De
helling (de afgeleide van het tarief voor afronding) volgt uit dezelfde boom, in één wandeling van het tarief terug naar de
gegeven waarden. Daarbij telt een afronding niet mee, en volgt een minimum of maximum de operand die nu geldt.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL, op_raster
from reeletarief.analyse.gevoeligheid.knoppen import Knop, Soort, knoppen_van
from reeletarief.fouten import Bevinding, RekenFout, in_zin
from reeletarief.kostprijs.herrekenen import herrekend
from reeletarief.kostprijs.post import Bewerking, Post, loop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.kostprijs.tarief import Tarief

_KEUZEN = (Bewerking.MINIMUM, Bewerking.MAXIMUM)


class Tariefboom(NamedTuple):
    """De boom van een tarief met bepaalde waarden."""

    tarief: Post
    onafgerond: Post
    posten: Mapping[str, Post]


class Uitkomst(NamedTuple):
    """Het tarief met bepaalde waarden; ``reden`` zegt waarom er geen is."""

    onafgerond: Decimal | None
    tarief: Decimal | None
    reden: Bevinding | None = None


class Proef(NamedTuple):
    """Een tarief met zijn knoppen, om bomen met andere waarden van te maken."""

    tarief: Tarief
    knoppen: tuple[Knop, ...]

    def met(self, gezet: Mapping[str, Decimal]) -> Tariefboom:
        """De boom met deze knoppen (op naam) op deze waarden.

        Een :class:`RekenFout` als er met deze waarden geen tarief is: een noemer die niet meer boven nul ligt, of een
        tarief dat niet boven nul uitkomt.
        """
        per_naam = {knop.naam: knop for knop in self.knoppen}
        alles = {**gezet, **_tegenwicht(self.knoppen, gezet)}
        bedragen = {
            post.sleutel: per_naam[naam].bedrag(post, waarde)
            for naam, waarde in alles.items()
            for post in per_naam[naam].posten
        }
        wortels = (self.tarief.tarief, self.tarief.onafgerond)
        posten = herrekend(wortels, lambda post: bedragen.get(post.sleutel))
        boom = Tariefboom(posten[self.tarief.tarief.sleutel], posten[self.tarief.onafgerond.sleutel], posten)
        _eis_mogelijk(boom)
        return boom

    def uitkomst(self, gezet: Mapping[str, Decimal]) -> Uitkomst:
        """Het tarief met deze knoppen op deze waarden, of waarom het er niet is."""
        try:
            boom = self.met(gezet)
        except RekenFout as fout:
            return Uitkomst(None, None, fout.bevindingen[0])
        return Uitkomst(boom.onafgerond.bedrag, boom.tarief.bedrag)

    @property
    def nu(self) -> Tariefboom:
        """De boom zoals hij is."""
        return Tariefboom(self.tarief.tarief, self.tarief.onafgerond, {p.sleutel: p for p in loop(self.tarief.tarief)})


def proef(tarief: Tarief) -> Proef:
    """Een tarief, klaar om aan zijn knoppen te draaien."""
    return Proef(tarief, knoppen_van(tarief))


def groepsgenoten(knop: Knop, knoppen: Sequence[Knop]) -> list[Knop]:
    """De andere knoppen die met deze samen precies 100% zijn."""
    return [ander for ander in knoppen if knop.groep and ander.groep == knop.groep and ander.naam != knop.naam]


def _tegenwicht(knoppen: Sequence[Knop], gezet: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Wat de andere aandelen van een groep worden, zodat de groep precies 100% blijft.

    Wat niet gezet is, schuift naar verhouding mee. Een :class:`RekenFout` als er niets is om mee te schuiven.
    """
    uit: dict[str, Decimal] = {}
    groepen = {knop.groep for knop in knoppen if knop.groep and knop.naam in gezet}
    for groep in sorted(groepen):
        leden = [knop for knop in knoppen if knop.groep == groep]
        rest = EEN - sum((gezet[knop.naam] for knop in leden if knop.naam in gezet), NUL)
        anderen = [knop for knop in leden if knop.naam not in gezet]
        samen = sum((knop.waarde for knop in anderen), NUL)
        if rest < 0 or (samen == 0 and rest != 0):
            raise RekenFout(_geen_heel(groep, EEN - rest))
        uit.update(_verdeeld(anderen, rest, samen))
    return uit


def _verdeeld(anderen: Sequence[Knop], rest: Decimal, samen: Decimal) -> dict[str, Decimal]:
    """De rest naar verhouding over de anderen; de laatste die meetelt, krijgt wat er over is, zodat het precies klopt."""
    uit = {knop.naam: NUL for knop in anderen}
    levend = [knop for knop in anderen if knop.waarde]
    over = rest
    for knop in levend[:-1]:
        uit[knop.naam] = op_raster(rest * knop.waarde / samen)
        over -= uit[knop.naam]
    return uit | {knop.naam: over for knop in levend[-1:]}


def _geen_heel(groep: str, som: Decimal) -> Bevinding:
    return Bevinding(
        "RT944",
        f"De aandelen van {groep} zijn met deze waarden samen {in_zin(som * 100)}% en niet meer precies 100% te maken.",
        "Geef waarden die samen 100% zijn, of laat een van de aandelen vrij: dat schuift dan mee.",
    )


def _eis_mogelijk(boom: Tariefboom) -> None:
    """Weiger een boom waarin een noemer niet boven nul ligt of er geen tarief uitkomt."""
    for post in boom.posten.values():
        if post.bewerking is Bewerking.QUOTIENT and post.operanden[1].bedrag <= 0:
            raise RekenFout(_onmogelijk(post.operanden[1]))
    if boom.tarief.bedrag <= 0:
        raise RekenFout(_onmogelijk(boom.tarief))


def _onmogelijk(post: Post) -> Bevinding:
    return Bevinding(
        "RT945",
        f"Met deze waarden is er geen tarief: '{post.naam}' komt uit op {in_zin(post.bedrag)}, niet boven nul.",
        "Kies een waarde dichter bij die van nu.",
    )


def hellingen(wortel: Post) -> dict[str, Decimal]:
    """Per sleutel hoeveel de wortel van een boom verandert per eenheid van die post, rond de waarden die er nu staan."""
    orde = list(loop(wortel))
    uit = dict.fromkeys((post.sleutel for post in orde), NUL)
    uit[wortel.sleutel] = EEN
    for post in reversed(orde):
        for operand, deel in zip(post.operanden, _delen(post), strict=True):
            uit[operand.sleutel] += uit[post.sleutel] * deel
    return uit


def _delen(post: Post) -> list[Decimal]:
    """De afgeleide van een post naar elk van haar operanden."""
    bedragen = [operand.bedrag for operand in post.operanden]
    match post.bewerking:
        case Bewerking.SOM:
            return [EEN for _ in bedragen]
        case Bewerking.VERSCHIL:
            return [EEN, *(-EEN for _ in bedragen[1:])]
        case Bewerking.PRODUCT:
            return [prod((*bedragen[:i], *bedragen[i + 1 :]), start=EEN) for i in range(len(bedragen))]
        case Bewerking.QUOTIENT:
            return [EEN / bedragen[1], -bedragen[0] / (bedragen[1] * bedragen[1])]
        case Bewerking.AFRONDING:
            return [EEN, NUL]
        case _:  # minimum en maximum volgen de operand die nu geldt; een gegeven waarde heeft er geen
            gekozen = bedragen.index(post.bedrag) if bedragen else 0
            return [EEN if plek == gekozen else NUL for plek in range(len(bedragen))]


def helling_van(knop: Knop, knoppen: Sequence[Knop], per_post: Mapping[str, Decimal]) -> Decimal:
    """Hoeveel het tarief voor afronding verandert per eenheid van een knop, met het tegenwicht van zijn groep erin."""
    eigen = _eigen_helling(knop, per_post)
    anderen = groepsgenoten(knop, knoppen)
    samen = sum((ander.waarde for ander in anderen), NUL)
    if not samen:
        return eigen
    return eigen - sum((_eigen_helling(ander, per_post) * ander.waarde / samen for ander in anderen), NUL)


def _eigen_helling(knop: Knop, per_post: Mapping[str, Decimal]) -> Decimal:
    schaal = Soort.SAMEN is knop.soort
    return sum((per_post.get(post.sleutel, NUL) * (post.bedrag if schaal else EEN) for post in knop.posten), NUL)


def knikken(voor: Tariefboom, na: Tariefboom) -> tuple[Post, ...]:
    """De minima en maxima waarin tussen twee bomen een andere operand is gaan gelden."""
    return tuple(
        post
        for post in na.posten.values()
        if post.bewerking in _KEUZEN and _gekozen(post) != _gekozen(voor.posten[post.sleutel])
    )


def _gekozen(post: Post) -> int:
    return [operand.bedrag for operand in post.operanden].index(post.bedrag)
