"""Meet wat een lang volumebestand kost, als verhouding tot lezen en optellen met de ``csv`` van Python.

Gebruik: python tests/prestatie/begroting.py [aantal metingen]

Geen test: een druk apparaat zou hem laten zakken. De bestanden hebben elke combinatie hooguit één keer, gesorteerd (zoals een
uitdraai) of door elkaar. *lezen* is het lezen alleen; *opdracht* is het hele programma, met starten, tarieven en json.
Het geheugen is de piek van het hele proces.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORTEL = Path(__file__).parent.parent.parent
GEMEENTEN, AANBIEDERS, JAREN = 30, 500, (2026, 2027, 2028, 2029)
PRODUCTEN = sorted({pad.name[:5] for pad in (WORTEL / "productkaarten").glob("4[0-9]A*.yaml")})[:20]
OPTELLEN = """
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as bestand:
    rijen = csv.reader(bestand, delimiter=";")
    next(rijen)
    print(sum(int(rij[3]) for rij in rijen))
"""
LEZEN = """
import gc, sys
gc.disable()
from reeletarief.invoer.begroting.volumes import Eisen, lees_volumes
prijzen = frozenset((product, jaar) for product in sys.argv[2].split() for jaar in (2026, 2027, 2028, 2029))
eisen = Eisen(prijzen, None, None, None)
with open(sys.argv[1], "rb") as bestand:
    print(sum(lees_volumes(bestand, "v", eisen, lambda _: None).telling.per_gemeente.values()))
"""
STARTEN = "import reeletarief.invoer.begroting.volumes"
OPDRACHT = [sys.executable, "-m", "reeletarief", "begroting", "--map", str(WORTEL), "--formaat", "json"]
INDEX = [deel for jaar in JAREN[1:] for deel in ("--index", f"{jaar}=3%")]


def schrijf(pad: Path, rijen: int, *, door_elkaar: bool) -> None:
    """Een volumebestand met dit aantal rijen, elke keer hetzelfde."""
    toeval = random.Random(1)
    plekken = toeval.sample(range(GEMEENTEN * AANBIEDERS * len(PRODUCTEN) * len(JAREN)), rijen)
    with pad.open("w", encoding="utf-8") as bestand:
        bestand.write("gemeente;product;aanbieder;aantal;jaar\n")
        for plek in plekken if door_elkaar else sorted(plekken):
            rest, jaar = divmod(plek, len(JAREN))
            rest, product = divmod(rest, len(PRODUCTEN))
            gemeente, aanbieder = divmod(rest, AANBIEDERS)
            velden = (
                f"Gemeente {gemeente}",
                PRODUCTEN[product],
                f"Aanbieder {aanbieder} BV",
                str(toeval.randint(0, 5000)),
            )
            bestand.write(";".join((*velden, str(JAREN[jaar]))) + "\n")


def meet(opdracht: list[str]) -> tuple[float, float]:
    """De looptijd in seconden en de piek van het geheugen in MB van één proces."""
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, verbruik = os.wait4(proces.pid, 0)
    proces.returncode = os.waitstatus_to_exitcode(status)
    if proces.returncode:
        raise SystemExit(f"code {proces.returncode}: {' '.join(opdracht)}")
    return time.perf_counter() - begin, verbruik.ru_maxrss / 1024


def vergelijk(pad: Path, naam: str, keren: int) -> None:
    """Druk de verhoudingen af; de tijden zijn medianen, om en om gemeten."""
    python = [sys.executable, "-c"]
    opdrachten = {
        "optellen": [*python, OPTELLEN, str(pad)],
        "starten": [*python, STARTEN],
        "lezen": [*python, LEZEN, str(pad), " ".join(PRODUCTEN)],
        "opdracht": [*OPDRACHT, str(pad), *INDEX],
    }
    metingen = [{een: meet(opdracht) for een, opdracht in opdrachten.items()} for _ in range(keren)]
    tijd = {een: statistics.median(meting[een][0] for meting in metingen) for een in opdrachten}
    piek = {een: max(meting[een][1] for meting in metingen) for een in opdrachten}
    lezen = (tijd["lezen"] - tijd["starten"]) / tijd["optellen"]
    print(
        f"{naam:<24} csv optellen {tijd['optellen']:.2f} s ({piek['optellen']:.0f} MB) · lezen {lezen:.2f} × "
        f"({piek['lezen']:.0f} MB) · opdracht {tijd['opdracht'] / tijd['optellen']:.2f} × ({piek['opdracht']:.0f} MB)"
    )


def main(keren: int) -> None:
    """Meet elke grootte en volgorde; een apart proces schrijft de bestanden, zodat dit proces klein blijft."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "volumes.csv"
        for rijen in (100_000, 1_000_000):
            for soort in ("gesorteerd", "door-elkaar"):
                subprocess.run([sys.executable, __file__, "schrijf", str(pad), str(rijen), soort], check=True)
                vergelijk(pad, f"{rijen} rijen, {soort}", keren)


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.argv[1:2] == ["schrijf"]:
        schrijf(Path(sys.argv[2]), int(sys.argv[3]), door_elkaar=sys.argv[4] == "door-elkaar")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
