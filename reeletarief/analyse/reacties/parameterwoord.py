"""Hoe een parameter voor een lezer heet en waarin haar waarde staat, op elke naam die een reactie haar mag geven."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.gevoeligheid.knoppen import Soort, knoppen_van
from reeletarief.analyse.reacties.plek import Vorm, volle_naam
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.samenhang import parameters
from reeletarief.kostprijs.afwijkingen import eenheid_van
from reeletarief.kostprijs.functiemix import functiesleutels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Regio
    from reeletarief.invoer.samenhang import Parameterregel
    from reeletarief.kostprijs.post import Eenheid
    from reeletarief.kostprijs.tarief import Tarief

_GRENZEN = {"laag": "laagste", "hoog": "hoogste"}


class Parameterwoord(NamedTuple):
    """De naam van een parameter in gewone woorden; ``eenheid`` is er als haar waarde een getal is, overal in dezelfde eenheid."""

    naam: str
    eenheid: Eenheid | None = None


class Parameterwoorden(NamedTuple):
    """De woorden voor de hele regio, en per product die van zijn eigen kaart: twee opslagsets kunnen een regel met dezelfde sleutel hebben."""

    overal: Mapping[str, Parameterwoord]
    per_product: Mapping[str, Mapping[str, Parameterwoord]]

    def van(self, parameter: str, product: str | None) -> Parameterwoord:
        """Hoe een parameter bij dit product heet, of in de hele regio; zonder woord zoals zij geschreven is."""
        eigen = self.per_product.get(product, {}) if product is not None else {}
        return eigen.get(parameter) or self.overal.get(parameter) or Parameterwoord(parameter)


ZONDER_WOORDEN = Parameterwoorden({}, {})
"""Als er geen regio is om in te kijken."""


def parameterwoorden(regio: Regio, tarieven: Sequence[Tarief]) -> Parameterwoorden:
    """De woorden voor de regels van de regio, voor de functies op de kaarten en voor alle andere waarden in een tarief.

    Een regel heet zoals de regio haar noemt, ook waar een post in de boom er een woord achter zet.
    """
    knoppen = {tarief.product: list(_van_knoppen(tarief)) for tarief in tarieven}
    overal = {
        **_op_naam(woord for van_product in knoppen.values() for woord in van_product),
        **_op_naam(woord for kaart in regio.kaarten for woord in _van_inschaling(kaart)),
        **_op_naam(woord for set_ in regio.opslagen.opslagsets for woord in _van_regels(regio, set_)),
    }
    return Parameterwoorden(overal, {kaart.code: _van_kaart(regio, kaart, knoppen) for kaart in regio.kaarten})


def woorden_van(stand: Doorgerekend) -> Parameterwoorden:
    """Dezelfde woorden, voor een regio die gelezen en gerekend is."""
    return parameterwoorden(stand.inlezing.regio, stand.resultaat.tarieven)


def _van_kaart(
    regio: Regio, kaart: Productkaart, knoppen: Mapping[str, list[tuple[str, Parameterwoord]]]
) -> dict[str, Parameterwoord]:
    regels = _van_regels(regio, str(kaart.opslagset)) if kaart.opslagset else ()
    return {
        **_op_naam(knoppen.get(kaart.code, ())),
        **_op_naam(_van_inschaling(kaart)),
        **_op_naam(regels),
    }


def _op_naam(woorden: Iterable[tuple[str, Parameterwoord]]) -> dict[str, Parameterwoord]:
    """Het woord bij elke sleutel; heet zij hier anders dan daar, dan zoals zij geschreven is, en met de eenheid gaat het net zo."""
    uit: dict[str, Parameterwoord] = {}
    for sleutel, woord in woorden:
        eerder = uit.get(sleutel, woord)
        naam = woord.naam if eerder.naam == woord.naam else sleutel
        uit[sleutel] = Parameterwoord(naam, woord.eenheid if eerder.eenheid is woord.eenheid else None)
    return uit


def _van_knoppen(tarief: Tarief) -> Iterator[tuple[str, Parameterwoord]]:
    """De eigen naam van elke waarde, en elke andere naam die in dat tarief maar naar één waarde wijst."""
    knoppen = knoppen_van(tarief)
    zo_genoemd = Counter(naam for knop in knoppen for naam in knop.namen)
    for knop in knoppen:
        woord = Parameterwoord(knop.omschrijving, None if knop.soort is Soort.SAMEN else knop.post.eenheid)
        eigen = {knop.naam, knop.basis}
        yield from ((naam, woord) for naam in knop.namen if naam in eigen or zo_genoemd[naam] == 1)


def _van_inschaling(kaart: Productkaart) -> Iterator[tuple[str, Parameterwoord]]:
    for sleutel, functie in zip(functiesleutels(kaart), kaart.functiemix, strict=True):
        for veld in (Vorm.SCHAAL, Vorm.TREDE):
            yield f"{sleutel}.{veld}", Parameterwoord(f"{veld} van {functie.functie}")


def _van_regels(regio: Regio, set_: str) -> Iterator[tuple[str, Parameterwoord]]:
    for kort, regel in parameters(regio.opslagen, set_).items():
        for sleutel in dict.fromkeys((kort, volle_naam(kort, set_, regel))):
            yield from _van_regel(sleutel, regel)


def _van_regel(sleutel: str, regel: Parameterregel) -> Iterator[tuple[str, Parameterwoord]]:
    """De regel zelf, op twee namen, en haar laagste en hoogste waarde."""
    woord = Parameterwoord(str(regel.naam), eenheid_van(regel))
    yield sleutel, woord
    yield f"{sleutel}.{waardeveld(regel)}", woord
    for veld, welke in _GRENZEN.items():
        yield f"{sleutel}.{veld}", woord._replace(naam=f"{welke} waarde van {regel.naam}")
