"""Een product per jaar: beschikbaarheid of lumpsum, fte × loonkosten zonder declarabele uren."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import VASTE_EEN
from reeletarief.kostprijs.functiemix import (
    Functiepost,
    functieposten,
    inzet_van_de_kaart,
    loonregel_per_jaar,
    samen,
)
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.loonkosten import lonen_van
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Post
from reeletarief.kostprijs.uren import Urenstand, jaaruren
from reeletarief.kostprijs.vorm import onveranderd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart.capaciteit import Capaciteit
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.kostprijs.vorm import Bedragwijze

JAAR = Eenheid.EURO_PER_JAAR


class Capaciteitsvorm(NamedTuple):
    """De fte die een jaar lang klaarstaan of werken, min het deel dat al via andere producten betaald wordt.

    Er zijn geen declarabele uren. De splitsing in cliëntgebonden en niet-cliëntgebonden volgt de inzetbare uren: verlof,
    feestdagen en ziekte zijn betaalde uren waarin niemand klaarstaat.
    """

    capaciteit: Capaciteit
    functies: tuple[Functiepost, ...]
    uren: Jaaruren

    @property
    def eenheid(self) -> Eenheid:
        """Euro per jaar."""
        return JAAR

    @property
    def bruto_nettofactor(self) -> Post:
        """Contracturen ÷ inzetbare uren."""
        return self.uren.bruto_nettofactor

    def beroepskracht(self) -> Post:
        """Σ fte (of aandeel in een fte) × loonkosten."""
        return self._te_betalen(samen(Kop.PERSONEEL_PER_JAAR, "beroepskracht per jaar", self.functies))

    def loonregel(self, naam: str) -> Post:
        """Eén loonregel van alle fte."""
        return self._te_betalen(loonregel_per_jaar(naam, self.functies))

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Per fte gaat een bedrag mee met de formatie; per eenheid is het een bedrag per jaar."""
        return {
            "bedrag_per_eenheid": onveranderd,
            "bedrag_per_fte": self._per_fte,
            "totaal_per_jaar": self._per_fte,
        }

    def _per_fte(self, bedrag: Post, naam: str) -> Post:
        """Bedrag per fte × de fte van alle functies, in euro per jaar."""
        fte = posten.som(
            "capaciteit.fte", "fte van alle functies", Eenheid.AANTAL, *(deel.inzet for deel in self.functies)
        )
        return self._te_betalen(posten.product(f"{bedrag.sleutel}.per_jaar", f"{naam} per jaar", JAAR, bedrag, fte))

    def _te_betalen(self, per_jaar: Post) -> Post:
        """Een bedrag per jaar × (1 − het deel dat elders betaald wordt)."""
        elders = self.capaciteit.elders_betaald
        if elders is None:
            return per_jaar
        herkomst = blokherkomst(self.capaciteit, elders.plaats, "capaciteit.elders_betaald")
        deel = posten.waarde(
            "capaciteit.elders_betaald", "via andere producten betaald", elders.getal, Eenheid.FRACTIE, herkomst
        )
        rest = posten.verschil("capaciteit.rest", "hier te betalen deel", Eenheid.FRACTIE, VASTE_EEN, deel)
        return posten.product(f"{per_jaar.sleutel}.rest", f"{per_jaar.naam}, hier te betalen", JAAR, per_jaar, rest)


def capaciteitsvorm(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar) -> Capaciteitsvorm:
    """De vorm van beschikbaarheid en lumpsum."""
    assert kaart.capaciteit is not None
    lonen = lonen_van(keuzes, cao, kaart.functiemix)
    uren = jaaruren(keuzes, cao, kaart.product.plaats, Urenstand.INZETBAAR)
    per_fte = [loon.loonkosten for loon in lonen]
    return Capaciteitsvorm(kaart.capaciteit, functieposten(kaart, inzet_van_de_kaart(kaart), lonen, per_fte), uren)
