"""De besluiten over de jaren na het tariefjaar: wat er voor die jaren is vastgesteld, en wat er niet bij klopt.

Een besluit wordt hier niet nagerekend: het bewaart zijn bedragen zelf. Spreekt een kaart het tegen (RT017), of is het bestand niet te gebruiken
(RT018), dan geeft het geen prijs, en zegt de begroting dat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.begroting.vastgelegd import zoals_vastgelegd
from reeletarief.berekening.kaart_en_besluit import (
    WEERSPROKEN,
    als_naast,
    is_besluit,
    misschien_besloten,
    niet_op_de_kaart,
    tegenspraak,
)
from reeletarief.fouten import Bevinding
from reeletarief.invoer.besluit.ontbreekt import Ontbreekt
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.begroting.jaartarieven import Product
    from reeletarief.berekening.kaart_en_besluit import Naast
    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.kaart.productkaart import Productkaart


class LaterBesluit(NamedTuple):
    """Een besluit over een later jaar, met zijn tarieven op product.

    ``producten`` zijn die met een prijs, ``bezwaren`` per product wat er op zijn kaart niet bij past.
    """

    besluit: Besluit
    op_product: Mapping[str, Besluittarief]
    producten: Mapping[str, Product]
    bezwaren: Mapping[str, tuple[Bevinding, ...]]


class LatereBesluiten(NamedTuple):
    """De besluiten (geen concepten) op jaar, en per jaar waarom niet na te gaan is of er besloten is."""

    besluiten: Mapping[int, LaterBesluit]
    onbekend: Mapping[int, tuple[Bevinding, ...]]


def latere_besluiten(
    gelezen: Mapping[int, Besluit | Bevinding], kaarten: Sequence[Productkaart], bestanden: Mapping[str, Bestand]
) -> LatereBesluiten:
    """Wat er over de latere jaren ligt, naast de kaarten van de regio; ``bestanden`` zijn de hare, op pad."""
    besluiten: dict[int, LaterBesluit] = {}
    onbekend: dict[int, tuple[Bevinding, ...]] = {}
    for jaar, een in gelezen.items():
        naast = als_naast(een)
        bezwaren = {kaart.code: _tegenspraak(kaart, jaar, naast, bestanden) for kaart in kaarten}
        if is_besluit(naast):
            besluiten[jaar] = _later_besluit(naast, kaarten, bezwaren)
        elif gevonden := _met_gevolg(jaar, naast, [zin for zinnen in bezwaren.values() for zin in zinnen]):
            onbekend[jaar] = gevonden
    return LatereBesluiten(besluiten, onbekend)


def _tegenspraak(
    kaart: Productkaart, jaar: int, naast: Naast | Bevinding | None, bestanden: Mapping[str, Bestand]
) -> tuple[Bevinding, ...]:
    """Wat het besluitbestand zegt tegen een kaart die een besluit over dit jaar draagt; een kaart zonder heeft niets te weerspreken."""
    blok = kaart.vastgesteld
    if blok is None or blok.tariefjaar != jaar or (blok.status != VASTGESTELD and not is_besluit(naast)):
        return ()
    return tegenspraak(kaart.code, blok, naast, bestanden[kaart.product.plaats.bestand].regels)


def _later_besluit(
    naast: Naast, kaarten: Sequence[Productkaart], bezwaren: Mapping[str, tuple[Bevinding, ...]]
) -> LaterBesluit:
    kwijt = {
        kaart.code: (niet_op_de_kaart(kaart.product.plaats, naast, naast.op_product[kaart.code]),)
        for kaart in kaarten
        if kaart.code in naast.op_product and not _draagt(kaart, naast.besluit.tariefjaar)
    }
    weersproken = {product for product, zinnen in bezwaren.items() if any(een.code == WEERSPROKEN for een in zinnen)}
    geldig = frozenset(product for product in naast.op_product if product not in weersproken)
    return LaterBesluit(naast.besluit, naast.op_product, zoals_vastgelegd(naast, geldig), {**bezwaren, **kwijt})


def _draagt(kaart: Productkaart, jaar: int) -> bool:
    """Of op de kaart een besluit over dit jaar staat, of al een van later."""
    return kaart.vastgesteld is not None and kaart.vastgesteld.tariefjaar >= jaar


def _met_gevolg(jaar: int, naast: Naast | Bevinding | None, gevonden: Sequence[Bevinding]) -> tuple[Bevinding, ...]:
    """Waarom niet na te gaan is of er besloten is, met wat de begroting dan doet; niets als er geen besluit is, en geen kaart het zegt."""
    if isinstance(naast, Bevinding) and not gevonden and not isinstance(naast, Ontbreekt):
        gevonden = [misschien_besloten(jaar, naast)]
    met_gevolg = (
        een._replace(wat=f"{een.wat.removesuffix('.')}; de begroting rekent {jaar} met de index.") for een in gevonden
    )
    return tuple(dict.fromkeys(met_gevolg))
