"""De modeline van een YAML-bestand: de regel bovenaan waarmee een editor het schema vindt.

Eén regel dient beide families: de YAML-taalserver (VS Code en vele andere) en de JetBrains-editors lezen dezelfde vorm.
Ze staat boven de eerste sleutel, want de taalserver kijkt sinds versie 2 alleen daar. Het pad is vanaf het bestand zelf, en in
elke regio hetzelfde: de schema's liggen in de map ``.schemas`` naast ``opslagen.yaml``.
"""

from __future__ import annotations

import os
import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMAMAP = ".schemas"
_BEGIN = "# yaml-language-server: $schema="
_MODELINE = re.compile(re.escape(_BEGIN) + r"\S+")


def modeline(soort: str, diepte: int) -> str:
    """De modeline voor een bestand van deze soort, ``diepte`` mappen onder de werkmap."""
    return f"{_BEGIN}{'../' * diepte}{SCHEMAMAP}/{soort}.json"


def modeline_in(bestand: Path, soort: str, werkmap: Path) -> str:
    """De modeline voor een bestand dat overal mag liggen, met het pad van daar naar de schema's van de werkmap.

    Leeg als dat pad er niet in past: een editor leest tot de eerste spatie, en op Windows is er van een andere schijf geen pad.
    """
    try:
        naar_werkmap = Path(os.path.relpath(werkmap, bestand.parent))
    except ValueError:
        return ""
    regel = f"{_BEGIN}{(naar_werkmap / SCHEMAMAP / soort).as_posix()}.json"
    return regel if is_modeline(regel) else ""


def is_modeline(regel: str) -> bool:
    """Of een regel een editor naar een schema wijst."""
    return _MODELINE.fullmatch(regel) is not None


def bovenaan(regels: Iterable[str]) -> list[str]:
    """Het commentaar en de lege regels boven de eerste sleutel: de enige plek waar een editor een modeline zoekt."""
    return list(takewhile(lambda regel: not regel.strip() or regel.startswith("#"), regels))
