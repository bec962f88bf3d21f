"""``reeletarief uitvraag maak``: voor elke aanbieder een formulier om in te vullen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, eis_zonder_fouten, meld, stop, zeg
from reeletarief.cli.bijlagen import haal
from reeletarief.cli.opties import MapOfBesluit, Tariefjaar, lees_dag, lees_jaar, lees_mapnaam
from reeletarief.cli.regio import kies_kaarten_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import als_bytes, schrijf_alle
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm
from reeletarief.cli.werkmap import herstel_werkmap, is_invoer
from reeletarief.weergave.console import Kleur

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from reeletarief.analyse.uitvraag.productvragen import Uitvraag
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing

VORMEN = {
    "xlsx": "uitvraag.formulier:maak_formulier",
    "ods": "uitvraag.formulier:maak_formulier",
    "csv": "uitvraag.formulier_csv:formulier_als_csv",
}

Doelmap = Annotated[str, typer.Argument(metavar="DOELMAP", help="De map waar de formulieren komen; zij wordt gemaakt.")]
Producten = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PRODUCT",
        autocompletion=aanvullen.producten,
        help="Productcodes; zonder opgave alle producten met een functiemix.",
    ),
]
Pseudoniemen = Annotated[
    list[str] | None,
    typer.Option("--aanbieder", "-a", metavar="PSEUDONIEM", help="Het pseudoniem van een aanbieder; mag vaker."),
]
AanbiedersOptie = Annotated[
    str | None,
    typer.Option("--aanbieders", metavar="BESTAND", help="Een csv met de kolom pseudoniem, en eventueel naam."),
]
FormaatOptie = Annotated[str | None, formaatoptie(VORMEN, "De vorm van de formulieren; anders xlsx.")]
TerugVoor = Annotated[
    str | None,
    typer.Option("--terug-voor", metavar="DATUM", help="Voor welke dag (jjjj-mm-dd) u het formulier terug wilt."),
]


def maak_opdracht(
    doelmap: Doelmap,
    producten: Producten = None,
    aanbieder: Pseudoniemen = None,
    aanbieders: AanbiedersOptie = None,
    formaat: FormaatOptie = None,
    terug_voor: TerugVoor = None,
    tariefjaar: Tariefjaar = None,
    map_: MapOfBesluit = None,
) -> None:
    """Maak voor elke aanbieder een formulier om in te vullen.

    \b
    Voorbeelden:
      reeletarief uitvraag maak uitvraag/ --aanbieder "Aanbieder A" --aanbieder "Aanbieder B"
      reeletarief uitvraag maak uitvraag/ --aanbieders aanbieders.csv --terug-voor 2026-03-01
      reeletarief uitvraag maak uitvraag/ 45A48 45A53 --aanbieder "Aanbieder A" --formaat csv
      reeletarief uitvraag maak uitvraag/ --aanbieders aanbieders.csv --tariefjaar 2028

    In het formulier staan de vragen per product en per functie, naast wat de kaart nu heeft. Alleen het pseudoniem van de
    aanbieder komt erin, ook in de naam van het bestand. Een bestand dat er al is, wordt nooit overschreven: er
    kunnen antwoorden in staan.

    \b
    Code 0: in orde, ook als een reeks voor dat jaar nog geen waarde heeft. 1: van een product zijn de declarabele uren van de kaart niet te berekenen.
    2: een bestand of opdracht klopt niet, of er is al een formulier.
    """
    vorm, naar = kies_vorm(formaat, None, VORMEN), lees_mapnaam("DOELMAP", doelmap)
    dag = None if terug_voor is None else lees_dag("--terug-voor", terug_voor)
    namen = _pseudoniemen(aanbieder or [], aanbieders)
    jaar = lees_jaar(tariefjaar)
    inlezing = lees_of_stop(map_, jaar, None)
    kaarten = _kaarten(inlezing, producten or [])
    resultaat = _bereken(inlezing, kaarten, jaar)
    uitvraag = _uitvraag(inlezing, resultaat, kaarten, dag)
    herstel_werkmap(naar)
    doelen = _doelen(naar, uitvraag.tariefjaar, namen, vorm)
    _eis_vrij(list(doelen), Path(map_ or "."))
    schrijf_alle({doel: _formulier(uitvraag, naam, vorm) for doel, naam in doelen.items()}, Path(map_ or "."))
    zeg(_samenvatting(len(doelen), uitvraag, inlezing, heel=not producten))
    raise typer.Exit(_code(inlezing, resultaat))


def _pseudoniemen(los: Sequence[str], bestand: str | None) -> tuple[str, ...]:
    """De pseudoniemen, van de opdrachtregel of uit een bestand; kloppen ze niet, dan stopt het met code 2."""
    from reeletarief.invoer.uitvraag.aanbieders import bezwaren, lees_aanbieders

    if bool(los) == (bestand is not None):
        raise typer.BadParameter(
            "geef elke aanbieder met --aanbieder, of allemaal in een csv met --aanbieders.", param_hint="--aanbieder"
        )
    if bestand is not None:
        gelezen = lees_aanbieders(haal(bestand), bestand)
        eis_zonder_fouten(gelezen.bevindingen, {gelezen.bestand.pad: gelezen.bestand})
        return gelezen.pseudoniemen
    namen = tuple(" ".join(naam.split()) for naam in los)
    eis_zonder_fouten(tuple(bezwaren(namen, [None] * len(namen))), {})
    return namen


def _kaarten(inlezing: Inlezing, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten waar vragen over zijn. Een product waar niets over te vragen is, of een kaart met een fout, stopt het."""
    if inlezing.gemist and not producten:
        stop(
            "Niet alle kaarten zijn te lezen, dus de uitvraag zou niet heel zijn.",
            "Herstel de fouten, of noem producten.",
        )
    gekozen = kies_kaarten_of_stop(inlezing, producten)
    zonder = [kaart for kaart in gekozen if not kaart.functiemix]
    if (producten and zonder) or len(zonder) == len(gekozen):
        from reeletarief.invoer.uitvraag.zonder_vragen import wat_dan_wel

        wat = f"Over {', '.join(kaart.code for kaart in zonder)} is niets te vragen: er is geen functiemix."
        stop(wat, wat_dan_wel(zonder), "RT950")
    return [kaart for kaart in gekozen if kaart.functiemix]


def _bereken(inlezing: Inlezing, kaarten: Sequence[Productkaart], jaar: int | None) -> Resultaat:
    """De tarieven, voor de declarabele uren op het formulier; wat niet te rekenen is, wordt gemeld."""
    from reeletarief.analyse.uitvraag.nog_geen_cijfers import andere_redenen, zonder_jaarcijfers
    from reeletarief.berekening.bereken import bereken

    resultaat = bereken(inlezing, [kaart.code for kaart in kaarten], jaar, inlezing.eigen_peildatum(jaar))
    gemeld = set(inlezing.bevindingen)
    meld([reden for reden in andere_redenen(resultaat) if reden not in gemeld], inlezing.bestanden)
    nog_niet = zonder_jaarcijfers(resultaat, kaarten)
    meld([nog_niet] if nog_niet else [], {})
    return resultaat


def _code(inlezing: Inlezing, resultaat: Resultaat) -> int:
    """2 als een bestand van de regio niet klopt, 1 als een product om iets anders dan een reeks van dit jaar niet te rekenen is."""
    from reeletarief.analyse.uitvraag.nog_geen_cijfers import andere_redenen

    if inlezing.bevindingen:
        return KON_NIET
    return BEVINDING if andere_redenen(resultaat) else GOED


def _uitvraag(
    inlezing: Inlezing, resultaat: Resultaat, kaarten: Sequence[Productkaart], dag: datetime.date | None
) -> Uitvraag:
    from reeletarief.analyse.uitvraag.productvragen import maak_uitvraag

    return maak_uitvraag(resultaat, kaarten, inlezing.regio.opslagen.uren.declarabel, dag)


def _doelen(map_uit: Path, jaar: int, namen: Sequence[str], vorm: str) -> dict[Path, str]:
    """Per bestand het pseudoniem: ``uitvraag-2026-aanbieder-a.xlsx``."""
    from reeletarief.invoer.uitvraag.aanbieders import bestandsdeel

    return {map_uit / f"uitvraag-{jaar}-{bestandsdeel(naam)}.{vorm}": naam for naam in namen}


def _eis_vrij(doelen: Sequence[Path], werkmap: Path) -> None:
    """Weiger de mappen van de regio zelf, en elk bestand dat er al is."""
    if any(is_invoer(doel, werkmap) for doel in doelen):
        stop(f"{doelen[0].parent} hoort bij de bestanden van de regio zelf.", "Kies een andere map.", "RT952")
    bezet = [str(doel) for doel in doelen if os.path.lexists(doel)]
    if bezet:
        er_al = f" en {len(bezet) - 1} andere zijn er al" if len(bezet) > 1 else " is er al"
        wat = f"{bezet[0]}{er_al}; daar kunnen antwoorden in staan."
        stop(
            wat,
            f"Kies een andere map, of haal {'ze' if len(bezet) > 1 else 'het bestand'} zelf weg. Er is niets geschreven.",
            "RT952",
        )


def _samenvatting(aantal: int, uitvraag: Uitvraag, inlezing: Inlezing, *, heel: bool) -> str:
    from reeletarief.weergave.getal import geteld

    producten = len(uitvraag.producten)
    zin = f"{geteld(aantal, 'formulier', 'formulieren')} over {geteld(producten, 'product', 'producten')}."
    zonder = sum(not kaart.functiemix for kaart in inlezing.regio.kaarten) if heel else 0
    if zonder:
        zin += f" {geteld(zonder, 'product heeft', 'producten hebben')} geen functiemix en dus geen vragen."
    return zin


def _formulier(uitvraag: Uitvraag, aanbieder: str, vorm: str) -> bytes:
    return als_bytes(in_vorm(VORMEN, vorm, Kleur.NOOIT, None, uitvraag=uitvraag, aanbieder=aanbieder))
