"""De uitkomst van een opdracht: naar het scherm, of in bestanden die er helemaal zijn of niet, en nooit over de regio heen."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.afloop import stop
from reeletarief.cli.systeemfout import reden_van
from reeletarief.cli.werkmap import is_invoer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.console import Console

    from reeletarief.weergave.console import Kleur


def als_scherm(toon: Callable[[Console], None], kleur: Kleur, uitvoer: str | None) -> str:
    """Wat een weergave op het scherm zet, als tekst; voor een bestand altijd zonder kleur."""
    from reeletarief.weergave.console import Kleur, maak_console

    console = maak_console(kleur) if uitvoer is None else maak_console(Kleur.NOOIT, io.StringIO())
    with console.capture() as opname:
        toon(console)
    return opname.get()


def als_bytes(inhoud: str | bytes) -> bytes:
    """Een uitkomst zoals zij in een bestand komt."""
    return inhoud.encode("utf-8") if isinstance(inhoud, str) else inhoud


def schrijf(inhoud: str | bytes, uitvoer: str | None, werkmap: Path) -> None:
    """Zet tekst op stdout, of tekst of bytes heel of helemaal niet in een bestand; nooit tussen de bestanden van de regio."""
    if uitvoer is None:
        sys.stdout.write(inhoud if isinstance(inhoud, str) else inhoud.decode())
        return
    eis_geen_invoer(Path(uitvoer), werkmap)
    schrijf_naar(uitvoer, inhoud)


def schrijf_naar(uitvoer: str, inhoud: str | bytes) -> None:
    """Zet tekst of bytes heel of helemaal niet in een bestand; lukt dat niet, dan stopt het met code 2."""
    from reeletarief.schrijven.bestand import schrijf_bestand

    try:
        schrijf_bestand(Path(uitvoer), als_bytes(inhoud))
    except (OSError, RuntimeError) as fout:
        stop(f"{uitvoer} is niet te schrijven ({reden_van(fout)}).", "Kies een map en naam waar u mag schrijven.")
    typer.echo(f"Geschreven: {uitvoer}", err=True)


def schrijf_alle(bestanden: Mapping[Path, bytes], werkmap: Path) -> None:
    """Schrijf bestanden allemaal of geen, en nooit tussen die van de regio; lukt het niet, dan stopt het met code 2."""
    for pad in bestanden:
        eis_geen_invoer(pad, werkmap)
    from reeletarief.schrijven.samen import schrijf_samen

    with schrijven_of_stop(" en ".join(dict.fromkeys(str(pad.parent) for pad in bestanden))):
        schrijf_samen(bestanden)
    for pad in bestanden:
        typer.echo(f"Geschreven: {pad}", err=True)


@contextmanager
def schrijven_of_stop(waar: str) -> Iterator[None]:
    """Schrijf hierbinnen bestanden allemaal of geen; lukt dat niet, dan stopt het met code 2. ``waar`` is hoe de melding de plek noemt."""
    from reeletarief.schrijven.werkmap import BezetFout, GewijzigdFout

    try:
        yield
    except (BezetFout, GewijzigdFout):
        stop("Een andere opdracht schrijft nu in dezelfde map; er is niets geschreven.", "Geef de opdracht opnieuw.")
    except (OSError, RuntimeError) as fout:
        stop(f"In {waar} is niet te schrijven ({reden_van(fout)}).", "Kies een map en naam waar u mag schrijven.")


def eis_geen_invoer(pad: Path, werkmap: Path) -> None:
    """Weiger te schrijven waar een bestand van deze regio staat of hoort."""
    if is_invoer(pad, werkmap):
        stop(f"{pad} hoort bij de bestanden van de regio zelf.", "Kies een andere map of naam.")
