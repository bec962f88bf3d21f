"""Hulp en foutmeldingen van de opdrachtregel in het Nederlands.

Typer schrijft zijn vaste woorden in het Engels. De twee klassen hieronder laten typer de hulptekst
maken en vertalen daarna die woorden; :func:`vertaal_fout` doet hetzelfde met een verkeerde opdracht.
"""

from __future__ import annotations

import io
import re
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from reeletarief.cli.aanvullen import voor_de_shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HULPWOORDEN = (
    (r"^Usage: ", "Gebruik: "),
    (r"^Options:", "Opties:"),
    (r"^Arguments:", "Argumenten:"),
    (r"^Commands:", "Opdrachten:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT …"),
    (r"\[default: ", "[standaard: "),
    (r"\[required\]", "[verplicht]"),
    (r" <list\[str\]>(?=  )", " " * len(" <list[str]>")),  # wat erachter staat, blijft in zijn kolom
    (r" <str>(?=  )", " " * len(" <str>")),
    (r" <(?:list\[)?str\]?>", ""),
    (r"Show this message and exit\.", "Toon deze hulp."),
    (r"Install completion for the current shell\.", "Zet aanvullen met Tab aan in deze shell."),
    (
        r"Show\s+completion\s+for\s+the\s+current\s+shell,\s+to\s+copy\s+it\s+or\s+customize\s+the\s+installation\.",
        "Toon het aanvulscript, om zelf te plaatsen.",
    ),
)

_AANVULLEN = (
    (r"^(\S+) completion installed in (.*)$", r"Aanvullen met Tab staat aan voor \1, in \2."),
    (r"^Completion will take effect once you restart the terminal$", "Het werkt vanaf een nieuw terminalvenster."),
    (r"^Shell .* not supported\.$", "In deze shell kan aanvullen niet; het kan in bash, zsh, fish en PowerShell."),
)

_FOUTEN = (
    (r"^No such option: (\S+)", r"De optie \1 bestaat niet."),
    (r"^No such command '(.*?)'\.?", r"De opdracht '\1' bestaat niet."),
    (r"^Missing command\.?", "Er is geen opdracht gegeven."),
    (r"^(?:Invalid value.*?: )?Missing argument '?(.*?)'?\.(?=\s|$)", r"Het argument \1 ontbreekt."),
    (r"^Missing option '?(.*?)'?\.(?=\s|$)", r"De optie \1 ontbreekt."),
    (
        r"^Got unexpected extra arguments?(?:\(s\))? \((.*)\)",
        r"'\1' hoort niet bij deze opdracht. Wat zij aanneemt, zegt --help.",
    ),
    (r"^Option '?(.*?)'? does not take a value\.?", r"De optie \1 neemt geen waarde."),
    (r"^Option '?(.*?)'? requires an argument\.?", r"De optie \1 heeft een waarde nodig."),
    (r"^Invalid value for '?(.*?)'?: ", r"De waarde van \1 klopt niet: "),
    (r"^Invalid value: (?=(?:Geef|Zeg) )", ""),
    (r"^Invalid value: ", "Die waarde klopt niet: "),
    (r"\(Possible options: (.*)\)", r"Bedoelt u \1?"),
    (r"Did you mean (.*)\?", r"Bedoelt u \1?"),
)


_VAN_DE_OPDRACHTEN = {
    *("--map", "-m", "--tariefjaar", "-j", "--peildatum", "--formaat", "-f", "--uitvoer", "-o", "--kleur", "--streng")
}
"""De opties die veel opdrachten hebben, en een groep opdrachten niet."""


class NederlandseOpdracht(TyperCommand):
    """Een opdracht met Nederlandse hulp, die haar opties zelf leest.

    Typer zet een optie om met een pydantic-adapter; die laden kost meer dan een hele berekening, en zijn
    meldingen zijn Engels. Daarom komt elke optie hier als tekst binnen en leest :mod:`.opties` hem.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """De opties gelezen; een fout weet bij welke opdracht zij hoort."""
        with _bij(ctx):
            return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """De opties van typer, elk zonder omzetting."""
        return _zonder_omzetting(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """De hulptekst van typer, met de vaste woorden vertaald."""
        return vertaal_hulp(super().get_help(ctx))


@contextmanager
def _bij(ctx: Any) -> Iterator[None]:
    """Een optie zonder haar waarde meldt typer zonder te zeggen bij welke opdracht; dan zou de verkeerde hulp genoemd worden."""
    try:
        yield
    except Exception as fout:
        if getattr(fout, "ctx", ctx) is None:
            setattr(fout, "ctx", ctx)  # noqa: B010
        raise


def _zonder_omzetting(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        parameter.process_value = partial(_zoals_getypt, parameter)
        parameter.shell_complete = partial(voor_de_shell, parameter)
        if parameter.name == "help":
            parameter.help = "Toon deze hulp."
        elif parameter.name in ("install_completion", "show_completion"):
            parameter.callback = partial(_vertaald, parameter.callback)
    return parameters


def _vertaald(roep: Any, *argumenten: Any) -> Any:
    """Wat typer bij het aanvullen meldt, in het Nederlands; het aanvulscript zelf blijft zoals het is."""
    uit, fout = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(uit), redirect_stderr(fout):
            return roep(*argumenten)
    finally:
        sys.stdout.write(_vertaal(_AANVULLEN, uit.getvalue()))
        sys.stderr.write(_vertaal(_AANVULLEN, fout.getvalue()))


def _zoals_getypt(parameter: Any, ctx: Any, waarde: Any) -> Any:
    """De waarde van een optie zonder omzetting; een verplicht argument moet er zijn, en een optie die er staat heeft een waarde."""
    if parameter.required and waarde in (None, (), []):
        raise typer.BadParameter(f"Missing argument '{parameter.metavar or parameter.name.upper()}'.", ctx=ctx)
    if parameter.param_type_name == "option":
        _eis_waarde(parameter.opts, ctx, waarde)
    return waarde if parameter.callback is None else parameter.callback(ctx, parameter, waarde)


def _eis_waarde(namen: Sequence[str], ctx: Any, waarde: Any) -> None:
    """Weiger een lege waarde, en ``-o -``.

    Een lege waarde komt van een variabele die in een script niet gevuld is; de optie zou stil niet meedoen. Een streepje is elders het
    scherm; hier zou er een bestand komen dat zo heet.
    """
    if "" in (waarde if isinstance(waarde, list | tuple) else (waarde,)):
        reden = f"er staat niets. Geef een waarde, of laat {namen[0]} weg."
        raise typer.BadParameter(reden, ctx=ctx, param_hint=namen[0])
    if "-o" in namen and waarde == "-":
        reden = "een streepje is geen bestand. Geef een naam, of laat -o weg."
        raise typer.BadParameter(reden, ctx=ctx, param_hint=namen[0])


class NederlandseGroep(TyperGroup):
    """De verzameling opdrachten, met Nederlandse hulp en opties die als tekst binnenkomen."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """De opties gelezen; een fout weet bij welke groep zij hoort."""
        with _bij(ctx):
            return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """De opties van typer, elk zonder omzetting."""
        return _zonder_omzetting(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """De hulptekst van typer, met de vaste woorden vertaald."""
        return vertaal_hulp(super().get_help(ctx))


def nieuwe_groep(naam: str, **kenmerken: Any) -> typer.Typer:
    """Een groep opdrachten met Nederlandse hulp; ``kenmerken`` zegt wat zij zonder opdracht doet."""
    return typer.Typer(
        name=naam,
        cls=NederlandseGroep,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
        **kenmerken,
    )


def vertaal_hulp(tekst: str) -> str:
    """Vertaal de vaste woorden in een hulptekst."""
    return _vertaal(_HULPWOORDEN, tekst)


def vertaal_fout(tekst: str) -> str:
    """Vertaal een melding over een verkeerde opdracht."""
    return _vertaal(_FOUTEN, tekst)


def optie_voor_de_opdracht(context: Any, tekst: str) -> str:
    """Wat er mis is als een optie van de opdrachten vóór de opdracht staat; leeg als dat het niet is."""
    treffer = re.match(r"No such option: (\S+)", tekst)
    if not treffer or treffer[1] not in _VAN_DE_OPDRACHTEN or not isinstance(context.command, NederlandseGroep):
        return ""
    return f"De optie {treffer[1]} hoort achter de opdracht, zoals: {context.command_path} OPDRACHT {treffer[1]} …"


def _vertaal(woorden: Iterable[tuple[str, str]], tekst: str) -> str:
    for patroon, vertaling in woorden:
        tekst = re.sub(patroon, vertaling, tekst, flags=re.MULTILINE)
    return tekst
