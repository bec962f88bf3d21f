"""Meet wat een werkboek schrijven kost, als verhouding tot openpyxl met evenveel kale cellen.

Gebruik: python tests/prestatie/werkboek.py [aantal producten] [aantal metingen]

Geen test: een druk apparaat zou hem laten zakken. De kaarten zijn die van de Voorbeeldregio, onder andere codes, zo vaak als
nodig. Beide kanten draaien zonder het opruimen van Python, zoals het programma zelf, en om en om.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.tabelmodel import Werkboek
from reeletarief.weergave.werkboek.xlsx import als_xlsx

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.prestatie.regio import leg_regio


def kaal(boek: Werkboek) -> bytes:
    """Dezelfde inhoud door openpyxl, zonder formules, stijlen of iets anders."""
    map_ = Workbook()
    blad = map_.active
    assert blad is not None
    for een in boek.bladen:
        for rij in een.rijen:
            blad.append([_gewoon(cel.inhoud) if cel else None for cel in rij])
    uit = io.BytesIO()
    map_.save(uit)
    return uit.getvalue()


def _gewoon(inhoud: object) -> object:
    return inhoud if isinstance(inhoud, str | bool | None) else float(str(inhoud))


def duur(doe: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    begin = time.process_time()
    doe()
    tijd = time.process_time() - begin
    gc.enable()
    return tijd


def meet(producten: int, metingen: int) -> None:
    with tempfile.TemporaryDirectory() as map_:
        leg_regio(Path(map_), producten)
        resultaat = bereken(lees_werkmap(Path(map_)))
    boek = maak_werkboek(resultaat)
    cellen = sum(cel is not None for blad in boek.bladen for rij in blad.rijen for cel in rij)
    print(f"{len(resultaat.tarieven)} producten, {cellen} cellen")
    wijzen = (("xlsx", lambda: als_xlsx(maak_werkboek(resultaat))), ("ods", lambda: als_ods(maak_werkboek(resultaat))))
    for naam, schrijf in wijzen:
        paren = [(duur(schrijf), duur(lambda: kaal(boek))) for _ in range(metingen)]
        verhouding = statistics.median(eigen / ander for eigen, ander in paren)
        eigen, ander = (statistics.median(tijden) for tijden in zip(*paren, strict=True))
        print(
            f"{naam:<5} {eigen:5.2f} s ÷ {ander:5.2f} s (openpyxl, kale cellen) = {verhouding:.2f} (streef xlsx: 1,6)"
        )


if __name__ == "__main__":
    gevraagd = [int(tekst) for tekst in sys.argv[1:]]
    meet(*gevraagd, *(500, 5)[len(gevraagd) :])
