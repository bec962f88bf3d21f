"""``uitvraag verwerk --formaat md``: het verslag als Markdown, voor in een notitie of een wijzigingsverzoek.

Het heeft geen titel maar begint met een kop van het tweede niveau, zodat het onder een andere past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.document.inhoud import Alinea, Kop, Lijst, onder_kop
from reeletarief.weergave.document.md import delen_als_md
from reeletarief.weergave.uitvraag.verslag_tabellen import effecttabel, mixtabel, producttabel
from reeletarief.weergave.uitvraag.verslag_tekst import METHODE, kanttekeningen, kop, mixnoten, te_weinig

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.document.inhoud import Deel


def uitvraag_als_md(verslag: Verslag, resultaat: Resultaat) -> str:
    """Het verslag als Markdown, met een regeleinde aan het slot."""
    return delen_als_md(_delen(verslag, resultaat))


def _delen(verslag: Verslag, resultaat: Resultaat) -> Iterator[Deel]:
    yield Kop(kop(verslag, resultaat).removesuffix("."))
    yield from map(Alinea, (*te_weinig(verslag), METHODE))
    for een in verslag.samenvatting.producten:
        yield from onder_kop(producttabel(een, verslag), niveau=2)
        yield from _lijst(kanttekeningen(een))
    if verslag.voorstel is not None:
        yield from _voorstel(verslag.voorstel)
    yield Alinea(bewijsregel(resultaat))


def _voorstel(voorstel: Voorstel) -> Iterator[Deel]:
    yield from onder_kop(mixtabel(voorstel), niveau=2)
    yield from _lijst([regel for mix in voorstel.mixen for regel in mixnoten(mix)])
    if voorstel.zonder:
        yield Kop("Zonder voorstel", 2)
        yield from _lijst([f"{een.product}: {een.reden}" for een in voorstel.zonder])
    yield from onder_kop(effecttabel(voorstel), niveau=2)


def _lijst(punten: Sequence[str]) -> Iterator[Deel]:
    """De punten onder elkaar; zonder punten niets."""
    if punten:
        yield Lijst(tuple(punten))
