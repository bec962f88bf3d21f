"""``vergelijk --formaat html``: één toegankelijke pagina, zonder script en zonder iets van elders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.html import Html, element
from reeletarief.weergave.vergelijk_tabellen import (
    Kolom,
    Tabel,
    elemententabel,
    gelijke_tarieven,
    gevolgentabel,
    groepentabel,
    kenmerkentabel,
    tarieventabel,
    weggevallentabel,
)
from reeletarief.weergave.vergelijk_tekst import (
    STANDEN,
    TEKENS,
    bewijs,
    kanten,
    kop,
    overschrijding,
    zonder_oorzaken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.grenzen import Overschrijding
    from reeletarief.analyse.vergelijking import Vergelijking

_WOORDEN = {TEKENS[stand]: woord for stand, woord in STANDEN.items()}
_STIJL = """
:root { color-scheme: light dark; --tekst: #1a1a1a; --grond: #ffffff; --lijn: #767676; --vlak: #f2f2f2; }
@media (prefers-color-scheme: dark) { :root { --tekst: #f0f0f0; --grond: #161616; --lijn: #8c8c8c; --vlak: #262626; } }
body { color: var(--tekst); background: var(--grond); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
.breed { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--lijn); padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: var(--vlak); }
tbody th { font-weight: 600; white-space: nowrap; }
.getal { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.grens { border: 2px solid currentColor; padding: 0 1rem; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } .breed { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
"""


def vergelijking_als_html(vergelijking: Vergelijking, over: Sequence[Overschrijding], standen: Sequence[str]) -> str:
    """De vergelijking als één html-pagina; ``standen`` zijn de standen van producten in de eerste tabel."""
    titel = kop(vergelijking)
    hoofd = element("head", *_meta(), element("title", f"{vergelijking.nieuw.regio}: {titel}"), _stijl())
    romp = element("body", element("main", element("h1", titel), *_delen(vergelijking, over, standen)))
    return f"<!doctype html>\n{element('html', hoofd, romp, lang='nl').tekst}\n"


def _meta() -> list[Html]:
    """Tekenset en schermbreedte, en dat de pagina niets mag ophalen of uitvoeren."""
    beleid = "default-src 'none'; style-src 'unsafe-inline'"
    return [
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{beleid}">'),
    ]


def _stijl() -> Html:
    return element("style", Html(_STIJL))


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
    if waarom := zonder_oorzaken(vergelijking):
        delen.append(element("p", waarom))
    delen += [_deel(tabel, f"tabel-{nummer}") for nummer, tabel in enumerate(tabellen, 1) if tabel.rijen]
    return [*delen, element("footer", element("p", bewijs(vergelijking)))]


def _grenzen(over: Sequence[Overschrijding]) -> list[Html]:
    if not over:
        return []
    regels = [element("li", overschrijding(een)) for een in over]
    return [element("section", element("h2", "Grens gepasseerd"), element("ul", *regels), class_="grens")]


def _deel(tabel: Tabel, naam: str) -> Html:
    """Een tabel onder haar kop, in een vak dat met het toetsenbord te verschuiven is."""
    kopje = element("h2", tabel.titel, id=naam)
    vak = element("div", _tabel(tabel, naam), class_="breed", role="region", aria_labelledby=naam, tabindex="0")
    return element("section", kopje, vak)


def _tabel(tabel: Tabel, naam: str) -> Html:
    koppen = [element("th", kolom.naam or "stand", scope="col", **_klasse(kolom)) for kolom in tabel.kolommen]
    rijen = [_rij(tabel, rij) for rij in tabel.rijen]
    return element("table", element("thead", element("tr", *koppen)), element("tbody", *rijen), aria_labelledby=naam)


def _rij(tabel: Tabel, rij: Sequence[str]) -> Html:
    """Een rij; de code van het product is de kop van zijn rij."""
    return element("tr", *(_cel(kolom, tekst) for kolom, tekst in zip(tabel.kolommen, rij, strict=True)))


def _cel(kolom: Kolom, tekst: str) -> Html:
    if kolom.naam == "product":
        return element("th", tekst, scope="row")
    if not kolom.naam:
        return element("td", f"{tekst} {_WOORDEN[tekst]}")
    return element("td", tekst, **_klasse(kolom))


def _klasse(kolom: Kolom) -> dict[str, str]:
    return {"class_": "getal"} if kolom.is_getal else {}
