"""Het verblijf van een product per etmaal: plaatsen, dagen, bezetting en de uren die een fte levert."""

from typing import Annotated, Literal

from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_deel, eis_graad, eis_hooguit_een
from reeletarief.invoer.model import GeteldAantal, JaarVeld, Klasse, MetPlaats, PercentageVeld, TekstVeld, model
from reeletarief.invoer.waarden import WaardeFout

DAGEN_IN_SCHRIKKELJAAR = 366


@model
class Verblijf:
    """De plaatsen waarover de kosten van een verblijf verdeeld worden.

    Zonder ``plaatsen`` gelden alle uren per plaats (zoals bij pleegzorg). Leegstand telt één keer: als deler
    (``bezettingsgraad``) of als opslag op de kosten van de plaats (``leegstand``).

    Attributes:
        klasse: Hoe hard de cijfers zijn: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar de cijfers vandaan komen; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        plaatsen: Aantal plaatsen op de groep of in het gezinshuis.
        dagen_per_jaar: Etmalen per jaar dat de plaats open is, hooguit 366; zonder opgave elke dag van het
            tariefjaar.
        bezettingsgraad: Deel van de plaatsen dat bezet is, als deler; niet samen met leegstand.
        leegstand: Opslag op de kosten van de plaats voor lege plaatsen; niet samen met bezettingsgraad.
        uren_per_fte: Welke uren een voltijder levert: inzetbare_uren (na verlof, feestdagen en ziekte),
            clientgebonden_uren (ook na scholing en overleg) of declarabele_uren.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    plaatsen: GeteldAantal | None = None
    dagen_per_jaar: GeteldAantal | None = None
    bezettingsgraad: PercentageVeld | None = None
    leegstand: PercentageVeld | None = None
    uren_per_fte: Annotated[Literal["inzetbare_uren", "clientgebonden_uren", "declarabele_uren"], MetPlaats()]

    def __post_init__(self) -> None:
        gegeven = self.plaatsen or self.bezettingsgraad or self.leegstand
        eis_bron_bij_klasse("Het verblijf", self.klasse, self.bron, gegeven.plaats if gegeven else None)
        eis_graad("bezettingsgraad", self.bezettingsgraad)
        eis_deel("leegstand", self.leegstand)
        eis_hooguit_een(
            "Een bezettingsgraad en een opslag voor leegstand vergoeden allebei de lege plaatsen.",
            "Houd een van beide: 91% bezetting als deler is een opslag van 9,9%.",
            self.bezettingsgraad,
            self.leegstand,
        )
        dagen = self.dagen_per_jaar
        if dagen is not None and dagen.getal > DAGEN_IN_SCHRIKKELJAAR:
            raise WaardeFout(
                "RT211",
                f"Een jaar heeft hooguit {DAGEN_IN_SCHRIKKELJAAR} etmalen.",
                "Schrijf 365 of 366 (of 365.25 als gemiddelde), of minder als de plaats niet elke dag open is.",
                dagen.plaats,
            )
