"""Het model van een reeks: een gedateerde parameter zoals een premie, maximum, franchise of index."""

import calendar
import datetime
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.eisen import eis_een_vorm
from reeletarief.invoer.model import DatumVeld, JaarVeld, Klasse, PercentageOfBedrag, TekstVeld, TenMinste, Veld, model
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

BEWERKINGEN = ("gelijk", "som", "verschil", "product", "quotient")
VAST_AANTAL = {"gelijk": 1, "quotient": 2}
"""Hoeveel operanden een bewerking heeft; de andere hebben er twee of meer."""


class Afleiding(NamedTuple):
    """Een rekenregel over andere reeksen, voor een waarde die niet gepubliceerd is.

    ``operanden`` zijn namen van reeksen, eventueel met jaartal (``pfzw_premie@2021``), of weer een
    afleiding. Zonder jaartal geldt het jaar van de waarde zelf.
    """

    bewerking: str
    operanden: tuple["Tekst | Afleiding", ...]


def lees_afleiding(invoer: object) -> Afleiding:
    """Lees ``{verschil: [a, {quotient: [b, c]}]}`` of ``{gelijk: [a@2024]}``."""
    plaats = getattr(invoer, "plaats", None)
    if not isinstance(invoer, Blok) or len(invoer) != 1 or next(iter(invoer)) not in BEWERKINGEN:
        raise WaardeFout(
            "RT228",
            "Een afleiding is één bewerking met haar operanden.",
            f"Schrijf {{bewerking: [reeks, reeks@jaar]}}; bewerkingen zijn {', '.join(BEWERKINGEN)}.",
            plaats,
        )
    (bewerking, operanden) = next(iter(invoer.items()))
    if not isinstance(operanden, Lijst) or not _goed_aantal(str(bewerking), len(operanden)):
        raise WaardeFout(
            "RT228",
            f"De bewerking '{bewerking}' heeft niet het goede aantal operanden.",
            "'gelijk' neemt er één, 'quotient' twee, de andere bewerkingen twee of meer.",
            bewerking.plaats,
        )
    delen = tuple(lees_afleiding(deel) if isinstance(deel, Blok) else _lees_operand(deel) for deel in operanden)
    return Afleiding(str(bewerking), delen)


def _goed_aantal(bewerking: str, aantal: int) -> bool:
    return aantal == VAST_AANTAL.get(bewerking, max(aantal, 2))


def _lees_operand(invoer: object) -> Tekst:
    tekst = woorden.lees_tekst(invoer)
    naam, apenstaart, jaar = tekst.partition("@")
    woorden.lees_sleutel(Tekst(naam, tekst.plaats))
    if apenstaart:
        waarden.lees_jaar(Tekst(jaar, tekst.plaats))
    return tekst


AfleidingVeld = Annotated[Afleiding, Veld(lees_afleiding, "afleiding")]


@model
class Reekswaarde:
    """Eén waarde van een reeks, voor een jaar of voor een tijdvak, met bron en klasse.

    Is de waarde zelf niet gepubliceerd, dan staat er een ``afleiding`` uit andere reeksen met een motivering: van klasse
    ``aanname``, of ``vaststaand`` als wet of cao de rekenregel geeft.

    Attributes:
        jaar: Het kalenderjaar waarvoor de waarde geldt; of geef 'vanaf' en 'tot_en_met'.
        vanaf: Eerste dag van het tijdvak: de eerste van een maand.
        tot_en_met: Laatste dag van het tijdvak: de laatste van een maand.
        waarde: De waarde: een percentage met procentteken, of een bedrag.
        afleiding: De rekenregel over andere reeksen, als de waarde zelf niet gepubliceerd is.
        klasse: Hoe hard de waarde is: vaststaand, suggestie, open of aanname.
        bron: Waar de waarde gepubliceerd is, of waar de rekenregel op rust.
        zekerheid: Hoe hard de bron is: A (officieel, of twee bronnen gelijk), B (één degelijke bron) of C (zwak of onvolledig).
        motivering: Waarom de afgeleide waarde zo berekend is; verplicht bij een afleiding.
        toelichting: Wat een lezer erbij moet weten.
    """

    NODIG = ("jaar", "waarde")
    """Wat er buiten de verplichte velden in elk geval staat."""

    jaar: JaarVeld | None = None
    vanaf: DatumVeld | None = None
    tot_en_met: DatumVeld | None = None
    waarde: PercentageOfBedrag | None = None
    afleiding: AfleidingVeld | None = None
    klasse: Klasse
    bron: TekstVeld
    zekerheid: Literal["A", "B", "C"] | None = None
    motivering: TekstVeld | None = None
    toelichting: TekstVeld | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.bron, "waarde of afleiding", self.waarde, self.afleiding)
        if (self.jaar is None) == (self.vanaf is None) or (self.vanaf is None) != (self.tot_en_met is None):
            raise WaardeFout(
                "RT223",
                "Een reekswaarde geldt voor een 'jaar', of van 'vanaf' tot en met 'tot_en_met'.",
                "Geef een van beide vormen.",
                self.bron.plaats,
            )
        self._controleer_tijdvak()
        self._controleer_afleiding()

    def _controleer_afleiding(self) -> None:
        """Een aanname is altijd afgeleid; een regel uit wet of cao (de helft van de premie) mag dat ook zijn."""
        if self.afleiding is None and self.klasse is Klasse.AANNAME:
            raise WaardeFout(
                "RT228",
                "Bij een aanname in een reeks hoort een afleiding.",
                "Is de waarde zelf gekozen, schrijf dan 'klasse: open'. Volgt zij uit een andere reeks, vervang 'waarde' dan door bijvoorbeeld "
                "'afleiding: {gelijk: [naam_van_de_reeks@2025]}', met een 'motivering'.",
                self.bron.plaats,
            )
        if self.afleiding is not None and self.klasse is Klasse.OPEN:
            raise WaardeFout(
                "RT228",
                "Een afgeleide waarde kan niet van klasse open zijn.",
                "Zet 'klasse: aanname' bij een eigen afleiding, of 'vaststaand' als wet of cao de rekenregel geeft.",
                self.bron.plaats,
            )
        if self.afleiding is not None and self.motivering is None:
            raise WaardeFout(
                "RT220",
                "Bij een afgeleide waarde hoort een motivering.",
                voeg_toe(Reekswaarde, "motivering"),
                self.bron.plaats,
            )

    def _controleer_tijdvak(self) -> None:
        """Een tijdvak loopt van de eerste dag van een maand tot en met de laatste dag van een maand."""
        if self.vanaf is None or self.tot_en_met is None:
            return
        einde = self.tot_en_met.dag
        if self.vanaf.dag.day != 1 or einde.day != calendar.monthrange(einde.year, einde.month)[1]:
            raise WaardeFout(
                "RT226",
                f"Dit tijdvak ({self.vanaf.dag} tot en met {self.tot_en_met.dag}) beslaat geen hele maanden.",
                "Begin op de eerste en eindig op de laatste dag van een maand.",
                self.vanaf.plaats,
            )
        if self.vanaf.dag > self.tot_en_met.dag:
            raise WaardeFout(
                "RT226",
                f"Dit tijdvak eindigt ({self.tot_en_met.dag}) voordat het begint ({self.vanaf.dag}).",
                "Wissel de datums om.",
                self.vanaf.plaats,
            )

    @property
    def begin(self) -> datetime.date:
        """De eerste dag waarop deze waarde geldt."""
        return self.vanaf.dag if self.vanaf else datetime.date(self.jaar or 1, 1, 1)

    @property
    def einde(self) -> datetime.date:
        """De laatste dag waarop deze waarde geldt."""
        return self.tot_en_met.dag if self.tot_en_met else datetime.date(self.jaar or 1, 12, 31)


@model
class Reeks:
    """Een gedateerde parameter: premie, maximum, franchise, index.

    Attributes:
        naam: Hoe een lezer de reeks genoemd ziet.
        soort: Wat voor waarden het zijn, als ze allemaal afgeleid zijn: percentage of bedrag.
        definitie: Wat de reeks meet.
        toelichting: Wat een lezer erbij moet weten.
        waarden: De waarden, op volgorde van datum en zonder overlap.
    """

    naam: TekstVeld
    soort: Literal["percentage", "bedrag"] | None = None
    definitie: TekstVeld | None = None
    toelichting: TekstVeld | None = None
    waarden: Annotated[tuple[Reekswaarde, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        for eerdere, latere in pairwise(self.waarden):
            if latere.begin <= eerdere.einde:
                raise WaardeFout(
                    "RT229",
                    f"Deze waarde begint op {latere.begin}, voordat de vorige ophoudt ({eerdere.einde}).",
                    "Zet de waarden op volgorde van datum, zonder overlap.",
                    (latere.vanaf or latere.waarde or latere.bron).plaats,
                )
        soorten = {waarde.waarde.is_percentage for waarde in self.waarden if waarde.waarde}
        if not soorten and self.soort is None:
            raise WaardeFout(
                "RT229",
                "Deze reeks heeft alleen afgeleide waarden, dus het programma weet niet wat voor waarden het zijn.",
                "Voeg 'soort: percentage' of 'soort: bedrag' toe.",
                self.naam.plaats,
            )
        if len(soorten | ({self.soort == "percentage"} if self.soort else set())) > 1:
            raise WaardeFout(
                "RT229",
                "Deze reeks mengt percentages en bedragen.",
                "Schrijf elke waarde met, of elke waarde zonder procentteken.",
                self._buitenbeentje().plaats,
            )

    def _buitenbeentje(self) -> Waarde:
        """De eerste waarde die anders geschreven is dan ``soort`` zegt, of anders dan de meeste."""
        gegeven = [waarde.waarde for waarde in self.waarden if waarde.waarde is not None]
        meestal = sum(waarde.is_percentage for waarde in gegeven) * 2 >= len(gegeven)
        hoort = self.soort == "percentage" if self.soort else meestal
        return next(waarde for waarde in gegeven if waarde.is_percentage is not hoort)

    @property
    def is_percentage(self) -> bool:
        """Of de waarden percentages zijn (anders bedragen); ``soort`` zegt het als elke waarde afgeleid is."""
        if self.soort is not None:
            return self.soort == "percentage"
        return any(waarde.waarde is not None and waarde.waarde.is_percentage for waarde in self.waarden)
