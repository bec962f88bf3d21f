"""De modeline van een YAML-bestand: de regel bovenaan waarmee een editor het schema vindt.

Eén regel dient beide families: de YAML-taalserver (VS Code en vele andere) en de JetBrains-editors lezen dezelfde vorm.
Ze staat boven de eerste sleutel, want de taalserver kijkt sinds versie 2 alleen daar. Het pad is vanaf het bestand zelf, en in
elke regio hetzelfde: de schema's liggen in de map ``.schemas`` naast ``opslagen.yaml``.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMAMAP = ".schemas"
_MODELINE = re.compile(r"# yaml-language-server: \$schema=\S+")


def modeline(soort: str, diepte: int) -> str:
    """De modeline voor een bestand van deze soort, ``diepte`` mappen onder de werkmap."""
    return f"# yaml-language-server: $schema={'../' * diepte}{SCHEMAMAP}/{soort}.json"


def is_modeline(regel: str) -> bool:
    """Of een regel een editor naar een schema wijst."""
    return _MODELINE.fullmatch(regel) is not None


def bovenaan(regels: Iterable[str]) -> list[str]:
    """Het commentaar en de lege regels boven de eerste sleutel: de enige plek waar een editor een modeline zoekt."""
    return list(takewhile(lambda regel: not regel.strip() or regel.startswith("#"), regels))
