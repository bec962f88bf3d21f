"""Een document als één toegankelijke html-pagina, zonder script en zonder iets van elders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.document.inhoud import Alinea, Kop, Lijst
from reeletarief.weergave.html import Html, element, pagina
from reeletarief.weergave.html_tabel import getalklasse, tabelhoofd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.document.inhoud import Deel, Document, Tabel
    from reeletarief.weergave.tabelinhoud import Kolom

_LAAGSTE_KOP = 6


def als_html(document: Document) -> str:
    """Het document als html-pagina; een tabel heet voor een schermlezer naar de kop erboven."""
    delen, kop = [], document.titel
    for deel in document.delen:
        kop = deel.tekst if isinstance(deel, Kop) else kop
        delen.append(_deel(deel, kop))
    return pagina(document.titel, element("h1", document.titel), *delen)


def _deel(deel: Deel, kop: str) -> Html:
    if isinstance(deel, Kop):
        return element(f"h{min(deel.niveau + 1, _LAAGSTE_KOP)}", deel.tekst)
    if isinstance(deel, Alinea):
        return (
            element("p", element("strong", f"{deel.naam}:"), " ", deel.tekst) if deel.naam else element("p", deel.tekst)
        )
    if isinstance(deel, Lijst):
        return element("ul", *(element("li", punt) for punt in deel.punten))
    return element("div", _tabel(deel), class_="breed", role="region", aria_label=kop, tabindex="0")


def _tabel(tabel: Tabel) -> Html:
    rijen = [_rij(tabel.kolommen, rij, vet=nummer in tabel.vet) for nummer, rij in enumerate(tabel.rijen)]
    return element("table", tabelhoofd(tabel.kolommen), element("tbody", *rijen))


def _rij(kolommen: Sequence[Kolom], rij: Sequence[str], *, vet: bool) -> Html:
    """Een rij; de eerste kolom is de kop van haar rij."""
    eerste, *andere = zip(kolommen, rij, strict=True)
    cellen = [element("td", element("strong", veld) if vet else veld, **getalklasse(kolom)) for kolom, veld in andere]
    return element("tr", element("th", eerste[1], scope="row", **getalklasse(eerste[0])), *cellen)
