"""Hulp en foutmeldingen van de opdrachtregel in het Nederlands.

Typer schrijft zijn vaste woorden in het Engels. De twee klassen hieronder laten typer de hulptekst
maken en vertalen daarna die woorden; :func:`vertaal_fout` doet hetzelfde met een verkeerde opdracht.
"""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HULPWOORDEN = (
    (r"^Usage: ", "Gebruik: "),
    (r"^Options:", "Opties:"),
    (r"^Arguments:", "Argumenten:"),
    (r"^Commands:", "Opdrachten:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT …"),
    (r"\[default: ", "[standaard: "),
    (r"\[required\]", "[verplicht]"),
    (r"\[(\d+)<=x<=(\d+)\]", r"[\1 tot en met \2]"),
    (r" <(?:list\[)?str\]?>", ""),
    (r"Show this message and exit\.", "Toon deze hulp."),
    (r"Install completion for the current shell\.", "Zet aanvullen met Tab aan in deze shell."),
    (
        r"Show\s+completion\s+for\s+the\s+current\s+shell,\s+to\s+copy\s+it\s+or\s+customize\s+the\s+installation\.",
        "Toon het aanvulscript, om zelf te plaatsen.",
    ),
)

_FOUTEN = (
    (r"^No such option: (\S+)", r"De optie \1 bestaat niet."),
    (r"^No such command '(.*?)'\.?", r"De opdracht '\1' bestaat niet."),
    (r"^Missing command\.?", "Er is geen opdracht gegeven."),
    (r"^Missing argument '?(.*?)'?\.(?=\s|$)", r"Het argument \1 ontbreekt."),
    (r"^Missing option '?(.*?)'?\.(?=\s|$)", r"De optie \1 ontbreekt."),
    (r"^Got unexpected extra arguments? \((.*)\)", r"Dit is te veel: \1."),
    (r"^Option '?(.*?)'? requires an argument\.?", r"De optie \1 heeft een waarde nodig."),
    (r"' / '", "/"),
    (r"^Invalid value for '?(.*?)'?: ", r"De waarde van \1 klopt niet: "),
    (r"Value error, ", ""),
    (r"Input should be a valid integer.*", "schrijf een heel getal."),
    (r"Input should be greater than or equal to (\S+)", r"schrijf \1 of meer."),
    (r"Input should be less than or equal to (\S+)", r"schrijf \1 of minder."),
    (r"^Invalid value: ", "Die waarde klopt niet: "),
    (r"(\S+) is not a valid int(?:eger)?\.?", r"\1 is geen heel getal."),
    (r"(\S+) is not in the range (.*?)\.", r"\1 valt buiten \2."),
    (r"(\S+) does not match the formats? .*", r"\1 is geen datum; schrijf jaar-maand-dag, zoals 2026-01-01."),
    (r"(\S+) is not one of (.*?)\.?$", r"\1 kan niet; kies uit \2."),
    (r"\(Possible options: (.*)\)", r"Bedoelt u \1?"),
    (r"Did you mean (.*)\?", r"Bedoelt u \1?"),
)


class NederlandseOpdracht(TyperCommand):
    """Een opdracht met Nederlandse hulp."""

    def get_help(self, ctx: Any) -> str:
        """De hulptekst van typer, met de vaste woorden vertaald."""
        return vertaal_hulp(super().get_help(ctx))


class NederlandseGroep(TyperGroup):
    """De verzameling opdrachten, met Nederlandse hulp."""

    def get_help(self, ctx: Any) -> str:
        """De hulptekst van typer, met de vaste woorden vertaald."""
        return vertaal_hulp(super().get_help(ctx))


def vertaal_hulp(tekst: str) -> str:
    """Vertaal de vaste woorden in een hulptekst."""
    for patroon, vertaling in _HULPWOORDEN:
        tekst = re.sub(patroon, vertaling, tekst, flags=re.MULTILINE)
    return tekst


def vertaal_fout(tekst: str) -> str:
    """Vertaal een melding over een verkeerde opdracht."""
    for patroon, vertaling in _FOUTEN:
        tekst = re.sub(patroon, vertaling, tekst)
    return tekst
