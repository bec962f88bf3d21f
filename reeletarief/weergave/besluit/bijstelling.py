"""De woorden voor een tarief dat anders is vastgesteld dan berekend; elke vorm zegt het zo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.weergave.getal import euro, getekende_euro

if TYPE_CHECKING:
    from reeletarief.berekening.besluitstand import Bijstelling
    from reeletarief.kostprijs.tarief import Tarief

STAP = "vastgesteld bedrag wijkt af"
"""De naam van de stap van berekend naar vastgesteld."""

GELIJK = "gelijk aan berekend"
"""Voor de reden bij een bedrag dat het berekende is: er is geen verschil dat zij uitlegt."""

BEREKEND_TARIEF = "Berekend tarief"
"""Hoe de uitkomst van de berekening heet waar het tarief het vastgestelde bedrag is."""


def berekend(bijstelling: Bijstelling) -> str:
    """Wat er berekend is: ``berekend: € 83,17``."""
    return f"berekend: {euro(bijstelling.berekend)}"


def uit_de_berekening(tarief: Tarief) -> str:
    """Het bedrag uit de berekening; waar iets anders is vastgesteld, staat erbij dat het berekend is."""
    return f"{euro(tarief.tarief.bedrag)}{' (berekend)' if bijstelling_van(tarief) else ''}"


def over_het_berekende(tarief: Tarief) -> str:
    """Dat het vastgestelde bedrag een ander is, voor wat alleen over de berekening gaat; leeg als het hetzelfde is."""
    anders = bijstelling_van(tarief)
    if anders is None:
        return ""
    return f"Vastgesteld is {euro(anders.vastgesteld)}; dit gaat over het berekende tarief van {euro(anders.berekend)}."


def stap(bijstelling: Bijstelling) -> str:
    """De stap van berekend naar vastgesteld, met de reden: ``vastgesteld bedrag wijkt af: € +0,83; reden: ….``"""
    return f"{STAP}: {getekende_euro(bijstelling.verschil)}; reden: {bijstelling.reden.rstrip('.')}."


def berekend_en_stap(bijstelling: Bijstelling) -> str:
    """Het berekende bedrag en de stap naar het vastgestelde, op één regel."""
    return f"{berekend(bijstelling)}; {stap(bijstelling)}"
