"""``reeletarief reacties``: het register van reacties, hun effect, en de nota van beantwoording."""

from __future__ import annotations

from reeletarief.cli.nederlands import NederlandseOpdracht, nieuwe_groep
from reeletarief.cli.reacties.effect import effect_opdracht
from reeletarief.cli.reacties.nota import nota_opdracht
from reeletarief.cli.reacties.overzicht import reacties_opdracht

reacties_groep = nieuwe_groep("reacties", invoke_without_command=True)


reacties_groep.callback()(reacties_opdracht)
reacties_groep.command("effect", cls=NederlandseOpdracht)(effect_opdracht)
reacties_groep.command("nota", cls=NederlandseOpdracht)(nota_opdracht)
