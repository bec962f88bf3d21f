"""De functies die een formule in het werkboek mag gebruiken, uitgerekend met de regels van Excel.

SUM, MIN en MAX slaan tekst en lege cellen over, ROUND rondt een half van nul af. Waar Excel en Calc het niet eens zijn (een
waarheidswaarde in het bereik van een SUM), is de formule een fout.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import chain

from tests.werkboek.formulewaarden import (
    NUL,
    REKENEN,
    Deel,
    FormuleFout,
    Rekenaar,
    Rijen,
    Sleutel,
    T,
    Waarde,
    Waarden,
    gelijk,
    getal,
)

ZONDER_RUIS = Context(prec=40, rounding=ROUND_HALF_UP)
"""Voor ROUND: een derde maal drie is weer één, en een half blijft een half."""


def _getallen(delen: list[Deel]) -> Callable[[Waarden], list[Decimal]]:
    """De getallen in de argumenten van SUM, MIN of MAX; in cellen telt wat geen getal is niet mee."""
    sleutels = [sleutel for deel in delen if deel.cellen for sleutel in chain.from_iterable(deel.cellen)]
    los = [deel.bereken for deel in delen if deel.cellen is None]

    def geef(waarden: Waarden) -> list[Decimal]:
        in_cellen = [waarden.get(sleutel) for sleutel in sleutels]
        if any(isinstance(waarde, bool) for waarde in in_cellen):
            raise FormuleFout("een waarheidswaarde in een bereik telt in Calc mee en in Excel niet")
        tellend = [waarde for waarde in in_cellen if isinstance(waarde, Decimal)]
        return tellend + [getal(bereken(waarden)) for bereken in los]

    return geef


def _sum(delen: list[Deel]) -> Rekenaar:
    getallen = _getallen(delen)

    def som(waarden: Waarden) -> Decimal:
        totaal = NUL
        for deel in getallen(waarden):
            totaal = REKENEN.add(totaal, deel)
        return totaal

    return som


def _count(delen: list[Deel]) -> Rekenaar:
    """Hoeveel van de argumenten een getal zijn."""
    getallen = _getallen(delen)
    return lambda waarden: Decimal(len(getallen(waarden)))


def _uiterste(kies: Callable[..., Decimal]) -> Callable[[list[Deel]], Rekenaar]:
    def maak(delen: list[Deel]) -> Rekenaar:
        getallen = _getallen(delen)
        return lambda waarden: kies(getallen(waarden), default=NUL)

    return maak


def _round(delen: list[Deel]) -> Rekenaar:
    waarde, decimalen = (deel.bereken for deel in delen)

    def rond_af(waarden: Waarden) -> Decimal:
        raster = Decimal(1).scaleb(-int(getal(decimalen(waarden))))
        return ZONDER_RUIS.plus(getal(waarde(waarden))).quantize(raster, context=REKENEN)

    return rond_af


def _if(delen: list[Deel]) -> Rekenaar:
    voorwaarde, dan, anders = (deel.bereken for deel in delen)
    return lambda waarden: dan(waarden) if getal(voorwaarde(waarden)) else anders(waarden)


def _index(delen: list[Deel]) -> Rekenaar:
    rijen = _rijen("INDEX", delen[0])
    nummers = [deel.bereken for deel in delen[1:]]
    if len(nummers) == 1:
        lijst = _lijst("INDEX", rijen)
        return lambda waarden: waarden.get(_op_plek(lijst, nummers[0](waarden)))
    return lambda waarden: waarden.get(_op_plek(_op_plek(rijen, nummers[0](waarden)), nummers[1](waarden)))


def _op_plek(lijst: tuple[T, ...], nummer: Waarde) -> T:
    plek = int(getal(nummer))
    if not 1 <= plek <= len(lijst):
        raise FormuleFout(f"INDEX {plek} valt buiten 1 tot en met {len(lijst)}")
    return lijst[plek - 1]


def _match(delen: list[Deel]) -> Rekenaar:
    lijst = _lijst("MATCH", _rijen("MATCH", delen[1]))
    gezocht = delen[0].bereken
    soort = delen[2].bereken if len(delen) == 3 else lambda _: Decimal(1)

    def zoek(waarden: Waarden) -> Decimal:
        inhoud = [waarden.get(sleutel) for sleutel in lijst]
        waarde = gezocht(waarden)
        plek = _laatste_hooguit(waarde, inhoud) if getal(soort(waarden)) else _eerste_gelijk(waarde, inhoud)
        if not plek:
            raise FormuleFout(f"MATCH vindt '{waarde}' niet")
        return Decimal(plek)

    return zoek


def _eerste_gelijk(gezocht: Waarde, inhoud: list[Waarde]) -> int:
    if isinstance(gezocht, str) and set(gezocht) & set("*?~"):
        raise FormuleFout(f"MATCH met een jokerteken in '{gezocht}'")
    return next((nr for nr, waarde in enumerate(inhoud, 1) if waarde is not None and gelijk(waarde, gezocht)), 0)


def _laatste_hooguit(gezocht: Waarde, inhoud: list[Waarde]) -> int:
    getallen = [waarde for waarde in inhoud if isinstance(waarde, Decimal)]
    if getallen != sorted(getallen) or len(getallen) != len(inhoud):
        raise FormuleFout("MATCH zoekt in een bereik dat geen oplopende reeks getallen is")
    return sum(waarde <= getal(gezocht) for waarde in getallen)


def _rijen(functie: str, deel: Deel) -> Rijen:
    if deel.cellen is None:
        raise FormuleFout(f"{functie} zoekt niet in een bereik")
    return deel.cellen


def _lijst(functie: str, rijen: Rijen) -> tuple[Sleutel, ...]:
    if len(rijen) > 1 and len(rijen[0]) > 1:
        raise FormuleFout(f"{functie} zoekt in meer dan één rij of kolom")
    return tuple(chain.from_iterable(rijen))


FUNCTIES: dict[str, tuple[int, int, Callable[[list[Deel]], Rekenaar]]] = {
    "SUM": (1, 255, _sum),
    "COUNT": (1, 255, _count),
    "MIN": (1, 255, _uiterste(min)),
    "MAX": (1, 255, _uiterste(max)),
    "ROUND": (2, 2, _round),
    "IF": (3, 3, _if),
    "INDEX": (2, 3, _index),
    "MATCH": (2, 3, _match),
}
"""De toegestane functies, met het kleinste en grootste aantal argumenten."""
