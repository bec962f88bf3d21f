"""De modeline van een YAML-bestand: de regel bovenaan waarmee een editor het schema vindt.

Eén regel dient beide families: de YAML-taalserver (VS Code en vele andere) en de JetBrains-editors lezen dezelfde vorm.
Ze staat boven de eerste sleutel, want de taalserver kijkt sinds versie 2 alleen daar. Het pad is vanaf het bestand zelf, en in
elke regio hetzelfde: de schema's liggen in de map ``.schemas`` naast ``opslagen.yaml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMAMAP = ".schemas"
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<schema>\S+)")


def modeline(soort: str, diepte: int) -> str:
    """De modeline voor een bestand van deze soort, ``diepte`` mappen onder de werkmap."""
    return f"# yaml-language-server: $schema={'../' * diepte}{SCHEMAMAP}/{soort}.json"


def schema_in(regels: Iterable[str]) -> str | None:
    """Het schema dat een bestand noemt, in het commentaar boven zijn eerste sleutel."""
    for regel in regels:
        treffer = _MODELINE.fullmatch(regel)
        if treffer:
            return treffer["schema"]
        if regel and not regel.startswith("#"):
            return None
    return None
