"""Chromium als lezer: een bestand openen zoals iemand dat doet, breed of smal, licht of donker, met of zonder script.

Playwright bestuurt de Chromium die al op de machine staat; een eigen browser haalt het nooit op. axe-core toetst wat er dan staat.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Programma
    from playwright.sync_api import BrowserContext, Dialog, Page

EIST_CHROMIUM = "REELETARIEF_EIST_CHROMIUM"
ZONDER_CHROMIUM = "Chromium staat niet op deze machine; de pagina is hier niet in een browser bekeken"
NAMEN = ("chromium", "chromium-browser", "google-chrome")
OPTIES = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WET = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
"""Wat voor een gemeente geldt: WCAG 2.1, niveau A en AA."""
AANBEVOLEN = ("best-practice",)
BREED, SMAL, SMALST = 1280, 390, 320
"""Een scherm, een telefoon, en de smalste breedte waarop WCAG geen schuiven naar opzij toestaat (1.4.10)."""
LANG_GENOEG = 15_000
"""Milliseconden; wie daarboven komt, hangt."""


class Bevinding(NamedTuple):
    """Wat axe-core aanmerkt: de regel, en per element wat er mis is."""

    regel: str
    uitleg: str
    elementen: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.regel}: {self.uitleg}" + "".join(f"\n    {element}" for element in self.elementen)


class Bladzijde:
    """Een geopend bestand, met wat de browser erbij ophaalde en waarover hij klaagde."""

    def __init__(self, blad: Page, context: BrowserContext) -> None:
        self.blad = blad
        self.verzoeken: list[str] = []
        self.klachten: list[str] = []
        context.on("request", lambda verzoek: self.verzoeken.append(verzoek.url))
        blad.on("console", lambda bericht: self.klachten.append(bericht.text))
        blad.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        blad.on("dialog", self._wijs_af)

    def _wijs_af(self, venster: Dialog) -> None:
        """Een venster dat opent, is een klacht; het gaat weer dicht."""
        self.klachten.append(venster.message)
        venster.dismiss()

    def vraag(self, script: str, gegeven: object = None) -> Any:
        """De uitkomst van een stukje script op de pagina."""
        return self.blad.evaluate(script, gegeven)

    def klap_open(self) -> None:
        """Alles wat dicht is open, zodat het te toetsen valt."""
        self.vraag("() => document.querySelectorAll('details').forEach((deel) => { deel.open = true; })")

    def schuift_opzij(self) -> bool:
        """Of de pagina breder is dan het venster."""
        return bool(self.vraag("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def bevindingen(self, labels: Sequence[str] = WET) -> list[Bevinding]:
        """Wat axe-core met de regels onder deze labels op de pagina aanmerkt."""
        from axe_playwright_python.sync_playwright import Axe

        keuze = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": list(labels)}}
        return [_bevinding(een) for een in Axe().run(self.blad, options=keuze).response["violations"]]


class Lezer:
    """Eén draaiende Chromium; elke bladzijde krijgt haar eigen, lege profiel."""

    def __init__(self, programma: Programma) -> None:
        self._programma = programma

    @contextmanager
    def open(
        self,
        pad: Path,
        breedte: int = BREED,
        *,
        donker: bool = False,
        script: bool = True,
        anker: str = "",
        **opties: Any,
    ) -> Iterator[Bladzijde]:
        """Open het bestand zonder netwerk; ``anker`` is het deel na het hekje, ``opties`` zijn die van Playwright."""
        context = self._programma.new_context(
            viewport={"width": breedte, "height": 844},
            color_scheme="dark" if donker else "light",
            java_script_enabled=script,
            locale="nl-NL",
            offline=True,
            reduced_motion="reduce",
            **opties,
        )
        try:
            blad = context.new_page()
            blad.set_default_timeout(LANG_GENOEG)
            bladzijde = Bladzijde(blad, context)
            blad.goto(pad.as_uri() + (f"#{anker}" if anker else ""))
            yield bladzijde
        finally:
            context.close()


@contextmanager
def lezer() -> Iterator[Lezer]:
    """De Chromium van deze machine; waar ``REELETARIEF_EIST_CHROMIUM`` staat, mag hij niet ontbreken."""
    pad = next(filter(None, map(shutil.which, NAMEN)), None)
    if pad is None and os.environ.get(EIST_CHROMIUM):
        pytest.fail(ZONDER_CHROMIUM)
    if pad is None:
        pytest.skip(ZONDER_CHROMIUM)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spel:
        programma = spel.chromium.launch(executable_path=pad, args=list(OPTIES))
        try:
            yield Lezer(programma)
        finally:
            programma.close()


def _bevinding(een: dict[str, Any]) -> Bevinding:
    elementen = tuple(f"{knoop['target']} {knoop['html'][:160]}: {_reden(knoop)}" for knoop in een["nodes"])
    return Bevinding(een["id"], een["help"], elementen)


def _reden(knoop: dict[str, Any]) -> str:
    return "; ".join(deel["message"] for soort in ("all", "any", "none") for deel in knoop[soort])
