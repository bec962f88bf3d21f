"""Meet wat het rapport kost: schrijven als verhouding tot de json, grootte, en openen in Chromium boven een lege pagina.

Gebruik: python tests/prestatie/rapport.py [aantal producten] [aantal metingen]

Geen test: een druk apparaat zou hem laten zakken. De kaarten zijn die van de Voorbeeldregio, onder andere codes, zo vaak als
nodig. Schrijven is de hele opdracht (processortijd van een eigen proces), om en om met de json. Openen duurt tot de pagina
geladen en getekend is, om en om met een lege pagina; zonder Chromium blijft dat weg.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.prestatie.regio import leg_regio
from tests.rapport.browser import NAMEN, OPTIES

LEEG = '<!doctype html><html lang="nl"><meta charset="utf-8"><title>leeg</title><p>leeg</p></html>'
STREEF = 1.5
GETEKEND = "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"


def processortijd(map_: Path, doel: Path) -> float:
    """Seconden processor voor ``bereken -o doel``."""
    opdracht = [sys.executable, "-m", "reeletarief", "bereken", "-o", str(doel), "--map", str(map_)]
    voor = os.times()
    subprocess.run(opdracht, check=True, capture_output=True)
    na = os.times()
    return na.children_user + na.children_system - voor.children_user - voor.children_system


def meet_schrijven(map_: Path, metingen: int) -> None:
    for uitgang in ("html", "md"):
        paren = [
            (processortijd(map_, map_ / f"rapport.{uitgang}"), processortijd(map_, map_ / "tarieven.json"))
            for _ in range(metingen)
        ]
        verhouding = statistics.median(rapport / json for rapport, json in paren)
        rapport, json = (statistics.median(tijden) for tijden in zip(*paren, strict=True))
        grootte = (map_ / f"rapport.{uitgang}").stat().st_size / 1e6
        print(
            f"{uitgang:<5} {rapport:5.2f} s ÷ {json:5.2f} s (json) = {verhouding:.2f} (streef {STREEF}); {grootte:.2f} MB (streef 5)"
        )


def openen(programma: Browser, pad: Path, breedte: int) -> float:
    """Seconden van het adres tot een getekende pagina, in een leeg profiel."""
    blad = programma.new_page(viewport={"width": breedte, "height": 844}, offline=True)
    begin = time.perf_counter()
    blad.goto(pad.as_uri())
    blad.evaluate(GETEKEND)
    tijd = time.perf_counter() - begin
    blad.close()
    return tijd


def meet_openen(map_: Path, metingen: int) -> None:
    chromium = next(filter(None, map(shutil.which, NAMEN)), None)
    if chromium is None:
        print("openen: geen Chromium op deze machine")
        return
    leeg = map_ / "leeg.html"
    leeg.write_text(LEEG, encoding="utf-8")
    with sync_playwright() as spel:
        programma = spel.chromium.launch(executable_path=chromium, args=list(OPTIES))
        openen(programma, leeg, 1280)
        for breedte in (1280, 390):
            paren = [
                (openen(programma, map_ / "rapport.html", breedte), openen(programma, leeg, breedte))
                for _ in range(metingen)
            ]
            erbij = statistics.median(rapport - kaal for rapport, kaal in paren)
            rapport, kaal = (statistics.median(tijden) for tijden in zip(*paren, strict=True))
            print(f"openen, {breedte} breed: {rapport:.2f} s, leeg {kaal:.2f} s: {erbij:.2f} s erbij (streef onder 1)")
        programma.close()


def meet(producten: int, metingen: int) -> None:
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        leg_regio(map_, producten)
        print(f"{producten} producten")
        meet_schrijven(map_, metingen)
        meet_openen(map_, metingen)


if __name__ == "__main__":
    gevraagd = [int(tekst) for tekst in sys.argv[1:]]
    meet(*gevraagd, *(500, 5)[len(gevraagd) :])
