"""De elementen van een tarief onder elk van de drie wettelijke lijsten, ook de nullen met hun reden (eis R1 van docs/eisen.md)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.kostprijs.elementen import JEUGDWET, NVO, PLEKKEN, WMO, reden_van_nul, samen
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.rapport.model import Elemententabel, Elementrij

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

KOPPEN = ("wat eronder valt", "Jeugdwet, art. 2.3", "Norm, §8.3", "Wmo, art. 5.4")
_LEEG = "geen regels in dit product"
_WMO_VAN = {deel: letter for letter, (_, delen) in WMO.items() for deel in delen}


def _plek(element: str) -> tuple[int, int]:
    """Waar een element staat: naar de lijst van de Jeugdwet, en daarbinnen naar die van de Wmo."""
    plek = PLEKKEN[element]
    return tuple(JEUGDWET).index(plek.jeugdwet), tuple(WMO).index(_WMO_VAN[plek.nvo])


_VOLGORDE = tuple(sorted(PLEKKEN, key=_plek))
"""Zo staat wat in een van de drie lijsten bij elkaar hoort, onder elkaar; een test bewaakt dat."""
BUITEN = "buiten de lijst"
_JEUGDWET_KORT = {
    "a_clientgebonden": "a cliëntgebonden",
    "a_niet_clientgebonden": "a niet-cliëntgebonden",
    "marge": BUITEN,
}
_WMO_KORT = {"verzorging": BUITEN, "marge": BUITEN}
LETTERS = (
    ("Jeugdwet", "; ".join(naam for sleutel, naam in JEUGDWET.items() if sleutel not in {"marge", "afronding"})),
    ("Norm", "de elementen van §8.3 hebben geen letter en staan er met hun naam"),
    ("Wmo", "; ".join(naam for letter, (naam, _) in WMO.items() if len(letter) == 1)),
)
"""Waar de letters in de tabel voor staan; wie de tabel leest, vindt ze één keer boven de producten."""


def _groepen(sleutel: Callable[[str], str]) -> tuple[tuple[str, int], ...]:
    """Per rij het element van een lijst en over hoeveel rijen het gaat; nul als het al begonnen is."""
    uit: list[tuple[str, int]] = []
    for element, rijen in groupby(map(sleutel, _VOLGORDE)):
        aantal = len(list(rijen))
        uit += [(element, aantal), *[(element, 0)] * (aantal - 1)]
    return tuple(uit)


_JEUGDWET_RIJEN = _groepen(lambda element: PLEKKEN[element].jeugdwet)
_NVO_RIJEN = _groepen(lambda element: PLEKKEN[element].nvo)
_WMO_RIJEN = _groepen(lambda element: _WMO_VAN[PLEKKEN[element].nvo])


class _Rij(NamedTuple):
    """Een element, wat er in elk van de drie lijsten bij begint (leeg als het doorloopt), en over hoeveel rijen dat gaat."""

    element: str
    jeugdwet: str
    norm: str
    wmo: str
    hoogten: tuple[int, int, int]


_RIJEN = tuple(
    _Rij(element, j if van_j else "", n if van_n else "", w if van_w else "", (van_j, van_n, van_w))
    for element, (j, van_j), (n, van_n), (w, van_w) in zip(
        _VOLGORDE, _JEUGDWET_RIJEN, _NVO_RIJEN, _WMO_RIJEN, strict=True
    )
)


def elementen_van(tarief: Tarief) -> Elemententabel:
    """De regels van het tarief, en waar zij in elk van de drie lijsten onder vallen; elke lijst is samen het tarief."""
    regels: dict[str, list[Post]] = {}
    for regel in tarief.regels:
        regels.setdefault(regel.element or "", []).append(regel)
    redenen: dict[str, list[str]] = {}
    for zonder in tarief.zonder:
        redenen.setdefault(zonder.element, []).append(f"nul: {zonder.reden}")
    van_wmo = tarief.wmo
    jeugdwet = {naam: _met_deel(naam, post, tarief.tarief) for naam, post in tarief.jeugdwet.items()}
    norm = {naam: f"{NVO[naam]}: {leesbaar(post)}" for naam, post in tarief.nvo.items()}
    wmo = {naam: f"{_WMO_KORT.get(naam, naam)}: {leesbaar(post)}" for naam, post in van_wmo.items()}
    rijen = tuple(
        Elementrij(
            _onder(rij.element, regels.get(rij.element, ()), redenen.get(rij.element, ())),
            jeugdwet.get(rij.jeugdwet, ""),
            norm.get(rij.norm, ""),
            wmo.get(rij.wmo, ""),
            rij.hoogten,
        )
        for rij in _RIJEN
    )
    eenheid = tarief.tarief.eenheid
    sommen = tuple(leesbaar(samen(lijst, eenheid)) for lijst in (tarief.jeugdwet, tarief.nvo, van_wmo))
    return Elemententabel(KOPPEN, rijen, ("samen, berekend" if bijstelling_van(tarief) else "samen", *sommen))


def _met_deel(naam: str, post: Post, geheel: Post) -> str:
    """Een element van de Jeugdwet, met welk deel van het tarief het is."""
    deel = procent(deel_van(post, geheel)) if post.bedrag else ""
    return f"{_JEUGDWET_KORT.get(naam, naam)}: {leesbaar(post)}{f' ({deel})' if deel.strip('-0,%') else ''}"


def _onder(element: str, regels: list[Post] | tuple[()], redenen: list[str] | tuple[()]) -> str:
    """De regels met hun bedrag, of de naam van het element met waarom het nul is."""
    tekst = " + ".join([f"{regel.naam} {leesbaar(regel)}" for regel in regels]) or element.replace("_", " ")
    waarom = redenen or [f"nul: {reden}" for regel in regels if (reden := reden_van_nul(regel))]
    return "; ".join((tekst, *(waarom or ((_LEEG,) if not regels else ()))))
