"""Hoe de weergaven van ``gevoeligheid`` standen, stappen, effecten en balken schrijven."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import EEN, NUL, op_cent, op_decimalen
from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.invoer.waarden import FIJNSTE_AANTAL, FIJNSTE_PERCENTAGE, aantal_in_bestand
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.besluit.bijstelling import over_het_berekende
from reeletarief.weergave.datum import op_peildatum
from reeletarief.weergave.getal import (
    als_waarde_met_uur,
    euro,
    getekend_kort_procent,
    machine,
    nederlands,
    procentpunten,
)
from reeletarief.weergave.tabelvorm import tekstkolom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.verloop import Punt
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

KLEIN_TARIEF = 1000
HALVE_BALK = 10
BALK = "lager │ hoger"
BIJ_EEN_PARAMETER = ({"klasse": "", "vindplaats": ""}, {BALK: None})
"""Wat op een smal venster onder een parameter komt, en dat de balken dan vervallen: zij herhalen de getallen."""


def stand_tekst(knop: Knop, waarde: Decimal) -> str:
    """De waarde van een knop voor een lezer; bij waarden die samen bewegen de wijziging."""
    if knop.soort is Soort.SAMEN:
        return getekend_kort_procent(waarde) if waarde else "zoals nu"
    return als_waarde_met_uur(waarde, knop.post.eenheid)


def stap_tekst(knop: Knop, stap: Decimal) -> str:
    """De stap van een knop: procentpunten van een percentage, anders een deel van de waarde zelf."""
    if knop.soort is Soort.PERCENTAGE:
        return procentpunten(stap)
    return getekend_kort_procent(stap / knop.waarde if knop.waarde else stap)


def bestandstekst(knop: Knop, waarde: Decimal) -> str:
    """De waarde zoals ze op de opdrachtregel of in een bestand kan staan: een bedrag op de cent, een aantal op hooguit vier decimalen."""
    if knop.soort is not Soort.GETAL:
        return f"{machine(op_decimalen(waarde * 100, FIJNSTE_PERCENTAGE))}%"
    if knop.post.eenheid.is_bedrag:
        return machine(op_cent(waarde), 2)
    aantal = op_decimalen(waarde, FIJNSTE_AANTAL)
    return max(machine(aantal, 2), aantal_in_bestand(aantal), key=len)


def effectdecimalen(tarief: Tarief) -> int:
    """Op hoeveel decimalen een effect leesbaar is: kleine tarieven vragen er meer."""
    return 4 if tarief.tarief.bedrag < KLEIN_TARIEF else 2


def balk(deel: Decimal) -> str:
    """Een balk links of rechts van nul; ``deel`` is de lengte als deel (met teken) van de langste."""
    lengte = int((abs(deel) * HALVE_BALK).quantize(EEN, ROUND_HALF_UP))
    blokken = "█" * max(lengte, 1) if deel else ""
    links, rechts = (blokken, "") if deel < 0 else ("", blokken)
    return f"{links:>{HALVE_BALK}}│{rechts:<{HALVE_BALK}}"


def langste(bedragen: Sequence[Decimal]) -> Decimal:
    """De grootste afstand tot nul, waartegen balken worden afgemeten; nooit nul."""
    return max((abs(bedrag) for bedrag in bedragen), default=NUL) or EEN


def vindplaats_van(knop: Knop) -> str:
    """Waar de waarde van een knop staat; van een hele tabel alleen het bestand."""
    plaats = knop.plaats
    if plaats is None:
        return ""
    return plaats.bestand if knop.soort is Soort.SAMEN else plaats.op_regel


def klasse_van(knop: Knop) -> str:
    """De klasse van de waarde."""
    return str(knop.post.herkomst.klasse) if knop.post.herkomst else ""


def kop(tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    """Over welk tarief het gaat."""
    kaart = tarief.kaart
    console.print(BreekbareTekst(f"{kaart.product}  {kaart.naam}"), style="bold")
    peil = op_peildatum(resultaat.peildatum)
    waar = f"{resultaat.regio} {resultaat.tariefjaar}{peil}, {resultaat.status}"
    console.print(BreekbareTekst(f"tarief {tarief_tekst(tarief)} ({kaart.eenheid}), {waar}"))
    if anders := over_het_berekende(tarief):
        console.print(BreekbareTekst(anders))
    console.print()


def parameterkolom(tabel: Table) -> None:
    """De kolom met de naam van een parameter."""
    tekstkolom(tabel, "parameter")


def parametercel(naam: str) -> BreekbareTekst:
    """De naam van een parameter in een tabel; te lang voor de kolom breekt zij na een punt."""
    return BreekbareTekst(naam, na=".")


def tarief_tekst(tarief: Tarief) -> str:
    """Het tarief met het bedrag voor afronding erachter."""
    onafgerond = nederlands(tarief.onafgerond.bedrag, effectdecimalen(tarief))
    return f"{euro(tarief.tarief.bedrag)}, voor afronding {onafgerond}"


def bedrag_tekst(een: Punt) -> str:
    """Het tarief bij een stand, als dat er dan is."""
    return "geen tarief" if een.tarief is None else euro(een.tarief)
