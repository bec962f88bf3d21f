"""Een document als één toegankelijke html-pagina, zonder script en zonder iets van elders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Kop, Lijst
from reeletarief.weergave.html import Html, element, pagina

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.document.inhoud import Deel, Document, Tabel
    from reeletarief.weergave.tabelinhoud import Kolom

_LAAGSTE_KOP = 6
_TITEL = "titel"


def als_html(document: Document) -> str:
    """Het document als html-pagina; een tabel heet voor een schermlezer naar de kop erboven."""
    delen, naam = [], _TITEL
    for nummer, deel in enumerate(document.delen, 1):
        naam = f"kop-{nummer}" if isinstance(deel, Kop) else naam
        delen.append(_deel(deel, naam))
    slot = [element("footer", *(_alinea(een) for een in document.slot))] if document.slot else []
    return pagina(document.titel, element("h1", document.titel, id=_TITEL), *delen, *slot)


def _deel(deel: Deel, naam: str) -> Html:
    """Een deel; ``naam`` is de id van de kop waar het onder staat, of van de kop zelf."""
    if isinstance(deel, Kop):
        return _kop(deel, id=naam)
    if isinstance(deel, Alinea):
        return _alinea(deel)
    if isinstance(deel, Lijst):
        return _lijst(deel.punten)
    if isinstance(deel, Aandacht):
        return element("section", _kop(deel.kop), _lijst(deel.punten), class_="grens")
    return element("div", _tabel(deel, naam), class_="breed", role="region", aria_labelledby=naam, tabindex="0")


def _kop(kop: Kop, **kenmerken: str) -> Html:
    return element(f"h{min(kop.niveau + 1, _LAAGSTE_KOP)}", kop.tekst, **kenmerken)


def _alinea(alinea: Alinea) -> Html:
    if not alinea.vooraan:
        return element("p", alinea.tekst)
    return element("p", element("strong", alinea.vooraan), " ", alinea.tekst)


def _lijst(punten: Sequence[str]) -> Html:
    return element("ul", *(element("li", punt) for punt in punten))


def _tabel(tabel: Tabel, naam: str) -> Html:
    rijen = [_rij(tabel, rij, vet=nummer in tabel.vet) for nummer, rij in enumerate(tabel.rijen)]
    return element("table", _tabelhoofd(tabel.kolommen), element("tbody", *rijen), aria_labelledby=naam)


def _tabelhoofd(kolommen: Sequence[Kolom]) -> Html:
    """De koppen; een kolom zonder naam is de stand van haar rij."""
    koppen = [element("th", kolom.naam or "stand", scope="col", **_getalklasse(kolom)) for kolom in kolommen]
    return element("thead", element("tr", *koppen))


def _rij(tabel: Tabel, rij: Sequence[str], *, vet: bool) -> Html:
    cellen = []
    for nummer, (kolom, veld) in enumerate(zip(tabel.kolommen, rij, strict=True)):
        if nummer == tabel.rijkop:
            cellen.append(element("th", veld, scope="row", **_getalklasse(kolom)))
        else:
            cellen.append(element("td", element("strong", veld) if vet else veld, **_getalklasse(kolom)))
    return element("tr", *cellen)


def _getalklasse(kolom: Kolom) -> dict[str, str]:
    """De kenmerken van een cel in deze kolom; een getal staat rechts."""
    return {"class_": "getal"} if kolom.is_getal else {}
