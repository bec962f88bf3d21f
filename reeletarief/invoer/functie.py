"""Een functie in de functiemix, en waar de mix vandaan komt."""

from typing import Literal

from reeletarief.invoer.eisen import eis_niet_negatief
from reeletarief.invoer.model import (
    CodeVeld,
    JaarVeld,
    Klasse,
    PercentageVeld,
    PositiefGetal,
    TekstVeld,
    TredeVeld,
    model,
)
from reeletarief.invoer.waarden import Waarde, WaardeFout

MATEN = {
    "aandeel": "aandeel (zoals 20%)",
    "uren": "uren",
    "begeleiders": "begeleiders",
    "fte": "fte",
    "uren_per_plaats_per_week": "uren_per_plaats_per_week",
}
"""De maten waarin een functie haar inzet kan hebben, met hoe een melding ze noemt; de vorm bepaalt welke passen."""


@model
class Functie:
    """Een functie in de functiemix, ingeschaald in de cao, met haar inzet.

    ``aandeel`` en ``uren`` zijn delen van de declarabele uren; ``begeleiders`` is het aantal op een groep, ``fte``
    het aantal voltijders en ``uren_per_plaats_per_week`` de uren voor elke verblijfsplaats. Een functie in een
    rooster heeft geen eigen maat: haar uren volgen uit de diensten.
    """

    functie: TekstVeld
    niveau: Literal["mbo", "hbo", "wo"]
    schaal: CodeVeld
    trede: TredeVeld
    aandeel: PercentageVeld | None = None
    uren: PositiefGetal | None = None
    begeleiders: PositiefGetal | None = None
    fte: PositiefGetal | None = None
    uren_per_plaats_per_week: PositiefGetal | None = None

    def __post_init__(self) -> None:
        eis_niet_negatief(self.aandeel)
        gegeven = [veld for veld in MATEN if getattr(self, veld) is not None]
        if len(gegeven) > 1:
            raise WaardeFout(
                "RT223",
                f"De regel '{self.functie}' heeft meer dan één waarde.",
                f"Geef precies één van: {' of '.join(MATEN[veld] for veld in gegeven)}.",
                self.functie.plaats,
            )

    @property
    def maat(self) -> str | None:
        """De maat waarin de inzet van deze functie gegeven is."""
        return next((veld for veld in MATEN if getattr(self, veld) is not None), None)

    @property
    def inzet(self) -> Waarde | None:
        """De gegeven inzet, in de eigen maat."""
        return getattr(self, self.maat) if self.maat else None


@model
class MixHerkomst:
    """Waar de functiemix en de inschaling vandaan komen."""

    klasse: Klasse
    bron: TekstVeld
    jaar: JaarVeld | None = None
