"""Een vastgelegd besluit dat iemand achteraf wijzigt."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def knoei(regio: Path, wijziging: Callable[[Any], None]) -> None:
    """Wijzig het vastgelegde besluit zelf."""
    pad = regio / "vastgesteld/2026.json"
    besluit = json.loads(pad.read_text(encoding="utf-8"))
    wijziging(besluit)
    pad.write_text(json.dumps(besluit, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def andere_invoer(besluit: Any) -> None:
    besluit["invoer"]["opslagen.yaml"] = besluit["invoer"]["opslagen.yaml"].replace(
        "uren_per_jaar: 60", "uren_per_jaar: 61"
    )
