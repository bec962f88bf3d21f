"""Een product zonder beroepskrachten: alleen bedragen, zoals per rit, of de pleegvergoeding van een etmaal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import VASTE_EEN
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.post import REKENREGEL, Eenheid, Post
from reeletarief.kostprijs.vorm import onveranderd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.kostprijs.vorm import Bedragwijze


class Bedragenvorm(NamedTuple):
    """Een product dat alleen uit bedragen bestaat, per eenheid van zijn kaart."""

    eenheid: Eenheid
    functies: tuple[Functiepost, ...] = ()
    uren: Jaaruren | None = None

    @property
    def bruto_nettofactor(self) -> Post:
        """Zonder beroepskrachten valt er niets te splitsen."""
        return VASTE_EEN

    def beroepskracht(self) -> Post:
        """Nul, met de reden."""
        return self._nul(Kop.BEROEPSKRACHT, "dit product wordt zonder beroepskrachten gerekend")

    def loonregel(self, naam: str) -> Post:
        """Nul: er zijn geen lonen."""
        return self._nul(f"grondslag.{naam}", "geen lonen in dit product")

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Alleen bedragen per eenheid."""
        return {"bedrag_per_eenheid": onveranderd}

    def _nul(self, sleutel: str, reden: str) -> Post:
        herkomst = REKENREGEL._replace(toelichting=reden)
        return posten.waarde(sleutel, reden, Decimal(0), self.eenheid, herkomst)
