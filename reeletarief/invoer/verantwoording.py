"""``verantwoording.yaml``: waarom een regio een bevinding van ``controleer`` laat staan.

Pas toe of leg uit, voor de regio zelf. Een motivering geldt voor één tariefjaar; het jaar erna is de vraag weer open.
"""

import re
from typing import Annotated, NamedTuple

from reeletarief.fouten import Bevinding
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.invullen import merk_op, merken_in
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import JaarVeld, OnderbouwingVeld, TekstVeld, TenMinste, model
from reeletarief.invoer.namen import bestand_van


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
    noemt: OnderbouwingVeld | None = None
    motivering: OnderbouwingVeld

    def hoort_bij(self, bevinding: Bevinding) -> bool:
        """Of deze motivering over de bevinding gaat; wat ``noemt`` zegt, staat als hele woorden of getallen in haar tekst."""
        return (
            self.code == bevinding.code
            and self.bestand == bestand_van(bevinding)
            and (self.noemt is None or _noemt(bevinding.wat, self.noemt))
        )


@model
class Verantwoording:
    """De motiveringen van een regio bij bevindingen die zij laat staan.

    Attributes:
        motiveringen: Per bevinding waarom zij blijft staan.
    """

    motiveringen: Annotated[tuple[Motivering, ...], TenMinste(1)]


class Gemotiveerd(NamedTuple):
    """Een open bevinding die in een ander tariefjaar is blijven staan, met de reden."""

    bevinding: Bevinding
    motivering: str
    tariefjaar: int


class GelezenVerantwoording(NamedTuple):
    """De motiveringen met hun bestand; met een fout zijn er geen, en zonder bestand was er niets te lezen."""

    motiveringen: tuple[Motivering, ...] = ()
    bestand: Bestand | None = None
    bevindingen: tuple[Bevinding, ...] = ()


def _noemt(zin: str, deel: str) -> bool:
    """Of dit deel letterlijk in de zin staat, en niet als stuk van een langer woord of getal: ``5,66%`` is niet ``15,66%``.

    >>> _noemt("De overhead is 15,66%.", "5,66%"), _noemt("De overhead is 5,66%.", "5,66%")
    (False, True)
    """
    woorden = re.escape(" ".join(deel.split()))
    return re.search(rf"(?<![\w−])(?<!\W-)(?<!\d[.,]){woorden}(?!\w)(?![.,]\d)", " ".join(zin.split())) is not None


def lees_verantwoording(inhoud: bytes, naam: str) -> GelezenVerantwoording:
    """Lees het bestand strikt; alle fouten in één keer. Wat nog INVULLEN zegt, is geen motivering en is zelf een bevinding."""
    gelezen = lees_los(inhoud, naam, Verantwoording)
    if gelezen.model is None:
        return GelezenVerantwoording((), gelezen.bestand, gelezen.bevindingen)
    ingevuld = tuple(een for een in gelezen.model.motiveringen if merk_op(een.motivering) is None)
    return GelezenVerantwoording(ingevuld, gelezen.bestand, tuple(merken_in(naam, gelezen.bestand.regels)))
