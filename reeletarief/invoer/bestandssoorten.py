"""De soorten YAML-bestanden die een gebruiker schrijft, met het model dat elk leest."""

from typing import Any, NamedTuple

from reeletarief.invoer.besluit.gegevens import Besluitgegevens
from reeletarief.invoer.cao.tabel import AfgeleideTabel, CaoTabel
from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.opgave.bestand import Opgave
from reeletarief.invoer.opslagen.bestand import Opslagen
from reeletarief.invoer.reacties.register import Reactie, Reactielijst
from reeletarief.invoer.scenarios import Scenariobestand
from reeletarief.invoer.verantwoording import Verantwoording


class Bestandssoort(NamedTuple):
    """Een soort bestand: hoe het heet, waar het staat en welk model het leest.

    Heeft het twee vormen, dan is ``kenmerk`` de sleutel waaraan ``andere_vorm`` te herkennen is.
    """

    naam: str
    titel: str
    waar: str
    model: type[Any]
    kenmerk: str | None = None
    andere_vorm: type[Any] | None = None


SOORTEN = (
    Bestandssoort("opslagen", "De keuzes van de regio", "opslagen.yaml", Opslagen),
    Bestandssoort("productkaart", "Productkaart", "productkaarten/*.yaml", Productkaart),
    Bestandssoort("cao-tabel", "Cao-tabel", "cao/*/*.yaml", CaoTabel, "afgeleid", AfgeleideTabel),
    Bestandssoort("reacties", "Reacties van aanbieders", "reacties/*.yaml", Reactie, "reacties", Reactielijst),
    Bestandssoort("besluit", "Besluitgegevens", "besluit.yaml", Besluitgegevens),
    Bestandssoort("opgave", "Opgave van een aanbieder", "opgave.yaml", Opgave),
    Bestandssoort("scenarios", "Scenario's", "scenarios.yaml", Scenariobestand),
    Bestandssoort("verantwoording", "Motiveringen bij bevindingen", "verantwoording.yaml", Verantwoording),
)
