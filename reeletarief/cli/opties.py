"""De opties die opdrachten delen, en hoe hun tekst gelezen wordt."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from reeletarief.cli import aanvullen
from reeletarief.weergave.console import Kleur

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from reeletarief.invoer.yaml_strikt import Tekst

Gelezen = TypeVar("Gelezen")
_MET_KOMMA = re.compile(r"-?[0-9]+,[0-9]{1,2}%?")

Producten = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PRODUCT", help="Productcodes; zonder opgave alle producten.", autocompletion=aanvullen.producten
    ),
]
Tariefjaar = Annotated[
    str | None,
    typer.Option(
        "--tariefjaar",
        "-j",
        metavar="JAAR",
        autocompletion=aanvullen.jaren,
        help="Het jaar waarvoor de tarieven gelden; anders dat van opslagen.yaml.",
    ),
]
Peildatum = Annotated[
    str | None,
    typer.Option(
        "--peildatum",
        metavar="DATUM",
        help="Reken met de cao-tabel van deze dag (jjjj-mm-dd) in plaats van de tabellen van het jaar.",
    ),
]
Map = Annotated[
    str | None,
    typer.Option("--map", "-m", metavar="MAP", help="De map van de regio, met opslagen.yaml; anders deze map."),
]
MapOfBesluit = Annotated[
    str | None,
    typer.Option(
        "--map",
        "-m",
        metavar="MAP",
        help="De map van de regio, met opslagen.yaml, of een besluitbestand (vastgesteld/2026.json); anders deze map.",
    ),
]
Streng = Annotated[bool, typer.Option("--streng", help="Waarschuwingen tellen als bevinding (code 1).")]
Kleurkeuze = Annotated[
    str | None,
    typer.Option(
        "--kleur",
        metavar="|".join(Kleur),
        help="Kleur op het scherm; anders auto.",
        autocompletion=aanvullen.keuze(*Kleur),
    ),
]


def lees_jaar(tekst: str | None, optie: str = "--tariefjaar") -> int | None:
    """Een tariefjaar van 2000 tot en met 2100."""
    return None if tekst is None else lees_geheel(optie, tekst, 2000, 2100, "jaar")


def lees_peildatum(tekst: str | None) -> datetime.date | None:
    """Een peildatum, als die is opgegeven."""
    return None if tekst is None else lees_dag("--peildatum", tekst)


def lees_dag(optie: str, tekst: str) -> datetime.date:
    """Een dag als jjjj-mm-dd, vanaf 1900."""
    from reeletarief.invoer.waarden import lees_datum

    return lees_als(optie, tekst, lees_datum).dag


def lees_geheel(optie: str, tekst: str, minstens: int, hoogstens: int, wat: str = "getal") -> int:
    """Een heel getal tussen twee grenzen, in gewone cijfers; zo leest elke optie er een."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", tekst) or not minstens <= int(tekst) <= hoogstens:
        reden = f"'{tekst[:40]}' is geen {wat} van {minstens} tot en met {hoogstens}."
        raise typer.BadParameter(reden, param_hint=optie)
    return int(tekst)


def lees_als(optie: str, tekst: str, lees: Callable[[Tekst], Gelezen], *, aangehaald: bool = False) -> Gelezen:
    """De waarde van een optie door dezelfde lezer als een waarde in een bestand, zo nodig als stond zij tussen aanhalingstekens."""
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import WaardeFout
    from reeletarief.invoer.yaml_strikt import Tekst

    try:
        return lees(Tekst(tekst, Plaats(optie, 1), aangehaald))
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint=optie) from None


def lees_getal_als(optie: str, tekst: str, lees: Callable[[Tekst], Gelezen]) -> Gelezen:
    """Als :func:`lees_als`, voor een getal: wie dat typt, mag er een decimale komma in zetten (``2,5%``). Een duizendteken blijft een vraag."""
    return lees_als(optie, tekst.replace(",", ".") if _MET_KOMMA.fullmatch(tekst) else tekst, lees)


def lees_mapnaam(argument: str, tekst: str) -> Path:
    """De map van een argument; een lege naam is er geen, en zou stil de huidige map zijn."""
    if not tekst:
        raise typer.BadParameter("noem een map, of een punt voor deze map.", param_hint=argument)
    return Path(tekst)


def lees_keuze(optie: str, tekst: str, keuzes: Sequence[str]) -> str:
    """Een van de genoemde woorden."""
    if tekst not in keuzes:
        buren = get_close_matches(tekst, keuzes, n=1)
        hint = f" Bedoelt u {buren[0]}?" if buren else ""
        raise typer.BadParameter(f"'{tekst}' kan niet; kies uit {', '.join(keuzes)}.{hint}", param_hint=optie)
    return tekst


def lees_kleur(tekst: str | None) -> Kleur:
    """De keuze van ``--kleur``."""
    return Kleur(lees_keuze("--kleur", tekst or Kleur.AUTO, list(Kleur)))
