"""``gevoeligheid --parameter`` op het scherm: het tarief bij een reeks waarden, en de waarde bij een gevraagd tarief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekend_procent, getekende_euro
from reeletarief.weergave.gevoeligheid.tekst import (
    BALK,
    balk,
    effectdecimalen,
    klasse_van,
    kop,
    langste,
    stand_tekst,
    vindplaats_van,
)
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from rich.console import Console

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.verloop import Punt, Verloop
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief


def toon_verloop(verloop: Verloop, tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    """Een regel per waarde; die van nu staat er gemerkt tussen."""
    kop(tarief, resultaat, console)
    kopregels(verloop.knop, console)
    tabel = nieuwe_tabel()
    for titel in ("waarde", "tarief", "voor afronding", "verschil", "% tarief"):
        getalkolom(tabel, titel)
    tabel.add_column(BALK, no_wrap=True)
    tekstkolom(tabel, "")
    nu = tarief.onafgerond.bedrag
    schaal = langste([punt.onafgerond - nu for punt in verloop.punten if punt.onafgerond is not None])
    for punt in verloop.punten:
        merk = "nu" if punt.waarde == verloop.knop.waarde else ""
        if punt.onafgerond is None or punt.tarief is None:
            reden = punt.reden.wat if punt.reden else ""
            tabel.add_row(stand_tekst(verloop.knop, punt.waarde), "geen tarief", "", "", "", "", reden)
            continue
        verschil = punt.onafgerond - nu
        tabel.add_row(stand_tekst(verloop.knop, punt.waarde), *_bedragen(punt, tarief), balk(verschil / schaal), merk)
    druk_heel(tabel, console, {BALK: None}, {"voor afronding": "voor afronding "}, {"": ""})
    console.print(bewijsregel(resultaat.bewijs))


def _bedragen(punt: Punt, tarief: Tarief) -> list[str]:
    assert punt.tarief is not None
    assert punt.onafgerond is not None
    nu, decimalen = tarief.onafgerond.bedrag, effectdecimalen(tarief)
    verschil = punt.onafgerond - nu
    return [
        euro(punt.tarief),
        euro(punt.onafgerond, decimalen),
        getekende_euro(verschil, decimalen),
        getekend_procent(verschil / nu),
    ]


def kopregels(knop: Knop, console: Console) -> None:
    """Om welke parameter het gaat, en wat meebeweegt."""
    console.print(BreekbareTekst(f"{knop.naam}: {knop.omschrijving}", na="."), style="bold")
    console.print(BreekbareTekst(f"{_nu(knop)} ({klasse_van(knop)}, {vindplaats_van(knop)})"))
    if knop.groep:
        console.print("De andere aandelen schuiven naar verhouding mee, zodat het samen 100% blijft.")


def _nu(knop: Knop) -> str:
    if knop.soort is Soort.SAMEN:
        return "De waarde is de wijziging van elk bedrag of percentage uit die tabel"
    return f"nu {stand_tekst(knop, knop.waarde)}"
