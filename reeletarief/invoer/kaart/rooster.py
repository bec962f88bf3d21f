"""Het rooster van een groep: de diensten van de week, met hun functie, tijden en onregelmatigheid."""

from decimal import Decimal
from typing import Annotated, Literal

from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_deel, eis_uniek
from reeletarief.invoer.model import (
    JaarVeld,
    Klasse,
    MetPlaats,
    PercentageVeld,
    PositiefGetal,
    SleutelVeld,
    TekstVeld,
    TenMinste,
    Veld,
    model,
)
from reeletarief.invoer.waarden import Waarde, WaardeFout, lees_getal

Roosterdag = Literal["ma", "di", "wo", "do", "vr", "za", "zo", "feestdag"]
UREN_PER_ETMAAL = 24
_KWARTIER = Decimal("0.25")


def _lees_tijd(invoer: object) -> Waarde:
    """Een tijd op de dag in uren, op een kwartier: 7, 7.5 (half acht) of 22.75."""
    tijd = lees_getal(invoer)
    if not 0 <= tijd.getal <= UREN_PER_ETMAAL or tijd.getal % _KWARTIER:
        raise WaardeFout(
            "RT214",
            "Hier hoort een tijd van 0 tot en met 24 uur, op een kwartier.",
            "Schrijf 22 voor tien uur 's avonds en 7.5 voor half acht 's ochtends.",
            tijd.plaats,
        )
    return tijd


Tijd = Annotated[Waarde, Veld(_lees_tijd, "tijd")]


@model
class Dienst:
    """Een dienst die op deze dagen begint. Ligt ``tot`` niet na ``van``, dan eindigt zij de volgende dag.

    Draait er in het rooster een dienst op feestdagen, dan vervallen op die dagen de andere.

    Attributes:
        naam: Naam van de dienst; elke dienst heeft een eigen naam.
        soort: Soort dienst: dag, avond, weekend, wakende_nacht of slaapdienst.
        dagen: De dagen waarop de dienst begint: ma, di, wo, do, vr, za, zo of feestdag.
        van: Begintijd op de klok, in uren op een kwartier; 7.5 is half acht 's ochtends.
        tot: Eindtijd op de klok, in uren op een kwartier; is die niet later dan 'van', dan is het de volgende dag.
        functie: De functie die de dienst draait, zoals zij in de functiemix heet.
        begeleiders: Aantal begeleiders tegelijk in deze dienst.
    """

    naam: TekstVeld
    soort: Literal["dag", "avond", "weekend", "wakende_nacht", "slaapdienst"]
    dagen: Annotated[tuple[Roosterdag, ...], TenMinste(1)]
    van: Tijd
    tot: Tijd
    functie: TekstVeld
    begeleiders: PositiefGetal

    def __post_init__(self) -> None:
        if self.van.getal == UREN_PER_ETMAAL:
            raise WaardeFout("RT214", "Een dienst begint niet om 24 uur.", "Schrijf 0 en de dag erna.", self.van.plaats)
        if len(set(self.dagen)) < len(self.dagen):
            raise WaardeFout(
                "RT224",
                f"De dienst '{self.naam}' noemt een dag twee keer.",
                "Noem elke dag één keer; meer begeleiders is een hoger aantal.",
                self.naam.plaats,
            )

    @property
    def kwartieren(self) -> range:
        """De kwartieren van de dienst, geteld vanaf middernacht van de dag waarop zij begint."""
        begin, einde = int(self.van.getal / _KWARTIER), int(self.tot.getal / _KWARTIER)
        return range(begin, einde if einde > begin else einde + UREN_PER_ETMAAL * 4)

    @property
    def uren(self) -> Decimal:
        """De duur van de dienst."""
        return len(self.kwartieren) * _KWARTIER


@model
class Rooster:
    """De diensten van een groep in een week, en hoe hun onregelmatigheid betaald wordt.

    Attributes:
        klasse: Hoe hard het rooster is: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar het rooster vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        ort: Onregelmatigheidstoeslag: uit_cao (uit de tijdvakken van de cao en de uren van de diensten) of
            geen; of geef ort_percentage.
        ort_percentage: Onregelmatigheidstoeslag als deel van het salaris over de roosteruren, in plaats van 'ort'.
        ort_over: Of de toeslag alleen over gewerkte uren betaald wordt, of ook tijdens verlof doorloopt.
        toeslagen_over_ort: De toeslagen van de cao (zoals vakantietoeslag) die ook over de
            onregelmatigheidstoeslag gaan.
        slaapdienst_telt_als: Deel van een uur slaapdienst dat als gewerkt telt, in plaats van de regel van de cao; 0%
            als er alleen een bedrag voor is.
        diensten: De diensten van de week.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    ort: Annotated[Literal["uit_cao", "geen"], MetPlaats()] | None = None
    ort_percentage: PercentageVeld | None = None
    ort_over: Annotated[Literal["gewerkte_uren", "gewerkte_uren_en_verlof"], MetPlaats()] | None = None
    toeslagen_over_ort: tuple[SleutelVeld, ...] = ()
    slaapdienst_telt_als: PercentageVeld | None = None
    diensten: Annotated[tuple[Dienst, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        eis_bron_bij_klasse("Het rooster", self.klasse, self.bron, self.diensten[0].naam.plaats)
        self._eis_toeslag()
        self._eis_slaapdienst()
        namen = (dienst.naam for dienst in self.diensten)
        eis_uniek(namen, "De dienst '{naam}' staat twee keer in het rooster.", "Geef elke dienst een eigen naam.")

    @property
    def functies(self) -> set[str]:
        """De functies die een dienst draaien."""
        return {str(dienst.functie) for dienst in self.diensten}

    def _eis_toeslag(self) -> None:
        """Eén wijze om de onregelmatigheidstoeslag te rekenen, met wat daarbij hoort en niets anders."""
        plaats = self.diensten[0].naam.plaats
        if (self.ort is None) == (self.ort_percentage is None):
            raise WaardeFout(
                "RT223",
                "Het rooster moet op één manier zeggen hoe de onregelmatigheidstoeslag gerekend wordt.",
                "Geef precies één van: 'ort: uit_cao', 'ort: geen' of 'ort_percentage'.",
                plaats,
            )
        eis_deel("toeslag", self.ort_percentage)
        if self.ort == "geen":
            self._eis_niets_bij_geen_toeslag()
        elif self.ort_over is None:
            raise WaardeFout(
                "RT227",
                "Het rooster zegt niet over welke uren de onregelmatigheidstoeslag gaat ('ort_over').",
                "Voeg onder 'rooster' toe: 'ort_over: gewerkte_uren', of 'ort_over: gewerkte_uren_en_verlof' als zij tijdens verlof doorloopt.",
                plaats,
            )
        eis_uniek(
            self.toeslagen_over_ort,
            "De toeslag '{naam}' staat twee keer onder 'toeslagen_over_ort'.",
            "Haal er een weg.",
        )

    def _eis_niets_bij_geen_toeslag(self) -> None:
        if self.ort_over is not None:
            raise WaardeFout(
                "RT227",
                "'ort_over' doet niets zonder onregelmatigheidstoeslag ('ort: geen').",
                "Haal 'ort_over' weg.",
                self.diensten[0].naam.plaats,
            )
        if self.toeslagen_over_ort:
            raise WaardeFout(
                "RT227",
                "'toeslagen_over_ort' doet niets zonder onregelmatigheidstoeslag.",
                "Haal het weg, of kies hoe de toeslag gerekend wordt.",
                self.toeslagen_over_ort[0].plaats,
            )

    def _eis_slaapdienst(self) -> None:
        """Het deel dat een slaapdienst telt: alleen als er een is, en tussen 0% en 100%."""
        telt = self.slaapdienst_telt_als
        if telt is not None and not any(dienst.soort == "slaapdienst" for dienst in self.diensten):
            raise WaardeFout(
                "RT227",
                "'slaapdienst_telt_als' doet niets zonder een dienst van de soort slaapdienst.",
                "Haal het weg, of geef de dienst die soort.",
                telt.plaats,
            )
        if telt is not None and not 0 <= telt.getal <= 1:
            raise WaardeFout("RT211", "Dit ligt niet tussen 0% en 100%.", "Controleer het percentage.", telt.plaats)
