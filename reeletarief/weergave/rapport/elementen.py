"""De elementen van een tarief onder elk van de drie wettelijke lijsten, ook de nullen met hun reden (R1)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import JEUGDWET, NVO, PLEKKEN, WMO, samen
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.getal import leesbaar, procent
from reeletarief.weergave.rapport.model import Elementcel, Elemententabel, Elementrij

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

KOPPEN = ("wat eronder valt", "Jeugdwet, art. 2.3", "Norm, §8.3", "Wmo, art. 5.4")
_LEEG = "geen regels in dit product"
_VOLGORDE = (
    "beroepskracht",
    "niet_productief",
    "opleidingskosten",
    "reiskosten",
    "verzorging",
    "overhead",
    "huisvesting",
    "gemeentelijke_eisen",
    "marge",
    "indexatie",
    "afronding",
)
"""Zo staat wat in een van de drie lijsten bij elkaar hoort, onder elkaar."""
_WMO_VAN = {deel: letter for letter, (_, delen) in WMO.items() for deel in delen}
BUITEN = "buiten de lijst"
_JEUGDWET_KORT = {
    "a_clientgebonden": "a cliëntgebonden",
    "a_niet_clientgebonden": "a niet-cliëntgebonden",
    "marge": BUITEN,
}
_WMO_KORT = {"verzorging": BUITEN, "marge": BUITEN}
LETTERS = (
    ("Jeugdwet", "; ".join(naam for sleutel, naam in JEUGDWET.items() if sleutel not in {"marge", "afronding"})),
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

KOLOMMEN = tuple(
    tuple(aantal > 0 for _, aantal in rij) for rij in zip(_JEUGDWET_RIJEN, _NVO_RIJEN, _WMO_RIJEN, strict=True)
)
"""Per rij welke van de drie lijsten er een element laat beginnen."""


def elementen_van(tarief: Tarief) -> Elemententabel:
    """De regels van het tarief, en waar zij in elk van de drie lijsten onder vallen; elke lijst is samen het tarief."""
    regels: dict[str, list[Post]] = {}
    for regel in tarief.regels:
        regels.setdefault(regel.element or "", []).append(regel)
    redenen: dict[str, list[str]] = {}
    for zonder in tarief.zonder:
        redenen.setdefault(zonder.element, []).append(f"nul: {zonder.reden}")
    wmo = tarief.wmo
    lijsten = (
        _cellen(_JEUGDWET_RIJEN, tarief.jeugdwet, _JEUGDWET_KORT, tarief.tarief),
        _cellen(_NVO_RIJEN, tarief.nvo, NVO, None),
        _cellen(_WMO_RIJEN, wmo, _WMO_KORT, None),
    )
    rijen = tuple(
        Elementrij(_onder(element, regels.get(element, ()), redenen.get(element, ())), tuple(filter(None, cellen)))
        for element, *cellen in zip(_VOLGORDE, *lijsten, strict=True)
    )
    eenheid = tarief.tarief.eenheid
    sommen = tuple(leesbaar(samen(lijst, eenheid)) for lijst in (tarief.jeugdwet, tarief.nvo, wmo))
    return Elemententabel(KOPPEN, rijen, ("samen", *sommen))


def _cellen(
    rijen: tuple[tuple[str, int], ...], elementen: Mapping[str, Post], namen: Mapping[str, str], geheel: Post | None
) -> list[Elementcel | None]:
    """De cellen van één lijst; niets waar de cel van erboven doorloopt."""
    return [
        Elementcel(_element(elementen[naam], namen.get(naam, naam), geheel), aantal) if aantal else None
        for naam, aantal in rijen
    ]


def _element(post: Post, naam: str, geheel: Post | None) -> str:
    deel = f" ({procent(deel_van(post, geheel))})" if geheel is not None and post.bedrag else ""
    return f"{naam}: {leesbaar(post)}{deel}"


def _onder(element: str, regels: list[Post] | tuple[()], redenen: list[str] | tuple[()]) -> str:
    """De regels met hun bedrag, of de naam van het element met waarom het nul is."""
    tekst = " + ".join([f"{regel.naam} {leesbaar(regel)}" for regel in regels]) or element.replace("_", " ")
    waarom = redenen or ((_LEEG,) if not regels else ())
    return "; ".join((tekst, *waarom))
