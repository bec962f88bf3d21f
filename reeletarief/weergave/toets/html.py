"""``toets --formaat html``: het gespreksstuk als één toegankelijke pagina, zonder script en zonder iets van elders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.html import Html, element, pagina
from reeletarief.weergave.html_tabel import tabelcel, tabelvak
from reeletarief.weergave.toets import tekst as zinnen
from reeletarief.weergave.toets.tabellen import elemententabel, rusttabel, verklaringentabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.toets.oordeel import Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.weergave.tabelinhoud import Kolom


def toets_als_html(toets: Toets, resultaat: Resultaat) -> str:
    """De toets als één html-pagina."""
    titel = zinnen.kop(toets)
    delen = [
        deel
        for nummer, product in enumerate(toets.producten, 1)
        for deel in _product(product, toets, resultaat, f"product-{nummer}")
    ]
    slot = element("footer", element("p", zinnen.slot(toets)), element("p", bewijsregel(resultaat)))
    begin = [zin for zin in (zinnen.uitgangspunt(toets), zinnen.van_de_aanbieder(toets)) if zin]
    return pagina(titel, element("h1", titel), *(element("p", zin) for zin in begin), *delen, slot)


def _product(product: Producttoets, toets: Toets, resultaat: Resultaat, naam: str) -> list[Html]:
    tabellen = [
        tabelvak(tabel, f"{naam}-tabel-{nummer}", _cel, "h3") if tabel.rijen else None
        for nummer, tabel in enumerate((elemententabel(product), verklaringentabel(product), rusttabel(product)), 1)
    ]
    elementen, verklaringen, rust = tabellen
    toelichting = [regel for een in product.elementen for regel in zinnen.toelichting(een)]
    slot = [zinnen.bron_van_referentie(product, resultaat), zinnen.aannames(product)]
    delen = [
        element("h2", zinnen.productkop(product)),
        element("p", element("strong", zinnen.uitkomst(product, toets)), f" {zinnen.telling(product)}"),
        elementen,
        _lijst(toelichting),
        verklaringen,
        _eisen(zinnen.nog_te_laten_zien(product, toets)),
        rust,
        *(element("p", zin) for zin in slot if zin),
    ]
    return [deel for deel in delen if deel is not None]


def _eisen(eisen: Sequence[str]) -> Html | None:
    lijst = _lijst(eisen)
    return element("section", element("h3", "Nog te laten zien"), lijst, class_="grens") if lijst else None


def _lijst(regels: Sequence[str]) -> Html | None:
    return element("ul", *(element("li", regel) for regel in regels)) if regels else None


def _cel(kolom: Kolom, tekst: str) -> Html:
    """Een cel; het element is de kop van zijn rij."""
    return element("th", tekst, scope="row") if kolom.naam == "element" else tabelcel(kolom, tekst)
