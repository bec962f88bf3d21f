"""De uitleg bij een code: de docstring van een controle, of de zinnen uit de catalogus."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from reeletarief.controles import CONTROLES
from reeletarief.foutcodes.catalogus import CATALOGUS

if TYPE_CHECKING:
    from reeletarief.controles.gedeeld.dossier import Controle


def codes() -> list[str]:
    """Elke code waarvan er uitleg is."""
    return sorted([*CATALOGUS, *(controle.CODE for controle in CONTROLES)])


def uitleg_bij(code: str) -> str | None:
    """De uitleg bij een code, of niets als de code niet bestaat."""
    controle = next((controle for controle in CONTROLES if code == controle.CODE), None)
    if controle is not None:
        return f"{kop(controle)}\n\n{handleiding(controle)}\n".replace("``", "'")
    return f"{code}\n\n{CATALOGUS[code]}\n" if code in CATALOGUS else None


def kop(controle: Controle) -> str:
    """Code, naam en ernst op één regel."""
    return f"{controle.CODE} {controle.NAAM} ({controle.ERNST})"


def handleiding(controle: Controle) -> str:
    """De docstring van een controle, zoals hij er staat."""
    return cleandoc(controle.__doc__ or "")
