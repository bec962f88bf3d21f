"""``uitvraag verwerk --formaat md``: het verslag als Markdown, voor in een notitie of een wijzigingsverzoek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.markdown import als_md, puntenlijst, tabel_met_titel
from reeletarief.weergave.uitvraag.verslag_tabellen import effecttabel, mixtabel, producttabel
from reeletarief.weergave.uitvraag.verslag_tekst import METHODE, kanttekeningen, kop, mixnoten, te_weinig

if TYPE_CHECKING:
    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.berekening.resultaat import Resultaat


def uitvraag_als_md(verslag: Verslag, resultaat: Resultaat) -> str:
    """Het verslag als Markdown, met een regeleinde aan het slot."""
    delen = [
        f"## {als_md(kop(verslag, resultaat).removesuffix('.'))}",
        *map(als_md, te_weinig(verslag)),
        als_md(METHODE),
    ]
    for een in verslag.samenvatting.producten:
        delen += [tabel_met_titel(producttabel(een, verslag)), puntenlijst(kanttekeningen(een))]
    if verslag.voorstel is not None:
        delen += _voorstel(verslag.voorstel)
    return "\n\n".join(deel for deel in (*delen, als_md(bewijsregel(resultaat))) if deel) + "\n"


def _voorstel(voorstel: Voorstel) -> list[str]:
    delen = [tabel_met_titel(mixtabel(voorstel))]
    delen.append(puntenlijst(regel for mix in voorstel.mixen for regel in mixnoten(mix)))
    if voorstel.zonder:
        delen += ["### Zonder voorstel", puntenlijst(f"{een.product}: {een.reden}" for een in voorstel.zonder)]
    return [*delen, tabel_met_titel(effecttabel(voorstel))]
