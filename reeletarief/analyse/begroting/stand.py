"""De status van de tarieven in een begroting: per product en jaar, per jaar, en van het geheel in een zin."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.begroting.berekening import Begroting, Productregel
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.berekening.resultaat import Resultaat

AANNAME = "aanname"
_OPLOPEND = (VASTGESTELD, CONCEPT, AANNAME)
"""Van zeker naar onzeker."""


def statussen_van(begroting: Begroting, prijzen: Prijzen, resultaat: Resultaat) -> dict[tuple[str, int], str]:
    """De status van elk tarief: een geïndexeerd tarief is een aanname, dat van een later besluit is vastgesteld."""

    def status(regel: Productregel) -> str:
        if regel.jaar != regel.prijsjaar:
            return AANNAME
        besloten = regel.jaar != prijzen.tariefjaar or regel.product.product in prijzen.besloten
        return VASTGESTELD if besloten else resultaat.status

    return {(regel.product.product, regel.jaar): status(regel) for regel in begroting.producten}


def per_jaar(statussen: Mapping[tuple[str, int], str]) -> dict[int, str]:
    """Van elk jaar de minst zekere status, op volgorde van jaar."""
    gevonden: dict[int, str] = {}
    for (_, jaar), status in statussen.items():
        gevonden[jaar] = max(gevonden.get(jaar, status), status, key=_OPLOPEND.index)
    return dict(sorted(gevonden.items()))


def stand_in_zin(jaarstatussen: Mapping[int, str]) -> str:
    """De statussen op volgorde van jaar, zoals '2026 en 2027 vastgesteld, daarna aanname'; is er maar een, dan alleen die."""
    op_status = groupby(jaarstatussen.items(), lambda een: een[1])
    groepen = [(status, [jaar for jaar, _ in jaren]) for status, jaren in op_status]
    if len(groepen) < 2:
        return groepen[0][0] if groepen else ""
    *eerste, (laatste, jaren) = groepen
    slot = f"daarna {laatste}" if laatste == AANNAME else f"{_jaren(jaren)} {laatste}"
    return ", ".join([*(f"{_jaren(van)} {status}" for status, van in eerste), slot])


def _jaren(jaren: Sequence[int]) -> str:
    if len(jaren) > 2 and jaren[-1] - jaren[0] == len(jaren) - 1:
        return f"{jaren[0]} tot en met {jaren[-1]}"
    *eerste, laatste = map(str, jaren)
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
