"""Een tabel als html: onder haar kop, in een vak dat met het toetsenbord te verschuiven is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.html import Html, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reeletarief.weergave.tabelinhoud import Kolom, Tabel


def tabelvak(tabel: Tabel, naam: str, cel: Callable[[Kolom, str], Html], kop: str = "h2") -> Html:
    """De tabel met haar titel als kop; ``naam`` is uniek op de pagina, ``cel`` maakt van een veld een cel."""
    kopje = element(kop, tabel.titel, id=naam)
    vak = element("div", _tabel(tabel, naam, cel), class_="breed", role="region", aria_labelledby=naam, tabindex="0")
    return element("section", kopje, vak)


def tabelcel(kolom: Kolom, tekst: str) -> Html:
    """Een gewone cel; een getal staat rechts."""
    return element("td", tekst, **getalklasse(kolom))


def _tabel(tabel: Tabel, naam: str, cel: Callable[[Kolom, str], Html]) -> Html:
    rijen = [
        element("tr", *(cel(kolom, tekst) for kolom, tekst in zip(tabel.kolommen, rij, strict=True)))
        for rij in tabel.rijen
    ]
    return element("table", tabelhoofd(tabel.kolommen), element("tbody", *rijen), aria_labelledby=naam)


def tabelhoofd(kolommen: Iterable[Kolom]) -> Html:
    """De koppen; een kolom zonder naam is de stand van haar rij."""
    koppen = [element("th", kolom.naam or "stand", scope="col", **getalklasse(kolom)) for kolom in kolommen]
    return element("thead", element("tr", *koppen))


def getalklasse(kolom: Kolom) -> dict[str, str]:
    """De kenmerken van een cel in deze kolom; een getal staat rechts."""
    return {"class_": "getal"} if kolom.is_getal else {}
