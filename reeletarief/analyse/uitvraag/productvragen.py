"""Een uitvraag: over welke producten de regio aanbieders vraagt, met bij elke vraag wat de kaart nu heeft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.uitvraag.kaart import kaartwaarde
from reeletarief.invoer.uitvraag.vragen import Vraag, vragen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart


class Vraagregel(NamedTuple):
    """Een vraag met de functie van de kaart waar zij over gaat, en de waarde die de kaart nu heeft."""

    vraag: Vraag
    functie: Functie | None
    op_de_kaart: Decimal | None


class Productvragen(NamedTuple):
    """De vragen over één product, in de volgorde van het formulier."""

    kaart: Productkaart
    regels: tuple[Vraagregel, ...]


class Uitvraag(NamedTuple):
    """Alles wat in elk formulier hetzelfde is; alleen de aanbieder verschilt.

    ``declarabel`` is welke tijd in deze regio declarabel is, ``terug_voor`` de dag waarop de antwoorden er moeten zijn.
    """

    regio: str
    tariefjaar: int
    producten: tuple[Productvragen, ...]
    declarabel: str
    terug_voor: datetime.date | None
    vingerafdruk: str
    versie: str

    @property
    def velden(self) -> set[str]:
        """De velden die in deze uitvraag voorkomen."""
        return {regel.vraag.veld for product in self.producten for regel in product.regels}


def maak_uitvraag(
    resultaat: Resultaat, kaarten: Iterable[Productkaart], declarabel: str, terug_voor: datetime.date | None
) -> Uitvraag:
    """De uitvraag over deze kaarten. ``resultaat`` is de berekening ervan; wat niet te rekenen was, heeft geen kaartwaarde."""
    tarieven = resultaat.op_product
    producten = []
    for kaart in kaarten:
        functies = {str(functie.functie): functie for functie in kaart.functiemix}
        tarief = tarieven.get(kaart.code)
        regels = [
            Vraagregel(vraag, functies.get(vraag.functie or ""), kaartwaarde(vraag, kaart, tarief))
            for vraag in vragen(kaart)
        ]
        producten.append(Productvragen(kaart, tuple(regels)))
    bewijs = resultaat.bewijs
    return Uitvraag(
        resultaat.regio, resultaat.tariefjaar, tuple(producten), declarabel, terug_voor, bewijs.sha256, bewijs.versie
    )
