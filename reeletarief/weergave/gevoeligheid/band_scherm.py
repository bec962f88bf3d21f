"""``gevoeligheid --bandbreedte`` op het scherm: het tarief op de laagste en hoogste waarde van elke parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekend_procent
from reeletarief.weergave.gevoeligheid.tekst import (
    BALK,
    BIJ_EEN_PARAMETER,
    HALVE_BALK,
    balk,
    bedrag_tekst,
    klasse_van,
    kop,
    langste,
    parametercel,
    parameterkolom,
    stand_tekst,
    vindplaats_van,
)
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel

if TYPE_CHECKING:
    from decimal import Decimal

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.gevoeligheid.band import Bandbreedte, Bandregel, Uiterste
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

GEEN = "Geen parameter van dit tarief heeft een 'laag' of 'hoog'. Zet ze naast de waarde in opslagen.yaml (docs/bestanden.md)."


def toon_bandbreedte(band: Bandbreedte, tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    """Een regel per parameter met een bandbreedte, en daaronder de uitersten van het tarief."""
    kop(tarief, resultaat, console)
    if band.regels:
        druk_heel(_tabel(band, tarief), console, *BIJ_EEN_PARAMETER, {"laag": "laag ", "nu": "nu ", "hoog": "hoog "})
        uitersten = (
            f"Samen ten minste {_uiterste(band.laagste, tarief)} en hoogstens {_uiterste(band.hoogste, tarief)}."
        )
        console.print(BreekbareTekst(uitersten))
        console.print(
            "Dat is een buitengrens: elke parameter staat dan tegelijk op de kant die het tarief het laagst of hoogst "
            "maakt.",
            style="dim",
        )
    else:
        console.print(GEEN)
    console.print(bewijsregel(resultaat.bewijs))


def _tabel(band: Bandbreedte, tarief: Tarief) -> Table:
    tabel = nieuwe_tabel()
    parameterkolom(tabel)
    for titel in ("laag", "nu", "hoog", "tarief bij laag", "bij hoog"):
        getalkolom(tabel, titel)
    for titel in (BALK, "klasse", "vindplaats"):
        tabel.add_column(titel, no_wrap=True)
    nu = tarief.onafgerond.bedrag
    punten = [een for regel in band.regels for een in (regel.laag, regel.hoog)]
    schaal = langste([een.onafgerond - nu for een in punten if een.onafgerond is not None])
    for regel in band.regels:
        knop = regel.knop
        standen = (stand_tekst(knop, een.waarde) for een in (regel.laag, regel.nu, regel.hoog))
        bedragen = (bedrag_tekst(een) for een in (regel.laag, regel.hoog))
        tabel.add_row(
            parametercel(knop.naam),
            *standen,
            *bedragen,
            _balken(regel, nu, schaal),
            klasse_van(knop),
            vindplaats_van(knop),
        )
    return tabel


def _balken(regel: Bandregel, nu: Decimal, schaal: Decimal) -> str:
    """Beide kanten van de bandbreedte in één balk; liggen ze aan dezelfde kant van nu, dan de langste."""
    delen = [(een.onafgerond - nu) / schaal for een in (regel.laag, regel.hoog) if een.onafgerond is not None]
    links, rechts = min([*delen, NUL]), max([*delen, NUL])
    return balk(links)[:HALVE_BALK] + balk(rechts)[HALVE_BALK:]


def _uiterste(uiterste: Uiterste, tarief: Tarief) -> str:
    if uiterste.tarief is None:
        return f"geen tarief ({uiterste.reden.wat if uiterste.reden else ''})"
    nu = tarief.tarief.bedrag
    return f"{euro(uiterste.tarief)} ({getekend_procent((uiterste.tarief - nu) / nu)})"
