"""Een rapport om tegen te toetsen, en zijn html als elementen met hun tekst."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

from reeletarief.weergave.rapport.gegevens import maak_rapport
from reeletarief.weergave.rapport.html import rapport_als_html
from reeletarief.weergave.rapport.md import rapport_als_md
from reeletarief.weergave.rapport.model import Rapport
from tests.gedeeld.voorbeeld import voorbeeld


class Element(NamedTuple):
    naam: str
    kenmerken: dict[str, str]


class Lezer(HTMLParser):
    """Alle elementen van een pagina met hun kenmerken, en alle tekst buiten stijl en script."""

    def __init__(self) -> None:
        super().__init__()
        self.elementen: list[Element] = []
        self.teksten: list[str] = []
        self._open: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append(Element(tag, {naam: waarde or "" for naam, waarde in attrs}))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open not in {"style", "script"}:
            self.teksten.append(data)
        self._open = self._open if self._open in {"style", "script"} else ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def van(self, naam: str) -> list[dict[str, str]]:
        return [element.kenmerken for element in self.elementen if element.naam == naam]

    @property
    def ids(self) -> list[str]:
        return [element.kenmerken["id"] for element in self.elementen if "id" in element.kenmerken]

    @property
    def tekst(self) -> str:
        return "\n".join(self.teksten)


def lees(html: str) -> Lezer:
    lezer = Lezer()
    lezer.feed(html)
    lezer.close()
    return lezer


@cache
def rapport() -> Rapport:
    return maak_rapport(voorbeeld())


@cache
def html() -> str:
    return rapport_als_html(rapport()).decode()


@cache
def md() -> str:
    return rapport_als_md(rapport())


@cache
def gelezen() -> Lezer:
    return lees(html())
