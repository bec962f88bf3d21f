"""``reeletarief bereken``: de tarieven van een regio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import stop, uitgangscode, zeg
from reeletarief.cli.bijlagen import bescherm_invoer, lees_oud
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Peildatum,
    Producten,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, gaat_elders_heen, in_vorm, kies_vorm, uitvoeroptie
from reeletarief.cli.werkmap import is_besluitbestand

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

BEDRAGEN = {
    "tabel": "bereken.scherm:toon_resultaat",
    "json": "bereken.json:resultaat_als_json",
    "csv": "bereken.csv:resultaat_als_csv",
}
"""Vormen met alleen de bedragen; de andere tonen de hele boom."""
WERKBOEKEN = {"xlsx": "werkboek.boek:maak_werkboek", "ods": "werkboek.boek:maak_werkboek"}
RAPPORTEN = {"html": "rapport.html:rapport_als_html", "md": "rapport.md:rapport_als_md"}
VORMEN = {**BEDRAGEN, **WERKBOEKEN, **RAPPORTEN}
_EERST = (*WERKBOEKEN, *RAPPORTEN)

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN, _EERST)]
WerkboekOud = Annotated[
    str | None,
    typer.Option(
        "--oud",
        metavar="BESTAND",
        help="Eerdere tarieven (een besluit, of bereken --formaat json) voor het verschil in een werkboek of onderbouwing.",
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
    map_: MapOfBesluit = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
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
    Code 0: in orde. 1: een product overgeslagen, een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = _kies_vorm(formaat, uitvoer, oud, vorig_jaar=vorig_jaar)
    if vorig_jaar and is_besluitbestand(Path(map_ or ".")):
        raise typer.BadParameter(
            "een besluitbestand bewaart alleen zijn eigen jaar; leg het besluit van het jaar ervoor ernaast met --oud.",
            param_hint="--vorig-jaar",
        )
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    bescherm_invoer(uitvoer, [oud])
    eerder = lees_oud(oud) if oud else None
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(producten or []), jaar, dag, _bewaar(vorm))
    if uitvoer is not None and not resultaat.tarieven:
        stop(f"Er is niets berekend; {uitvoer} is niet geschreven.", "Herstel eerst de fouten hierboven.", "RT505")
    rapport = None
    if vorm in RAPPORTEN:
        from reeletarief.cli.rapport import Vraag, onderbouwing

        rapport = onderbouwing(
            inlezing,
            resultaat,
            Vraag(Path(map_ or "."), tuple(producten or ()), dag, eerder, vorig_jaar),
        )
    inhoud = in_vorm(VORMEN, vorm, wanneer, uitvoer, resultaat=resultaat, oud=eerder, rapport=rapport)
    schrijf(inhoud, uitvoer, Path(map_ or "."))
    if gaat_elders_heen(vorm, uitvoer):
        _meld_stand(resultaat)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _bewaar(vorm: str) -> Callable[[Tarief], Tarief]:
    """Wat er van elk tarief nodig is: alleen bedragen, of de hele boom."""
    from reeletarief.kostprijs.tarief import met_boom, zonder_boom

    return zonder_boom if vorm in BEDRAGEN else met_boom


def _meld_stand(resultaat: Resultaat) -> None:
    """Zeg op stderr wat er berekend is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.bereken.slot import slotregel

    zeg(slotregel(resultaat))


def _kies_vorm(formaat: str | None, uitvoer: str | None, oud: str | None, *, vorig_jaar: bool) -> str:
    """De vorm van de uitkomst; een werkboek gaat naar een bestand, en niet elke vorm laat een verschil zien."""
    vorm = kies_vorm(formaat, uitvoer, VORMEN, _EERST)
    eis_bestand(vorm, uitvoer, "besluit")
    if oud and vorm in BEDRAGEN:
        wat = "dit hoort bij een werkboek of een onderbouwing; geef -o besluit.xlsx of -o onderbouwing.html."
        raise typer.BadParameter(wat, param_hint="--oud")
    if vorig_jaar and vorm not in RAPPORTEN:
        wat = "dit hoort bij een onderbouwing; geef -o onderbouwing.html of -o onderbouwing.md."
        raise typer.BadParameter(wat, param_hint="--vorig-jaar")
    return vorm
