"""``verantwoording.yaml``: waarom een regio een bevinding van ``controleer`` laat staan.

Pas toe of leg uit, voor de regio zelf. Een motivering geldt voor één tariefjaar; het jaar erna is de vraag weer open.
"""

from typing import Annotated, NamedTuple

from reeletarief.fouten import Bevinding
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import JaarVeld, OnderbouwingVeld, TekstVeld, TenMinste, model
from reeletarief.invoer.namen import OPSLAGEN


@model
class Motivering:
    """Waarom de regio een bevinding in een tariefjaar laat staan.

    Attributes:
        code: De code van de bevinding, zoals RT608.
        tariefjaar: Het tariefjaar waarvoor de motivering geldt; een jaar later is de vraag weer open.
        bestand: Het bestand waar de bevinding bij staat, vanaf de map van de regio.
        noemt: Een naam of getal uit de tekst van de bevinding; nodig als het bestand er meer heeft met deze code.
        motivering: Waarom dit zo blijft.
    """

    code: TekstVeld
    tariefjaar: JaarVeld
    bestand: TekstVeld
    noemt: TekstVeld | None = None
    motivering: OnderbouwingVeld

    def hoort_bij(self, bevinding: Bevinding) -> bool:
        """Of deze motivering over de bevinding gaat; wat ``noemt`` zegt, staat letterlijk in haar tekst.

        Een bevinding zonder plaats hoort bij ``opslagen.yaml``.
        """
        return (
            self.code == bevinding.code
            and self.bestand == (bevinding.bestand or OPSLAGEN)
            and (self.noemt is None or self.noemt in bevinding.wat)
        )


@model
class Verantwoording:
    """De motiveringen van een regio bij bevindingen die zij laat staan.

    Attributes:
        motiveringen: Per bevinding waarom zij blijft staan.
    """

    motiveringen: Annotated[tuple[Motivering, ...], TenMinste(1)]


class Gemotiveerd(NamedTuple):
    """Een bevinding die blijft staan, met de reden."""

    bevinding: Bevinding
    motivering: str


class GelezenVerantwoording(NamedTuple):
    """De motiveringen met hun bestand; met bevindingen zijn er geen, en zonder bestand was er niets te lezen."""

    motiveringen: tuple[Motivering, ...] = ()
    bestand: Bestand | None = None
    bevindingen: tuple[Bevinding, ...] = ()


def lees_verantwoording(inhoud: bytes, naam: str) -> GelezenVerantwoording:
    """Lees het bestand strikt; alle fouten in één keer."""
    gelezen = lees_los(inhoud, naam, Verantwoording)
    return GelezenVerantwoording(
        gelezen.model.motiveringen if gelezen.model else (), gelezen.bestand, gelezen.bevindingen
    )
