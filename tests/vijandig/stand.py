"""Hoeveel invoer er komt, en met welk zaad: weinig en altijd dezelfde, of 's nachts veel en telkens andere.

``REELETARIEF_NACHT=1`` zet de nachtelijke stand aan; ``REELETARIEF_ZAAD=…`` herhaalt een nacht. Elke portie is een eigen test
met een eigen zaad, zodat één vondst de rest van de nacht niet ophoudt.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

NACHT = os.environ.get("REELETARIEF_NACHT") == "1"
ZAAD = int(os.environ.get("REELETARIEF_ZAAD") or random.SystemRandom().randrange(10**9)) if NACHT else 0
if NACHT:
    os.environ["REELETARIEF_ZAAD"] = str(ZAAD)  # voor elk proces van 'pytest -n': anders verzint elk zijn eigen nacht
FACTOR = 50
PER_PORTIE = 500
"""'s Nachts; een gewone portie is zo groot als de test zelf zegt."""
GETELD: Counter[str] = Counter()
"""Hoeveel invoer er per test in dit proces echt gedraaid is, verkleinen van een vondst meegeteld."""


def porties(aantal: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Draai een test voor elke portie; in de gewone stand één van ``aantal``, 's nachts vijftig keer zoveel invoer."""
    zaden = _zaden(aantal) if NACHT else [0]
    return pytest.mark.parametrize("portie", [pytest.param(zaad, id=f"zaad{zaad}") for zaad in zaden])


def _zaden(aantal: int) -> list[int]:
    return [ZAAD + nummer for nummer in range(-(-aantal * FACTOR // PER_PORTIE))]


def bestook(portie: int, aantal: int, invoer: st.SearchStrategy[Any], eigenschap: Callable[[Any], None]) -> None:
    """Toets de eigenschap aan zoveel invoer als bij de stand hoort; een fout noemt de kleinste invoer die haar geeft."""

    def toets(een: Any) -> None:
        GETELD[eigenschap.__qualname__.partition(".")[0]] += 1
        eigenschap(een)

    vrij = settings(
        max_examples=min(aantal * FACTOR, PER_PORTIE) if NACHT else aantal,
        deadline=None,
        derandomize=not NACHT,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        report_multiple_bugs=NACHT,
    )
    seed(portie)(vrij(given(invoer)(toets)))() if NACHT else vrij(given(invoer)(toets))()


def elke_of_steekproef(aantal: int, steekproef: int) -> Iterator[int]:
    """De getallen 1 tot en met ``aantal``: 's nachts allemaal, anders een gespreide steekproef met de uitersten erbij."""
    stap = 1 if NACHT else max(1, aantal // steekproef)
    yield from sorted({*range(1, aantal + 1, stap), aantal})
