"""Het verslag van een uitvraag als document, voor Markdown en html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, onder_kop
from reeletarief.weergave.uitvraag.verslag_tabellen import effecttabel, mixtabel, producttabel
from reeletarief.weergave.uitvraag.verslag_tekst import METHODE, kanttekeningen, kop, mixnoten, te_weinig, zonder_effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.document.inhoud import Deel


def uitvraagdocument(verslag: Verslag, resultaat: Resultaat) -> Document:
    """Per product de cijfers, het voorstel als daarnaar gevraagd is, en het bewijs."""
    titel = kop(verslag, resultaat).removesuffix(".")
    return Document(titel, tuple(_delen(verslag, resultaat.tariefjaar)), (Alinea(bewijsregel(resultaat.bewijs)),))


def _delen(verslag: Verslag, jaar: int) -> Iterator[Deel]:
    yield from map(Alinea, (*te_weinig(verslag), METHODE))
    for een in verslag.samenvatting.producten:
        yield from onder_kop(producttabel(een, verslag))
        yield from _punten(kanttekeningen(een))
    if verslag.voorstel is not None:
        yield from _voorstel(verslag.voorstel)
        yield from map(Alinea, zonder_effect(verslag.voorstel, jaar))


def _voorstel(voorstel: Voorstel) -> Iterator[Deel]:
    yield from onder_kop(mixtabel(voorstel))
    yield from _punten(regel for mix in voorstel.mixen for regel in mixnoten(mix))
    if voorstel.zonder:
        yield Kop("Zonder voorstel")
        yield Lijst(tuple(f"{een.product}: {een.reden}" for een in voorstel.zonder))
    yield from onder_kop(effecttabel(voorstel))


def _punten(regels: Iterable[str]) -> tuple[Deel, ...]:
    punten = tuple(regels)
    return (Lijst(punten),) if punten else ()
