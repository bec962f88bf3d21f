"""Hoe een getal in een bestand geschreven staat: een punt voor de decimalen, geen duizendteken, een deel als percentage."""

from __future__ import annotations

import re
from decimal import Decimal

EEN_PROCENT = Decimal("0.01")
GETAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
GEKRULD = "“”„‟‘’‚«»"
"""De aanhalingstekens die een tekstverwerker maakt; YAML kent alleen de rechte."""


def procenten(fractie: Decimal) -> str:
    """Een fractie als percentage, zonder het teken en zonder overbodige nullen."""
    return f"{(fractie / EEN_PROCENT).normalize():f}"
