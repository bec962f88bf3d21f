"""Een regio met veel producten voor de metingen: de kaarten van de Voorbeeldregio, onder andere codes, zo vaak als nodig."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

WORTEL = Path(__file__).parent.parent.parent


def leg_regio(map_: Path, aantal: int) -> None:
    """Leg een regio met zoveel producten in een lege map."""
    shutil.copytree(WORTEL / "cao", map_ / "cao")
    shutil.copy(WORTEL / "opslagen.yaml", map_)
    (map_ / "productkaarten").mkdir()
    kaarten = [
        pad.read_text(encoding="utf-8") for pad in sorted((WORTEL / "productkaarten").glob("4[0-9]A[0-9][0-9]-*"))
    ]
    # wat uit een ander product bestaat, vindt dat onder zijn nieuwe code niet
    kaarten = [kaart for kaart in kaarten if not re.search(r"(?m)^(afwezigheid|samenstelling):", kaart)]
    for nummer in range(aantal):
        kaart = re.sub(r"(?m)^standaardcode:.*\n", "", kaarten[nummer % len(kaarten)])
        kaart = re.sub(r'(?m)^product: "[^"]+"', f'product: "X{nummer:04d}"', kaart)
        (map_ / "productkaarten" / f"x{nummer:04d}.yaml").write_text(kaart, encoding="utf-8")
