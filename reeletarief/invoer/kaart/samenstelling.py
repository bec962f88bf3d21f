"""Een product dat uit andere producten bestaat: een traject, een profiel met een intensiteit, een gewogen tarief, een afwezigheidsdag."""

from typing import Annotated, Literal

from reeletarief.afronding import NUL
from reeletarief.fouten import in_zin
from reeletarief.invoer.eisen import eis_bron_bij_klasse, eis_uniek, tot_honderd
from reeletarief.invoer.model import (
    CodeVeld,
    GeteldAantal,
    JaarVeld,
    Klasse,
    PercentageVeld,
    PositiefGetal,
    TekstVeld,
    TenMinste,
    model,
)
from reeletarief.invoer.opslagen.regel import OpslagElement
from reeletarief.invoer.waarden import WaardeFout

LANGSTE_ACUUT = 14
"""Acute hulp duurt ten hoogste veertien dagen; daarna volgt een perspectiefplan."""


@model
class Onderdeel:
    """Een product in een samenstelling, met hoeveel eenheden ervan één traject of één eenheid van het gewogen tarief kost.

    Attributes:
        product: Productcode van de kaart waar dit onderdeel naar verwijst.
        aantal: Aantal eenheden van dat product per traject; in een gewogen tarief meestal 1.
    """

    product: CodeVeld
    aantal: PositiefGetal


@model
class Deelpopulatie:
    """Een deel van de gezinnen, jeugdigen of aanbieders, met wat zij gemiddeld krijgen of leveren.

    Attributes:
        naam: Naam van de groep gezinnen, jeugdigen of aanbieders.
        gewicht: Hun deel van het geheel; alle gewichten samen zijn precies 100%.
        onderdelen: De producten die zij gemiddeld krijgen of leveren, met aantallen.
    """

    naam: TekstVeld
    gewicht: PercentageVeld
    onderdelen: Annotated[tuple[Onderdeel, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        producten = (deel.product for deel in self.onderdelen)
        eis_uniek(producten, f"Bij '{self.naam}' staat product {{naam}} twee keer.", "Tel de aantallen op.")


@model
class Samenstelling:
    """De deelpopulaties waarover een traject of gewogen tarief gemiddeld wordt; hun gewichten zijn samen precies 100%.

    Attributes:
        klasse: Hoe hard de samenstelling is: vaststaand, suggestie, open of aanname; zonder opgave open.
        bron: Waar de samenstelling vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        populaties: De groepen gezinnen, jeugdigen of aanbieders, elk met hun gewicht.
    """

    klasse: Klasse = Klasse.OPEN
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    populaties: Annotated[tuple[Deelpopulatie, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        eerste = self.populaties[0]
        eis_bron_bij_klasse("De samenstelling", self.klasse, self.bron, eerste.naam.plaats)
        for populatie in self.populaties:
            if populatie.gewicht.getal <= 0:
                wat = f"Het gewicht van '{populatie.naam}' ligt niet boven nul."
                raise WaardeFout(
                    "RT302", wat, "Pas het gewicht aan, of haal de deelpopulatie weg.", populatie.gewicht.plaats
                )
        som = sum((populatie.gewicht.getal for populatie in self.populaties), NUL)
        if som != 1:
            raise WaardeFout(
                "RT302",
                f"De gewichten van de deelpopulaties zijn samen {in_zin(som * 100)}%, niet precies 100%.",
                f"{tot_honderd(som)} Pas een gewicht aan.",
                self.populaties[-1].gewicht.plaats,
            )


Intensiteit = Literal["perspectief", "intensief", "acuut", "duurzaam"]


@model
class Profiel:
    """De plek van een traject in de matrix van ondersteuningsprofielen en intensiteiten.

    Stelregel: één perspectiefplan, één profiel, één tarief per gezin. Twee uitzonderingen: ``acuut`` (ten hoogste
    veertien dagen) en ``duurzaam`` mogen naast een ander tarief bestaan; ``stapelbaar_met`` noemt dan de producten.

    Attributes:
        profiel: Code van het ondersteuningsprofiel.
        naam: Naam van het ondersteuningsprofiel.
        intensiteit: Hoe zwaar de hulp is: perspectief, intensief, acuut of duurzaam.
        hoogstens_dagen: Grootste aantal dagen, ten hoogste 14; alleen bij acuut, en daar verplicht.
        stapelbaar_met: Productcodes die naast dit traject mogen; alleen bij acuut of duurzaam.
    """

    profiel: CodeVeld
    naam: TekstVeld
    intensiteit: Intensiteit
    hoogstens_dagen: GeteldAantal | None = None
    stapelbaar_met: tuple[CodeVeld, ...] = ()

    def __post_init__(self) -> None:
        self._eis_dagen()
        if self.stapelbaar_met and self.intensiteit not in {"acuut", "duurzaam"}:
            raise WaardeFout(
                "RT227",
                f"Bij de intensiteit {self.intensiteit} geldt één tarief per gezin; stapelen kan niet.",
                "Haal 'stapelbaar_met' weg, of kies acuut of duurzaam.",
                self.stapelbaar_met[0].plaats,
            )

    def _eis_dagen(self) -> None:
        """Acute hulp duurt een aantal dagen, en niet te veel; andere hulp heeft geen hoogste aantal."""
        dagen, is_acuut = self.hoogstens_dagen, self.intensiteit == "acuut"
        if is_acuut and dagen is None:
            raise WaardeFout(
                "RT227",
                "Bij acute hulp ontbreekt het hoogste aantal dagen ('hoogstens_dagen').",
                f"Voeg bijvoorbeeld 'hoogstens_dagen: {LANGSTE_ACUUT}' toe; meer mag niet.",
                self.profiel.plaats,
            )
        if dagen is not None and not is_acuut:
            raise WaardeFout(
                "RT227",
                f"'hoogstens_dagen' hoort bij acute hulp; dit is {self.intensiteit}.",
                "Haal 'hoogstens_dagen' weg, of schrijf 'intensiteit: acuut'.",
                dagen.plaats,
            )
        if dagen is not None and dagen.getal > LANGSTE_ACUUT:
            raise WaardeFout(
                "RT211",
                f"Acute hulp duurt ten hoogste {LANGSTE_ACUUT} dagen.",
                "Kies een andere intensiteit voor langere hulp.",
                dagen.plaats,
            )


@model
class Afwezigheid:
    """Een etmaal waarop de jeugdige er niet is: het tarief van een ander product zonder de kosten die dan vervallen.

    Attributes:
        van: Productcode van het verblijf waar de afwezigheidsdag bij hoort.
        vervalt: De kostprijselementen die op zo'n dag niet betaald worden.
    """

    van: CodeVeld
    vervalt: Annotated[tuple[OpslagElement, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        if len(set(self.vervalt)) < len(self.vervalt):
            raise WaardeFout(
                "RT224", "Een element staat twee keer onder 'vervalt'.", "Noem elk element één keer.", self.van.plaats
            )
