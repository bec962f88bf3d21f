"""Meet wat een start kost, als verhouding tot wat de gebruikte bibliotheken alleen al kosten (ontwerp §6).

Gebruik: python tests/prestatie/start.py [aantal]

Geen test: een druk apparaat zou hem laten zakken. De opdrachten draaien om en om, en de verhouding is de
mediaan over de paren. Draai het programma eerst één keer, zodat de bytecode er staat.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent.parent
PROGRAMMA = [sys.executable, "-m", "reeletarief"]
METINGEN = (
    ("--help", [*PROGRAMMA, "--help"], "import typer", 1.3),
    ("bereken", [*PROGRAMMA, "bereken", "--map", str(WORTEL)], "import typer, pydantic, yaml, rich.table", 1.6),
)


def cputijd(opdracht: list[str]) -> float:
    """De rekentijd van één proces in seconden, zoals het systeem die boekt."""
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, verbruik = os.wait4(proces.pid, 0)
    proces.returncode = 0
    return verbruik.ru_utime + verbruik.ru_stime


def meet(aantal: int) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for naam, opdracht, vergelijk, grens in METINGEN:
        cputijd(opdracht)
        paren = [(cputijd(opdracht), cputijd([sys.executable, "-c", vergelijk])) for _ in range(aantal)]
        verhouding = statistics.median(eigen / ander for eigen, ander in paren)
        eigen, ander = (statistics.median(tijden) * 1000 for tijden in zip(*paren, strict=True))
        print(f"{naam:<8} {eigen:6.0f} ms ÷ {ander:6.0f} ms ({vergelijk}) = {verhouding:.2f} (streef {grens})")


if __name__ == "__main__":
    meet(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
