"""Een product per uur of per minuut: een declarabel uur × begeleiders ÷ deelnemers ÷ bezettingsgraad."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.functiemix import (
    Functiepost,
    aandelen,
    functieposten,
    loonregel_per_uur,
    samen,
    uurkosten,
)
from reeletarief.kostprijs.inzet import arbeid_per_eenheid, per_eenheid
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.loonkosten import lonen_van
from reeletarief.kostprijs.post import TARIEFEENHEDEN, Eenheid, Post
from reeletarief.kostprijs.uren import jaaruren
from reeletarief.kostprijs.vorm import onveranderd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.kostprijs.vorm import Bedragwijze


class Uurvorm(NamedTuple):
    """Een functiemix in aandelen van het declarabele uur, en de inzet die daar een eenheid van maakt."""

    kaart: Productkaart
    functies: tuple[Functiepost, ...]
    uren: Jaaruren

    @property
    def eenheid(self) -> Eenheid:
        """Euro per uur, per minuut, of per stuk bij een consult."""
        return TARIEFEENHEDEN[self.kaart.eenheid]

    @property
    def bruto_nettofactor(self) -> Post:
        """Contracturen ÷ declarabele uren."""
        return self.uren.bruto_nettofactor

    def beroepskracht(self) -> Post:
        """Σ aandeel × uurkosten, in de eenheid van het product."""
        per_uur = samen(Kop.BEROEPSKRACHT_PER_UUR, "beroepskracht per uur", self.functies)
        return arbeid_per_eenheid(self.kaart, per_uur)

    def loonregel(self, naam: str) -> Post:
        """Eén loonregel per declarabel uur, in de eenheid van het product."""
        return arbeid_per_eenheid(self.kaart, loonregel_per_uur(naam, self.functies, self.uren.declarabel))

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Per medewerkeruur en per fte gaat een bedrag mee met de inzet, per deelnemeruur alleen met de eenheid."""
        return {
            "bedrag_per_uur": lambda bedrag, _: arbeid_per_eenheid(self.kaart, bedrag),
            "bedrag_per_deelnemeruur": lambda bedrag, _: per_eenheid(self.kaart, bedrag),
            "bedrag_per_eenheid": onveranderd,
            "bedrag_per_fte": self._per_fte,
            "totaal_per_jaar": self._per_fte,
        }

    def _per_fte(self, bedrag: Post, naam: str) -> Post:
        """Een bedrag per fte per jaar, gedeeld door de declarabele uren."""
        per_uur = per_uur_van_een_fte(bedrag, naam, self.uren.declarabel)
        return arbeid_per_eenheid(self.kaart, per_uur)


def per_uur_van_een_fte(bedrag: Post, naam: str, uren_per_fte: Post) -> Post:
    """Een bedrag in euro per fte per jaar gedeeld door de uren die een fte levert: euro per uur."""
    sleutel = f"{bedrag.sleutel.rpartition('.')[0]}.per_uur"
    return posten.quotient(sleutel, f"{naam} per declarabel uur", Eenheid.EURO_PER_UUR, bedrag, uren_per_fte)


def uurvorm(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar) -> Uurvorm:
    """De vorm van een product per uur of minuut, en van een consult."""
    lonen = lonen_van(keuzes, cao, kaart.functiemix)
    uren = jaaruren(keuzes, cao, kaart.product.plaats)
    per_uur = [uurkosten(loon, uren.declarabel) for loon in lonen]
    return Uurvorm(kaart, functieposten(kaart, aandelen(kaart), lonen, per_uur), uren)
