"""Het merk INVULLEN in een bestand: wat een sjabloon openliet, en wat er moet komen.

Een sjabloon zet achter een gat, of boven een voorbeeldwaarde, ``# INVULLEN: wat er moet komen``. Is het gat nog leeg, dan is
dat een fout van de lezer en wordt deze tekst de remedie; staat er al een waarde, dan herinnert ``controleer`` eraan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reeletarief.fouten import Bevinding

MERK = "INVULLEN"
LEEG = frozenset({"RT201", "RT202"})
"""Wat de lezer meldt als er achter een sleutel niets staat."""

_MERK = re.compile(rf"#\s*{MERK}:\s*(\S.*?)\s*$")


def aanwijzing(regel: str) -> str | None:
    """Wat er volgens het merk op deze regel moet komen, of niets als er geen merk staat."""
    gevonden = _MERK.search(regel)
    return gevonden.group(1) if gevonden else None


def met_aanwijzing(bevindingen: Iterable[Bevinding], regels: Sequence[str]) -> Iterator[Bevinding]:
    """Dezelfde bevindingen over één bestand; bij een gat met een merk zegt de remedie wat er moet komen."""
    for bevinding in bevindingen:
        plaats = bevinding.plaats
        tekst = None
        if bevinding.code in LEEG and plaats is not None and 1 <= plaats.regel <= len(regels):
            tekst = aanwijzing(regels[plaats.regel - 1])
        yield bevinding if tekst is None else bevinding._replace(remedie=f"Vul hier in: {tekst}.")
