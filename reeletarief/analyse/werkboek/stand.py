"""Wat er te vergelijken valt: het werkboek zoals het terugkwam, en het werkboek dat de regio nu zou geven."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
    from reeletarief.kostprijs.tarief import Tarief

    Celplek = tuple[str, int, int]
    """Blad, rij en kolom."""

_CIJFERS = 10**14
"""Een rekenblad bewaart een getal in een double; wat op veertien cijfers gelijk is, is niet door iemand gewijzigd."""


class Soort(StrEnum):
    """Wat een rij van een invoerblad is: te wijzigen, vast (uit de kalender of een keuze), of berekend uit andere rijen."""

    INVOER = "invoer"
    VAST = "vast"
    BEREKEND = "berekend"


class Invoerrij(NamedTuple):
    """Eén waarde op een invoerblad, met de waarde waarmee het programma rekende toen het werkboek gemaakt werd."""

    sleutel: str
    naam: str
    eenheid: str
    soort: Soort
    vindplaats: str
    plek: Celplek
    waarde: Celinhoud
    uitgegeven: Celinhoud
    formule: str | None


class Celtekst(NamedTuple):
    """Een cel: de formule als tekst (zonder =) als ze er een heeft, en wat erin te zien is."""

    formule: str | None
    inhoud: Celinhoud


class Kenmerken(NamedTuple):
    """Wat het werkboek over zichzelf zegt: waaruit en waarmee het gemaakt is, en voor welk jaar en welke producten.

    ``besluit`` is de sha256 van het besluit waarvan het zegt wie het nam en waarom; leeg als het dat niet zegt.
    """

    versie: str
    sha256: str
    tariefjaar: int
    peildatum: datetime.date | None
    producten: tuple[str, ...]
    bestanden: Mapping[str, str]
    oud: str
    vastgesteld_op: datetime.date | None
    besluit: str
    is_deels_vastgesteld: bool


class Boek(NamedTuple):
    """Een werkboek als inhoud: zijn invoerrijen, alle cellen, de namen voor cellen, en per product de cel met het tarief."""

    rijen: tuple[Invoerrij, ...]
    cellen: Mapping[Celplek, Celtekst]
    namen: Mapping[str, str]
    tarieven: Mapping[str, Celplek]

    def tarief(self, product: str) -> Celinhoud:
        """Wat er in de cel met het tarief van een product te zien is."""
        plek = self.tarieven.get(product)
        return self.cellen[plek].inhoud if plek is not None and plek in self.cellen else None

    def zonder(self, bladen: Collection[str]) -> Boek:
        """Hetzelfde boek zonder de cellen van deze bladen."""
        if not bladen:
            return self
        return self._replace(cellen={plek: cel for plek, cel in self.cellen.items() if plek[0] not in bladen})

    def alleen(self, blad: str, plekken: Collection[Celplek]) -> Boek:
        """Hetzelfde boek met van een blad alleen de cellen op deze plekken."""
        cellen = {plek: cel for plek, cel in self.cellen.items() if plek[0] != blad or plek in plekken}
        return self._replace(cellen=cellen)


class Regiostand(NamedTuple):
    """De regio zoals zij nu is: het werkboek dat zij zou geven, de tarieven, en welke posten elke invoerrij voedt.

    ``posten`` geeft per sleutel van een invoerrij de producten met daarin de sleutels van posten.
    """

    boek: Boek
    bewijs: Bewijs
    tarieven: tuple[Tarief, ...]
    posten: Mapping[str, Mapping[str, tuple[str, ...]]]


def gelijk(een: Celinhoud, ander: Celinhoud) -> bool:
    """Of twee celwaarden dezelfde zijn; getallen op de nauwkeurigheid van een rekenblad, teksten op spaties na.

    LibreOffice bewaart waar en onwaar als 1 en 0.
    """
    een, ander = _zonder_waarheid(een, ander), _zonder_waarheid(ander, een)
    if isinstance(een, Decimal) and isinstance(ander, Decimal):
        return abs(een - ander) * _CIJFERS <= max(abs(een), abs(ander))
    if isinstance(een, str) or isinstance(ander, str):
        return " ".join(str(een or "").split()) == " ".join(str(ander or "").split())
    return een == ander and type(een) is type(ander)


def _zonder_waarheid(waarde: Celinhoud, naast: Celinhoud) -> Celinhoud:
    return Decimal(waarde) if isinstance(waarde, bool) and isinstance(naast, Decimal) else waarde
