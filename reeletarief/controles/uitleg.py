"""De uitleg bij een code: de docstring van een controle, of de zinnen uit de catalogus."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from reeletarief.controles import CONTROLES
from reeletarief.controles.foutcodes import UITLEG
from reeletarief.controles.foutcodes_begroting import UITLEG_BEGROTING
from reeletarief.controles.foutcodes_gevoeligheid import UITLEG_GEVOELIGHEID
from reeletarief.controles.foutcodes_nieuw import UITLEG_NIEUW
from reeletarief.controles.foutcodes_reacties import UITLEG_REACTIES
from reeletarief.controles.foutcodes_tarieflijst import UITLEG_TARIEFLIJST
from reeletarief.controles.foutcodes_toets import UITLEG_TOETS
from reeletarief.controles.foutcodes_uitvraag import UITLEG_UITVRAAG
from reeletarief.controles.foutcodes_uitvraag_verwerk import UITLEG_UITVRAAG_VERWERK
from reeletarief.controles.foutcodes_vaststellen import UITLEG_VASTSTELLEN
from reeletarief.controles.foutcodes_vergelijken import UITLEG_VERGELIJKEN
from reeletarief.controles.foutcodes_werkboek import UITLEG_WERKBOEK

if TYPE_CHECKING:
    from reeletarief.controles.stand import Controle


_CATALOGUS = {
    **UITLEG,
    **UITLEG_BEGROTING,
    **UITLEG_GEVOELIGHEID,
    **UITLEG_NIEUW,
    **UITLEG_REACTIES,
    **UITLEG_TARIEFLIJST,
    **UITLEG_TOETS,
    **UITLEG_UITVRAAG,
    **UITLEG_UITVRAAG_VERWERK,
    **UITLEG_VASTSTELLEN,
    **UITLEG_VERGELIJKEN,
    **UITLEG_WERKBOEK,
}


def codes() -> list[str]:
    """Elke code waarvan er uitleg is."""
    return sorted([*_CATALOGUS, *(controle.CODE for controle in CONTROLES)])


def uitleg_bij(code: str) -> str | None:
    """De uitleg bij een code, of niets als de code niet bestaat."""
    controle = next((controle for controle in CONTROLES if code == controle.CODE), None)
    if controle is not None:
        return f"{kop(controle)}\n\n{handleiding(controle)}\n".replace("``", "'")
    return f"{code}\n\n{_CATALOGUS[code]}\n" if code in _CATALOGUS else None


def kop(controle: Controle) -> str:
    """Code, naam en ernst op één regel."""
    return f"{controle.CODE} {controle.NAAM} ({controle.ERNST})"


def handleiding(controle: Controle) -> str:
    """De docstring van een controle, zoals hij er staat."""
    return cleandoc(controle.__doc__ or "")
