"""Een product per etmaal: de fte van een groep of plaats, verdeeld over plaatsen, dagen en bezetting."""

from __future__ import annotations

import calendar
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import DAGEN_PER_WEEK, VASTE_EEN
from reeletarief.kostprijs.functiemix import (
    Functiepost,
    functiepost,
    functiesleutels,
    gegeven_inzet,
    loonregel_per_jaar,
    mixherkomst,
    samen,
)
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.loonkosten import bruikbaar, loon_van
from reeletarief.kostprijs.parameter import blokpost
from reeletarief.kostprijs.post import REKENREGEL, Eenheid, Post
from reeletarief.kostprijs.roosterinzet import Roosterinzet, roosterinzet
from reeletarief.kostprijs.uren import jaaruren
from reeletarief.kostprijs.vorm import onveranderd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.verblijf import Verblijf
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren
    from reeletarief.kostprijs.vorm import Bedragwijze

JAAR = Eenheid.EURO_PER_JAAR
ETMAAL = Eenheid.EURO_PER_ETMAAL


class Etmaalvorm(NamedTuple):
    """De fte van een verblijf per jaar, en hoe een jaarbedrag een bedrag per etmaal van een bezette plaats wordt."""

    verblijf: Verblijf
    jaar: int
    functies: tuple[Functiepost, ...]
    uren: Jaaruren

    @property
    def eenheid(self) -> Eenheid:
        """Euro per etmaal van één jeugdige."""
        return ETMAAL

    @property
    def bruto_nettofactor(self) -> Post:
        """Contracturen ÷ de uren die een fte voor het verblijf levert."""
        return self.uren.bruto_nettofactor

    def beroepskracht(self) -> Post:
        """Σ fte × loonkosten per jaar, naar een etmaal."""
        return self._per_etmaal(samen(Kop.PERSONEEL_PER_JAAR, "beroepskracht per jaar", self.functies))

    def loonregel(self, naam: str) -> Post:
        """Eén loonregel van alle fte per jaar, naar een etmaal."""
        return self._per_etmaal(loonregel_per_jaar(naam, self.functies))

    def bedragwijzen(self) -> Mapping[str, Bedragwijze]:
        """Per medewerkeruur en per fte gaat een bedrag mee met de formatie, per plaats met de bezetting."""
        return {
            "bedrag_per_uur": self._per_medewerkeruur,
            "bedrag_per_eenheid": onveranderd,
            "bedrag_per_plaats": lambda bedrag, _: self._per_bezette_plaats(bedrag),
            "bedrag_per_fte": self._per_fte,
            "totaal_per_jaar": self._per_fte,
        }

    def _per_medewerkeruur(self, bedrag: Post, naam: str) -> Post:
        sleutel = f"{bedrag.sleutel}.per_fte"
        per_fte = posten.product(sleutel, f"{naam} per fte", JAAR, bedrag, self.uren.declarabel)
        return self._per_fte(per_fte, naam)

    def _per_fte(self, bedrag: Post, naam: str) -> Post:
        """Een bedrag per fte per jaar × de fte van alle functies, naar een etmaal."""
        fte = posten.som(
            "verblijf.fte", "fte van alle functies", Eenheid.AANTAL, *(deel.inzet for deel in self.functies)
        )
        per_jaar = posten.product(f"{bedrag.sleutel}.per_jaar", f"{naam} per jaar", JAAR, bedrag, fte)
        return self._per_etmaal(per_jaar)

    def _per_etmaal(self, per_jaar: Post) -> Post:
        """Een bedrag per jaar ÷ plaatsen ÷ dagen, en dan naar de bezette plaatsen."""
        per_plaats = per_jaar
        if self.verblijf.plaatsen is not None:
            plaatsen = plaatsen_van(self.verblijf)
            naam = f"{per_jaar.naam}, per plaats"
            per_plaats = posten.quotient(f"{per_jaar.sleutel}.per_plaats", naam, JAAR, per_jaar, plaatsen)
        sleutel, naam = f"{per_jaar.sleutel}.per_etmaal", f"{per_jaar.naam}, per plaats en etmaal"
        per_dag = posten.quotient(sleutel, naam, ETMAAL, per_plaats, dagen_van(self.verblijf, self.jaar))
        return self._per_bezette_plaats(per_dag)

    def _per_bezette_plaats(self, per_plaats: Post) -> Post:
        """Lege plaatsen betaald door de bezette: ÷ bezettingsgraad, of × (1 + leegstand)."""
        sleutel, naam = f"{per_plaats.sleutel}.bezet", f"{per_plaats.naam}, per bezette plaats"
        if self.verblijf.bezettingsgraad is not None:
            graad = blokpost(self.verblijf, "verblijf", "bezettingsgraad", Eenheid.FRACTIE)
            return posten.quotient(sleutel, naam, ETMAAL, per_plaats, graad)
        if self.verblijf.leegstand is None:
            return per_plaats
        leegstand = blokpost(self.verblijf, "verblijf", "leegstand", Eenheid.FRACTIE)
        met_leegstand = posten.som("verblijf.met_leegstand", "1 + leegstand", Eenheid.FRACTIE, VASTE_EEN, leegstand)
        return posten.product(sleutel, naam, ETMAAL, per_plaats, met_leegstand)


def etmaalvorm(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar) -> Etmaalvorm:
    """De vorm van een product per etmaal, met een rooster, met uren per plaats of met een vast aantal fte."""
    assert kaart.verblijf is not None
    functies = bruikbaar(keuzes, cao, kaart.functiemix)
    uren = jaaruren(keuzes, cao, kaart.product.plaats, kaart.verblijf.uren_per_fte)
    rooster = roosterinzet(kaart, keuzes, cao, uren) if kaart.rooster else {}
    delen = []
    for functie, sleutel in zip(functies, functiesleutels(kaart), strict=True):
        inzet = rooster.get(str(functie.functie))
        loon = loon_van(keuzes, cao, functie, inzet.ort if inzet else None)
        fte = _fte(kaart, functie, sleutel, inzet, (keuzes.jaar, uren))
        delen.append(functiepost(functie, sleutel, fte, loon, loon.loonkosten))
    return Etmaalvorm(kaart.verblijf, keuzes.jaar, tuple(delen), uren)


def plaatsen_van(verblijf: Verblijf) -> Post:
    """Het aantal plaatsen."""
    return blokpost(verblijf, "verblijf", "plaatsen", Eenheid.AANTAL)


def dagen_van(verblijf: Verblijf, jaar: int) -> Post:
    """Het aantal etmalen dat een plaats open is: gegeven, of alle dagen van het jaar."""
    if verblijf.dagen_per_jaar is not None:
        return blokpost(verblijf, "verblijf", "dagen_per_jaar", Eenheid.AANTAL)
    dagen = Decimal(366 if calendar.isleap(jaar) else 365)
    herkomst = REKENREGEL._replace(bron=f"kalender van {jaar}", jaar=jaar)
    return posten.waarde("verblijf.dagen_per_jaar", f"dagen in {jaar}", dagen, Eenheid.AANTAL, herkomst)


def _fte(
    kaart: Productkaart, functie: Functie, sleutel: str, inzet: Roosterinzet | None, geheel: tuple[int, Jaaruren]
) -> Post:
    """De fte van een functie: gegeven, of haar uren per jaar ÷ de uren die een fte levert."""
    if functie.fte is not None:
        return gegeven_inzet(kaart, functie, sleutel)
    jaar, uren = geheel
    per_jaar = inzet.uren if inzet else _uren_per_plaats(kaart, functie, sleutel, jaar)
    fte = posten.quotient(f"{sleutel}.fte", f"fte {functie.functie}", Eenheid.AANTAL, per_jaar, uren.declarabel)
    return posten.met_herkomst(fte, mixherkomst(kaart)._replace(plaats=functie.functie.plaats))


def _uren_per_plaats(kaart: Productkaart, functie: Functie, sleutel: str, jaar: int) -> Post:
    """Uren per plaats per week × plaatsen × dagen ÷ 7."""
    assert kaart.verblijf is not None
    factoren = [gegeven_inzet(kaart, functie, sleutel)]
    if kaart.verblijf.plaatsen is not None:
        factoren.append(plaatsen_van(kaart.verblijf))
    factoren.append(dagen_van(kaart.verblijf, jaar))
    naam = f"uren {functie.functie}"
    dagen = posten.product(f"{sleutel}.uren_maal_dagen", f"{naam}, × dagen", Eenheid.UREN, *factoren)
    return posten.quotient(f"{sleutel}.uren_per_jaar", f"{naam} per jaar", Eenheid.UREN_PER_JAAR, dagen, DAGEN_PER_WEEK)
