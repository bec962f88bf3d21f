"""Het slot op een bestand of map: zo ziet een ander programma dat er iemand mee bezig is.

Het slot vervalt vanzelf als het programma ophoudt, hoe dan ook. Niet elke plek kent het: Windows niet, en sommige
netwerkschijven en gedeelde mappen ook niet. Daar houdt niets twee opdrachten uit elkaar, en is van wat een gedood programma
achterliet niet te zien of er nog iemand mee bezig is; dat blijft dan liggen. Alles of niets geldt ook daar.
"""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # pragma: no cover - zo is het op Windows; de tests doen dat na
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from pathlib import Path


class Slot(Enum):
    """Wat er van het slot te zeggen is."""

    GENOMEN = auto()
    BEZET = auto()
    ONBEKEND = auto()


def kent_sloten() -> bool:
    """Of dit systeem sloten kent; waar niet, wordt er ook geen bestand voor opengehouden, want dat is dan niet te verplaatsen."""
    return fcntl is not None


def neem_slot(greep: int) -> Slot:
    """Neem het slot op een open bestand of map, zonder te wachten."""
    if not kent_sloten():
        return Slot.ONBEKEND
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return Slot.BEZET
    except OSError:
        return Slot.ONBEKEND
    return Slot.GENOMEN


def is_nog(greep: int, pad: Path) -> bool:
    """Of een open bestand nog steeds is wat er op dit pad staat; wie het slot weggaf, kan het hebben opgeruimd."""
    try:
        return os.path.samestat(os.fstat(greep), pad.stat())
    except OSError:
        return False
