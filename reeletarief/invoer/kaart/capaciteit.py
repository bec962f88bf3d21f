"""De capaciteit van een product per jaar: beschikbaarheid en lumpsum, zonder declarabele uren."""

from typing import Literal

from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_deel
from reeletarief.invoer.model import JaarVeld, Klasse, PercentageVeld, TekstVeld, model


@model
class Capaciteit:
    """Wat een bedrag per jaar betaalt: klaarstaan, een fte of een hele aanbieder.

    Attributes:
        klasse: Hoe hard de capaciteit is: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar de capaciteit vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        soort: Wat er betaald wordt: beschikbaarheid (klaarstaan) of lumpsum_per_aanbieder, met fte per functie;
            of lumpsum_per_fte, met een aandeel per functie.
        elders_betaald: Deel van de capaciteit dat al via andere producten betaald wordt; dat gaat er één keer af.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    soort: Literal["beschikbaarheid", "lumpsum_per_fte", "lumpsum_per_aanbieder"]
    elders_betaald: PercentageVeld | None = None

    def __post_init__(self) -> None:
        plaats = self.elders_betaald.plaats if self.elders_betaald else None
        eis_bron_bij_klasse("De capaciteit", self.klasse, self.bron, plaats)
        eis_deel("capaciteit die elders betaald wordt", self.elders_betaald)
