"""De groep van een product per dagdeel: deelnemers, duur, bezetting en indirecte tijd."""

from typing import Annotated, Literal

from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_deel, eis_graad, eis_hooguit_een
from reeletarief.invoer.model import (
    GeteldAantal,
    JaarVeld,
    Klasse,
    MetPlaats,
    PercentageVeld,
    PositieveUren,
    TekstVeld,
    model,
)
from reeletarief.invoer.waarden import WaardeFout

LANGSTE_DAGDEEL = 24


@model
class Groep:
    """De groep waarvoor een dagdeel geldt; de begeleiders staan per functie in de functiemix.

    Lege plaatsen tellen één keer: als ``bezettingsgraad`` of als ``no_show``.

    Attributes:
        klasse: Hoe hard de groep is: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar de groep vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        deelnemers: Aantal plaatsen op de groep.
        uren_per_dagdeel: Duur van een dagdeel; zonder opgave 4 uur (iJw-eenheid 16).
        indirecte_tijd: Of verslaglegging en overleg in het groepstarief zitten (in_tarief) of apart
            gedeclareerd worden (apart).
        bezettingsgraad: Deel van de plaatsen dat bezet is; niet samen met no_show.
        no_show: Deel van de afspraken waarop de jeugdige niet komt; niet samen met bezettingsgraad.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    deelnemers: GeteldAantal
    uren_per_dagdeel: PositieveUren | None = None
    indirecte_tijd: Annotated[Literal["in_tarief", "apart"], MetPlaats()]
    bezettingsgraad: PercentageVeld | None = None
    no_show: PercentageVeld | None = None

    def __post_init__(self) -> None:
        eis_bron_bij_klasse("De groep", self.klasse, self.bron, self.deelnemers.plaats)
        self._eis_duur()
        eis_graad("bezettingsgraad", self.bezettingsgraad)
        eis_deel("no-show", self.no_show)
        eis_hooguit_een(
            "Een bezettingsgraad en no-show vergoeden allebei de lege plaatsen.",
            "Houd een van beide; no-show van 10% is een bezettingsgraad van 90%.",
            self.bezettingsgraad,
            self.no_show,
        )

    def _eis_duur(self) -> None:
        """Een dagdeel past in een dag, en is geen deel van een uur."""
        uren = self.uren_per_dagdeel
        if uren is not None and not 1 <= uren.getal <= LANGSTE_DAGDEEL:
            raise WaardeFout(
                "RT211",
                f"Een dagdeel duurt ten minste een uur en hooguit {LANGSTE_DAGDEEL}.",
                "Schrijf de duur in uren; zonder opgave zijn het er 4.",
                uren.plaats,
            )
