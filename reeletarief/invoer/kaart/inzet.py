"""De inzet van een product per uur of minuut, en de duur van een consult."""

from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_graad
from reeletarief.invoer.model import (
    GeteldAantal,
    JaarVeld,
    Klasse,
    PercentageVeld,
    PositiefGetal,
    PositieveUren,
    TekstVeld,
    model,
)


@model
class Inzet:
    """Hoeveel begeleiders op hoeveel deelnemers, en welk deel van de plaatsen bezet is.

    Attributes:
        klasse: Hoe hard de inzet is: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar de inzet vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        begeleiders: Aantal begeleiders tegelijk; zonder opgave 1.
        deelnemers: Aantal deelnemers tegelijk; zonder opgave 1.
        bezettingsgraad: Deel van de plaatsen dat bezet is; de kosten worden erdoor gedeeld.
        uren_per_stuk: Declarabele uren die één stuk kost; hoort bij een consult (eenheid stuk).
    """

    NODIG = ("uren_per_stuk",)
    """Wat er staat waar een kaart niet zonder inzet kan: bij een consult."""

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    begeleiders: PositiefGetal | None = None
    deelnemers: GeteldAantal | None = None
    bezettingsgraad: PercentageVeld | None = None
    uren_per_stuk: PositieveUren | None = None

    def __post_init__(self) -> None:
        gegeven = next((w for w in (self.begeleiders, self.deelnemers, self.bezettingsgraad) if w is not None), None)
        eis_bron_bij_klasse("De inzet", self.klasse, self.bron, gegeven.plaats if gegeven else None)
        eis_graad("bezettingsgraad", self.bezettingsgraad)
