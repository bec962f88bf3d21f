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
    from reeletarief.api import Resultaat
    from reeletarief.invoer.oude_tarieven import OudeTarieven
    from reeletarief.weergave.console import Kleur

FORMATEN = ("tabel", "json", "csv")

FormaatOptie = Annotated[str | None, formaatoptie(FORMATEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(".json", ".csv")]
WerkboekFormaat = Annotated[str | None, formaatoptie((*FORMATEN, *WERKBOEKEN.values()))]
WerkboekUitvoer = Annotated[str | None, uitvoeroptie(*WERKBOEKEN, ".json", ".csv")]
WerkboekOud = Annotated[
    str | None,
    typer.Option(
        "--oud",
        metavar="BESTAND",
        help="Eerdere tarieven (bereken --formaat json) voor het blad Verschil in een werkboek.",
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

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: in orde. 1: een product overgeslagen, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = _kies_vorm(formaat, uitvoer, oud)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    bescherm_invoer(uitvoer, [oud])
    eerder = lees_oud(oud) if oud else None
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(producten or []), jaar, dag)
    if uitvoer is not None and not resultaat.tarieven:
        stop(f"Er is niets berekend; {uitvoer} is niet geschreven.", "Herstel eerst de fouten hierboven.", "RT505")
    if vorm in WERKBOEKEN.values():
        schrijf(_werkboek(resultaat, eerder, vorm), uitvoer, Path(map_ or "."))
    else:
        schrijf(_weergave(resultaat, vorm, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    if vorm != "tabel" or uitvoer is not None:
        _meld_stand(resultaat)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _meld_stand(resultaat: Resultaat) -> None:
    """Zeg op stderr wat er berekend is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.tabel import slotregel

    typer.echo(slotregel(resultaat), err=True)


def _kies_vorm(formaat: str | None, uitvoer: str | None, oud: str | None) -> str:
    """De vorm van de uitkomst; een werkboek gaat naar een bestand, en alleen een werkboek heeft een blad Verschil."""
    vorm = kies_vorm(formaat, uitvoer, (*FORMATEN, *WERKBOEKEN.values()), {**WERKBOEKEN, **EXTENSIES})
    eis_bestand(vorm, uitvoer, "besluit")
    if oud and vorm not in WERKBOEKEN.values():
        raise typer.BadParameter("dit hoort bij een werkboek; geef -o besluit.xlsx.", param_hint="--oud")
    return vorm


def _werkboek(resultaat: Resultaat, oud: OudeTarieven | None, vorm: str) -> bytes:
    """De uitkomst als werkboek met levende formules."""
    from reeletarief.weergave.werkboek.boek import maak_werkboek

    return als_werkboek(maak_werkboek(resultaat, oud), vorm)


def _weergave(resultaat: Resultaat, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
    """De uitkomst als tekst in de gevraagde vorm."""
    if vorm == "json":
        from reeletarief.weergave.json import resultaat_als_json

        return resultaat_als_json(resultaat)
    if vorm == "csv":
        from reeletarief.weergave.csv import resultaat_als_csv

        return resultaat_als_csv(resultaat)
    from reeletarief.weergave.tabel import toon_resultaat

    return als_scherm(lambda console: toon_resultaat(resultaat, console), kleur, uitvoer)
