"""Getallen voor mensen (€ 1.234,56) en voor machines (1234.56). De enige plek die getallen opmaakt.

De landinstelling van de computer doet niet mee: elke machine geeft dezelfde tekens.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reeletarief.afronding import EEN, NUL, RUIM, op_decimalen
from reeletarief.kostprijs.post import BEDRAGEN, Bewerking, Eenheid, Post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.invoer.waarden import Waarde

_AFRONDING, _FRACTIE = Bewerking.AFRONDING, Eenheid.FRACTIE
_DECIMALEN = {
    Eenheid.EURO: 2,
    Eenheid.EURO_PER_MAAND: 2,
    Eenheid.EURO_PER_JAAR: 2,
    Eenheid.EURO_PER_UUR: 4,
    Eenheid.EURO_PER_MINUUT: 6,
    Eenheid.EURO_PER_DAGDEEL: 4,
    Eenheid.EURO_PER_ETMAAL: 4,
    Eenheid.EURO_PER_STUK: 4,
    Eenheid.UREN: 2,
    Eenheid.UREN_PER_JAAR: 4,
    Eenheid.UREN_PER_WEEK: 2,
}
_UREN = frozenset({Eenheid.UREN, Eenheid.UREN_PER_JAAR, Eenheid.UREN_PER_WEEK})
_FIJNE_UREN = frozenset({Eenheid.UREN, Eenheid.UREN_PER_WEEK})

_FACTOR = ".per_eenheid"
"""Waarop de sleutel eindigt van een bedrag dat een samengesteld tarief met een aantal vermenigvuldigt."""
_CIJFERS, _MEESTE_DECIMALEN = 4, 10
"""Zoveel cijfers heeft zo'n bedrag ten minste, tenzij het met de gewone decimalen er al drie heeft."""


def nederlands(getal: Decimal, decimalen: int) -> str:
    """Een getal met punt per duizendtal en een vast aantal decimalen achter de komma."""
    return _nederlands(str(getal), decimalen)


@lru_cache(maxsize=1 << 16)
def _nederlands(cijfers: str, decimalen: int) -> str:
    """Een rapport toont hetzelfde bedrag op veel plaatsen; als tekst is het vlugger terug te vinden dan als getal."""
    afgerond = Decimal(cijfers).quantize(_stap(decimalen), context=RUIM)
    tekst = f"{abs(afgerond):,f}".replace(",", " ").replace(".", ",").replace(" ", ".")  # vlugger dan translate
    return f"-{tekst}" if afgerond < 0 else tekst


@lru_cache(maxsize=64)
def _stap(decimalen: int) -> Decimal:
    return EEN.scaleb(-decimalen)


def euro(getal: Decimal, decimalen: int = 2) -> str:
    """Een bedrag als € 1.234,56."""
    return f"€ {nederlands(getal, decimalen)}"


def procent(fractie: Decimal, decimalen: int = 1) -> str:
    """Een fractie als percentage met een vast aantal decimalen: 0,0833 wordt 8,3%."""
    return f"{nederlands(fractie * 100, decimalen)}%"


def getekend(getal: Decimal, decimalen: int) -> str:
    """Een verschil met plusteken of minteken; wat afgerond nul is, heeft er geen."""
    tekst = nederlands(getal, decimalen)
    return f"+{tekst}" if getal > 0 and tekst.strip("0,") else tekst


def getekende_euro(getal: Decimal, decimalen: int = 2) -> str:
    """Een verschil in euro met teken: € +1,33."""
    return f"€ {getekend(getal, decimalen)}"


def getekend_procent(fractie: Decimal, decimalen: int = 2) -> str:
    """Een relatief verschil als percentage met teken: 0,036 wordt +3,60%."""
    return f"{getekend(fractie * 100, decimalen)}%"


def getekend_kort(getal: Decimal) -> str:
    """Een verschil met teken en zonder overbodige nullen; wat afgerond nul is, heeft er geen."""
    tekst = kort(getal, 6)
    return f"+{tekst}" if getal > 0 and tekst != "0" else tekst


def getekend_kort_procent(fractie: Decimal) -> str:
    """Een relatief verschil als percentage met teken en zonder overbodige nullen: 0,025 wordt +2,5%."""
    return f"{getekend_kort(fractie * 100)}%"


def procentpunten(fractie: Decimal) -> str:
    """Het verschil van twee percentages met teken: 0,025 wordt +2,5 %-punt."""
    return f"{getekend_kort(fractie * 100)} %-punt"


def telling(aantal: int) -> str:
    """Een aantal met een punt per duizendtal: 12.345."""
    return nederlands(Decimal(aantal), 0)


def met_komma(cijfers: str) -> str:
    """Cijfers zoals een bestand ze schrijft, voor een lezer: 1.95 wordt 1,95."""
    return cijfers.replace(".", ",")


def meervoud(aantal: int, enkel: str, meer: str) -> str:
    """Enkelvoud bij één, anders meervoud."""
    return enkel if aantal == 1 else meer


def geteld(aantal: int, enkel: str, meer: str) -> str:
    """Een aantal met wat er geteld is: *1 product*, *3 producten*."""
    return f"{aantal} {meervoud(aantal, enkel, meer)}"


def opsomming(namen: Iterable[str], hoogstens: int, tussen: str = ", ") -> str:
    """De eerste namen met komma's ertussen, en hoeveel er nog meer zijn: a, b en 3 andere. Namen waar zelf een komma in staat, vragen om ``; ``."""
    alle = list(namen)
    meer = f" en {len(alle) - hoogstens} andere" if len(alle) > hoogstens else ""
    return f"{tussen.join(alle[:hoogstens])}{meer}"


def kort(getal: Decimal, hoogstens: int) -> str:
    """Een getal zonder overbodige nullen, met hooguit dit aantal decimalen."""
    tekst = nederlands(getal, hoogstens)
    return tekst.rstrip("0").rstrip(",") if "," in tekst else tekst


def kort_procent(fractie: Decimal, hoogstens: int = 6) -> str:
    """Een fractie als percentage zonder overbodige nullen: 0,125 wordt 12,5%."""
    return f"{kort(fractie * 100, hoogstens)}%"


def leesbaar(post: Post) -> str:
    """Het bedrag van een post zoals een lezer het in zijn rekenmachine zet."""
    decimalen = _DECIMALEN.get(post.eenheid)
    if decimalen is not None:
        if post.sleutel.endswith(_FACTOR) and post.bedrag:
            return _factor(post.bedrag, decimalen)
        if post.eenheid in _FIJNE_UREN:
            return _met_fijne_uren(post.bedrag)
        return _nederlands(str(post.bedrag), 2 if post.bewerking is _AFRONDING else decimalen)
    if post.eenheid is _FRACTIE:
        return f"{kort(post.bedrag * 100, 6)}%"
    return kort(post.bedrag, 6)


def _met_fijne_uren(uren: Decimal) -> str:
    """Uren op twee decimalen, of op zoveel als er staan (0,8333), tot vier: een lezer rekent er zelf mee verder."""
    return max(_nederlands(str(uren), 2), kort(uren, 4), key=len)


def _factor(getal: Decimal, decimalen: int) -> str:
    """Een bedrag dat nog met een aantal vermenigvuldigd wordt; is het heel klein, dan met meer decimalen."""
    gewoon = nederlands(getal, decimalen)
    if getal.adjusted() + decimalen >= _CIJFERS - 2:
        return gewoon
    return max(gewoon, kort(getal, min(_CIJFERS - 1 - getal.adjusted(), _MEESTE_DECIMALEN)), key=len)


def machine(getal: Decimal, minste_decimalen: int = 0) -> str:
    """Een getal met punt en zonder duizendtekens, volledig, zonder overbodige nullen en zonder min voor de nul."""
    tekst = f"{getal or NUL:f}"
    heel, _, decimalen = tekst.partition(".")
    decimalen = decimalen.rstrip("0").ljust(minste_decimalen, "0")
    return f"{heel}.{decimalen}" if decimalen else heel


def machine_procent(fractie: Decimal) -> str:
    """Een fractie als percentage voor machines, op hooguit vier decimalen: 0,036 wordt 3.6."""
    return machine(op_decimalen(fractie * 100, 4))


def als_waarde(getal: Decimal, eenheid: str) -> str:
    """Een gegeven waarde zoals een lezer haar schrijft: 12,5%, € 1.950,00, € 0,535 of 36; hooguit zes decimalen."""
    if eenheid == _FRACTIE:
        return kort_procent(getal)
    return f"€ {_met_centen(kort(getal, 6))}" if eenheid in BEDRAGEN else kort(getal, 6)


def als_waarde_met_uur(getal: Decimal, eenheid: str) -> str:
    """Zoals :func:`als_waarde`, met *uur* achter een aantal uren: 40 uur."""
    return f"{als_waarde(getal, eenheid)}{' uur' if eenheid in _UREN else ''}"


def verschil_van_waarden(verschil: Decimal, eenheid: str) -> str:
    """Het verschil van twee zulke waarden, met teken; van percentages in procentpunten."""
    if eenheid == _FRACTIE:
        return procentpunten(verschil)
    tekst = getekend_kort(verschil)
    return f"€ {_met_centen(tekst)}" if eenheid in BEDRAGEN else tekst


def _met_centen(cijfers: str) -> str:
    heel, _, decimalen = cijfers.partition(",")
    return f"{heel},{decimalen.ljust(2, '0')}"


def gegeven(waarde: Waarde) -> str:
    """Een waarde uit een bestand dat haar eenheid niet noemt: 12,5% of 36."""
    return als_waarde(waarde.getal, _FRACTIE if waarde.is_percentage else "")
