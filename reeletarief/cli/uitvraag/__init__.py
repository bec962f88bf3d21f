"""``reeletarief uitvraag``: aanbieders vragen welke functies zij inzetten, en samenvatten wat terugkomt."""

from __future__ import annotations

import typer

from reeletarief.cli.nederlands import NederlandseGroep, NederlandseOpdracht
from reeletarief.cli.uitvraag.verwerk import verwerk_opdracht

uitvraag_groep = typer.Typer(
    name="uitvraag",
    cls=NederlandseGroep,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@uitvraag_groep.callback()
def uitvraag() -> None:
    """Vraag aanbieders welke functies zij inzetten, en vat samen wat terugkomt.

    \b
    Voorbeelden:
      reeletarief uitvraag verwerk antwoorden/                       vat samen wat terugkwam
      reeletarief uitvraag verwerk antwoorden/ --voorstel voorstel/  en stel de functiemix voor
    """


uitvraag_groep.command("verwerk", cls=NederlandseOpdracht)(verwerk_opdracht)
