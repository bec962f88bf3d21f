"""De proefregio vergeleken met zichzelf en met een hoger loon, om in elke vorm te tonen."""

from __future__ import annotations

import json
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from reeletarief.analyse.vergelijk.grenzen import Grens, Overschrijding, overschrijdingen
from reeletarief.analyse.vergelijk.vergelijking import Kant, Vergelijking, als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from reeletarief.weergave.document.html import als_html
from reeletarief.weergave.vergelijk.document import vergelijkingsdocument
from tests.conftest import BASIS, yaml_onder
from tests.gedeeld.kloon import KAART

STANDEN = ("gewijzigd", "nieuw", "vervallen", "andere_eenheid")
TABEL = "cao/proef/2026-01-01.yaml"
BESTANDEN = yaml_onder(BASIS)
HOGER = BESTANDEN | {TABEL: BESTANDEN[TABEL].replace('"2": 3500.00', '"2": 3850.00')}
GEMEEN = "a|b`c` <script>alert(1)</script> [x](y) *z* @iemand $1$ ~ \\"


def kant(naam: str, bestanden: dict[str, str]) -> Kant:
    """De stand die deze bestanden geven."""
    return als_kant(naam, bereken(lees_regio({pad: tekst.encode() for pad, tekst in bestanden.items()})))


def vergeleken(nieuw: dict[str, str], oud: dict[str, str] = BESTANDEN) -> Vergelijking:
    return vergelijk(kant("toen", oud), kant("nu", nieuw))


def met_naam(naam: str, bestanden: dict[str, str] = HOGER) -> dict[str, str]:
    return bestanden | {KAART: bestanden[KAART].replace("naam: Proefproduct", f"naam: {json.dumps(naam)}")}


def met_producten(aantal: int, bestanden: dict[str, str]) -> dict[str, str]:
    kaarten = {
        f"productkaarten/p{nummer}.yaml": bestanden[KAART].replace('"45A48"', f'"P{nummer:04}"')
        for nummer in range(aantal)
    }
    return {pad: tekst for pad, tekst in bestanden.items() if pad != KAART} | kaarten


GELIJK = vergeleken(BESTANDEN)
GEWIJZIGD = vergeleken(HOGER)


def over(vergelijking: Vergelijking, grens: str = "0.01") -> tuple[Overschrijding, ...]:
    return overschrijdingen(vergelijking.producten, [Grens(1, Decimal(grens), True)])


def als_html_pagina(*gegevens: Any) -> str:
    return als_html(vergelijkingsdocument(*gegevens))


class Lezer(HTMLParser):
    """Welke elementen er staan, en of ze goed genest zijn."""

    LEEG = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elementen: list[tuple[str, dict[str, str | None]]] = []
        self.teksten: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.teksten.append(data)


def gelezen(tekst: str) -> Lezer:
    lezer = Lezer()
    lezer.feed(tekst)
    lezer.close()
    assert lezer.open == []
    return lezer
