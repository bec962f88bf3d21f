"""De ene plek die een scherm opent: vaste breedte buiten een terminal, kleur alleen als versiering."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

BREEDTE = 160
HOOGTE = 1000


class Kleur(StrEnum):
    """Wanneer er kleur gebruikt wordt."""

    AUTO = "auto"
    ALTIJD = "altijd"
    NOOIT = "nooit"


def maak_console(kleur: Kleur = Kleur.AUTO, bestand: IO[str] | None = None) -> Console:
    """Een console voor tabellen; op een terminal zo breed als het venster, anders altijd 160 tekens."""
    from rich.console import Console

    doel = bestand if bestand is not None else sys.stdout
    terminal = doel.isatty()
    met_kleur = kleur is Kleur.ALTIJD or (kleur is Kleur.AUTO and terminal and _kleur_gewenst())
    return Console(
        file=doel,
        width=None if terminal and _echt_scherm() else BREEDTE,
        height=None if terminal and _echt_scherm() else HOOGTE,
        force_terminal=met_kleur,
        color_system="standard" if met_kleur else None,
        no_color=not met_kleur,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        legacy_windows=False,
    )


def in_venster(tekst: str, bestand: IO[str]) -> str:
    """Een melding in de breedte van het venster, zonder een woord te breken; buiten een terminal blijft zij zoals zij is."""
    if not bestand.isatty():
        return tekst
    from reeletarief.weergave.afbreken import in_breedte

    return in_breedte(tekst, maak_console(Kleur.NOOIT, bestand).width)


def _kleur_gewenst() -> bool:
    return not os.environ.get("NO_COLOR") and _echt_scherm()


def _echt_scherm() -> bool:
    return os.environ.get("TERM", "") != "dumb"
