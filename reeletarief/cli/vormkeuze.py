"""In welke vorm een uitkomst verschijnt, en wie haar maakt.

Een opdracht heeft één tabel ``VORMEN``: het woord achter ``--formaat``, en de weergave erbij (``module:functie`` in
:mod:`reeletarief.weergave`), die pas geladen wordt als iemand die vorm vraagt. Uit de tabel volgen de hulp, de meldingen en de
uitgangen van ``-o``; :func:`in_vorm` maakt de uitkomst. Een vorm erbij is een module en een regel in de tabel.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.opties import lees_keuze
from reeletarief.cli.uitvoer import als_scherm
from reeletarief.fouten import op_een_rij

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.weergave.console import Kleur

TABEL = "tabel"
SCHRIJVERS = {
    TABEL: "document.scherm:toon_document",
    "md": "document.md:als_md",
    "html": "document.html:als_html",
    "docx": "document.docx:als_docx",
    "xlsx": "werkboek.xlsx:als_xlsx",
    "ods": "werkboek.ods:als_ods",
}
"""Wie van een document of werkboek de vorm maakt; een weergave mag er een geven in plaats van tekst."""
_ZONDER_UITGANG = {"github", "gitlab"}
_NAAR_EEN_BESTAND = {"xlsx": "een werkboek", "ods": "een werkboek", "docx": "een docx"}
"""Vormen die geen tekst zijn en dus niet op het scherm kunnen."""
_VOLGT = "De vorm van de uitkomst; anders volgt hij uit -o, of een tabel."


def formaatoptie(vormen: Iterable[str], hulp: str = _VOLGT) -> Any:
    """De optie ``--formaat`` van een opdracht met deze vormen."""
    return typer.Option("--formaat", "-f", metavar="|".join(vormen), help=hulp, autocompletion=aanvullen.keuze(*vormen))


def uitvoeroptie(vormen: Iterable[str], eerst: Iterable[str] = ()) -> Any:
    """De optie ``--uitvoer`` van een opdracht, met de uitgangen waar een vorm bij hoort."""
    hulp = f"Schrijf naar dit bestand ({op_een_rij(uitgangen(vormen, eerst), 'of')}) in plaats van het scherm."
    return typer.Option("--uitvoer", "-o", metavar="BESTAND", help=hulp)


def uitgangen(vormen: Iterable[str], eerst: Iterable[str] = ()) -> dict[str, str]:
    """De vorm bij elke uitgang van ``-o``: die van ``eerst``, dan de andere in hun eigen volgorde, en een tabel achteraan."""
    op_volgorde = sorted(dict.fromkeys([*eerst, *vormen]), key=TABEL.__eq__)
    return {".txt" if vorm == TABEL else f".{vorm}": vorm for vorm in op_volgorde if vorm not in _ZONDER_UITGANG}


def kies_vorm(formaat: str | None, uitvoer: str | None, vormen: Iterable[str], eerst: Iterable[str] = ()) -> str:
    """Een van de vormen: die van ``--formaat``, anders die bij de uitgang van ``-o``, of zonder beide de eerste."""
    namen = tuple(vormen)
    if formaat:
        return lees_keuze("--formaat", formaat, namen)
    return namen[0] if uitvoer is None else vorm_van(Path(uitvoer), uitgangen(namen, eerst), ", of geef --formaat")


def vorm_van(pad: Path, bekend: Mapping[str, str], anders: str = "") -> str:
    """De vorm die bij de uitgang van het uitvoerbestand hoort; ``anders`` is wat er behalve een andere uitgang kan, voor de melding."""
    if pad.is_dir():
        reden = f"'{pad}' is een map; geef een bestand, zoals {pad / 'uitkomst'}{next(iter(bekend))}."
        raise typer.BadParameter(reden, param_hint="--uitvoer")
    if pad.suffix.lower() not in bekend:
        reden = f"bij '{pad.name}' hoort geen bekende vorm; gebruik {op_een_rij(bekend, 'of')}{anders}."
        raise typer.BadParameter(reden, param_hint="--uitvoer")
    return bekend[pad.suffix.lower()]


def eis_bestand(vorm: str, uitvoer: str | None, stam: str) -> None:
    """Weiger een werkboek of docx op het scherm; ``stam`` is de bestandsnaam die de melding voorstelt, zonder uitgang."""
    if vorm in _NAAR_EEN_BESTAND and uitvoer is None:
        reden = f"{_NAAR_EEN_BESTAND[vorm]} gaat naar een bestand; geef -o {stam}.{vorm}."
        raise typer.BadParameter(reden, param_hint="--uitvoer")


def gaat_elders_heen(vorm: str, uitvoer: str | None) -> bool:
    """Of de uitkomst niet als tabel op het scherm komt; hoe het ervoor staat, hoort dan op stderr."""
    return vorm != TABEL or uitvoer is not None


def in_vorm(vormen: Mapping[str, str], vorm: str, kleur: Kleur, uitvoer: str | None, /, **gegevens: Any) -> str | bytes:
    """De uitkomst in deze vorm. De weergave krijgt van de gegevens wat zij in haar parameters noemt.

    Noemt zij een ``console``, dan drukt zij daarop af. Geeft zij een document of werkboek, dan maakt de schrijver van de vorm het af.
    """
    functie = weergave(vormen[vorm])
    eigen = {naam: gegevens[naam] for naam in functie.__annotations__ if naam in gegevens}
    if "console" in functie.__annotations__:
        return als_scherm(lambda console: functie(**eigen, console=console), kleur, uitvoer)
    inhoud = functie(**eigen)
    if isinstance(inhoud, str | bytes):
        return inhoud
    return in_vorm(SCHRIJVERS, vorm, kleur, uitvoer, document=inhoud, boek=inhoud)


def weergave(plek: str) -> Any:
    """De functie op een plek, geladen."""
    module, _, naam = plek.partition(":")
    return getattr(import_module(f"reeletarief.weergave.{module}"), naam)
