"""Een tabel als html: onder haar kop, in een vak dat met het toetsenbord te verschuiven is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.html import Html, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.weergave.vergelijk_tabellen import Kolom, Tabel


def tabelvak(tabel: Tabel, naam: str, cel: Callable[[Kolom, str], Html], kop: str = "h2") -> Html:
    """De tabel met haar titel als kop; ``naam`` is uniek op de pagina, ``cel`` maakt van een veld een cel."""
    kopje = element(kop, tabel.titel, id=naam)
    vak = element("div", _tabel(tabel, naam, cel), class_="breed", role="region", aria_labelledby=naam, tabindex="0")
    return element("section", kopje, vak)


def tabelcel(kolom: Kolom, tekst: str) -> Html:
    """Een gewone cel; een getal staat rechts."""
    return element("td", tekst, **_klasse(kolom))


def _tabel(tabel: Tabel, naam: str, cel: Callable[[Kolom, str], Html]) -> Html:
    koppen = [element("th", kolom.naam or "stand", scope="col", **_klasse(kolom)) for kolom in tabel.kolommen]
    rijen = [
        element("tr", *(cel(kolom, tekst) for kolom, tekst in zip(tabel.kolommen, rij, strict=True)))
        for rij in tabel.rijen
    ]
    return element("table", element("thead", element("tr", *koppen)), element("tbody", *rijen), aria_labelledby=naam)


def _klasse(kolom: Kolom) -> dict[str, str]:
    return {"class_": "getal"} if kolom.is_getal else {}
