"""Chromium voor de toetsen van de pagina's (overgeslagen waar hij ontbreekt, tenzij hij er hoort te zijn), en de pagina's zelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import WORTEL
from tests.rapport.browser import Lezer, lezer

RONDE = WORTEL / "examples" / "ronde"
PRODUCTEN = ("40A03", "43A07", "45A48", "45A49", "45A53", "BES01", "EED", "LUM01", "P1-ACU")
"""Van elke vorm een: uur, etmaal met rooster, groep, beschikbaarheid, traject, formatie en profiel."""
OPDRACHTEN = {
    "onderbouwing": (WORTEL, ("bereken", *PRODUCTEN)),
    "uitleg": (WORTEL, ("uitleg", "43A07")),
    "vergelijk": (WORTEL, ("vergelijk", "--met-tariefjaar", "2025")),
    "controleer": (WORTEL, ("controleer",)),
    "toets": (WORTEL, ("toets", str(WORTEL / "examples" / "opgave.yaml"))),
    "nota": (RONDE, ("reacties", "nota")),
}
"""Per pagina de werkmap en de opdracht die haar schrijft."""

Bladen = Callable[[str], Path]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Lezer]:
    """Eén Chromium voor alle toetsen: opstarten kost het meest."""
    with lezer() as een:
        yield een


@pytest.fixture(scope="session")
def blad(tmp_path_factory: pytest.TempPathFactory) -> Bladen:
    """De pagina met deze naam, één keer geschreven."""
    map_ = tmp_path_factory.mktemp("bladen")

    def schrijf(naam: str) -> Path:
        pad = map_ / f"{naam}.html"
        werkmap, opdracht = OPDRACHTEN[naam]
        if not pad.exists():
            voer_uit([*opdracht, "-o", str(pad), "--map", str(werkmap)])
        return pad

    return schrijf
