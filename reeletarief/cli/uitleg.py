"""``reeletarief uitleg``: hoe één tarief is opgebouwd, van de cao-tabel tot de cent."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import KON_NIET, stop, uitgangscode
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_geheel,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

ALLE_NIVEAUS = 99
RAPPORTEN = {
    "md": "rapport.md:product_als_md",
    "html": "rapport.html:product_als_html",
    "docx": "rapport.document:product_als_document",
}
"""Dezelfde sectie als in de onderbouwing van ``bereken``."""
VORMEN = {"tabel": "uitleg.scherm:toon_uitleg", "json": "uitleg.json:uitleg_als_json", **RAPPORTEN}
VAN_EEN_POST = {"tabel": "uitleg.scherm:toon_tak"}
_BUREN = 5
_ALLE_POSTEN = "De namen van alle posten: reeletarief uitleg"
_EERST = ("html", "md", "docx")
_VOLUIT = {"json": "de json", "md": "de Markdown", "html": "de webpagina", "docx": "de docx"}

Product = Annotated[str, typer.Argument(metavar="PRODUCT", autocompletion=aanvullen.producten, help="De productcode.")]
Diepte = Annotated[
    str | None,
    typer.Option("--diepte", "-d", metavar="N", help="Toon precies zoveel niveaus van de boom."),
]
Alles = Annotated[bool, typer.Option("--alles", help="De hele boom, tot en met de cel van de cao-tabel.")]
PostOptie = Annotated[
    str | None,
    typer.Option(
        "--post",
        "-p",
        metavar="POST",
        autocompletion=aanvullen.posten,
        help="Alleen deze post of dit element, met twee niveaus eronder: een sleutel, of de naam zoals de uitleg hem toont.",
    ),
]
FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN, _EERST)]


def uitleg_opdracht(
    product: Product,
    diepte: Diepte = None,
    alles: Alles = False,
    post: PostOptie = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: MapOfBesluit = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Leg uit hoe een tarief is opgebouwd.

    \b
    Voorbeelden:
      reeletarief uitleg 45A48
      reeletarief uitleg 45A48 --alles
      reeletarief uitleg 45A48 --post overhead
      reeletarief uitleg 45A48 --formaat json
      reeletarief uitleg 45A48 --formaat md
      reeletarief uitleg 45A48 -o uitleg.html
      reeletarief uitleg 45A48 -o uitleg.md
      reeletarief uitleg 45A48 -o uitleg.docx

    Elke regel toont de rekensom met de getallen ingevuld, en waar ze vandaan komen.

    \b
    Code 0: in orde. 1: een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of het tarief was niet te rekenen.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN, _EERST)
    eis_bestand(vorm, uitvoer, "uitleg")
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    for optie, waarde in (("--post", post), ("--diepte", diepte)):
        if waarde is not None and vorm != "tabel":
            raise typer.BadParameter(f"{_VOLUIT[vorm]} bevat altijd de hele boom; laat {optie} weg.", param_hint=optie)
    if alles and diepte is not None:
        raise typer.BadParameter("kies --alles of --diepte, niet allebei.", param_hint="--diepte")
    niveaus = ALLE_NIVEAUS if alles else None if diepte is None else lees_geheel("--diepte", diepte, 0, 99)
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, [product], jaar, dag)
    if not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    werkmap = Path(map_ or ".")
    rapport, tarief = None, resultaat.tarieven[0]
    if vorm in RAPPORTEN:
        from reeletarief.cli.rapport import Vraag, onderbouwing

        rapport = onderbouwing(inlezing, resultaat, Vraag(werkmap, (product,), dag))
    inhoud = in_vorm(
        VORMEN if post is None else VAN_EEN_POST,
        vorm,
        wanneer,
        uitvoer,
        tarief=tarief,
        resultaat=resultaat,
        posten=None if post is None else _zoek(tarief, post),
        diepte=niveaus,
        rapport=rapport,
    )
    schrijf(inhoud, uitvoer, werkmap)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _zoek(tarief: Tarief, gevraagd: str) -> list[Post]:
    """De posten met deze sleutel, dit element, dit laatste deel van de sleutel of deze naam; anders code 2."""
    from reeletarief.kostprijs.post import loop, zoek

    treffers = zoek(gevraagd, *tarief.wortels)
    if not treffers:
        _geen_post(gevraagd, tarief, list(loop(*tarief.wortels)))
    return treffers


def _geen_post(gevraagd: str, tarief: Tarief, alle: Sequence[Post]) -> NoReturn:
    """Stop met de namen en sleutels die het dichtst bij de gevraagde liggen, of waarin zij voorkomt."""
    teksten = (tekst for post in alle for tekst in (post.sleutel, post.element, post.naam) if tekst)
    namen = {tekst.casefold(): tekst for tekst in teksten}
    einden = {naam.rpartition(".")[2]: naam for naam in namen}
    klein = gevraagd.casefold()
    op_einde = (einden[einde] for einde in get_close_matches(klein.rpartition(".")[2], list(einden)))
    gevonden = [*get_close_matches(klein, namen), *op_einde, *(naam for naam in namen if klein in naam)]
    buren = list(dict.fromkeys(f"'{namen[naam]}'" for naam in gevonden))
    hint = f"Bedoelt u {', '.join(buren[:_BUREN])}?" if buren else f"{_ALLE_POSTEN} {tarief.product} --alles"
    stop(f"In dit tarief is geen post '{gevraagd}'.", hint, "RT502")
