"""De proefregio in git, gewijzigd en vergeleken met ``vergelijk`` als opdracht."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import BASIS, Draai
from tests.gedeeld.kloon import KAART, vervang

TABEL = "cao/proef/2026-01-01.yaml"
HIER = Path()


def tweede_product(regio: Path, code: str = "45A49") -> None:
    tekst = (BASIS / KAART).read_text(encoding="utf-8").replace('"45A48"', f'"{code}"')
    (regio / f"productkaarten/{code}.yaml").write_text(tekst, encoding="utf-8")


def hoger_loon(regio: Path) -> None:
    """Het hoogste bedrag van schaal 9 met een tiende omhoog."""
    vervang(regio, '"2": 3500.00', '"2": 3850.00', TABEL)


def als_json(draai: Draai, *opties: str) -> Any:
    uitkomst = draai("vergelijk", *opties, "-f", "json", map_=HIER)
    assert uitkomst.code in {0, 1}, uitkomst.stderr
    return json.loads(uitkomst.stdout)


def standen(inhoud: Any) -> dict[str, str]:
    return {een["product"]: een["stand"] for een in inhoud["producten"]}
