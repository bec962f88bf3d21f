"""``reeletarief uitleg``: hoe één tarief is opgebouwd, van de cao-tabel tot de cent."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.gedeeld import KON_NIET, als_scherm, bereken_of_stop, lees_of_stop, schrijf, stop, uitgangscode
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_diepte,
    lees_jaar,
    lees_keuze,
    lees_kleur,
    lees_peildatum,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.api import Post, Resultaat, Tarief
    from reeletarief.weergave.console import Kleur

ALLE_NIVEAUS = 99
FORMATEN = ("tabel", "json", "md")
_VOLUIT = {"json": "de json", "md": "de Markdown"}

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
        help="Alleen deze post of dit element, met alles eronder.",
    ),
]
FormaatOptie = Annotated[
    str | None,
    typer.Option(
        "--formaat",
        "-f",
        metavar="tabel|json|md",
        autocompletion=aanvullen.keuze("tabel", "json", "md"),
        help="De vorm van de uitleg.",
    ),
]


def uitleg_opdracht(
    product: Product,
    diepte: Diepte = None,
    alles: Alles = False,
    post: PostOptie = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
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

    Elke regel toont de rekensom met de getallen ingevuld en waar ze vandaan komen.
    """
    vorm = lees_keuze("--formaat", formaat or "tabel", FORMATEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    if post is not None and vorm != "tabel":
        raise typer.BadParameter(f"{_VOLUIT[vorm]} bevat altijd de hele boom; laat --post weg.", param_hint="--post")
    if alles and diepte is not None:
        raise typer.BadParameter("kies --alles of --diepte, niet allebei.", param_hint="--diepte")
    niveaus = ALLE_NIVEAUS if alles else lees_diepte(diepte)
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, [product], jaar, dag)
    if not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    tarief, werkmap = resultaat.tarieven[0], Path(map_ or ".")
    if vorm == "md":
        from reeletarief.cli.rapport import Vraag, uitleg_als_md

        schrijf(uitleg_als_md(resultaat, Vraag(werkmap, (product,), jaar, dag)), None, werkmap)
    else:
        schrijf(_weergave(tarief, resultaat, vorm, wanneer, post, niveaus), None, werkmap)
    raise typer.Exit(uitgangscode(inlezing, resultaat, streng=streng))


def _weergave(
    tarief: Tarief, resultaat: Resultaat, formaat: str, kleur: Kleur, post: str | None, diepte: int | None
) -> str:
    """De uitleg als tekst in de gevraagde vorm."""
    if formaat == "json":
        from reeletarief.weergave.uitleg.json import uitleg_als_json

        return uitleg_als_json(tarief, resultaat)
    from reeletarief.weergave.uitleg.scherm import toon_tak, toon_uitleg

    if post is None:
        return als_scherm(lambda console: toon_uitleg(tarief, resultaat, console, diepte), kleur, None)
    gevraagd = _zoek(tarief, post)
    return als_scherm(lambda console: toon_tak(gevraagd, tarief, console, diepte), kleur, None)


def _zoek(tarief: Tarief, gevraagd: str) -> list[Post]:
    """De posten met deze sleutel, dit element of dit laatste deel van de sleutel; anders code 2."""
    from reeletarief.api import loop, zoek

    treffers = zoek(gevraagd, *tarief.wortels)
    if not treffers:
        _geen_post(gevraagd, list(loop(*tarief.wortels)))
    return treffers


def _geen_post(gevraagd: str, alle: Sequence[Post]) -> NoReturn:
    """Stop met de namen die het dichtst bij de gevraagde liggen."""
    namen = {post.sleutel for post in alle} | {post.element for post in alle if post.element}
    buren = get_close_matches(gevraagd, sorted(namen), n=3, cutoff=0.4)
    hint = f"Bedoelt u {', '.join(buren)}?" if buren else "Alle sleutels staan in --formaat json."
    stop(f"In dit tarief is geen post '{gevraagd}'.", hint, "RT502")
