"""``reeletarief nieuw besluit``: de gegevens van een besluit dat op een eerder volgt."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import KON_NIET, eis_zonder_fouten, stop, stop_met
from reeletarief.cli.besluiten import besluit_of_stop
from reeletarief.cli.nieuw.gedeeld import eis_vrij, schrijf_teksten
from reeletarief.cli.opties import Map, Tariefjaar, lees_dag, lees_jaar, lees_keuze
from reeletarief.cli.regio import kies_kaarten_of_stop, leesbaar_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.werkmap import eis_regiomap, is_invoer, lees_hersteld

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.regio import Inlezing

Bestand = Annotated[str, typer.Argument(metavar="BESTAND", help="Het bestand dat er komt, zoals besluit-juli.yaml.")]
Ingang = Annotated[
    str | None,
    typer.Option(
        "--ingangsdatum",
        metavar="DATUM",
        help="De eerste dag waarop de tarieven gelden (jjjj-mm-dd); anders 1 januari van het tariefjaar.",
    ),
]
Caos = Annotated[
    list[str] | None,
    typer.Option(
        "--cao",
        metavar="CAO",
        autocompletion=aanvullen.caos,
        help="Een nieuw tarief voor elk product dat (mede) op deze cao rust; mag vaker.",
    ),
]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        "--product",
        metavar="CODE",
        autocompletion=aanvullen.producten,
        help="Een nieuw tarief voor dit product; mag vaker.",
    ),
]


def besluit_opdracht(
    bestand: Bestand,
    ingangsdatum: Ingang = None,
    cao: Caos = None,
    product: Codes = None,
    tariefjaar: Tariefjaar = None,
    map_: Map = None,
) -> None:
    """Schrijf de gegevens van een besluit dat op een eerder volgt.

    \b
    Voorbeelden:
      reeletarief nieuw besluit juli.yaml --ingangsdatum 2026-07-01 --cao jeugdzorg
      reeletarief nieuw besluit herstel.yaml --product 45A48

    Elk product houdt wat er is vastgesteld, ook als het nu anders berekend wordt; wat u met --cao of --product noemt, krijgt een
    nieuw tarief. Op 1 januari is dat wat er nu berekend is. Later in het jaar is het het gemiddelde over de maanden vanaf die dag, met
    in de reden uit welke bedragen het volgt. Lees het bestand na en vul het aan; 'reeletarief vaststellen' neemt het besluit.

    \b
    Code 0: het bestand staat er. 2: er is nog geen besluit, of een bestand of de opdracht klopt niet; dan is er niets geschreven.
    """
    from reeletarief.analyse.besluit.vervolg import stel_op
    from reeletarief.invoer.modeline import modeline_in
    from reeletarief.weergave.nieuw.besluit import besluitgegevens, over_besluit

    jaar, dag, werkmap, doel = lees_jaar(tariefjaar), _dag(ingangsdatum), Path(map_ or "."), Path(bestand)
    eis_regiomap(werkmap)
    _eis_plek(doel, werkmap)
    inlezing = leesbaar_of_stop(lees_hersteld(werkmap))
    if inlezing.bevindingen:
        raise typer.Exit(KON_NIET)
    jaar = jaar or inlezing.regio.opslagen.tariefjaar
    begin = dag or datetime.date(jaar, 1, 1)
    if begin.year != jaar:
        raise typer.BadParameter(f"{begin} ligt niet in tariefjaar {jaar}.", param_hint="--ingangsdatum")
    eerder = _besluit(werkmap, jaar)
    nu = _reken(inlezing, (), jaar, None)
    gekozen = _gekozen(inlezing, nu, cao or [], product or [])
    vervolg = stel_op(eerder, nu.tarieven, gekozen, begin, _op_dag(inlezing, gekozen, jaar), _onzeker(nu))
    schrijf_teksten({doel: besluitgegevens(vervolg, modeline_in(doel, "besluit", werkmap))})
    schrijf(over_besluit(vervolg, doel, map_), None, werkmap)


def _dag(ingangsdatum: str | None) -> datetime.date | None:
    return None if ingangsdatum is None else lees_dag("--ingangsdatum", ingangsdatum)


def _eis_plek(doel: Path, werkmap: Path) -> None:
    """Besluitgegevens horen niet tussen de bestanden waar de regio uit bestaat."""
    eis_vrij(doel)
    if is_invoer(doel, werkmap):
        stop(f"{doel} ligt tussen de bestanden van de regio.", "Kies een plek ernaast, zoals besluit-juli.yaml.")


def _besluit(werkmap: Path, jaar: int) -> Besluit:
    """Het besluit van het jaar; is er alleen een concept, of is het gewijzigd, dan stopt het met code 2."""
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    besluit = besluit_of_stop(werkmap, jaar)
    eis_zonder_fouten(besluit.gewijzigd)
    if besluit.status == CONCEPT:
        stop(
            f"{besluit.bestand.pad} is een concept: er is over {jaar} nog niets vastgesteld om op te volgen.",
            "Schrijf de besluitgegevens zelf; docs/vaststellen.md geeft een voorbeeld.",
            "RT909",
        )
    return besluit


def _reken(inlezing: Inlezing, producten: Sequence[str], jaar: int, dag: datetime.date | None) -> Resultaat:
    """De tarieven; is er een product niet te rekenen, dan stopt het met code 2. Wat er verder op te merken valt, zegt vaststellen."""
    from reeletarief.berekening.bereken import bereken
    from reeletarief.fouten import gesorteerd

    resultaat = bereken(inlezing, producten, jaar, dag)
    if resultaat.overgeslagen:
        redenen = gesorteerd({een for weg in resultaat.overgeslagen for een in weg.redenen if not een.vervalt})
        stop_met(redenen, inlezing.bestanden)
    return resultaat


def _op_dag(inlezing: Inlezing, producten: Sequence[str], jaar: int) -> Callable[[str, datetime.date], Decimal]:
    """Het tarief van een van deze producten met de tabellen van een dag; per dag één keer gerekend."""

    @cache
    def bedragen(dag: datetime.date) -> Mapping[str, Decimal]:
        return {tarief.product: tarief.tarief.bedrag for tarief in _reken(inlezing, producten, jaar, dag).tarieven}

    return lambda code, dag: bedragen(dag)[code]


def _gekozen(inlezing: Inlezing, nu: Resultaat, caos: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    """De producten die een nieuw tarief krijgen, in de volgorde van de tarieven; een onbekende cao of code stopt het met code 2."""
    bekend = sorted({een.cao for tarief in nu.tarieven for een in tarief.caos})
    gekozen = {lees_keuze("--cao", cao, bekend) for cao in caos}
    genoemd = {kaart.code for kaart in kies_kaarten_of_stop(inlezing, codes)} if codes else set()
    return tuple(
        tarief.product
        for tarief in nu.tarieven
        if tarief.product in genoemd or not gekozen.isdisjoint(een.cao for een in tarief.caos)
    )


def _onzeker(nu: Resultaat) -> set[str]:
    from reeletarief.analyse.besluit.beletsels import onzekere_caos

    return {cao for cao, _ in onzekere_caos(nu.tarieven)}
