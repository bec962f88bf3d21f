"""``toets --formaat md``: de toets als gespreksstuk, te lezen op papier en in een wijzigingsverzoek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.markdown import als_md, puntenlijst, tabel_met_titel
from reeletarief.weergave.toets import tekst as zinnen
from reeletarief.weergave.toets.tabellen import elemententabel, rusttabel, verklaringentabel

if TYPE_CHECKING:
    from reeletarief.analyse.toets.oordeel import Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat


def toets_als_md(toets: Toets, resultaat: Resultaat) -> str:
    """De toets als Markdown; tekst uit de opgave blijft tekst."""
    delen = [f"# {als_md(zinnen.kop(toets))}", als_md(zinnen.uitgangspunt(toets))]
    if toelichting := zinnen.van_de_aanbieder(toets):
        delen.append(als_md(toelichting))
    for product in toets.producten:
        delen += _product(product, toets, resultaat)
    delen += ["---", f"{als_md(zinnen.slot(toets))} {als_md(bewijsregel(resultaat))}"]
    return "\n\n".join(delen) + "\n"


def _product(product: Producttoets, toets: Toets, resultaat: Resultaat) -> list[str]:
    toelichting = [regel for een in product.elementen for regel in zinnen.toelichting(een)]
    slot = [zinnen.bron_van_referentie(product, resultaat), zinnen.aannames(product)]
    eisen = puntenlijst(zinnen.nog_te_laten_zien(product, toets))
    delen = [
        f"## {als_md(zinnen.productkop(product))}",
        f"**{als_md(zinnen.uitkomst(product, toets))}** {als_md(zinnen.telling(product))}",
        tabel_met_titel(elemententabel(product)),
        puntenlijst(toelichting),
        tabel_met_titel(verklaringentabel(product)),
        f"### Nog te laten zien\n\n{eisen}" if eisen else "",
        tabel_met_titel(rusttabel(product)),
        *(als_md(zin) for zin in slot if zin),
    ]
    return [deel for deel in delen if deel]
