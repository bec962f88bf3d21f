"""``controleer --formaat gitlab``: een Code Quality-rapport.

De vingerafdruk herkent een bevinding in een volgend rapport en hangt daarom niet van regelnummers af: wie een regel
tussenvoegt, heeft nog steeds dezelfde bevindingen.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from reeletarief.fouten import Ernst
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding

ZWAARTE = {Ernst.FOUT: "major", Ernst.WAARSCHUWING: "minor", Ernst.OPMERKING: "info"}
_REGELNUMMER = re.compile(r"\bregel \d+|:\d+(:\d+)?\b")


def bevindingen_voor_gitlab(bevindingen: Sequence[Bevinding], voorvoegsel: str = "") -> str:
    """Alle bevindingen als JSON-lijst. ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap."""
    eerder: Counter[str] = Counter()
    rapport: list[dict[str, Any]] = []
    for bevinding in bevindingen:
        pad = voorvoegsel + (bevinding.plaats.bestand if bevinding.plaats else OPSLAGEN)
        kern = f"{bevinding.code}\n{pad}\n{_REGELNUMMER.sub('', bevinding.wat)}"
        eerder[kern] += 1
        rapport.append(
            {
                "description": f"{bevinding.wat} → {bevinding.remedie}",
                "check_name": bevinding.code,
                "fingerprint": hashlib.sha256(f"{kern}\n{eerder[kern]}".encode("utf-8", "replace")).hexdigest(),
                "severity": ZWAARTE[bevinding.ernst],
                "location": {"path": pad, "lines": {"begin": bevinding.plaats.regel if bevinding.plaats else 1}},
            }
        )
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"
