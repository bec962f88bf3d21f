"""De inzet per uur: begeleiders, deelnemers en bezetting."""

from reeletarief.invoer.model import JaarVeld, Klasse, PercentageVeld, PositiefGetal, TekstVeld, model
from reeletarief.invoer.waarden import WaardeFout


@model
class Inzet:
    """Hoeveel begeleiders op hoeveel deelnemers, en welk deel van de plaatsen bezet is.

    Zonder ``klasse`` telt de inzet als open.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    begeleiders: PositiefGetal | None = None
    deelnemers: PositiefGetal | None = None
    bezettingsgraad: PercentageVeld | None = None

    def __post_init__(self) -> None:
        gegeven = next((w for w in (self.begeleiders, self.deelnemers, self.bezettingsgraad) if w is not None), None)
        if self.klasse is not Klasse.OPEN and self.bron is None:
            raise WaardeFout(
                "RT230",
                f"De inzet is {self.klasse} maar noemt geen bron.",
                "Voeg 'bron: …' toe, of maak de klasse open.",
                gegeven.plaats if gegeven else None,
            )
        bezetting = self.bezettingsgraad
        if bezetting is not None and not 0 < bezetting.getal <= 1:
            raise WaardeFout(
                "RT211",
                "Een bezettingsgraad ligt boven 0% en is hooguit 100%.",
                "Controleer het percentage.",
                bezetting.plaats,
            )
