"""De Voorbeeldregio, één keer doorgerekend voor alle tests die er alleen in lezen."""

from __future__ import annotations

from functools import cache

from reeletarief.api import Resultaat, bereken, lees_werkmap
from tests.conftest import VOORBEELDREGIO


@cache
def voorbeeld() -> Resultaat:
    return bereken(lees_werkmap(VOORBEELDREGIO))
