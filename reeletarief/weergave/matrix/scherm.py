"""``matrix`` op het scherm: profielen onder elkaar, intensiteiten naast elkaar."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.analyse.matrix import INTENSITEITEN
from reeletarief.berekening.besluitstand import bijstelling_van, geldend_bedrag
from reeletarief.weergave.aannames import aannamezin, vindplaats
from reeletarief.weergave.besluit.bijstelling import berekend
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, geteld, kort
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel
from reeletarief.weergave.uitleg.tekst import STAPELREGELS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.matrix import Matrix
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

GEEN_KAART = "–"
OVERGESLAGEN = "niet te rekenen"


def toon_matrix(matrix: Matrix, resultaat: Resultaat, console: Console) -> None:
    """Druk de matrix af, met wat er over stapelen geldt en wat er ontbreekt."""
    console.print(
        f"{resultaat.regio} · profielen × intensiteiten {resultaat.tariefjaar} · {resultaat.stand}", style="bold"
    )
    druk_heel(_tabel(matrix), console, {"naam": ""})
    console.print("Euro per traject, voor een heel gezin; een gemiddelde over alle gezinnen in dat vak.", style="dim")
    for soort in INTENSITEITEN:
        if any(soort in rij.tarieven for rij in matrix.rijen):
            console.print(f"{soort}: {STAPELREGELS[soort].format(dagen=_langste(matrix, soort))}", style="dim")
    console.print(slotregel(matrix, resultaat))
    console.print(aannamezin(resultaat.aannames) or "Geen aannames in de uitkomst.")
    if resultaat.aannames:
        console.print(vindplaats())
    console.print(bewijsregel(resultaat.bewijs))
    eerste = next(rij.tarieven for rij in matrix.rijen if rij.tarieven)
    product = next(eerste[soort].kaart.product for soort in INTENSITEITEN if soort in eerste)
    console.print(f"Verder: reeletarief uitleg {shlex.quote(product)}")


def _tabel(matrix: Matrix) -> Table:
    tabel = nieuwe_tabel()
    tabel.add_column("profiel", no_wrap=True)
    tabel.add_column("naam", overflow="fold", min_width=16)
    for soort in INTENSITEITEN:
        getalkolom(tabel, soort)
    for rij in matrix.rijen:
        cellen = [
            _vak(rij.tarieven[soort], matrix)
            if soort in rij.tarieven
            else OVERGESLAGEN
            if (rij.profiel, soort) in matrix.overgeslagen
            else GEEN_KAART
            for soort in INTENSITEITEN
        ]
        tabel.add_row(rij.profiel, rij.naam, *cellen)
    return tabel


def _vak(tarief: Tarief, matrix: Matrix) -> str:
    """Het tarief met het product eronder, wat er berekend is als er iets anders is vastgesteld, en welke kaarten het vak ook heeft."""
    bijstelling = bijstelling_van(tarief)
    ook = (f"ook {ander.product}" for ander in matrix.ook(tarief))
    regels = (euro(geldend_bedrag(tarief)), berekend(bijstelling) if bijstelling else "", tarief.product, *ook)
    return "\n".join(filter(None, regels))


def _langste(matrix: Matrix, soort: str) -> str:
    """Het grootste aantal dagen dat een kaart van deze intensiteit noemt."""
    profielen = [rij.tarieven[soort].kaart.profiel for rij in matrix.rijen if soort in rij.tarieven]
    dagen = [profiel.hoogstens_dagen.getal for profiel in profielen if profiel and profiel.hoogstens_dagen]
    return kort(max(dagen), 4) if dagen else ""


def slotregel(matrix: Matrix, resultaat: Resultaat) -> str:
    """Hoeveel vakken gevuld zijn, welke leeg, en wat dubbel is."""
    gevuld = sum(len(rij.tarieven) for rij in matrix.rijen)
    leeg = ", ".join(f"{profiel} {soort}" for profiel, soort in matrix.gaten)
    delen = [f"{geteld(gevuld, 'vak', 'vakken')} met een tarief, {f'leeg: {leeg}' if leeg else 'geen leeg'}"]
    delen += [_dubbel(eerste, ander) for eerste, ander in matrix.dubbel]
    if resultaat.overgeslagen:
        delen.append(f"overgeslagen: {', '.join(weg.product for weg in resultaat.overgeslagen)}")
    return "; ".join(delen) + "."


def _dubbel(eerste: Tarief, ander: Tarief) -> str:
    """Welk vak twee kaarten heeft, welke erin staat, en wat het met de andere zou zijn."""
    profiel = eerste.kaart.profiel
    assert profiel is not None
    bedrag = euro(geldend_bedrag(ander))
    return f"{profiel.profiel} {profiel.intensiteit} heeft naast {eerste.product} ook {ander.product} ({bedrag}), dat er niet in staat"
