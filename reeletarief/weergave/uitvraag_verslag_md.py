"""``uitvraag verwerk --formaat md``: het verslag als Markdown, voor in een notitie of een wijzigingsverzoek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.markdown import als_md, tabelkop, tabelrij
from reeletarief.weergave.tabel import bewijsregel
from reeletarief.weergave.uitvraag_verslag_tabellen import effecttabel, mixtabel, producttabel
from reeletarief.weergave.uitvraag_verslag_tekst import METHODE, kanttekeningen, kop, mixnoten, te_weinig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.uitvraag_verslag import Verslag, Voorstel
    from reeletarief.api import Resultaat
    from reeletarief.weergave.vergelijk_tabellen import Tabel


def uitvraag_als_md(verslag: Verslag, resultaat: Resultaat) -> str:
    """Het verslag als Markdown, met een regeleinde aan het slot."""
    delen = [
        f"## {als_md(kop(verslag, resultaat).removesuffix('.'))}",
        *map(als_md, te_weinig(verslag)),
        als_md(METHODE),
    ]
    for een in verslag.samenvatting.producten:
        delen += [_tabel(producttabel(een, verslag)), *_lijst(kanttekeningen(een))]
    if verslag.voorstel is not None:
        delen += _voorstel(verslag.voorstel)
    return "\n\n".join([*delen, als_md(bewijsregel(resultaat))]) + "\n"


def _voorstel(voorstel: Voorstel) -> list[str]:
    delen = [_tabel(mixtabel(voorstel))] if voorstel.mixen else []
    delen += _lijst([regel for mix in voorstel.mixen for regel in mixnoten(mix)])
    if voorstel.zonder:
        delen += ["### Zonder voorstel", *_lijst([f"{een.product}: {een.reden}" for een in voorstel.zonder])]
    return [*delen, _tabel(effecttabel(voorstel))] if voorstel.effecten else delen


def _tabel(tabel: Tabel) -> str:
    rijen = "".join(tabelrij(rij) for rij in tabel.rijen)
    return f"### {als_md(tabel.titel)}\n\n{tabelkop(tabel.kolommen)}{rijen}".rstrip("\n")


def _lijst(zinnen: Sequence[str]) -> list[str]:
    return ["\n".join(f"- {als_md(zin)}" for zin in zinnen)] if zinnen else []
