"""De waarde van één parameter waarbij een tarief op een gevraagd bedrag uitkomt.

Tussen twee knikken is het tarief in één parameter een breuk van veeltermen, die stijgt of daalt. Het bereik wordt daarom in
stukken verdeeld waarin het tarief alleen stijgt of alleen daalt (de helling komt uit de boom), en in elk stuk wordt het
bedrag door halveren ingesloten. Elke uitkomst is nagerekend: de boom met die waarde geeft precies dat afgeronde tarief.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL, omhoog, omlaag, op_decimalen
from reeletarief.analyse.gevoeligheid.knoppen import Knop, Soort
from reeletarief.analyse.gevoeligheid.proef import helling_van, hellingen
from reeletarief.analyse.gevoeligheid.verloop import Punt, punt
from reeletarief.fouten import Bevinding, RekenFout, euro_in_zin
from reeletarief.invoer.waarden import FIJNSTE_AANTAL, FIJNSTE_BEDRAG, FIJNSTE_PERCENTAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reeletarief.analyse.gevoeligheid.proef import Proef

STUKKEN = 64
TIENVOUD = 10
_FIJNST = Decimal("1e-12")
_GETOOND = 8


class Oplossing(NamedTuple):
    """Een waarde die het gevraagde tarief geeft, met de grenzen waarbinnen elke waarde dat doet.

    ``buren`` zijn de naaste waarden met zo weinig decimalen dat ze in een bestand passen, als deze dat niet doet.
    """

    waarde: Decimal
    laagste: Decimal
    hoogste: Decimal
    buren: tuple[Punt, ...]


class Doel(NamedTuple):
    """Het antwoord: de oplossingen van laag naar hoog, of waarom die er niet zijn.

    ``laagste`` en ``hoogste`` zijn de uitersten van het tarief in het onderzochte bereik; ``sprongen`` zijn de punten aan
    weerszijden van het bedrag als het tarief er in één keer overheen gaat; ``grenzen`` zeggen waar het tarief ophoudt.
    """

    knop: Knop
    bedrag: Decimal
    oplossingen: tuple[Oplossing, ...]
    laagste: Punt
    hoogste: Punt
    sprongen: tuple[tuple[Punt, Punt], ...]
    van: Decimal
    tot: Decimal
    grenzen: tuple[Punt, ...]


def bereik_van(knop: Knop, tarief: Decimal) -> tuple[Decimal, Decimal]:
    """Waar gezocht wordt als niemand iets anders zegt: 0 tot 100%, of tot het tienvoud van nu; niet buiten wat een bestand mag noemen."""
    if knop.soort is Soort.SAMEN:
        return Decimal("-0.9"), Decimal(TIENVOUD - 1)
    ruim = EEN if knop.soort is Soort.PERCENTAGE else TIENVOUD * (abs(knop.waarde) or tarief)
    van = min(NUL, knop.waarde) if knop.laagst is None else knop.laagst
    tot = max(ruim, knop.waarde)
    return van, tot if knop.hoogst is None else min(tot, knop.hoogst)


def eis_veelvoud(proef: Proef, bedrag: Decimal) -> None:
    """Weiger een bedrag waarop dit tarief nooit afgerond wordt."""
    stap = proef.tarief.tarief.operanden[1].bedrag
    rest = bedrag % stap
    if rest:
        buren = [een for een in (bedrag - rest, bedrag - rest + stap) if een]
        raise RekenFout(
            Bevinding(
                "RT943",
                f"Een tarief is een veelvoud van {euro_in_zin(stap)}; {euro_in_zin(bedrag)} wordt het nooit.",
                f"Vraag {' of '.join(map(euro_in_zin, buren))}.",
            )
        )


def zoek_doel(proef: Proef, knop: Knop, bedrag: Decimal, van: Decimal, tot: Decimal) -> Doel:
    """Elke waarde tussen ``van`` en ``tot`` waarbij het afgeronde tarief op dit bedrag uitkomt."""
    meet = cache(lambda waarde: punt(proef, knop, waarde))
    proefpunten = _verdeling(knop, van, tot)
    geldig, grenzen = _geldig(proefpunten, meet)
    if not geldig:
        raise RekenFout(*(een.reden for een in map(meet, proefpunten[:1]) if een.reden))
    punten = [meet(waarde) for waarde in _met_keerpunten(geldig, lambda waarde: _teken(proef, knop, waarde))]
    stukken = [gevonden for a, b in pairwise(punten) if (gevonden := _in_stuk(a, b, bedrag, meet))]
    alleen = [(een, een) for een in punten[:1] if len(punten) == 1 and een.tarief == bedrag]
    raak = _aaneen([(a, b) for a, b in [*stukken, *alleen] if a.tarief == bedrag])
    return Doel(
        knop=knop,
        bedrag=bedrag,
        oplossingen=tuple(_oplossing(knop, bedrag, a, b, meet) for a, b in raak),
        laagste=min(punten, key=_tarief),
        hoogste=max(punten, key=_tarief),
        sprongen=tuple((a, b) for a, b in stukken if a.tarief != bedrag),
        van=van,
        tot=tot,
        grenzen=grenzen,
    )


def _tarief(een: Punt) -> Decimal:
    assert een.tarief is not None
    return een.tarief


def _verdeling(knop: Knop, van: Decimal, tot: Decimal) -> list[Decimal]:
    """Het bereik in gelijke stukken, met de waarde van nu erbij als die erin ligt."""
    van, tot = min(van, tot), max(van, tot)
    waarden = {van + (tot - van) * nummer / STUKKEN for nummer in range(STUKKEN)} | {tot}
    return sorted(waarden | ({knop.waarde} if van <= knop.waarde <= tot else set()))


def _geldig(waarden: Sequence[Decimal], meet: Callable[[Decimal], Punt]) -> tuple[list[Decimal], tuple[Punt, ...]]:
    """De waarden waarbij er een tarief is, tot vlak bij waar het ophoudt; en de eerste waarden waar er geen is."""
    uit = [waarde for waarde in waarden if meet(waarde).tarief is not None]
    grenzen = []
    for a, b in pairwise(waarden):
        if (meet(a).tarief is None) == (meet(b).tarief is None):
            continue
        rand, buiten = _halveer(*((a, b) if meet(b).tarief is None else (b, a)), lambda x: meet(x).tarief is None)
        uit.append(rand)
        grenzen.append(meet(buiten))
    return sorted(set(uit)), tuple(grenzen)


def _halveer(nog_niet: Decimal, wel: Decimal, waar: Callable[[Decimal], bool]) -> tuple[Decimal, Decimal]:
    """De laatste waarde waarvoor iets niet geldt en de eerste waarvoor het wel geldt, zo dicht mogelijk bij elkaar."""
    while abs(wel - nog_niet) > _FIJNST * max(abs(wel), EEN):
        midden = (nog_niet + wel) / 2
        if waar(midden):
            wel = midden
        else:
            nog_niet = midden
    return nog_niet, wel


def _teken(proef: Proef, knop: Knop, waarde: Decimal) -> int:
    """Of het tarief hier stijgt (1), daalt (-1) of vlak is (0)."""
    helling = helling_van(knop, proef.knoppen, hellingen(proef.met({knop.naam: waarde}).onafgerond))
    return (helling > 0) - (helling < 0)


def _met_keerpunten(waarden: Sequence[Decimal], teken: Callable[[Decimal], int]) -> list[Decimal]:
    """Dezelfde waarden met de keerpunten erbij: waar het tarief van stijgen naar dalen gaat, of andersom."""
    uit = list(waarden)
    for (a, begin), (b, einde) in pairwise((waarde, teken(waarde)) for waarde in waarden):
        if begin * einde < 0:
            uit += _keerpunt(a, b, einde, teken)
    return sorted(set(uit))


def _keerpunt(a: Decimal, b: Decimal, einde: int, teken: Callable[[Decimal], int]) -> tuple[Decimal, Decimal]:
    """De waarden vlak voor en op het punt waar het tarief gaat doen wat het bij ``b`` doet."""
    return _halveer(a, b, lambda waarde: teken(waarde) == einde)


def _in_stuk(a: Punt, b: Punt, bedrag: Decimal, meet: Callable[[Decimal], Punt]) -> tuple[Punt, Punt] | None:
    """Het eerste en laatste punt van dit stuk met dit tarief; bij een sprong eroverheen de punten aan weerszijden."""
    laag, hoog = sorted((_tarief(a), _tarief(b)))
    if not laag <= bedrag <= hoog:
        return None
    kant = 1 if _tarief(b) >= _tarief(a) else -1

    def bereikt(waarde: Decimal) -> bool:
        return kant * (_tarief(meet(waarde)) - bedrag) >= 0

    def voorbij(waarde: Decimal) -> bool:
        return kant * (_tarief(meet(waarde)) - bedrag) > 0

    eerste = a.waarde if bereikt(a.waarde) else _halveer(a.waarde, b.waarde, bereikt)[1]
    laatste = b.waarde if not voorbij(b.waarde) else _halveer(a.waarde, b.waarde, voorbij)[0]
    return (meet(eerste), meet(laatste)) if eerste <= laatste else (meet(laatste), meet(eerste))


def _aaneen(delen: Sequence[tuple[Punt, Punt]]) -> list[tuple[Punt, Punt]]:
    """Stukken die aan elkaar grenzen, worden één."""
    uit: list[tuple[Punt, Punt]] = []
    for begin, einde in delen:
        if uit and begin.waarde - uit[-1][1].waarde <= 2 * _FIJNST * max(abs(begin.waarde), EEN):
            uit[-1] = (uit[-1][0], einde)
        else:
            uit.append((begin, einde))
    return uit


def _oplossing(knop: Knop, bedrag: Decimal, begin: Punt, einde: Punt, meet: Callable[[Decimal], Punt]) -> Oplossing:
    """De kortste waarde tussen de grenzen die nagerekend het bedrag geeft; die van nu als zij het al doet."""
    laagste, hoogste = _naar_binnen(begin.waarde, einde.waarde)
    kandidaten = [knop.waarde] if laagste <= knop.waarde <= hoogste else []
    kandidaten += _kort(knop, laagste, hoogste)
    waarde = next(x for x in (*kandidaten, laagste, begin.waarde) if meet(x).tarief == bedrag)
    return Oplossing(waarde, laagste, hoogste, _buren(knop, waarde, meet))


def _naar_binnen(laagste: Decimal, hoogste: Decimal) -> tuple[Decimal, Decimal]:
    """De grenzen op een leesbaar aantal decimalen, zo dat ze er zelf nog binnen liggen."""
    binnen = omhoog(laagste, _GETOOND), omlaag(hoogste, _GETOOND)
    return binnen if binnen[0] <= binnen[1] else (laagste, hoogste)


def _kort(knop: Knop, laagste: Decimal, hoogste: Decimal) -> list[Decimal]:
    """Per aantal decimalen de waarde die het dichtst bij het midden ligt, als zij tussen de grenzen past."""
    schaal = 1 if knop.soort is Soort.GETAL else 100
    midden = (laagste + hoogste) / 2 * schaal
    alle = (op_decimalen(midden, decimalen) / schaal for decimalen in range(13))
    return [waarde for waarde in alle if laagste <= waarde <= hoogste]


def _buren(knop: Knop, waarde: Decimal, meet: Callable[[Decimal], Punt]) -> tuple[Punt, ...]:
    """De naaste waarden die wel in een bestand passen; geen als deze zelf past."""
    schaal = 1 if knop.soort is Soort.GETAL else 100
    decimalen = _decimalen_in_bestand(knop)
    stap = EEN.scaleb(-decimalen)
    onder = omlaag(waarde * schaal, decimalen)
    if onder == waarde * schaal:
        return ()
    return tuple(een for een in (meet(onder / schaal), meet((onder + stap) / schaal)) if een.tarief is not None)


def _decimalen_in_bestand(knop: Knop) -> int:
    """Hoeveel decimalen deze waarde in een bestand hooguit heeft."""
    if knop.soort is not Soort.GETAL:
        return FIJNSTE_PERCENTAGE
    return FIJNSTE_BEDRAG if knop.post.eenheid.is_bedrag else FIJNSTE_AANTAL
