"""Meet wat een start kost, als verhouding tot wat de gebruikte bibliotheken alleen al kosten (docs/snelheid.md).

Gebruik: python tests/prestatie/start.py [aantal]

Geen test: een druk apparaat zou hem laten zakken. De opdrachten draaien om en om, en de verhouding is de
mediaan over de paren.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.prestatie.proces import mediaan, om_en_om, programma, python, verhouding
from tests.prestatie.regio import WORTEL

METINGEN = {
    "start": ("--help", programma("--help"), "import typer", 1.3),
    "bereken": (
        "bereken",
        programma("bereken", "--map", str(WORTEL)),
        "import typer, pydantic, yaml, rich.table",
        1.6,
    ),
}


def meet(soort: str, versies: Mapping[str, Path | None], keren: int) -> None:
    """Meet een opdracht in elke versie, om en om met de bibliotheken alleen."""
    naam, opdracht, kaal, streef = METINGEN[soort]
    gemeten = om_en_om(
        {"kaal": (python(kaal), None), **{versie: (opdracht, map_) for versie, map_ in versies.items()}}, keren
    )
    for versie in versies:
        print(
            f"{naam:<8} {versie:<10} {mediaan(gemeten[versie]) * 1000:6.0f} ms ÷ {mediaan(gemeten['kaal']) * 1000:4.0f} ms ({kaal})"
            f" = {verhouding(gemeten[versie], gemeten['kaal']):.2f} (streef {streef})"
        )
    if len(versies) > 1:
        deze, andere = versies
        print(f"{naam:<8} {deze} ÷ {andere} = {verhouding(gemeten[deze], gemeten[andere]):.2f}")


if __name__ == "__main__":
    for een in METINGEN:
        meet(een, {"nu": None}, int(sys.argv[1]) if len(sys.argv) > 1 else 15)
