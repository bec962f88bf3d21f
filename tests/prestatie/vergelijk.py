"""Meet wat vergelijken kost, met de oorzaken erbij, als verhouding tot de regio één keer lezen en rekenen.

Gebruik: python tests/prestatie/vergelijk.py [aantal producten] [aantal metingen]

Geen test: een druk apparaat zou hem laten zakken. De kaarten zijn die van de Voorbeeldregio, onder andere codes; tussen de twee
standen is één cel van de cao Jeugdzorg gewijzigd. De streef van 4 is met oorzaken.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from pathlib import Path

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import Resultaat, bereken, lees_werkmap
from reeletarief.invoer.bestandslezing import lees_bestand

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.prestatie.regio import leg_regio

TABEL, OUD, NIEUW = "cao/jeugdzorg/2025-03-01.yaml", "4459.04", "4600.00"


def een_keer(map_: Path) -> tuple[Resultaat, float]:
    lees_bestand.cache_clear()  # een kleine regio stond anders al in het geheugen
    begin = time.process_time()
    resultaat = bereken(lees_werkmap(map_))
    return resultaat, time.process_time() - begin


def meet(producten: int, metingen: int) -> None:
    gc.disable()
    verhoudingen: list[float] = []
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        leg_regio(map_, producten)
        tabel = (map_ / TABEL).read_text(encoding="utf-8")
        een_keer(map_)
        for _ in range(metingen):
            (map_ / TABEL).write_text(tabel, encoding="utf-8")
            oud, eerst = een_keer(map_)
            (map_ / TABEL).write_text(tabel.replace(OUD, NIEUW), encoding="utf-8")
            nieuw, daarna = een_keer(map_)
            begin = time.process_time()
            uitkomst = vergelijk(als_kant("oud", oud), als_kant("nieuw", nieuw))
            tijd = time.process_time() - begin
            verhoudingen.append((eerst + daarna + tijd) / eerst)
            gc.collect()
    gewijzigd = len(uitkomst.met_stand("gewijzigd"))
    print(f"{len(nieuw.tarieven)} producten, {gewijzigd} gewijzigd, {len(uitkomst.gevolgen)} oorzaak")
    print(f"vergelijken met oorzaken: {statistics.median(verhoudingen):.2f} × één keer lezen en rekenen (streef 4)")


if __name__ == "__main__":
    gevraagd = [int(tekst) for tekst in sys.argv[1:]]
    meet(*gevraagd, *(1000, 5)[len(gevraagd) :])
