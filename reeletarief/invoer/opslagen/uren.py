"""De productiviteit in ``opslagen.yaml``: welke uren van het contract niet declarabel zijn."""

from typing import Annotated, Literal

from reeletarief.invoer.eisen import (
    eis_bandbreedte,
    eis_een_vorm,
    eis_geen_prijspeil,
    eis_grondslag,
    eis_herkomst,
    eis_hooguit_honderd,
    eis_niet_negatief,
)
from reeletarief.invoer.model import (
    Herkomstvelden,
    MetPlaats,
    PercentageOfGetal,
    SleutelVeld,
    TekstVeld,
    UrenVeld,
    model,
)
from reeletarief.invoer.opslagen.verwijzing import PercentageOfReeks


@model
class Urenregel(Herkomstvelden):
    """Uren die niet declarabel zijn, in een van drie soorten.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen.
        naam: Hoe een lezer de regel genoemd ziet.
        soort: Soort uren: algemeen (verlof, feestdag, ziekte), beroepsgebonden (scholing, overleg, intervisie)
            of clientgebonden_indirect (reistijd, verslaglegging).
        percentage: Deel van de uren onder 'over' dat niet declarabel is, hooguit 100%; of een verwijzing naar
            een reeks.
        uren_per_jaar: Uren per voltijder per jaar, in plaats van een percentage.
        over: De uren waarover het percentage gaat.
        laag: De laagste waarde die verdedigbaar is.
        hoog: De hoogste waarde die verdedigbaar is.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    soort: Literal["algemeen", "beroepsgebonden", "clientgebonden_indirect"]
    percentage: PercentageOfReeks | None = None
    uren_per_jaar: UrenVeld | None = None
    over: tuple[SleutelVeld, ...] = ()
    laag: PercentageOfGetal | None = None
    hoog: PercentageOfGetal | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of uren_per_jaar", self.percentage, self.uren_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over, "contracturen")
        eis_herkomst(self, self.sleutel, self.percentage, self.uren_per_jaar)
        eis_geen_prijspeil(self, self.sleutel)
        eis_niet_negatief(self.percentage, self.uren_per_jaar)
        eis_hooguit_honderd(self.percentage)
        eis_bandbreedte(self, self.sleutel, self.percentage or self.uren_per_jaar, self.laag, self.hoog)
        eis_hooguit_honderd(self.hoog if self.percentage is not None else None)


@model
class Uren:
    """De productiviteit: welke uren afgaan, en of de indirecte cliëntgebonden uren declarabel zijn.

    Attributes:
        declarabel: Wat declarabel is: alleen directe cliënturen (direct), of ook de indirecte (direct_en_indirect).
        regels: De uren die niet declarabel zijn, op volgorde van soort.
    """

    declarabel: Annotated[Literal["direct", "direct_en_indirect"], MetPlaats()]
    regels: tuple[Urenregel, ...] = ()
