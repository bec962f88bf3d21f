"""Eén proces meten: rekentijd en piekgeheugen, zoals het systeem die boekt."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Verbruik(NamedTuple):
    """Processortijd in seconden (niet de looptijd: andere processen tellen niet mee) en de piek van het geheugen in MB."""

    tijd: float
    piek: float


def verbruik(opdracht: Sequence[str], map_: Path | None = None) -> Verbruik:
    """Voer een opdracht uit in een map; loopt zij vast, dan zegt de meting dat in plaats van een tijd te noemen."""
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=map_)
    _, status, boeking = os.wait4(proces.pid, 0)
    proces.returncode = os.waitstatus_to_exitcode(status)
    if proces.returncode:
        raise SystemExit(f"code {proces.returncode}: {' '.join(opdracht)} (in {map_ or Path.cwd()})")
    return Verbruik(boeking.ru_utime + boeking.ru_stime, boeking.ru_maxrss / 1024)


def om_en_om(opdrachten: Mapping[str, tuple[Sequence[str], Path | None]], keren: int) -> dict[str, list[Verbruik]]:
    """Meet opdrachten om en om, na één keer zonder meting (bytecode en schijf staan dan klaar)."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for opdracht, map_ in opdrachten.values():
        verbruik(opdracht, map_)
    rondes = [{naam: verbruik(*opdracht) for naam, opdracht in opdrachten.items()} for _ in range(keren)]
    return {naam: [ronde[naam] for ronde in rondes] for naam in opdrachten}


def verhouding(eigen: Sequence[Verbruik], ander: Sequence[Verbruik]) -> float:
    """De mediaan over de paren; wat een ronde traag maakt, raakt beide kanten."""
    return statistics.median(een.tijd / twee.tijd for een, twee in zip(eigen, ander, strict=True))


def mediaan(metingen: Sequence[Verbruik]) -> float:
    """De middelste processortijd, in seconden."""
    return statistics.median(meting.tijd for meting in metingen)


def programma(*argumenten: str) -> list[str]:
    """Het programma; welke versie, zegt de map waarin het draait."""
    return [sys.executable, "-m", "reeletarief", *argumenten]


def python(code: str, *argumenten: str) -> list[str]:
    """Een stukje Python om mee te vergelijken."""
    return [sys.executable, "-c", code, *argumenten]
