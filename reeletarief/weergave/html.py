"""Html opbouwen waarin gewone tekst altijd als tekst verschijnt, en de pagina eromheen."""

from __future__ import annotations

import html
from typing import NamedTuple

from reeletarief.weergave.meldingen import afdrukbaar

_STIJL = """
:root { color-scheme: light dark; --tekst: #1a1a1a; --grond: #ffffff; --lijn: #767676; --vlak: #f2f2f2; }
@media (prefers-color-scheme: dark) { :root { --tekst: #f0f0f0; --grond: #161616; --lijn: #8c8c8c; --vlak: #262626; } }
body { color: var(--tekst); background: var(--grond); font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
.breed { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: break-word; }
th, td { border-bottom: 1px solid var(--lijn); padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: var(--vlak); }
tbody th { font-weight: 600; white-space: nowrap; }
.getal { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.grens { border: 2px solid currentColor; margin: 1.5rem 0; padding: 0 1rem; }
@media (max-width: 40rem) { tbody th { white-space: normal; } th, td { padding: 0.25rem 0.3rem; } .breed { font-size: 0.85rem; } }
@page { size: A4; margin: 15mm; }
@media print { :root { color-scheme: light; --tekst: #000000; --grond: #ffffff; --vlak: #f2f2f2; } body { max-width: none; padding: 0; font-size: 9pt; } .breed { overflow: visible; font-size: 7.5pt; } th, td { padding: 0.1rem 0.25rem; }
  thead { display: table-header-group; } thead th { white-space: normal; } h1, h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
"""
_BELEID = "default-src 'none'; style-src 'unsafe-inline'"
"""De pagina mag niets ophalen of uitvoeren."""


class Html(NamedTuple):
    """Een stuk html dat al veilig is; alles wat geen ``Html`` is, wordt gecodeerd."""

    tekst: str


def veilig(inhoud: str | Html) -> str:
    """De html van een stuk inhoud: tekst gecodeerd, html zoals zij is."""
    return inhoud.tekst if isinstance(inhoud, Html) else html.escape(afdrukbaar(inhoud))


def element(naam: str, *inhoud: str | Html, **kenmerken: str) -> Html:
    """Een element met zijn inhoud. In een kenmerk staat ``class_`` voor class, en ``aria_label`` voor aria-label."""
    open_ = "".join(
        f' {sleutel.strip("_").replace("_", "-")}="{veilig(waarde)}"' for sleutel, waarde in kenmerken.items()
    )
    return Html(f"<{naam}{open_}>{''.join(map(veilig, inhoud))}</{naam}>")


def pagina(titel: str, *inhoud: str | Html) -> str:
    """Een hele pagina in het Nederlands met de stijl van het huis: licht of donker, en bruikbaar op papier."""
    meta = [
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_BELEID}">'),
    ]
    hoofd = element("head", *meta, element("title", titel), element("style", Html(_STIJL)))
    romp = element("body", element("main", *inhoud))
    return f"<!doctype html>\n{element('html', hoofd, romp, lang='nl').tekst}\n"
