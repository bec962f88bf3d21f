"""``vergelijk --formaat html``: één toegankelijke pagina, zonder script en zonder iets van elders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.html import Html, element, pagina
from reeletarief.weergave.html_tabel import tabelcel, tabelvak
from reeletarief.weergave.vergelijk.tabellen import (
    elemententabel,
    gelijke_tarieven,
    gevolgentabel,
    groepentabel,
    kenmerkentabel,
    tarieventabel,
    weggevallentabel,
)
from reeletarief.weergave.vergelijk.tekst import (
    STANDEN,
    TEKENS,
    bewijs,
    bijgesteld,
    kanten,
    kop,
    overschrijding,
    zonder_oorzaken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Vergelijking
    from reeletarief.weergave.tabelinhoud import Kolom

_WOORDEN = {TEKENS[stand]: woord for stand, woord in STANDEN.items()}


def vergelijking_als_html(vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]) -> str:
    """De vergelijking als één html-pagina; ``standen`` zijn de standen van producten in de eerste tabel."""
    titel = kop(vergelijking)
    return pagina(f"{vergelijking.nieuw.regio}: {titel}", element("h1", titel), *_delen(vergelijking, over, standen))


def _delen(vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]) -> list[Html]:
    getoond = vergelijking.met_stand(*standen)
    delen = [element("p", kanten(vergelijking)), *_grenzen(over)]
    tabellen = [
        weggevallentabel(vergelijking),
        tarieventabel(getoond),
        gevolgentabel(vergelijking),
        groepentabel(getoond),
        elemententabel([een for een in getoond if een.verschil.elementen]),
        kenmerkentabel(vergelijking),
    ]
    if "gelijk" not in standen:
        tabellen.append(gelijke_tarieven(vergelijking))
    delen += [element("p", zin) for zin in (bijgesteld(vergelijking), zonder_oorzaken(vergelijking)) if zin]
    delen += [tabelvak(tabel, f"tabel-{nummer}", _cel) for nummer, tabel in enumerate(tabellen, 1) if tabel.rijen]
    return [*delen, element("footer", element("p", bewijs(vergelijking)))]


def _grenzen(over: Sequence[Overschrijding]) -> list[Html]:
    if not over:
        return []
    regels = [element("li", overschrijding(een)) for een in over]
    return [element("section", element("h2", "Grens gepasseerd"), element("ul", *regels), class_="grens")]


def _cel(kolom: Kolom, tekst: str) -> Html:
    if kolom.naam == "product":
        return element("th", tekst, scope="row")
    if not kolom.naam:
        return element("td", f"{tekst} {_WOORDEN[tekst]}")
    return tabelcel(kolom, tekst)
