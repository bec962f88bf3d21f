"""Een regel in een opslagset of op een kaart: een percentage over genoemde regels, of een bedrag."""

from typing import Literal

from reeletarief.fouten import op_een_rij
from reeletarief.invoer.eisen import (
    eis_bandbreedte,
    eis_een_vorm,
    eis_geen_prijspeil,
    eis_grondslag,
    eis_herkomst,
    eis_niet_negatief,
)
from reeletarief.invoer.model import (
    AantalOfDeel,
    BedragVeld,
    Herkomstvelden,
    PercentageOfGetal,
    PositiefGetal,
    SleutelVeld,
    TekstVeld,
    model,
)
from reeletarief.invoer.opslagen.verwijzing import BedragOfReeks, PercentageOfReeks, Verwijzing
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import Waarde, WaardeFout

OpslagElement = Literal[
    "reiskosten",
    "opleidingskosten",
    "overhead",
    "gemeentelijke_eisen",
    "huisvesting",
    "verzorging",
    "marge",
    "beroepskracht",
    "niet_productief",
]
"""De elementen van een opslag; de laatste twee zijn voor loon dat als bedrag gegeven is, zoals vervanging of bereikbaarheid."""

UIT_DE_LONEN = frozenset({"beroepskracht", "niet_productief"})
"""De elementen die elk product met beroepskrachten al uit de lonen heeft; een opslagset hoeft er niets over te zeggen."""


BEDRAGSOORTEN = (
    "bedrag_per_uur",
    "bedrag_per_deelnemeruur",
    "bedrag_per_eenheid",
    "bedrag_per_plaats",
    "bedrag_per_fte",
    "totaal_per_jaar",
)
"""De soorten bedrag die een opslagregel kan hebben; welke passen, hangt af van de vorm van het product."""


@model
class Opslagregel(Herkomstvelden):
    """Een opslag: percentage over genoemde regels, of een bedrag.

    ``als: opslag`` telt het percentage op bij de grondslag; ``als: aandeel`` leest het als deel van de
    uitkomst (grondslag plus alle aandelen over diezelfde grondslag). ``bedrag_per_uur`` gaat mee met begeleiders,
    deelnemers
    en bezetting; ``bedrag_per_fte`` en ``totaal_per_jaar`` met ``fte`` worden eerst door de declarabele uren
    gedeeld.
    ``bedrag_per_deelnemeruur`` staat los van de inzet, ``bedrag_per_plaats`` gaat mee met de bezetting.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen.
        naam: Hoe een lezer de regel genoemd ziet.
        element: Het kostprijselement waar deze regel onder valt.
        percentage: Percentage over de regels onder 'over', samen met 'als'; of een verwijzing naar een reeks.
        over: De regels die samen de grondslag van het percentage zijn.
        als: Hoe het percentage telt: opslag (bovenop de grondslag) of aandeel (deel van de uitkomst).
        bedrag_per_uur: Bedrag per declarabel uur van een medewerker.
        bedrag_per_deelnemeruur: Bedrag per uur dat een deelnemer krijgt, los van de inzet.
        bedrag_per_eenheid: Bedrag per geleverde eenheid, zoals een etmaal of een rit.
        bedrag_per_plaats: Bedrag per eenheid en plaats, bezet of niet.
        aantal: Hoe vaak het bedrag per eenheid telt: een getal (kilometers) of een percentage (van de jeugdigen).
        bedrag_per_fte: Bedrag per voltijder per jaar.
        totaal_per_jaar: Bedrag per jaar voor de hele groep of organisatie, samen met 'fte'.
        fte: Aantal voltijders waarover 'totaal_per_jaar' verdeeld wordt.
        onderdeel: Welk deel van de overhead dit is: personeel, ict, huisvesting of algemeen.
        definitie: Wat het percentage meet.
        reikwijdte: Waarvoor de bron geldt: welke branche, welke jaren.
        laag: De laagste waarde die verdedigbaar is.
        hoog: De hoogste waarde die verdedigbaar is.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    element: OpslagElement
    percentage: PercentageOfReeks | None = None
    over: tuple[SleutelVeld, ...] = ()
    als: Literal["opslag", "aandeel"] | None = None
    bedrag_per_uur: BedragOfReeks | None = None
    bedrag_per_deelnemeruur: BedragOfReeks | None = None
    bedrag_per_eenheid: BedragOfReeks | None = None
    bedrag_per_plaats: BedragOfReeks | None = None
    aantal: AantalOfDeel | None = None
    bedrag_per_fte: BedragOfReeks | None = None
    totaal_per_jaar: BedragVeld | None = None
    fte: PositiefGetal | None = None
    onderdeel: Literal["personeel", "ict", "huisvesting", "algemeen"] | None = None
    definitie: TekstVeld | None = None
    reikwijdte: TekstVeld | None = None
    laag: PercentageOfGetal | None = None
    hoog: PercentageOfGetal | None = None

    @property
    def bedrag(self) -> Waarde | Verwijzing | None:
        """De waarde van een bedragregel, in welke soort dan ook."""
        return next((waarde for soort in BEDRAGSOORTEN if (waarde := getattr(self, soort)) is not None), None)

    def __post_init__(self) -> None:
        vormen = (self.percentage, *(getattr(self, soort) for soort in BEDRAGSOORTEN))
        eis_een_vorm(self.sleutel, op_een_rij(("percentage", *BEDRAGSOORTEN), "of"), *vormen)
        eis_grondslag(self.sleutel, self.percentage, self.over, "beroepskracht")
        eis_herkomst(self, self.sleutel, *vormen)
        eis_niet_negatief(self.percentage)
        eis_bandbreedte(self, self.sleutel, self.percentage or self.bedrag, self.laag, self.hoog)
        self._eis_bijpassende_velden()

    def _eis_bijpassende_velden(self) -> None:
        """Velden die alleen samen iets zeggen: percentage en als, totaal en fte, aantal en bedrag."""
        if (self.percentage is None) != (self.als is None):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen 'percentage' en 'als' samen.",
                "Schrijf 'als: opslag' (over de grondslag) of 'als: aandeel' (deel van de uitkomst).",
                self.sleutel.plaats,
            )
        if (self.totaal_per_jaar is None) != (self.fte is None):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen 'totaal_per_jaar' en 'fte' samen.",
                "Geef beide, of gebruik bedrag_per_fte.",
                self.sleutel.plaats,
            )
        if self.aantal is not None and self.bedrag_per_eenheid is None and self.bedrag_per_plaats is None:
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' hoort 'aantal' bij een bedrag per eenheid of per plaats.",
                "Haal het weg, of kies een van die bedragen.",
                self.sleutel.plaats,
            )
        self._eis_prijspeil()

    def _eis_prijspeil(self) -> None:
        """Een eigen bedrag heeft een prijspeil; een percentage of een reeks heeft er zelf geen."""
        if not isinstance(self.bedrag, Waarde):
            eis_geen_prijspeil(self, self.sleutel)
        elif self.prijspeil is None:
            raise WaardeFout(
                "RT220",
                f"De sleutel 'prijspeil' ontbreekt bij het bedrag '{self.sleutel}'.",
                voeg_toe(Opslagregel, "prijspeil"),
                self.sleutel.plaats,
            )
