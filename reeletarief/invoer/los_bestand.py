"""Een los YAML-bestand naast de regio (scenario's, reacties, een opgave, een besluit): één strikte lezing met plaatsen."""

from typing import Generic, NamedTuple

from reeletarief.fouten import Bevinding, gesorteerd
from reeletarief.invoer.bestand import Bestand, vingerafdruk
from reeletarief.invoer.bezwaren import geen_utf8
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.model import ModelSoort
from reeletarief.invoer.yaml_strikt import Knoop, lees_yaml


class Wortel(NamedTuple):
    """De wortel van een YAML-bestand, voor zover te vertrouwen, met het bestand en de fouten in de vorm."""

    knoop: Knoop | None
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


class Gelezen(NamedTuple, Generic[ModelSoort]):
    """Een gelezen bestand; met bevindingen is er geen ``model``."""

    model: ModelSoort | None
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_wortel(inhoud: bytes, naam: str) -> Wortel:
    """Lees de vorm van een bestand; ``naam`` is hoe meldingen het noemen."""
    som = vingerafdruk(inhoud)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return Wortel(None, Bestand(naam, som, ()), (geen_utf8(naam, inhoud, fout.start),))
    wortel, vormfouten = lees_yaml(tekst, naam)
    return Wortel(wortel, Bestand(naam, som, tuple(tekst.splitlines())), gesorteerd(vormfouten))


def lees_los(inhoud: bytes, naam: str, soort: type[ModelSoort]) -> Gelezen[ModelSoort]:
    """Lees een bestand als model; alle fouten in één keer."""
    wortel = lees_wortel(inhoud, naam)
    if wortel.knoop is None:
        return Gelezen(None, wortel.bestand, wortel.bevindingen)
    keuring = keur_blok(soort, wortel.knoop, naam)
    fouten = gesorteerd((*wortel.bevindingen, *keuring.bevindingen))
    return Gelezen(None if fouten else keuring.model, wortel.bestand, fouten)
