"""Het model van een productkaart: wat de regio inkoopt en wie dat moet kunnen leveren."""

from typing import Annotated, ClassVar

from reeletarief.invoer.kaart.afwijking import Afwijking
from reeletarief.invoer.kaart.besluitblok import Vastgesteld
from reeletarief.invoer.kaart.capaciteit import Capaciteit
from reeletarief.invoer.kaart.eenheden import Eenheidnaam
from reeletarief.invoer.kaart.functie import Functie, MixHerkomst
from reeletarief.invoer.kaart.groep import Groep
from reeletarief.invoer.kaart.inzet import Inzet
from reeletarief.invoer.kaart.kaarteisen import EISEN
from reeletarief.invoer.kaart.productvorm import vorm_van
from reeletarief.invoer.kaart.rooster import Dienst, Rooster
from reeletarief.invoer.kaart.samenstelling import Afwezigheid, Deelpopulatie, Profiel, Samenstelling
from reeletarief.invoer.kaart.verblijf import Verblijf
from reeletarief.invoer.model import CaoVeld, CodeVeld, OnderbouwingVeld, SleutelVeld, TekstVeld, TenMinste, model
from reeletarief.invoer.opslagen.regel import Opslagregel
from reeletarief.invoer.waarden import Waarde
from reeletarief.invoer.yaml_strikt import Tekst


@model
class Productkaart:
    """Een productkaart: wat de regio inkoopt, wie dat levert en waarmee het tarief gerekend wordt.

    De teksten leggen uit; eenheid, functiemix, opslagset, afwijkingen en de blokken van haar vorm sturen de
    berekening.
    Welke blokken bij welke eenheid horen, staat in :mod:`.productvorm`. Zonder de sleutel ``afwijkingen`` heeft de
    kaart zich er niet over uitgesproken; wie ermee rekent, neemt ``eigen_waarden``.

    Attributes:
        product: Productcode van de regio, zoals "45A48".
        naam: Naam van het product.
        segment: Segment van de inkoop waar het product onder valt, zoals ambulant.
        standaardcode: Landelijke productcode (JZ21), als 'product' een eigen code is.
        eenheid: Waarvoor het tarief geldt: uur, minuut, dagdeel, etmaal, stuks (traject), stuk of jaar.
        doel: Wat het product moet bereiken, in gewone woorden.
        kwaliteitseisen: De eisen aan inhoud en kwaliteit, een per regel.
        cao: Naam van de cao waar het loon uit komt, zoals haar map onder cao/ heet.
        functiemix: De functies die het product leveren, met hun inschaling en inzet.
        functiemix_bron: Waar de functiemix en de inschaling vandaan komen.
        inzet: Begeleiders, deelnemers en bezetting van een product per uur of minuut, of de duur van een consult.
        groep: De groep van een product per dagdeel.
        verblijf: De plaatsen van een product per etmaal.
        rooster: De diensten van een groep, voor een product per etmaal.
        capaciteit: Wat een bedrag per jaar betaalt: beschikbaarheid of lumpsum.
        samenstelling: De producten waaruit een traject of een gewogen tarief bestaat.
        profiel: De plek van een traject in de matrix van profiel en intensiteit.
        afwezigheid: Van welk verblijf dit de afwezigheidsdag is, en welke kosten dan vervallen.
        bedragen: Kosten die alleen dit product kent, zoals een pleegvergoeding of een rit.
        opslagset: Naam van de opslagset in opslagen.yaml waarmee dit product gerekend wordt.
        afwijkingen: Eigen waarden voor parameters van de regio; schrijf [] om te zeggen dat er geen zijn.
        tariefdifferentiatie: Waarom dit product een ander tarief heeft dan andere producten in zijn segment.
        motivering_wijziging: Waarom het tarief sterk afwijkt van dat van vorig jaar.
        vastgesteld: Het besluit over dit product; geschreven door 'reeletarief vaststellen', de berekening
            leest het niet.
    """

    EISEN: ClassVar = EISEN

    product: CodeVeld
    naam: OnderbouwingVeld
    segment: SleutelVeld
    standaardcode: CodeVeld | None = None
    eenheid: Eenheidnaam
    doel: TekstVeld | None = None
    kwaliteitseisen: tuple[TekstVeld, ...] = ()
    cao: CaoVeld | None = None
    functiemix: Annotated[tuple[Functie, ...], TenMinste(1)] = ()
    functiemix_bron: MixHerkomst | None = None
    inzet: Inzet | None = None
    groep: Groep | None = None
    verblijf: Verblijf | None = None
    rooster: Rooster | None = None
    capaciteit: Capaciteit | None = None
    samenstelling: Samenstelling | None = None
    profiel: Profiel | None = None
    afwezigheid: Afwezigheid | None = None
    bedragen: tuple[Opslagregel, ...] = ()
    opslagset: SleutelVeld | None = None
    afwijkingen: tuple[Afwijking, ...] | None = None
    tariefdifferentiatie: TekstVeld | None = None
    motivering_wijziging: TekstVeld | None = None
    vastgesteld: Vastgesteld | None = None

    @property
    def code(self) -> str:
        """De code van het product, zonder haar plaats in het bestand: om op te zoeken en te tonen."""
        return str(self.product)

    @property
    def vorm(self) -> str:
        """De naam van de vorm van dit product."""
        return vorm_van(self).naam

    @property
    def per_uur(self) -> bool:
        """Of een functie van dit product per declarabel uur kost, en niet per fte."""
        return vorm_van(self).per_uur

    @property
    def bezetting(self) -> Waarde | None:
        """De bezettingsgraad, no-show of leegstand van dit product, waar die ook op de kaart staat."""
        blokken = (self.inzet, self.groep, self.verblijf)
        velden = ("bezettingsgraad", "no_show", "leegstand")
        gegeven = (getattr(blok, veld, None) for blok in blokken for veld in velden)
        return next((waarde for waarde in gegeven if waarde is not None), None)

    @property
    def diensten(self) -> tuple[Dienst, ...]:
        """De diensten van het rooster; geen als er geen rooster is."""
        return self.rooster.diensten if self.rooster else ()

    @property
    def eigen_waarden(self) -> tuple[Afwijking, ...]:
        """De afwijkingen van deze kaart; leeg als ze er geen heeft of er niets over zegt."""
        return self.afwijkingen or ()

    @property
    def populaties(self) -> tuple[Deelpopulatie, ...]:
        """De deelpopulaties waarover haar tarief gemiddeld wordt; geen als zij zelf rekent."""
        return self.samenstelling.populaties if self.samenstelling else ()

    @property
    def bestaat_uit(self) -> tuple[Tekst, ...]:
        """De producten waar het tarief van deze kaart uit volgt; leeg als zij zelf rekent. Een product kan er vaker staan."""
        onderdelen = tuple(deel.product for populatie in self.populaties for deel in populatie.onderdelen)
        return (*onderdelen, self.afwezigheid.van) if self.afwezigheid else onderdelen

    def __post_init__(self) -> None:
        for eis in dict.fromkeys(eis for rij in self.EISEN for eis in rij):
            eis(self)
