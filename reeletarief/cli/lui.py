"""Opdrachten die pas geladen worden als ze draaien.

De hulp van een groep toont van elke opdracht alleen naam en eerste zin; die staan hier in de tabel, zodat ``--help`` en
het aanvullen met Tab geen enkele opdracht laden. Wie een opdracht noemt, laadt er precies één. Dat de zin dezelfde is
als die in de opdracht, bewaakt een test.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

from reeletarief.cli.nederlands import NederlandseGroep, NederlandseOpdracht

if TYPE_CHECKING:
    from collections.abc import Sequence


class LateOpdracht(NamedTuple):
    """Een opdracht of groep die nog niet geladen is.

    ``plek`` is de functie of groep in de module :mod:`reeletarief.cli` met de naam van de opdracht; ``zin`` de eerste zin van haar hulp.
    """

    naam: str
    plek: str
    zin: str

    @property
    def module(self) -> str:
        """De module van de opdracht."""
        return f"reeletarief.cli.{self.naam}"


def luie_groep(opdrachten: Sequence[LateOpdracht]) -> type[NederlandseGroep]:
    """Een groep die naast haar gewone opdrachten ook deze kent, en die ze laadt als ze gebruikt worden."""
    op_naam = {opdracht.naam: opdracht for opdracht in opdrachten}

    class LuieGroep(NederlandseGroep):
        """De groep met de opdrachten van deze tabel."""

        def __init__(self, **kenmerken: Any) -> None:
            super().__init__(**kenmerken)
            for opdracht in opdrachten:
                self.add_command(TyperCommand(opdracht.naam, help=opdracht.zin, short_help=opdracht.zin))

        def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
            """De gevraagde opdracht, echt geladen; een onbekende naam geeft de melding van typer."""
            naam, opdracht, rest = super().resolve_command(ctx, args)
            return naam, laad(op_naam[naam]) if naam in op_naam else opdracht, rest

    return LuieGroep


def laad(opdracht: LateOpdracht) -> Any:
    """De opdracht of groep zoals typer haar maakt, uit haar eigen module."""
    gevonden = getattr(import_module(opdracht.module), opdracht.plek)
    if isinstance(gevonden, typer.Typer):
        return get_group(gevonden)
    alleen = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alleen.command(opdracht.naam, cls=NederlandseOpdracht)(gevonden)
    return get_command(alleen)
