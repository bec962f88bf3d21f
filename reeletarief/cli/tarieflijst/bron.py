"""Waar de tarieven van een tarieflijst vandaan komen: het besluit van het jaar, of met --als-concept de berekening van nu."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from reeletarief.cli.besluiten import besluit_als_het_er_is
from reeletarief.cli.gedeeld import GOED, KON_NIET, bereken_of_stop, lees_of_stop, meld, stop, uitgangscode
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.tarieflijst import Besloten, Herkomst, Tarieflijst
    from reeletarief.invoer.besluit.bestand import Besluit

GEEN_BESLUIT, PAST_NIET = "RT722", "RT723"
BEREKENING = "berekening"


class Bron(NamedTuple):
    """De lijst, met de uitgangscode die bij het ophalen ervan hoort."""

    lijst: Tarieflijst
    code: int


def jaar_van(map_: str | None) -> int:
    """Het tariefjaar van de regio; zonder bruikbare ``opslagen.yaml`` stopt het met code 2.

    Wat er aan kaarten of tabellen mankeert, doet hier niet ter zake: de tarieven komen uit het besluit.
    """
    from reeletarief.invoer.werkmap import lees_werkmap

    inlezing = lees_werkmap(Path(map_ or "."))
    if inlezing.regio is None:
        meld(inlezing.bevindingen, inlezing.bestanden)
        raise typer.Exit(KON_NIET)
    return inlezing.regio.opslagen.tariefjaar


def bron_van(map_: str | None, jaar: int, *, als_concept: bool, streng: bool) -> Bron:
    """De lijst van dit jaar; is er geen besluit en is om geen concept gevraagd, dan stopt het met code 2."""
    besluit = besluit_als_het_er_is(Path(map_ or "."), jaar)
    if besluit is not None:
        return Bron(_uit_besluit(besluit, als_concept=als_concept), GOED)
    if not als_concept:
        stop(
            f"Voor {jaar} is nog geen besluit vastgelegd ({BESLUITEN}/{jaar}.json).",
            "Leg het vast met reeletarief vaststellen, of neem met --als-concept de berekende tarieven van nu.",
            GEEN_BESLUIT,
        )
    return _uit_berekening(map_, jaar, streng=streng)


def _uit_besluit(besluit: Besluit, *, als_concept: bool) -> Tarieflijst:
    from reeletarief.analyse.tarieflijst import Besloten, Herkomst
    from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
    from reeletarief.invoer.kaart.codes import standaardcodes_op_kaarten

    naam, jaar = besluit.bestand.pad, besluit.tariefjaar
    if besluit.status == CONCEPT and not als_concept:
        remedie = "Stel vast met reeletarief vaststellen, of geef --als-concept om dit concept te gebruiken."
        stop(f"{naam} is een concept, geen besluit.", remedie, PAST_NIET)
    if besluit.status == VASTGESTELD and als_concept:
        stop(f"Voor {jaar} ligt al een besluit vast ({naam}).", "Laat --als-concept weg.", PAST_NIET)
    if besluit.ingangsdatum > besluit.geldig_tot:
        wat = f"{naam} geldt vanaf {besluit.ingangsdatum}, maar tot en met {besluit.geldig_tot}."
        stop(wat, "Leg het besluit opnieuw vast met de goede datums.", PAST_NIET)
    if besluit.status not in {CONCEPT, VASTGESTELD}:
        stop(f"{naam} heeft de onbekende status '{besluit.status[:40]}'.", "Haal het bestand uit git terug.", PAST_NIET)
    herkomst = Herkomst(
        besluit.regio, jaar, besluit.status, besluit.ingangsdatum, besluit.geldig_tot, naam, besluit.sha256
    )
    tarieven = [Besloten(een.product, een.naam, een.eenheid, een.vastgesteld) for een in besluit.tarieven]
    return _lijst(herkomst, tarieven, standaardcodes_op_kaarten(besluit.invoer))


def _uit_berekening(map_: str | None, jaar: int, *, streng: bool) -> Bron:
    from reeletarief.analyse.tarieflijst import Besloten, Herkomst

    inlezing = lees_of_stop(map_, jaar, None)
    resultaat = bereken_of_stop(inlezing, [], jaar, None)
    if not resultaat.tarieven:
        stop("Er is niets berekend, dus er is geen lijst.", "Herstel eerst de fouten hierboven.", "RT505")
    begin, einde = datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31)
    herkomst = Herkomst(resultaat.regio, jaar, resultaat.status, begin, einde, BEREKENING, resultaat.bewijs.sha256)
    kaarten = [tarief.kaart for tarief in resultaat.tarieven]
    tarieven = [
        Besloten(str(een.kaart.product), str(een.kaart.naam), een.kaart.eenheid, een.tarief.bedrag)
        for een in resultaat.tarieven
    ]
    codes = {str(kaart.product): str(kaart.standaardcode) for kaart in kaarten if kaart.standaardcode}
    return Bron(_lijst(herkomst, tarieven, codes), uitgangscode(inlezing, resultaat, streng=streng))


def _lijst(herkomst: Herkomst, tarieven: Sequence[Besloten], codes: Mapping[str, str]) -> Tarieflijst:
    from reeletarief.analyse.tarieflijst import keur, maak_tarieflijst
    from reeletarief.invoer.landelijk import standaardcodes

    if bezwaren := keur(tarieven, herkomst):
        meld(bezwaren, {})
        raise typer.Exit(KON_NIET)
    return maak_tarieflijst(herkomst, tarieven, codes, standaardcodes().keys())
