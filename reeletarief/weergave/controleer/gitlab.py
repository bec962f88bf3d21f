"""``controleer --formaat gitlab``: een Code Quality-rapport.

De vingerafdruk herkent een bevinding in een volgend rapport en hangt daarom niet van regelnummers af: wie een regel
tussenvoegt, heeft nog steeds dezelfde bevindingen.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.fouten import Ernst
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding, Plaats

ZWAARTE = {Ernst.FOUT: "major", Ernst.WAARSCHUWING: "minor", Ernst.OPMERKING: "info"}
_REGELNUMMER = re.compile(r"\bregel \d+|:\d+(:\d+)?\b")


class Rapportregel(NamedTuple):
    """Een regel van het rapport. ``kern`` is waaraan dezelfde regel later te herkennen is, naast soort en bestand."""

    soort: str
    kern: str
    tekst: str
    ernst: Ernst
    plaats: Plaats | None


def bevindingen_voor_gitlab(bevindingen: Sequence[Bevinding], voorvoegsel: str = "") -> str:
    """Alle bevindingen als JSON-lijst. ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap."""
    return als_rapport([_regel(bevinding) for bevinding in bevindingen], voorvoegsel)


def _regel(bevinding: Bevinding) -> Rapportregel:
    tekst = f"{bevinding.wat} → {bevinding.remedie}"
    kern = _REGELNUMMER.sub("", bevinding.wat)
    return Rapportregel(bevinding.code, kern, tekst, bevinding.ernst, bevinding.plaats)


def als_rapport(regels: Sequence[Rapportregel], voorvoegsel: str) -> str:
    """De regels als JSON-lijst, elk met een eigen vingerafdruk; wat geen plaats heeft, staat bij opslagen.yaml."""
    eerder: Counter[str] = Counter()
    rapport: list[dict[str, Any]] = []
    for regel in regels:
        pad = voorvoegsel + (regel.plaats.bestand if regel.plaats else OPSLAGEN)
        kern = f"{regel.soort}\n{pad}\n{regel.kern}"
        eerder[kern] += 1
        rapport.append(
            {
                "description": regel.tekst,
                "check_name": regel.soort,
                "fingerprint": hashlib.sha256(f"{kern}\n{eerder[kern]}".encode("utf-8", "replace")).hexdigest(),
                "severity": ZWAARTE[regel.ernst],
                "location": {"path": pad, "lines": {"begin": regel.plaats.regel if regel.plaats else 1}},
            }
        )
    return json.dumps(rapport, ensure_ascii=False, indent=2) + "\n"
