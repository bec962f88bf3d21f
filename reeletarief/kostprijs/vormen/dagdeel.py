"""Een product per dagdeel: uren × begeleiders per functie ÷ deelnemers ÷ bezettingsgraad."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import UREN_PER_DAGDEEL, VASTE_EEN
from reeletarief.kostprijs.functiemix import (
    Functiepost,
    functieposten,
    inzet_van_de_kaart,
    loonregel_per_uur,
    samen,
    uurkosten,
)
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.loonkosten import lonen_van
from reeletarief.kostprijs.parameter import blokpost
from reeletarief.kostprijs.post import Eenheid, Post
from reeletarief.kostprijs.uren import Urenstand, jaaruren
from reeletarief.kostprijs.vorm import onveranderd
from reeletarief.kostprijs.vormen.uur import per_uur_van_een_fte

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart.groep import Groep
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.kostprijs.vorm import Bedragwijze

DAGDEEL = Eenheid.EURO_PER_DAGDEEL
_UREN = {"in_tarief": Urenstand.DIRECT, "apart": Urenstand.DIRECT_EN_INDIRECT}


class Dagdeelvorm(NamedTuple):
    """Een groep met begeleiders per functie; een dagdeel is een aantal uren van die groep voor één deelnemer."""

    groep: Groep
    functies: tuple[Functiepost, ...]
    uren: Jaaruren

    @property
    def eenheid(self) -> Eenheid:
        """Euro per dagdeel van één deelnemer."""
        return DAGDEEL

    @property
    def bruto_nettofactor(self) -> Post:
        """Contracturen ÷ declarabele uren."""
        return self.uren.bruto_nettofactor

    def beroepskracht(self) -> Post:
        """Σ begeleiders × uurkosten, van de groep per uur naar een deelnemer per dagdeel."""
        return self._per_deelnemer(samen(Kop.GROEPSKOSTEN_PER_UUR, "beroepskracht van de groep per uur", self.functies))

    def loonregel(self, naam: str) -> Post:
        """Eén loonregel van alle begeleiders, per dagdeel van een deelnemer."""
        return self._per_deelnemer(loonregel_per_uur(naam, self.functies, self.uren.declarabel))

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Per medewerkeruur en per fte gaat een bedrag mee met de groep; per deelnemeruur alleen met de uren."""
        return {
            "bedrag_per_uur": self._per_medewerkeruur,
            "bedrag_per_deelnemeruur": lambda bedrag, _: self._per_dagdeel(bedrag),
            "bedrag_per_eenheid": onveranderd,
            "bedrag_per_plaats": lambda bedrag, _: self._per_bezette_plaats(bedrag),
            "bedrag_per_fte": self._per_fte,
            "totaal_per_jaar": self._per_fte,
        }

    def _per_medewerkeruur(self, bedrag: Post, naam: str) -> Post:
        """Een bedrag per uur van een medewerker × alle begeleiders, naar een deelnemer per dagdeel."""
        begeleiders = posten.som(
            "groep.begeleiders",
            "begeleiders van alle functies",
            Eenheid.AANTAL,
            *(deel.inzet for deel in self.functies),
        )
        sleutel = f"{bedrag.sleutel}.groep"
        per_uur = posten.product(sleutel, f"{naam}, alle begeleiders", bedrag.eenheid, bedrag, begeleiders)
        return self._per_deelnemer(per_uur)

    def _per_fte(self, bedrag: Post, naam: str) -> Post:
        return self._per_medewerkeruur(per_uur_van_een_fte(bedrag, naam, self.uren.declarabel), naam)

    def _per_deelnemer(self, per_uur: Post) -> Post:
        """Van de groep per uur naar één deelnemer per dagdeel: × uren ÷ deelnemers ÷ bezetting."""
        deelnemers = blokpost(self.groep, "groep", "deelnemers", Eenheid.AANTAL)
        dagdeel = self._per_dagdeel(per_uur)
        sleutel, naam = f"{per_uur.sleutel}.per_deelnemer", f"{per_uur.naam}, per deelnemer en dagdeel"
        return self._per_bezette_plaats(posten.quotient(sleutel, naam, DAGDEEL, dagdeel, deelnemers))

    def _per_dagdeel(self, per_uur: Post) -> Post:
        """Een bedrag per uur × de uren van een dagdeel."""
        uren = UREN_PER_DAGDEEL
        if self.groep.uren_per_dagdeel is not None:
            uren = blokpost(self.groep, "groep", "uren_per_dagdeel", Eenheid.UREN)
        sleutel = f"{per_uur.sleutel}.per_dagdeel"
        return posten.product(sleutel, f"{per_uur.naam}, per dagdeel", DAGDEEL, per_uur, uren)

    def _per_bezette_plaats(self, per_plaats: Post) -> Post:
        """Een bedrag per plaats ÷ het deel van de plaatsen dat bezet is."""
        bezetting = self._bezetting()
        if bezetting is None:
            return per_plaats
        sleutel, naam = f"{per_plaats.sleutel}.bezet", f"{per_plaats.naam}, per bezette plaats"
        return posten.quotient(sleutel, naam, DAGDEEL, per_plaats, bezetting)

    def _bezetting(self) -> Post | None:
        """De bezettingsgraad: gegeven, of 1 − no-show."""
        if self.groep.bezettingsgraad is not None:
            return blokpost(self.groep, "groep", "bezettingsgraad", Eenheid.FRACTIE)
        if self.groep.no_show is None:
            return None
        no_show = blokpost(self.groep, "groep", "no_show", Eenheid.FRACTIE)
        return posten.verschil("groep.opkomst", "opkomst (1 − no-show)", Eenheid.FRACTIE, VASTE_EEN, no_show)


def dagdeelvorm(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar) -> Dagdeelvorm:
    """De vorm van een product per dagdeel; ``indirecte_tijd`` bepaalt welke uren het groepstarief moet dragen."""
    assert kaart.groep is not None
    lonen = lonen_van(keuzes, cao, kaart.functiemix)
    uren = jaaruren(keuzes, cao, kaart.product.plaats, _UREN[kaart.groep.indirecte_tijd])
    per_uur = [uurkosten(loon, uren.declarabel) for loon in lonen]
    return Dagdeelvorm(kaart.groep, functieposten(kaart, inzet_van_de_kaart(kaart), lonen, per_uur), uren)
