"""Een product per stuk zonder beroepskrachten: bedragen per rit, per kilometer of per stuk."""

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


class Stukvorm(NamedTuple):
    """Een stuk dat alleen uit bedragen bestaat, zoals een rit."""

    functies: tuple[Functiepost, ...] = ()
    uren: Jaaruren | None = None

    @property
    def eenheid(self) -> Eenheid:
        """Euro per stuk."""
        return Eenheid.EURO_PER_STUK

    @property
    def bruto_nettofactor(self) -> Post:
        """Zonder beroepskrachten valt er niets te splitsen."""
        return VASTE_EEN

    def beroepskracht(self) -> Post:
        """Nul, met de reden."""
        return _zonder(Kop.BEROEPSKRACHT, "dit product wordt zonder beroepskrachten gerekend")

    def loonregel(self, naam: str) -> Post:
        """Nul: er zijn geen lonen."""
        return _zonder(f"grondslag.{naam}", "geen lonen in dit product")

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Alleen bedragen per stuk."""
        return {"bedrag_per_eenheid": onveranderd}


def _zonder(sleutel: str, reden: str) -> Post:
    herkomst = REKENREGEL._replace(toelichting=reden)
    return posten.waarde(sleutel, reden, Decimal(0), Eenheid.EURO_PER_STUK, herkomst)
