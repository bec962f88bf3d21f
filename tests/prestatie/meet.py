"""Meet de snelheid van docs/snelheid.md als verhoudingen, van deze versie of naast een andere.

Gebruik: python tests/prestatie/meet.py [start] [bereken] [bulk] [--met COMMIT] [--keren N] [--kaarten N] [--vorm csv|json|txt]

  meet.py                      alles: start, bereken en bulk
  meet.py bereken --met HEAD   deze bestanden naast de laatste commit, om en om
  meet.py bulk --kaarten 1000  een kleinere regio

Geen test: een druk apparaat zou hem laten zakken. Gemeten wordt processortijd, nooit looptijd, en altijd om en om met wat
ernaast staat. ``--met`` checkt de commit uit in een tijdelijke map (git worktree); beide versies rekenen met dezelfde bestanden.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.prestatie import bulk, start
from tests.prestatie.regio import WORTEL

SOORTEN = (*start.METINGEN, "bulk")


def main() -> None:
    lezer = argparse.ArgumentParser(description="Meet de snelheid als verhoudingen.")
    lezer.add_argument("soorten", nargs="*", metavar="soort", help=f"uit: {', '.join(SOORTEN)}; zonder opgave alle")
    lezer.add_argument("--met", metavar="COMMIT", help="meet ook deze versie, om en om")
    lezer.add_argument("--keren", type=int, help="hoe vaak elk (anders 15, en 3 voor bulk)")
    lezer.add_argument("--kaarten", type=int, default=10_000, help="aantal kaarten van bulk (10000)")
    lezer.add_argument("--vorm", default="json", help="de uitvoer van bulk (json)")
    keuze = lezer.parse_args()
    if onbekend := set(keuze.soorten) - set(SOORTEN):
        lezer.error(f"onbekend: {', '.join(sorted(onbekend))}; kies uit {', '.join(SOORTEN)}")
    with _versies(keuze.met) as versies:
        for soort in keuze.soorten or SOORTEN:
            if soort == "bulk":
                bulk.meet(versies, keuze.keren or 3, keuze.kaarten, keuze.vorm)
            else:
                start.meet(soort, versies, keuze.keren or 15)


@contextmanager
def _versies(commit: str | None) -> Iterator[dict[str, Path]]:
    """De map van elke versie op naam: deze, en als die gevraagd is de andere, uitgecheckt zolang het meten duurt."""
    if commit is None:
        yield {"nu": WORTEL}
        return
    git = ["git", "-C", str(WORTEL)]
    kort = subprocess.run([*git, "rev-parse", "--short", f"{commit}^{{commit}}"], check=True, capture_output=True)
    naam = kort.stdout.decode().strip()
    with tempfile.TemporaryDirectory() as map_:
        andere = Path(map_) / naam
        subprocess.run([*git, "worktree", "add", "--quiet", "--detach", str(andere), naam], check=True)
        try:
            yield {"nu": WORTEL, naam: andere}
        finally:
            subprocess.run([*git, "worktree", "remove", "--force", str(andere)], check=True)


if __name__ == "__main__":
    main()
