"""De uitleg van elke foutcode die geen controle is, uit alle delen samen."""

from __future__ import annotations

from types import MappingProxyType

from reeletarief.foutcodes.algemeen import UITLEG
from reeletarief.foutcodes.begroting import UITLEG_BEGROTING
from reeletarief.foutcodes.gevoeligheid import UITLEG_GEVOELIGHEID
from reeletarief.foutcodes.nieuw import UITLEG_NIEUW
from reeletarief.foutcodes.reacties import UITLEG_REACTIES
from reeletarief.foutcodes.tarieflijst import UITLEG_TARIEFLIJST
from reeletarief.foutcodes.toets import UITLEG_TOETS
from reeletarief.foutcodes.uitvraag import UITLEG_UITVRAAG
from reeletarief.foutcodes.uitvraag_verwerk import UITLEG_UITVRAAG_VERWERK
from reeletarief.foutcodes.vaststellen import UITLEG_VASTSTELLEN
from reeletarief.foutcodes.vergelijken import UITLEG_VERGELIJKEN
from reeletarief.foutcodes.werkboek import UITLEG_WERKBOEK

CATALOGUS = MappingProxyType(
    {
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
)
"""Per code één of meer zinnen: wat het betekent en wat u doet."""
