"""Van stappen naar een figuur: rijen met tekst, en staven als dikke lijnen in een vak van 1000 breed.

Het vak rekt mee met de pagina, de tekst en de dikte van een staaf niet; zo blijft een figuur leesbaar op een telefoon en op
papier. Alle maten zijn decimalen, afgerond op 0,1.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.urenverdeling import Urensoort
from reeletarief.analyse.waterval import SALDI, Soort
from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.getal import euro, leesbaar, nederlands, procent
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.uitleg.tekst import per

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.analyse.urenverdeling import Urendeel
    from reeletarief.analyse.waterval import Stap
    from reeletarief.kostprijs.tarief import Tarief

BREEDTE = 1000
RIJ = 30
_TEKST, _STAAF = 12, 21
_SMALSTE = Decimal(3)
_SMALST = 5
_HALF = Decimal("0.5")
_TIENDE = Decimal("0.1")
_KLEIN = 10
_REGEL = 2250
"""Hoeveel honderdsten van een em er op een regel van het smalste scherm passen."""
_NAAM = 4 * _REGEL
"""De naam van een stap loopt door op de volgende regel; alleen wat geen naam meer is, wordt ingekort."""
_CIJFER = 58
_GENOEMD = 1
_BEGIN, _ERBIJ, _ERAF = Soort.BEGIN, Soort.ERBIJ, Soort.ERAF  # opzoeken in de enum kost meer dan vergelijken
_KLASSEN = {_BEGIN: "p", _ERBIJ: "p", _ERAF: "m", **dict.fromkeys(SALDI, "t")}
_TEKENS = {_ERBIJ: "+ ", _ERAF: "− "}


class Regel(NamedTuple):
    """De tekst van een rij: links de naam, rechts het bedrag."""

    y: str
    naam: str
    bedrag: str
    vet: bool


class Staven(NamedTuple):
    """Alle staven van één soort als één pad."""

    klasse: str
    pad: str


class Grafiek(NamedTuple):
    """Een figuur die klaar is om te tekenen, met haar verhaal in woorden."""

    sleutel: str
    titel: str
    beschrijving: str
    hoogte: str
    regels: tuple[Regel, ...]
    staven: tuple[Staven, ...]


class Stapregel(NamedTuple):
    """Een stap van de waterval: haar naam en bedrag, en de staaf als pad in een vak van duizend breed.

    ``klasse`` is ``p`` (erbij), ``m`` (eraf) of ``t`` (een stand).
    """

    naam: str
    bedrag: str
    pad: str
    klasse: str


class Waterval(NamedTuple):
    """De waterval van een tarief, met haar verhaal in woorden."""

    titel: str
    verhaal: str
    eenheid: str
    rijen: tuple[Stapregel, ...]


class _Staaf(NamedTuple):
    """Een staaf tussen twee standen, in de eenheid van de figuur."""

    rij: int
    van: Decimal
    tot: Decimal
    klasse: str


def waterval_als_grafiek(tarief: Tarief, stappen: Sequence[Stap]) -> Waterval:
    """De waterval van een tarief: een rij per stap, met een staaf van de stand ervoor tot de stand erna.

    Een stap die met de getoonde decimalen nul is, doet niet mee; de nullen staan met hun reden bij de elementen.
    """
    decimalen = 4 if abs(tarief.tarief.bedrag) < _KLEIN else 2
    kleinst = Decimal(1).scaleb(-decimalen) / 2
    getoond = [stap for stap in stappen if stap.soort in SALDI or abs(stap.post.bedrag) >= kleinst]
    standen = _standen(getoond)
    plekken = _plekken(standen)
    return Waterval(
        _titel(tarief),
        _verhaal(tarief, getoond, decimalen),
        _eenheid(tarief),
        tuple(
            [
                Stapregel(
                    _ingekort(stap.naam, _NAAM),
                    _getekend(stap),
                    _streep(van, tot),
                    _KLASSEN[stap.soort],
                )
                for stap, (van, tot) in zip(getoond, plekken, strict=True)
            ]
        ),
    )


def _titel(tarief: Tarief) -> str:
    """Waar de weg naar het tarief begint; een traject heeft zelf geen salaris."""
    begin = "salaris" if tarief.functies else "onderdelen" if tarief.onderdelen else "kosten"
    return f"Van {begin} naar tarief"


def _eenheid(tarief: Tarief) -> str:
    """De eenheid van de bedragen, met hetzelfde woord als de prijs van het product."""
    eenheid = tarief.kaart.eenheid
    return f"euro per {per(eenheid)}" if per(eenheid) != eenheid else str(tarief.tarief.eenheid)


def _streep(van: int, tot: int) -> str:
    """De staaf tussen twee plekken als pad; breed genoeg om te zien."""
    return f"M{min(van, tot)},0h{max(abs(tot - van), _SMALST)}"


def _plekken(standen: Sequence[tuple[Decimal, Decimal]]) -> list[tuple[int, int]]:
    """Waar elke stap begint en eindigt in een vak van duizend breed."""
    einden = [tot for _, tot in standen]
    laagst, hoogst = min(NUL, *einden), max(NUL, *einden)
    breedte = (hoogst - laagst) or Decimal(1)

    def plek(stand: Decimal) -> int:
        return int((stand - laagst) * BREEDTE / breedte + _HALF)

    return [(plek(van), plek(tot)) for van, tot in standen]


def _getekend(stap: Stap) -> str:
    """Het bedrag met een teken als de stap iets verandert."""
    tekst = leesbaar(stap.post)
    if stap.soort is _ERAF:
        return f"−{tekst.removeprefix('-')}"
    return f"+{tekst}" if stap.soort is _ERBIJ else tekst


def urengrafiek(delen: Sequence[Urendeel], sleutel: str) -> Grafiek:
    """De uren van een voltijder als balk, met onder de balk elk deel op zijn plek; de delen zijn niet leeg."""
    betaald, geleverd = delen[0], delen[-1]
    af = [deel for deel in delen if deel.gaat_af]
    erin = [deel for deel in delen[1:-1] if not deel.gaat_af]
    rijen = [betaald, *af, geleverd, *erin]
    staven = _urenstaven(betaald, af, geleverd, erin)
    return Grafiek(
        sleutel=f"{sleutel}-b",
        titel="Uren van een voltijder in een jaar",
        beschrijving=_urenverhaal(betaald, af, geleverd),
        hoogte=_maat(Decimal(RIJ * len(rijen))),
        regels=tuple(_urenregel(rij, deel, betaald) for rij, deel in enumerate(rijen)),
        staven=(
            _verbinding([staaf for staaf in staven if staaf.klasse != "i"]),
            *_paden(staven),
            _scheiding([staaf.tot for staaf in staven if staaf.rij == 0 and staaf.klasse == "m"], _schaal(staven)),
        ),
    )


def _bedrag(stap: Stap, decimalen: int) -> str:
    """Het bedrag met een teken als de stap iets verandert."""
    return f"{_TEKENS.get(stap.soort, '')}{euro(abs(stap.post.bedrag), decimalen)}"


def _standen(stappen: Sequence[Stap]) -> list[tuple[Decimal, Decimal]]:
    """Per stap de stand ervoor en erna; een saldo begint bij nul en verandert niets."""
    stand, uit = NUL, []
    for stap in stappen:
        if stap.soort in SALDI:
            uit.append((NUL, stap.post.bedrag))
        else:
            uit.append((stand, stand := stand + stap.post.bedrag))
    return uit


def _urenstaven(
    betaald: Urendeel, af: Sequence[Urendeel], geleverd: Urendeel, erin: Sequence[Urendeel]
) -> list[_Staaf]:
    """De hele balk in haar delen, en elk deel nog eens op zijn eigen rij."""
    uren, over = betaald.post.bedrag, geleverd.post.bedrag
    standen = list(accumulate((-deel.post.bedrag for deel in af), initial=uren))
    delen = [*((van, tot, "m") for van, tot in pairwise(standen)), (Decimal(0), over, "t")]
    binnen = accumulate((-deel.post.bedrag for deel in erin), initial=over)
    return [
        *(_Staaf(0, *deel) for deel in reversed(delen)),
        *(_Staaf(rij, *deel) for rij, deel in enumerate(delen, 1)),
        *(_Staaf(rij, van, tot, "i") for rij, (van, tot) in enumerate(pairwise(binnen), len(delen) + 1)),
    ]


def _schaal(staven: Sequence[_Staaf]) -> tuple[Decimal, Decimal]:
    """Het laagste bedrag (hooguit nul) en hoeveel het vak er breed is."""
    standen = [stand for staaf in staven for stand in (staaf.van, staaf.tot)]
    laagst, hoogst = min(NUL, *standen), max(NUL, *standen)
    return laagst, (hoogst - laagst) or Decimal(1)


def _plek(bedrag: Decimal, schaal: tuple[Decimal, Decimal]) -> Decimal:
    return _op_een_tiende((bedrag - schaal[0]) * BREEDTE / schaal[1])


def _op_een_tiende(maat: Decimal) -> Decimal:
    return maat.quantize(_TIENDE, ROUND_HALF_UP)


def _paden(staven: Sequence[_Staaf]) -> list[Staven]:
    """Per soort één pad met al haar staven, in volgorde van de rijen."""
    schaal = _schaal(staven)
    klassen = dict.fromkeys(staaf.klasse for staaf in staven)
    return [
        Staven(klasse, "".join(_lijn(staaf, schaal) for staaf in staven if staaf.klasse == klasse))
        for klasse in klassen
    ]


def _lijn(staaf: _Staaf, schaal: tuple[Decimal, Decimal]) -> str:
    """Een staaf van links naar rechts, breed genoeg om te zien."""
    links, rechts = sorted((_plek(staaf.van, schaal), _plek(staaf.tot, schaal)))
    return f"M{_maat(links)} {_hoogte(staaf.rij)}h{_maat(max(rechts - links, _SMALSTE))}"


def _verbinding(staven: Sequence[_Staaf]) -> Staven:
    """Van het eind van elke staaf een lijn naar de staaf op de volgende rij."""
    schaal = _schaal(staven)
    eind = {staaf.rij: max(staaf.van, staaf.tot) if staaf.rij == 0 else staaf.tot for staaf in staven}
    lijnen = (f"M{_maat(_plek(tot, schaal))} {_hoogte(rij)}v{RIJ}" for rij, tot in eind.items() if rij + 1 in eind)
    return Staven("v", "".join(lijnen))


def _scheiding(grenzen: Iterable[Decimal], schaal: tuple[Decimal, Decimal]) -> Staven:
    """Op de bovenste balk een streep tussen de delen."""
    return Staven(
        "g", "".join(f"M{_maat(_plek(grens, schaal))} {_hoogte(0) - RIJ // 4}v{RIJ // 2}" for grens in grenzen)
    )


def _hoogte(rij: int) -> int:
    return rij * RIJ + _STAAF


def _maat(getal: Decimal) -> str:
    """Een maat zonder overbodige nul."""
    return f"{getal:f}".removesuffix(".0")


def _regel(rij: int, naam: str, bedrag: str, *, vet: bool) -> Regel:
    return Regel(str(rij * RIJ + _TEKST), _ingekort(naam, _REGEL - _CIJFER * len(bedrag)), bedrag, vet)


def _ingekort(naam: str, ruimte: int) -> str:
    """De naam, met … als hij niet in de ruimte past."""
    schoon, einden = _gemeten(naam)
    if einden[-1] <= ruimte:
        return schoon
    return f"{schoon[: bisect_right(einden, ruimte - 100) - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def _gemeten(naam: str) -> tuple[str, tuple[int, ...]]:
    """De naam op één regel, met de breedte na elk teken; namen komen bij veel producten terug."""
    schoon = afdrukbaar(naam[:_NAAM]).replace("\n", " ")
    return schoon, tuple(accumulate(map(_tekenbreedte, schoon), initial=0))


def _tekenbreedte(teken: str) -> int:
    """Ongeveer hoe breed een teken is, in honderdsten van een em; eerder te breed dan te smal."""
    if teken in "iljtfrI.,:;'|()/- ":
        return 36
    if unicodedata.east_asian_width(teken) in {"W", "F"}:
        return 105
    return 103 if teken in "mwMW@%€…<>=+" else 72 if teken.isupper() else 58


def _verhaal(tarief: Tarief, stappen: Sequence[Stap], decimalen: int) -> str:
    """De figuur in één of twee zinnen."""
    prijs = f"{euro(tarief.tarief.bedrag, decimalen)} per {per(tarief.kaart.eenheid)}"
    eind = f"het berekende bedrag van {prijs}" if bijstelling_van(tarief) else prijs
    begin = next((stap for stap in stappen if stap.soort is _BEGIN), None)
    andere = [stap for stap in stappen if stap.soort in _TEKENS]
    if begin is not None and tarief.functies:
        return f"Van {_bedrag(begin, decimalen)} {_klein(begin.naam)} naar {eind}. {_grootste(andere, decimalen)}"
    alle = [stap for stap in stappen if stap.soort not in SALDI]
    return f"In {len(alle)} stappen naar {eind}. {_grootste(alle, decimalen)}"


def _grootste(stappen: Sequence[Stap], decimalen: int) -> str:
    op_grootte = sorted(stappen, key=lambda stap: -abs(stap.post.bedrag))[:_GENOEMD]
    namen = [f"{_klein(_ingekort(stap.naam, _NAAM))} ({_bedrag(stap, decimalen)})" for stap in op_grootte]
    if len(namen) == 1:
        return f"De grootste stap is {namen[0]}."
    return f"De grootste stappen zijn {_en(namen)}." if namen else ""


def _en(namen: Iterable[str]) -> str:
    *eerst, laatst = namen
    return f"{', '.join(eerst)} en {laatst}"


def _klein(naam: str) -> str:
    """De naam midden in een zin; een afkorting of code houdt haar hoofdletters."""
    return naam[:1].lower() + naam[1:] if naam[1:2].islower() else naam


def _urenregel(rij: int, deel: Urendeel, betaald: Urendeel) -> Regel:
    teken = "− " if deel.gaat_af else ""
    bedrag = f"{teken}{nederlands(deel.post.bedrag, 1)} · {procent(deel_van(deel.post, betaald.post))}"
    return _regel(rij, _urennaam(deel).replace("cliëntgebonden, ", ""), bedrag, vet=_is_eind(deel))


def _is_eind(deel: Urendeel) -> bool:
    return deel.soort in {Urensoort.BETAALD, Urensoort.GELEVERD}


def _urennaam(deel: Urendeel) -> str:
    """De naam; van een soort die niet afgaat met de woorden dat zij in de geleverde uren zit."""
    return deel.naam if deel.gaat_af or _is_eind(deel) else f"waarvan {_klein(deel.naam)}"


def _urenverhaal(betaald: Urendeel, af: Sequence[Urendeel], geleverd: Urendeel) -> str:
    delen = [f"{_klein(deel.naam)} ({nederlands(deel.post.bedrag, 0)} uur)" for deel in af]
    over = procent(deel_van(geleverd.post, betaald.post))
    eraf = f" Eraf gaan {_en(delen)}." if len(delen) > 1 else f" Eraf gaat {delen[0]}." if delen else ""
    return (
        f"Van {nederlands(betaald.post.bedrag, 0)} betaalde uren zijn er {nederlands(geleverd.post.bedrag, 0)} "
        f"({over}) {_klein(geleverd.naam)}.{eraf}"
    )
