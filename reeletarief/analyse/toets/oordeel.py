"""De toets van een opgave: per element de prijs van de aanbieder naast de reële prijs, en wat er verklaard is.

Het oordeel telt alleen op. *Verklaard* betekent dat het verschil met een argument en een bron is onderbouwd; of het overtuigt,
beoordeelt de regio (``aanvaard`` bij een verklaring). De verschillen per element zijn samen met de afronding precies het verschil
in prijs. Vraagt de aanbieder precies wat er is vastgesteld, dan is de bijstelling van het besluit geen verschil dat hij verklaart.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.toets.rust import Rustpunt, invloeden, rustpunten
from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.kaart.eenheden import decimalen_van
from reeletarief.kostprijs.elementen import NVO, redenen_van_nul

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.opgave.bestand import Opgave, Productopgave, Verklaring
    from reeletarief.kostprijs.tarief import Tarief

AFRONDING = "afronding"


class Oordeel(StrEnum):
    """Hoe het met de verklaring van een verschil staat."""

    GEEN = "geen verschil"
    VASTGESTELD = "volgens het besluit"
    VERKLAARD = "verklaard"
    DREMPEL = "binnen de drempel"
    DEELS = "deels verklaard"
    ONVERKLAARD = "onverklaard"


NIETS_TE_VERKLAREN = frozenset({Oordeel.GEEN, Oordeel.VASTGESTELD})
"""De oordelen waarbij een verschil er niet is, of van het besluit komt en niet van de aanbieder."""
OPEN = frozenset({Oordeel.DEELS, Oordeel.ONVERKLAARD})
"""De oordelen waarbij de aanbieder nog iets te laten zien heeft."""


class Elementtoets(NamedTuple):
    """Eén element: de reële prijs, die van de aanbieder, en het verschil (aanbieder min reëel) met wat ervan verklaard is.

    ``verklaard`` telt de verklaringen die de regio niet heeft afgewezen; ``rest`` is wat er daarna overblijft.
    ``reden`` is waarom de aanbieder nul rekent, ``reden_referentie`` waarom de regio dat doet.
    """

    element: str
    referentie: Decimal
    aanbieder: Decimal
    verklaringen: tuple[Verklaring, ...]
    oordeel: Oordeel
    reden: str | None
    reden_referentie: str | None
    regels: tuple[tuple[str, Decimal], ...]
    rust_op: tuple[Rustpunt, ...] = ()

    @property
    def naam(self) -> str:
        """De naam van het element voor de lezer."""
        return NVO[self.element]

    @property
    def verschil(self) -> Decimal:
        """Aanbieder min reële prijs."""
        return self.aanbieder - self.referentie

    @property
    def fractie(self) -> Decimal | None:
        """Het verschil als deel van de reële prijs van dit element; bestaat niet als die nul is."""
        return self.verschil / self.referentie if self.referentie else None

    @property
    def verklaard(self) -> Decimal:
        """De verklaringen die tellen, samen."""
        return som_van(self.verklaringen)

    @property
    def rest(self) -> Decimal:
        """Wat er van het verschil niet verklaard is.

        Wees de regio een tegengestelde verklaring af, dan kan wat overblijft verder gaan dan het verschil; de rest wijst dan de
        andere kant op.
        """
        return self.verschil - self.verklaard

    @property
    def onverklaard(self) -> Decimal:
        """Hoeveel euro er van dit element onverklaard blijft, hoger of lager; nul als er niets te verklaren is."""
        return NUL if self.oordeel in NIETS_TE_VERKLAREN else abs(self.rest)

    @property
    def dichterbij(self) -> bool:
        """Of de verklaringen die tellen een deel van het verschil verklaren."""
        return bool(self.verklaard) and abs(self.rest) < abs(self.verschil)


class Producttoets(NamedTuple):
    """Eén product: de elementen op volgorde van het grootste verschil, de afronding en het oordeel over het geheel.

    ``afronding`` is die van de reële prijs en die van de aanbieder. ``drempel`` is in euro.
    """

    tarief: Tarief
    prijs: Decimal
    elementen: tuple[Elementtoets, ...]
    afronding: tuple[Decimal, Decimal]
    drempel: Decimal
    oordeel: Oordeel

    @property
    def product(self) -> str:
        """De productcode."""
        return self.tarief.product

    @property
    def referentie(self) -> Decimal:
        """De reële prijs."""
        return self.tarief.tarief.bedrag

    @property
    def verschil(self) -> Decimal:
        """De prijs van de aanbieder min de reële prijs."""
        return self.prijs - self.referentie

    @property
    def fractie(self) -> Decimal:
        """Het verschil als deel van de reële prijs."""
        return self.verschil / self.referentie

    @property
    def verklaard(self) -> Decimal:
        """Wat er verklaard is, van alle elementen samen (met teken)."""
        return sum((een.verklaard for een in self.elementen), NUL)

    @property
    def onverklaard(self) -> Decimal:
        """Hoeveel euro er onverklaard blijft: hoger en lager tellen allebei mee, want kosten kunnen verschuiven."""
        return sum((een.onverklaard for een in self.elementen), NUL)

    @property
    def bijgesteld(self) -> Decimal | None:
        """Wat er meer is vastgesteld dan berekend, als de aanbieder precies het vastgestelde tarief vraagt."""
        bijstelling = bijstelling_van(self.tarief)
        return bijstelling.verschil if bijstelling and bijstelling.vastgesteld == self.prijs else None

    @property
    def nog_te_laten_zien(self) -> tuple[Elementtoets, ...]:
        """De elementen waar de aanbieder nog iets over moet laten zien.

        Blijft alles samen boven de drempel, dan horen daar ook de elementen bij die er elk apart binnen vallen.
        """
        if self.oordeel not in OPEN:
            return ()
        return tuple(een for een in self.elementen if een.oordeel in OPEN or een.oordeel is Oordeel.DREMPEL)


class Toets(NamedTuple):
    """De toets van een hele opgave; ``drempel`` is een deel van de reële prijs."""

    opgave: Opgave
    drempel: Decimal
    producten: tuple[Producttoets, ...]

    @property
    def iets_open(self) -> bool:
        """Of er van een product iets onverklaard of deels verklaard is."""
        return any(een.oordeel in OPEN for een in self.producten)


def halve_eenheid(eenheid: str) -> Decimal:
    """Hoe ver een verklaring van een verschil af mag liggen: een halve cent, en bij een prijs per minuut een honderdste daarvan."""
    return Decimal("0.5").scaleb(-decimalen_van(eenheid))


def som_van(verklaringen: Sequence[Verklaring]) -> Decimal:
    """De verklaringen die tellen, met hun teken opgeteld."""
    return sum((een.bedrag.getal for een in verklaringen if een.telt), NUL)


def toets_opgave(opgave: Opgave, tarieven: Mapping[str, Tarief], drempel: Decimal) -> Toets:
    """Leg elk product van de opgave naast zijn tarief. ``tarieven`` staan op productcode en zijn compleet."""
    return Toets(opgave, drempel, tuple(_toets(een, tarieven[str(een.product)], drempel) for een in opgave.producten))


def _toets(opgave: Productopgave, tarief: Tarief, deel: Decimal) -> Producttoets:
    drempel, van_tarief = deel * tarief.tarief.bedrag, invloeden(tarief.onafgerond)
    elementen = [
        _element(naam, opgave, tarief, drempel)._replace(rust_op=rustpunten(tarief.nvo[naam], van_tarief))
        for naam in ELEMENTEN
    ]
    elementen.sort(key=lambda een: NUL if een.oordeel is Oordeel.GEEN else -abs(een.verschil))
    afronding = opgave.afronding.getal if opgave.afronding else NUL
    uit = Producttoets(
        tarief,
        opgave.prijs.getal,
        tuple(elementen),
        (tarief.nvo[AFRONDING].bedrag, afronding),
        drempel,
        Oordeel.GEEN,
    )
    uit = uit._replace(oordeel=_totaal(uit))
    return _als_vastgesteld(uit) if _is_het_vastgestelde(uit) else uit


def _is_het_vastgestelde(product: Producttoets) -> bool:
    """Of wat er open staat alleen de bijstelling van het besluit is: de prijs is het vastgestelde tarief, en er is niets verschoven."""
    if product.bijgesteld is None or product.oordeel not in {*OPEN, Oordeel.DREMPEL}:
        return False
    eigen, gegeven = product.afronding
    klein = sum((abs(een.verschil) for een in product.elementen if een.oordeel is Oordeel.GEEN), abs(gegeven - eigen))
    return product.onverklaard <= abs(product.bijgesteld) + klein


def _als_vastgesteld(product: Producttoets) -> Producttoets:
    elementen = (
        een._replace(oordeel=Oordeel.VASTGESTELD) if een.oordeel in {*OPEN, Oordeel.DREMPEL} else een
        for een in product.elementen
    )
    return product._replace(elementen=tuple(elementen), oordeel=Oordeel.VASTGESTELD)


def _element(naam: str, opgave: Productopgave, tarief: Tarief, drempel: Decimal) -> Elementtoets:
    gegeven, referentie = opgave.elementen[naam], tarief.nvo[naam]
    kaal = Elementtoets(
        naam,
        referentie.bedrag,
        gegeven.bedrag.getal,
        gegeven.verklaringen,
        Oordeel.GEEN,
        str(gegeven.reden) if gegeven.reden else None,
        "; ".join(_waarom_nul(naam, tarief)) or None,
        tuple((str(regel.naam), regel.bedrag.getal) for regel in gegeven.regels),
    )
    return kaal._replace(oordeel=_oordeel(kaal, halve_eenheid(tarief.kaart.eenheid), drempel))


def _waarom_nul(naam: str, tarief: Tarief) -> list[str]:
    """Waarom de regio nul rekent: wat de opslagset zegt, of wat bij de regel zelf staat, zoals bij een index die er niet is."""
    post = tarief.nvo[naam]
    if post.bedrag:
        return []
    gegeven = [deel.herkomst for deel in post.operanden or (post,) if not deel.operanden and deel.herkomst]
    bij_de_regel = [herkomst.toelichting for herkomst in gegeven if herkomst.toelichting]
    return redenen_van_nul("nvo", tarief.zonder).get(naam, []) or bij_de_regel


def _oordeel(een: Elementtoets, speling: Decimal, drempel: Decimal) -> Oordeel:
    if abs(een.verschil) <= speling:
        return Oordeel.GEEN
    if abs(een.rest) <= speling:
        return Oordeel.VERKLAARD
    if abs(een.rest) <= drempel:
        return Oordeel.DREMPEL
    return Oordeel.DEELS if een.dichterbij else Oordeel.ONVERKLAARD


def _totaal(product: Producttoets) -> Oordeel:
    """Het oordeel over de prijs: zo goed als het minste element, en wat open blijft samen niet boven de drempel."""
    oordelen = {een.oordeel for een in product.elementen}
    samen_te_veel = Oordeel.DREMPEL in oordelen and product.onverklaard > product.drempel
    if oordelen & OPEN or samen_te_veel:
        iets_verklaard = any(een.dichterbij for een in product.elementen)
        return Oordeel.DEELS if iets_verklaard else Oordeel.ONVERKLAARD
    for oordeel in (Oordeel.DREMPEL, Oordeel.VERKLAARD):
        if oordeel in oordelen:
            return oordeel
    return Oordeel.GEEN
