"""Een functie in de functiemix, en waar de mix vandaan komt."""

from typing import Literal

from reeletarief.invoer.eisen import eis_een_vorm, eis_niet_negatief
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


@model
class Functie:
    """Een functie in de functiemix, ingeschaald in de cao, met haar deel van de declarabele uren."""

    functie: TekstVeld
    niveau: Literal["mbo", "hbo", "wo"]
    schaal: CodeVeld
    trede: TredeVeld
    aandeel: PercentageVeld | None = None
    uren: PositiefGetal | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.functie, "aandeel (zoals 20%) of uren", self.aandeel, self.uren)
        eis_niet_negatief(self.aandeel)


@model
class MixHerkomst:
    """Waar de functiemix en de inschaling vandaan komen."""

    klasse: Klasse
    bron: TekstVeld
    jaar: JaarVeld | None = None
