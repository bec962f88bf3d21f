"""Het blad *Elementen*: elk tarief verdeeld over de drie wettelijke lijsten, met een grafiek van de verdeling."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.kostprijs.elementen import JEUGDWET, NVO, WMO
from reeletarief.weergave.werkboek.afspraken import ELEMENTEN, ELEMENTEN_EERSTE_RIJ
from reeletarief.weergave.werkboek.cellen import CODE, elementopmaak, formule_van, getal, groepskop, tekst
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Bereik,
    Cel,
    Grafiek,
    Opmaak,
    Reeks,
    Rol,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

KOPRIJ = ELEMENTEN_EERSTE_RIJ - 1
TARIEFKOLOM = 4
_EERSTE_JEUGDWET = TARIEFKOLOM + 1
_EERSTE_NVO = _EERSTE_JEUGDWET + len(JEUGDWET)
_EERSTE_WMO = _EERSTE_NVO + len(NVO)
_LAATSTE = _EERSTE_WMO + len(WMO) - 1
_TARIEF = "Tarief"
_KOLOMMEN = (
    ("Product", 12),
    ("Naam", 52),
    ("Eenheid", 12),
    (_TARIEF, 16),
    *((naam, 20) for naam in JEUGDWET.values()),
    *((naam, 17) for naam in NVO.values()),
    *((naam, 17) for naam, _ in WMO.values()),
)
"""Zo breed dat op papier elke lijst op haar eigen bladzijde komt."""

_TITELKOLOMMEN = 2
"""De eerste kolommen, die op elke bladzijde terugkomen. Een grafiek staat ernaast: LibreOffice herhaalt anders haar begin mee."""

_PER_GRAFIEK = 25
_RIJEN_PER_BLADZIJDE = 55
_SPELING = 15
"""Op een bladzijde passen in het ene programma zoveel rijen meer dan in het andere."""

_RIJHOOGTE_CM = Decimal("0.45")
_BREED, _NAAST_ELKAAR = Decimal(21), Decimal(15)
"""Hoe breed een grafiek alleen is, en hoe breed er twee naast elkaar op een bladzijde passen."""


class Lijst(NamedTuple):
    """Een wettelijke lijst op dit blad: naam, eerste en laatste kolom."""

    naam: str
    eerste: int
    laatste: int


LIJSTEN = (
    Lijst("Besluit Jeugdwet art. 2.3", _EERSTE_JEUGDWET, _EERSTE_NVO - 1),
    Lijst("Norm voor Opdrachtgeverschap §8.3", _EERSTE_NVO, _EERSTE_WMO - 1),
    Lijst("Uitvoeringsbesluit Wmo 2015 art. 5.4", _EERSTE_WMO, _LAATSTE),
)


def jeugdwetkolom(element: str) -> int:
    """De kolom van een element van de Jeugdwet."""
    return _EERSTE_JEUGDWET + list(JEUGDWET).index(element)


def maak_elementen(ligging: Ligging, tarieven: Sequence[Tarief]) -> Blad:
    """Per product het tarief en zijn elementen in euro per eenheid; elke lijst telt op tot het tarief."""
    uitleg = "Elk bedrag staat in elke lijst op precies één plek; per lijst zijn de elementen samen het tarief (zie Controles)."
    if anders := [tarief.product for tarief in tarieven if bijstelling_van(tarief)]:
        uitleg += (
            f" Het tarief is hier wat er berekend is; van {', '.join(anders)} is iets anders vastgesteld (zie Besluit)."
        )
    kolommen = [(f"Berekend {kop.lower()}" if anders and kop == _TARIEF else kop, breed) for kop, breed in _KOLOMMEN]
    rijen = [_rij(tarief, ELEMENTEN_EERSTE_RIJ + nummer, ligging) for nummer, tarief in enumerate(tarieven)]
    laatste = ELEMENTEN_EERSTE_RIJ + len(rijen) - 1
    blad = tabelblad(
        *(ELEMENTEN, "Elementen van de kostprijs", uitleg, kolommen, rijen),
        blijft_staan=2,
        groepskop=groepskop({lijst.eerste: lijst.naam for lijst in LIJSTEN}, _LAATSTE),
        afdruk=Afdruk(breed=len(LIJSTEN), kolommen=(1, _TITELKOLOMMEN)),
    )
    return blad._replace(grafieken=_grafieken(tarieven, laatste))


def _rij(tarief: Tarief, nummer: int, ligging: Ligging) -> tuple[Cel | None, ...]:
    kaart = tarief.kaart
    links = [tarief.tarief, *tarief.jeugdwet.values(), *tarief.nvo.values()]
    plekken = {post.sleutel: Verwijzing("", nummer, TARIEFKOLOM + plek) for plek, post in enumerate(links)}
    return (
        Cel(kaart.code, CODE),
        tekst(str(kaart.naam)),
        tekst(kaart.eenheid),
        *(
            getal(
                post.bedrag,
                Rol.UITKOMST if post is tarief.tarief else Rol.VERWIJZING,
                Opmaak.EURO if post is tarief.tarief else elementopmaak(post.sleutel, kaart.eenheid),
                ligging.van(tarief, post.sleutel),
            )
            for post in links
        ),
        *(_wmocel(post, kaart.eenheid, plekken) for post in tarief.wmo.values()),
    )


def _wmocel(post: Post, eenheid: str, plekken: Mapping[str, Verwijzing]) -> Cel:
    delen = [plekken[deel.sleutel] for deel in post.operanden]
    return getal(post.bedrag, Rol.BEREKENING, elementopmaak(post.sleutel, eenheid), formule_van(post.bewerking, delen))


def _grafieken(tarieven: Sequence[Tarief], laatste: int) -> tuple[Grafiek, ...]:
    """Per hooguit vijfentwintig producten een staafdiagram van de elementen van de Jeugdwet, onder de tabel, twee naast elkaar."""
    if not tarieven:
        return ()
    per_grafiek = ceil(len(tarieven) / ceil(len(tarieven) / _PER_GRAFIEK))
    hoogte = Decimal(5) + per_grafiek * _RIJHOOGTE_CM
    rij = _begin_van_grafieken(laatste + 3, ceil(hoogte / _RIJHOOGTE_CM))
    delen = [tarieven[begin : begin + per_grafiek] for begin in range(0, len(tarieven), per_grafiek)]
    breedte = _BREED if len(delen) == 1 else _NAAST_ELKAAR
    return tuple(
        _grafiek(deel, ELEMENTEN_EERSTE_RIJ + nummer * per_grafiek, _plek(rij, nummer), (breedte, hoogte))
        for nummer, deel in enumerate(delen)
    )


def _begin_van_grafieken(rij: int, nodig: int) -> int:
    """De rij zelf, of de eerste van de volgende bladzijde als een grafiek anders over de rand loopt."""
    op_bladzijde = rij % _RIJEN_PER_BLADZIJDE
    past = op_bladzijde + nodig <= _RIJEN_PER_BLADZIJDE
    return rij if past else rij - op_bladzijde + _RIJEN_PER_BLADZIJDE + _SPELING


def _plek(rij: int, nummer: int) -> Verwijzing:
    """De eerste twee grafieken naast elkaar, de volgende twee een bladzijde verder."""
    kolom = _TITELKOLOMMEN + 1 if nummer % 2 == 0 else TARIEFKOLOM + 4
    return Verwijzing(ELEMENTEN, rij + nummer // 2 * _RIJEN_PER_BLADZIJDE, kolom)


def _grafiek(deel: Sequence[Tarief], begin: int, plek: Verwijzing, maten: tuple[Decimal, Decimal]) -> Grafiek:
    eind = begin + len(deel) - 1
    elementen = [naam for naam in JEUGDWET if naam != "afronding"]
    eerste, laatste = deel[0].kaart.product, deel[-1].kaart.product
    welke = f"{eerste}" if len(deel) == 1 else f"{eerste} tot en met {laatste}"
    return Grafiek(
        titel=f"Verdeling over de elementen van de Jeugdwet: {welke}",
        alternatief=f"Gestapelde staven: per product ({welke}) het deel van het tarief dat onder elk element van art. 2.3 "
        "Besluit Jeugdwet valt. De bedragen staan in de tabel op dit blad, in de kolommen onder 'Besluit Jeugdwet art. 2.3'.",
        categorieen=Bereik(Verwijzing(ELEMENTEN, begin, 1, vast=True), Verwijzing(ELEMENTEN, eind, 1, vast=True)),
        reeksen=tuple(_reeks(jeugdwetkolom(naam), begin, eind) for naam in elementen),
        plek=plek,
        breedte_cm=maten[0],
        hoogte_cm=maten[1],
    )


def _reeks(kolom: int, begin: int, eind: int) -> Reeks:
    return Reeks(
        Verwijzing(ELEMENTEN, KOPRIJ, kolom, vast=True),
        Bereik(Verwijzing(ELEMENTEN, begin, kolom, vast=True), Verwijzing(ELEMENTEN, eind, kolom, vast=True)),
    )
