"""De waterval van een tarief in beeld: een tabel met per stap een staaf van de stand ervoor tot de stand erna, en een verhaal in woorden."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.waterval import SALDI, Soort
from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.weergave.getal import euro, geteld, leesbaar
from reeletarief.weergave.rapport.figuur import LANGSTE_NAAM, ingekort, schaal_van
from reeletarief.weergave.woorden import midden_in_zin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.waterval import Stap
    from reeletarief.kostprijs.tarief import Tarief

_KLEIN_TARIEF = 10
"""Onder zoveel euro staat het verhaal op vier decimalen."""
_SMALSTE_STAAF = 5
_HALF = Decimal("0.5")
_BEGIN, _ERBIJ, _ERAF = Soort.BEGIN, Soort.ERBIJ, Soort.ERAF  # opzoeken in de enum kost meer dan vergelijken
_KLASSEN = {_BEGIN: "p", _ERBIJ: "p", _ERAF: "m", **dict.fromkeys(SALDI, "t")}
_TEKENS = {_ERBIJ: "+ ", _ERAF: "− "}


class Stapregel(NamedTuple):
    """Een stap van de waterval: haar naam en bedrag, en de staaf als pad in een vak van duizend breed.

    ``klasse`` is ``p`` (erbij), ``m`` (eraf) of ``t`` (een stand).
    """

    naam: str
    bedrag: str
    pad: str
    klasse: str


class Waterval(NamedTuple):
    """De waterval van een tarief, met haar verhaal in woorden; ``eenheid`` is die van de bedragen in de rijen."""

    titel: str
    verhaal: str
    eenheid: str
    rijen: tuple[Stapregel, ...]


def waterval_in_beeld(tarief: Tarief, stappen: Sequence[Stap]) -> Waterval:
    """De waterval van een tarief: een rij per stap, met een staaf van de stand ervoor tot de stand erna.

    Een stap waarvan het getoonde bedrag nul is, doet niet mee; de nullen staan met hun reden bij de elementen. De afronding doet dus mee:
    zonder haar komen de getoonde bedragen niet op het tarief uit.
    """
    decimalen = 4 if abs(tarief.tarief.bedrag) < _KLEIN_TARIEF else 2
    getoond = [stap for stap in stappen if stap.soort in SALDI or leesbaar(stap.post).strip("-0,")]
    rijen = [
        Stapregel(ingekort(stap.naam, LANGSTE_NAAM), _bedrag_in_rij(stap), pad, _KLASSEN[stap.soort])
        for stap, pad in zip(getoond, _paden(getoond), strict=True)
    ]
    return Waterval(_titel(tarief), _verhaal(tarief, getoond, decimalen), _eenheid(tarief), tuple(rijen))


def _titel(tarief: Tarief) -> str:
    """Waar de weg naar het tarief begint; een samengesteld tarief heeft zelf geen salaris."""
    begin = "salaris" if tarief.functies else "onderdelen" if tarief.onderdelen else "kosten"
    return f"Van {begin} naar tarief"


def _eenheid(tarief: Tarief) -> str:
    """De eenheid van de bedragen, met hetzelfde woord als de prijs van het product."""
    eenheid = tarief.kaart.eenheid
    return f"euro per {per(eenheid)}" if per(eenheid) != eenheid else str(tarief.tarief.eenheid)


def _paden(stappen: Sequence[Stap]) -> list[str]:
    """De staaf van elke stap als pad, in hele maten en breed genoeg om te zien; een saldo begint bij nul, een stap waar de vorige eindigt."""
    standen = _standen(stappen)
    schaal = schaal_van(standen)
    nul, *plekken = [int(schaal.plek(stand) + _HALF) for stand in (NUL, *standen)]
    paden, vorige = [], nul
    for stap, plek in zip(stappen, plekken, strict=True):
        van = nul if stap.soort in SALDI else vorige
        paden.append(f"M{min(van, plek)},0h{max(abs(plek - van), _SMALSTE_STAAF)}")
        vorige = plek
    return paden


def _standen(stappen: Sequence[Stap]) -> list[Decimal]:
    """De stand na elke stap; bij een saldo is dat zijn eigen bedrag."""
    stand, uit = NUL, []
    for stap in stappen:
        stand = stap.post.bedrag if stap.soort in SALDI else stand + stap.post.bedrag
        uit.append(stand)
    return uit


def _bedrag_in_rij(stap: Stap) -> str:
    """Het bedrag zonder valuta, met een teken als de stap iets verandert: ``+6,9143``."""
    tekst = leesbaar(stap.post)
    if stap.soort is _ERAF:
        return f"−{tekst.removeprefix('-')}"
    return f"+{tekst}" if stap.soort is _ERBIJ else tekst


def _bedrag_in_zin(stap: Stap, decimalen: int) -> str:
    """Het bedrag in euro, met een teken als de stap iets verandert: ``+ € 6,91``."""
    return f"{_TEKENS.get(stap.soort, '')}{euro(abs(stap.post.bedrag), decimalen)}"


def _verhaal(tarief: Tarief, stappen: Sequence[Stap], decimalen: int) -> str:
    """De figuur in één of twee zinnen."""
    prijs = f"{euro(tarief.tarief.bedrag, decimalen)} per {per(tarief.kaart.eenheid)}"
    eind = f"het berekende bedrag van {prijs}" if bijstelling_van(tarief) else prijs
    begin = next((stap for stap in stappen if stap.soort is _BEGIN), None)
    if begin is not None and tarief.functies:
        andere = [stap for stap in stappen if stap.soort in _TEKENS]
        van = f"{_bedrag_in_zin(begin, decimalen)} {midden_in_zin(begin.naam)}"
        return f"Van {van} naar {eind}. {_grootste(andere, decimalen)}"
    alle = [stap for stap in stappen if stap.soort not in SALDI]
    return f"In {geteld(len(alle), 'stap', 'stappen')} naar {eind}. {_grootste(alle, decimalen)}"


def _grootste(stappen: Sequence[Stap], decimalen: int) -> str:
    """De grootste stap in een zin; leeg als er geen stappen zijn."""
    if not stappen:
        return ""
    stap = max(stappen, key=lambda een: abs(een.post.bedrag))
    naam = midden_in_zin(ingekort(stap.naam, LANGSTE_NAAM))
    return f"De grootste stap is {naam} ({_bedrag_in_zin(stap, decimalen)})."
