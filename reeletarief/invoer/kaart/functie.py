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

    Een functie in een rooster heeft geen eigen maat: haar uren volgen uit de diensten.

    Attributes:
        functie: Naam van de functie, zoals Jeugdzorgwerker B.
        niveau: Opleidingsniveau: mbo, hbo of wo.
        schaal: Salarisschaal in de cao, zoals de cao-tabel haar noemt.
        trede: Trede in de schaal: een nummer of naam uit de tabel, max, max-2 (twee onder de hoogste) of
            gemiddelde.
        aandeel: Deel van de declarabele uren dat deze functie levert; samen precies 100%.
        uren: Declarabele uren van deze functie per eenheid; hiermee volgen de aandelen vanzelf.
        begeleiders: Aantal begeleiders van deze functie op de groep.
        fte: Aantal voltijders in deze functie.
        uren_per_plaats_per_week: Uren per verblijfsplaats per week.
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
    """Waar de functiemix en de inschaling vandaan komen.

    Attributes:
        klasse: Hoe hard de functiemix is: vaststaand, suggestie, open of aanname.
        bron: Waar de functiemix vandaan komt, zoals de uitvraag onder aanbieders.
        jaar: Het jaar van de bron.
    """

    klasse: Klasse
    bron: TekstVeld
    jaar: JaarVeld | None = None
