"""``reeletarief bereken``: de tarieven van een regio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.bijlagen import bescherm_invoer, lees_oud
from reeletarief.cli.gedeeld import als_scherm, als_werkboek, bereken_of_stop, lees_of_stop, schrijf, stop, uitgangscode
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Producten,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.vormkeuze import EXTENSIES, WERKBOEKEN, eis_bestand, formaatoptie, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.console import Kleur

FORMATEN = ("tabel", "json", "csv")
RAPPORTEN = {".html": "html", ".md": "md"}
"""Vormen met de hele onderbouwing, die alleen ``bereken`` heeft."""

FormaatOptie = Annotated[str | None, formaatoptie(FORMATEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(".json", ".csv")]
WerkboekFormaat = Annotated[str | None, formaatoptie((*FORMATEN, *WERKBOEKEN.values(), *RAPPORTEN.values()))]
WerkboekUitvoer = Annotated[str | None, uitvoeroptie(*WERKBOEKEN, *RAPPORTEN, ".json", ".csv")]
WerkboekOud = Annotated[
    str | None,
    typer.Option(
        "--oud",
        metavar="BESTAND",
        help="Eerdere tarieven (bereken --formaat json) voor het verschil in een werkboek of onderbouwing.",
    ),
]
VorigJaar = Annotated[
    bool,
    typer.Option(
        "--vorig-jaar", help="Zet in een onderbouwing (.html, .md) het verschil met een jaar eerder, met de oorzaken."
    ),
]


def bereken_opdracht(
    producten: Producten = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: WerkboekFormaat = None,
    uitvoer: WerkboekUitvoer = None,
    oud: WerkboekOud = None,
    vorig_jaar: VorigJaar = False,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Reken de tarieven uit.

    \b
    Voorbeelden:
      reeletarief bereken
      reeletarief bereken 45A48 45A53 --tariefjaar 2025
      reeletarief bereken --peildatum 2024-07-01
      reeletarief bereken --formaat json
      reeletarief bereken -o tarieven.csv
      reeletarief bereken -o besluit.xlsx
      reeletarief bereken -o besluit.ods --oud tarieven-2025.json
      reeletarief bereken -o onderbouwing.html
      reeletarief bereken -o onderbouwing.md --vorig-jaar

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: in orde. 1: een product overgeslagen, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = _kies_vorm(formaat, uitvoer, oud, vorig_jaar=vorig_jaar)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    bescherm_invoer(uitvoer, [oud])
    eerder = lees_oud(oud) if oud else None
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(producten or []), jaar, dag, _bewaar(vorm))
    if uitvoer is not None and not resultaat.tarieven:
        stop(f"Er is niets berekend; {uitvoer} is niet geschreven.", "Herstel eerst de fouten hierboven.", "RT505")
    if vorm in WERKBOEKEN.values():
        schrijf(_werkboek(resultaat, eerder, vorm), uitvoer, Path(map_ or "."))
    elif vorm in RAPPORTEN.values():
        from reeletarief.cli.rapport import Vraag, onderbouwing

        vraag = Vraag(Path(map_ or "."), tuple(producten or ()), jaar, dag, eerder, vorig_jaar)
        schrijf(onderbouwing(resultaat, vorm, vraag), uitvoer, Path(map_ or "."))
    else:
        schrijf(_weergave(resultaat, vorm, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    if vorm != "tabel" or uitvoer is not None:
        _meld_stand(resultaat)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _bewaar(vorm: str) -> Callable[[Tarief], Tarief]:
    """Een werkboek en een onderbouwing tonen de hele boom; de andere vormen alleen bedragen."""
    from reeletarief.kostprijs.tarief import met_boom, zonder_boom

    return zonder_boom if vorm in FORMATEN else met_boom


def _meld_stand(resultaat: Resultaat) -> None:
    """Zeg op stderr wat er berekend is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.bereken.scherm import slotregel

    typer.echo(slotregel(resultaat), err=True)


def _kies_vorm(formaat: str | None, uitvoer: str | None, oud: str | None, *, vorig_jaar: bool) -> str:
    """De vorm van de uitkomst; een werkboek gaat naar een bestand, en niet elke vorm laat een verschil zien."""
    vormen = (*FORMATEN, *WERKBOEKEN.values(), *RAPPORTEN.values())
    vorm = kies_vorm(formaat, uitvoer, vormen, {**WERKBOEKEN, **RAPPORTEN, **EXTENSIES})
    eis_bestand(vorm, uitvoer, "besluit")
    rapport = vorm in RAPPORTEN.values()
    if oud and not rapport and vorm not in WERKBOEKEN.values():
        wat = "dit hoort bij een werkboek of een onderbouwing; geef -o besluit.xlsx of -o onderbouwing.html."
        raise typer.BadParameter(wat, param_hint="--oud")
    if vorig_jaar and not rapport:
        wat = "dit hoort bij een onderbouwing; geef -o onderbouwing.html of -o onderbouwing.md."
        raise typer.BadParameter(wat, param_hint="--vorig-jaar")
    return vorm


def _werkboek(resultaat: Resultaat, oud: OudeTarieven | None, vorm: str) -> bytes:
    """De uitkomst als werkboek met levende formules."""
    from reeletarief.weergave.werkboek.boek import maak_werkboek

    return als_werkboek(maak_werkboek(resultaat, oud), vorm)


def _weergave(resultaat: Resultaat, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
    """De uitkomst als tekst in de gevraagde vorm."""
    if vorm == "json":
        from reeletarief.weergave.bereken.json import resultaat_als_json

        return resultaat_als_json(resultaat)
    if vorm == "csv":
        from reeletarief.weergave.bereken.csv import resultaat_als_csv

        return resultaat_als_csv(resultaat)
    from reeletarief.weergave.bereken.scherm import toon_resultaat

    return als_scherm(lambda console: toon_resultaat(resultaat, console), kleur, uitvoer)
