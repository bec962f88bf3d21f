"""``reeletarief reacties``: het register van reacties, hun effect, en de nota van beantwoording."""

from __future__ import annotations

import typer

from reeletarief.cli.nederlands import NederlandseGroep, NederlandseOpdracht
from reeletarief.cli.reacties.effect import effect_opdracht
from reeletarief.cli.reacties.nota import nota_opdracht
from reeletarief.cli.reacties.overzicht import reacties_opdracht

reacties_groep = typer.Typer(
    name="reacties",
    cls=NederlandseGroep,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


reacties_groep.callback()(reacties_opdracht)
reacties_groep.command("effect", cls=NederlandseOpdracht)(effect_opdracht)
reacties_groep.command("nota", cls=NederlandseOpdracht)(nota_opdracht)
