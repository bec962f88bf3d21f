"""``gevoeligheid --scenarios`` op het scherm: producten onder elkaar, scenario's naast elkaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekend_procent, geteld
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from reeletarief.analyse.gevoeligheid.scenario import Scenariorij, Scenariotarief
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.scenarios import Scenario
    from reeletarief.kostprijs.tarief import Tarief

GELIJK = "="


def toon_scenarios(
    scenarios: Sequence[Scenario], rijen: Sequence[Scenariorij], resultaat: Resultaat, console: Console
) -> None:
    """De tabel, met eronder wat elk scenario wijzigt en waar er geen tarief is."""
    console.print(f"{resultaat.regio} · scenario's {resultaat.tariefjaar} · {resultaat.stand}", style="bold")
    tabel = nieuwe_tabel()
    tabel.add_column("product", no_wrap=True)
    tekstkolom(tabel, "naam")
    tabel.add_column("eenheid", no_wrap=True)
    getalkolom(tabel, "nu")
    for scenario in scenarios:
        tabel.add_column(str(scenario.naam), justify="right", overflow="fold")
    for rij in rijen:
        kaart = rij.tarief.kaart
        cellen = (_cel(uitkomst, rij.tarief) for uitkomst in rij.uitkomsten)
        tabel.add_row(kaart.code, str(kaart.naam), kaart.eenheid, euro(rij.tarief.tarief.bedrag), *cellen)
    druk_heel(tabel, console, {"naam": ""}, {"eenheid": "per "})
    for scenario in scenarios:
        console.print(BreekbareTekst(_uitleg(scenario), na="."))
    for regel in _redenen(scenarios, rijen):
        console.print(BreekbareTekst(regel))
    console.print(f"{GELIJK}: dit scenario raakt geen parameter van dit product.", style="dim")
    console.print(_slot(rijen))
    console.print(bewijsregel(resultaat.bewijs))


def _cel(uitkomst: Scenariotarief, tarief: Tarief) -> str:
    if uitkomst.tarief is None:
        return "geen tarief"
    if not uitkomst.geraakt:
        return GELIJK
    nu = tarief.tarief.bedrag
    return f"{euro(uitkomst.tarief)}\n{getekend_procent((uitkomst.tarief - nu) / nu)}"


def _uitleg(scenario: Scenario) -> str:
    wat = ", ".join(f"{naam} {wijziging.tekst}" for naam, wijziging in scenario.wijzigingen.items())
    slot = f" {scenario.toelichting}" if scenario.toelichting else ""
    return afdrukbaar(f"{scenario.naam}: {wat}.{slot}")


def _redenen(scenarios: Sequence[Scenario], rijen: Sequence[Scenariorij]) -> list[str]:
    return [
        f"{rij.tarief.product}, {scenario.naam}: {uitkomst.reden.wat}"
        for rij in rijen
        for scenario, uitkomst in zip(scenarios, rij.uitkomsten, strict=True)
        if uitkomst.reden is not None
    ]


def _slot(rijen: Sequence[Scenariorij]) -> str:
    geraakt = sum(any(uitkomst.geraakt for uitkomst in rij.uitkomsten) for rij in rijen)
    return f"{geteld(len(rijen), 'product', 'producten')}, waarvan {geraakt} geraakt."
