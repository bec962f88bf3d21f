"""Een werkgeverslast of inhouding in ``opslagen.yaml``, met de jaren waarin zij geldt."""

from reeletarief.invoer.eisen import eis_een_vorm, eis_geen_prijspeil, eis_grondslag, eis_herkomst, eis_niet_negatief
from reeletarief.invoer.model import Herkomstvelden, JaarVeld, SleutelVeld, TekstVeld, model
from reeletarief.invoer.opslagen.verwijzing import BedragOfReeks, PercentageOfReeks
from reeletarief.invoer.waarden import WaardeFout


@model
class Geldigheid:
    """De kalenderjaren waarin een regel geldt, met de reden waarom hij daarbuiten nul is.

    Attributes:
        vanaf: Eerste kalenderjaar waarin de regel geldt.
        tot_en_met: Laatste kalenderjaar waarin de regel geldt.
        reden: Waarom de regel daarbuiten nul is.
    """

    vanaf: JaarVeld | None = None
    tot_en_met: JaarVeld | None = None
    reden: TekstVeld

    def __post_init__(self) -> None:
        if self.vanaf is None and self.tot_en_met is None:
            raise WaardeFout(
                "RT223",
                "Een geldigheid zonder jaren zegt niets.",
                "Geef 'vanaf', 'tot_en_met' of beide.",
                self.reden.plaats,
            )
        if self.vanaf is not None and self.tot_en_met is not None and self.vanaf > self.tot_en_met:
            raise WaardeFout(
                "RT226",
                f"De regel geldt vanaf {self.vanaf} tot en met {self.tot_en_met}: nooit.",
                "Wissel de jaren om.",
                self.reden.plaats,
            )

    def omvat(self, jaar: int) -> bool:
        """Of de regel in dit kalenderjaar geldt."""
        return (self.vanaf or jaar) <= jaar <= (self.tot_en_met or jaar)


@model
class Lastregel(Herkomstvelden):
    """Een werkgeverslast of inhouding: percentage over genoemde regels, of een bedrag per fte per jaar.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen.
        naam: Hoe een lezer de regel genoemd ziet.
        percentage: Percentage over de regels onder 'over', of een verwijzing naar een reeks.
        bedrag_per_jaar: Bedrag per voltijder per jaar, in plaats van een percentage.
        over: De regels die samen de grondslag van het percentage zijn.
        franchise: Bedrag per jaar dat van de grondslag af gaat.
        maximum: Bedrag per jaar waar de grondslag niet boven komt, vóór de franchise.
        geldig: De kalenderjaren waarin de regel geldt; zonder opgave altijd.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    percentage: PercentageOfReeks | None = None
    bedrag_per_jaar: BedragOfReeks | None = None
    over: tuple[SleutelVeld, ...] = ()
    franchise: BedragOfReeks | None = None
    maximum: BedragOfReeks | None = None
    geldig: Geldigheid | None = None

    def geldt_in(self, jaar: int) -> bool:
        """Of de regel in dit kalenderjaar meetelt; zonder ``geldig`` altijd."""
        return self.geldig is None or self.geldig.omvat(jaar)

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of bedrag_per_jaar", self.percentage, self.bedrag_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over, "bruto_loon")
        eis_herkomst(self, self.sleutel, self.percentage, self.bedrag_per_jaar, self.franchise, self.maximum)
        eis_niet_negatief(self.percentage, self.bedrag_per_jaar, self.franchise, self.maximum)
        eis_geen_prijspeil(self, self.sleutel)
        if self.percentage is None and (self.franchise or self.maximum):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen franchise en maximum bij een percentage, niet bij een bedrag.",
                "Haal ze weg, of maak er een percentage van.",
                self.sleutel.plaats,
            )
