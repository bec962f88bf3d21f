"""De uitkomst van één berekening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import gesorteerd
from reeletarief.invoer.kaart.besluitblok import CONCEPT

if TYPE_CHECKING:
    import datetime

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.gaten import Gat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.kostprijs.tarief import Tarief


class Overgeslagen(NamedTuple):
    """Een product dat niet te rekenen was, met de redenen. ``product`` is de code, of anders het bestand."""

    product: str
    redenen: tuple[Bevinding, ...]


class Resultaat(NamedTuple):
    """De uitkomst van één berekening: tarieven op productcode, wat wegviel en het bewijs.

    Een berekening is een concept, tenzij elk tarief is vastgesteld en nog op het besluit uitkomt; dan is
    ``vastgesteld_op`` de dag van het besluit, en ``besluit`` wat het besluitbestand erover bewaart, als dat er is.
    ``stand`` zegt hetzelfde voor een lezer, en kent ook *deels vastgesteld* (:mod:`.stand`).
    ``gaten`` zijn de reeksen zonder waarde waardoor producten wegvielen.
    """

    regio: str
    tariefjaar: int
    peildatum: datetime.date | None
    status: str
    stand: str
    tarieven: tuple[Tarief, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    bewijs: Bewijs
    vastgesteld_op: datetime.date | None
    besluit: Besluit | None
    gaten: tuple[Gat, ...]

    def tarief(self, product: str) -> Tarief:
        """Het tarief van een product; ``KeyError`` als het niet berekend is."""
        return self.op_product[product]

    @property
    def op_product(self) -> dict[str, Tarief]:
        """De tarieven op productcode."""
        return {tarief.product: tarief for tarief in self.tarieven}

    def als_concept(self) -> Resultaat:
        """Dezelfde uitkomst zoals zij voor het besluit was: een concept, met kaarten zonder besluit."""
        tarieven = (een._replace(kaart=replace(een.kaart, vastgesteld=None)) for een in self.tarieven)
        return self._replace(status=CONCEPT, stand=CONCEPT, vastgesteld_op=None, besluit=None, tarieven=tuple(tarieven))

    @property
    def waarschuwingen(self) -> tuple[Bevinding, ...]:
        """Alle kanttekeningen bij de tarieven, elk één keer."""
        return gesorteerd(bevinding for tarief in self.tarieven for bevinding in tarief.waarschuwingen)

    @property
    def aannames(self) -> tuple[str, ...]:
        """Alle open en aangenomen parameters in deze uitkomst, elk één keer."""
        return tuple(sorted({naam for tarief in self.tarieven for naam in tarief.aannames}))
