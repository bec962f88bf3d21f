"""Een vastgelegd besluit: de tarieven die golden, en de bestanden waar zij uit volgen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from decimal import Decimal

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand


class Besluittarief(NamedTuple):
    """Een tarief in het besluit, in euro per eenheid: wat berekend is, voorgesteld en vastgesteld, en waarom dat verschilt.

    ``elementen`` (Jeugdwet) en ``nvo`` zijn die van het berekende tarief en tellen daartoe op. ``vingerafdruk`` is die van
    de berekening van dit ene product, ``aannames`` zijn de open en aangenomen parameters erin.
    """

    product: str
    naam: str
    eenheid: str
    berekend: Decimal
    voorgesteld: Decimal
    vastgesteld: Decimal
    reden: str | None
    elementen: Mapping[str, Decimal]
    nvo: Mapping[str, Decimal]
    vingerafdruk: str
    aannames: tuple[str, ...]


class Caouitzondering(NamedTuple):
    """Een cao die voor het jaar niet vaststond, en waarom er toch op is vastgesteld."""

    cao: str
    reden: str


class EerderBesluit(NamedTuple):
    """Een besluit dat er al lag toen een later werd vastgelegd: waarover, van welke dag, en de sha256 van zijn bestand."""

    tariefjaar: int
    besluitdatum: datetime.date
    sha256: str


class Besluit(NamedTuple):
    """Een besluit zoals het is vastgelegd.

    ``besluitdatum`` is de dag van het besluit (of van het concept), ``ingangsdatum`` en ``geldig_tot`` de eerste en laatste
    dag waarop de tarieven gelden. ``versie`` is die van het programma toen, ``sha256`` de vingerafdruk van de hele
    berekening. ``herziening`` zegt waarom het een eerder besluit verving, ``uitzonderingen`` waarom het op een cao rust die nog niet vaststond. ``invoer`` is op pad de inhoud van elk gelezen bestand, zonder het blok ``vastgesteld`` op een kaart.
    ``eerdere`` zijn de besluiten die er al lagen, ook die waar zij op volgden.
    ``gewijzigd`` zegt welk van die bestanden niet meer dat van het besluit is; dan is er niet mee te rekenen.
    """

    bestand: Bestand
    regio: str
    tariefjaar: int
    peildatum: datetime.date | None
    status: str
    besluitdatum: datetime.date
    ingangsdatum: datetime.date
    geldig_tot: datetime.date
    besluit: str | None
    versie: str
    sha256: str
    tarieven: tuple[Besluittarief, ...]
    invoer: Mapping[str, bytes]
    herziening: str | None
    uitzonderingen: tuple[Caouitzondering, ...]
    eerdere: tuple[EerderBesluit, ...] = ()
    gewijzigd: tuple[Bevinding, ...] = ()

    @property
    def op_product(self) -> dict[str, Besluittarief]:
        """De tarieven op productcode."""
        return {tarief.product: tarief for tarief in self.tarieven}

    @property
    def genomen(self) -> tuple[datetime.date, int]:
        """Wanneer het genomen is, om besluiten op volgorde te zetten; van twee van dezelfde dag noemt het laatste meer eerdere."""
        return self.besluitdatum, len(self.eerdere)
