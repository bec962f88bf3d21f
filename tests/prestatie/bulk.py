"""Meet veel productkaarten: als verhouding tot ``yaml.CSafeLoader`` op dezelfde bestanden, met het geheugen en de schaal (docs/snelheid.md).

Gebruik: python tests/prestatie/meet.py bulk

De kaarten zijn die van de Voorbeeldregio, onder andere codes. De maat van CSafeLoader is een heel proces: starten, alle
bestanden van de map lezen en ontleden, en de uitkomst weggooien. Het programma doet daar alles naast: keuren, rekenen
en een json schrijven.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.prestatie.proces import Verbruik, mediaan, om_en_om, programma, python, verhouding
from tests.prestatie.regio import leg_regio

STREEF, STREEF_GEHEUGEN, STREEF_SCHAAL = 2.5, 400, 11
SCHAAL = 10
"""Hoeveel keer zo groot de grote regio is als de kleine."""

ONTLEED = """
import sys, yaml
from pathlib import Path
for pad in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(pad.read_bytes(), Loader=yaml.CSafeLoader)
"""


def meet(versies: dict[str, Path], keren: int, kaarten: int, vorm: str) -> None:
    """Meet een kleine en een ``SCHAAL`` keer zo grote regio in elke versie."""
    with tempfile.TemporaryDirectory() as naam:
        klein = _meet_regio(Path(naam) / "klein", versies, keren, kaarten // SCHAAL, vorm)
        groot = _meet_regio(Path(naam) / "groot", versies, keren, kaarten, vorm)
    for versie in versies:
        schaal = mediaan(groot[versie]) / mediaan(klein[versie])
        print(f"bulk     {versie:<10} {SCHAAL} × zoveel kaarten kost {schaal:.1f} × de tijd (streef {STREEF_SCHAAL})")


def _meet_regio(map_: Path, versies: dict[str, Path], keren: int, kaarten: int, vorm: str) -> dict[str, list[Verbruik]]:
    map_.mkdir()
    leg_regio(map_, kaarten)
    opdracht = programma("bereken", "--map", str(map_), "-o", str(map_ / f"tarieven.{vorm}"))
    gemeten = om_en_om(
        {
            "kaal": (python(ONTLEED, str(map_)), None),
            **{versie: (opdracht, wortel) for versie, wortel in versies.items()},
        },
        keren,
    )
    for versie in versies:
        piek = max(meting.piek for meting in gemeten[versie])
        print(
            f"bulk     {versie:<10} {kaarten} kaarten ({vorm}): {mediaan(gemeten[versie]):5.2f} s ÷ {mediaan(gemeten['kaal']):5.2f} s"
            f" (CSafeLoader) = {verhouding(gemeten[versie], gemeten['kaal']):.2f} (streef {STREEF});"
            f" {piek:.0f} MB (streef {STREEF_GEHEUGEN})"
        )
    if len(versies) > 1:
        deze, andere = versies
        print(f"bulk     {kaarten} kaarten, {deze} ÷ {andere} = {verhouding(gemeten[deze], gemeten[andere]):.2f}")
    return gemeten
