"""De toets als gespreksstuk, voor Markdown en html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Document, Kop, Lijst, onder_kop
from reeletarief.weergave.toets import tekst as zinnen
from reeletarief.weergave.toets.tabellen import elemententabel, rusttabel, verklaringentabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.analyse.toets.oordeel import Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.document.inhoud import Deel


def toetsdocument(toets: Toets, resultaat: Resultaat) -> Document:
    """De toets, met onder de producten het oordeel over alle samen en het bewijs."""
    delen: list[Deel] = [Alinea(zinnen.uitgangspunt(toets))]
    if toelichting := zinnen.van_de_aanbieder(toets):
        delen.append(Alinea(toelichting))
    for product in toets.producten:
        delen += _product(product, toets, resultaat)
    return Document(
        f"{resultaat.regio} · {zinnen.kop(toets)}",
        tuple(delen),
        (Alinea(zinnen.slot(toets)), Alinea(bewijsregel(resultaat.bewijs))),
    )


def _product(product: Producttoets, toets: Toets, resultaat: Resultaat) -> Iterator[Deel]:
    yield Kop(zinnen.productkop(product))
    yield Alinea(zinnen.telling(product), kern=zinnen.uitkomst(product, toets))
    yield from onder_kop(elemententabel(product), 2)
    if toelichting := zinnen.toelichting(product):
        yield Lijst(tuple(toelichting))
    yield from onder_kop(verklaringentabel(product), 2)
    if eisen := zinnen.nog_te_laten_zien(product, toets):
        yield Aandacht(Kop("Nog te laten zien", 2), tuple(eisen))
    yield from onder_kop(rusttabel(product), 2)
    yield Alinea(zinnen.bron_van_referentie(product, resultaat))
    if aannames := zinnen.aannames(product):
        yield Alinea(f"{aannames}.", naam="Aannames")
