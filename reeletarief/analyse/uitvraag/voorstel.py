"""De functiemix die uit een uitvraag volgt, als voorstel voor de kaart, en wat zij met de tarieven doet.

Aandelen staan op 0,1% en zijn samen precies 100%: elk wordt naar verhouding van hun som op 100% gebracht en naar beneden
afgerond, en de tienden die dan over zijn, gaan naar de grootste resten (bij gelijke resten naar wie het eerst op de kaart
staat). Andere maten (uren, begeleiders, fte) worden op twee decimalen afgerond, zoals een kaart ze kent.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reeletarief.afronding import NUL
from reeletarief.analyse.uitvraag.kaart import kaartwaarde
from reeletarief.invoer.uitvraag.antwoorden import AANDEEL, ANDERE_FUNCTIES, DEELNEMERS, PLAATSEN
from reeletarief.invoer.uitvraag.vragen import Vraag
from reeletarief.invoer.waarden import aantal_in_bestand, op_aantal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reeletarief.analyse.uitvraag.samenvatting import Cijfers, Productsamenvatting, Veldsamenvatting
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.tarief import Tarief

    _Velden: TypeAlias = Mapping[Vraag, Veldsamenvatting]

STAPPEN = 1000
"""Zo veel stappen van 0,1% gaan er in 100%."""
_PER_GROEP = MappingProxyType({"begeleiders": DEELNEMERS, "fte": PLAATSEN})
"""De maten die voor een hele groep gelden, met het veld dat zegt hoe groot die is."""


class Maatstaf(StrEnum):
    """Welk cijfer van de uitvraag de functiemix wordt."""

    GEWOGEN = "gewogen"
    GEMIDDELDE = "gemiddelde"
    MEDIAAN = "mediaan"

    @property
    def voluit(self) -> str:
        """Hoe de bron op de kaart de maatstaf noemt."""
        return "naar volume gewogen gemiddelde" if self is Maatstaf.GEWOGEN else str(self)


class Mixregel(NamedTuple):
    """Een functie op de kaart met haar oude en nieuwe inzet; een aandeel is een fractie."""

    functie: str
    maat: str
    oud: Decimal
    nieuw: Decimal
    plaats: Plaats

    @property
    def tekst(self) -> str:
        """De nieuwe waarde zoals zij op de kaart komt te staan."""
        return f"{(self.nieuw * 100).normalize():f}%" if self.maat == AANDEEL else aantal_in_bestand(self.nieuw)


class Omvang(NamedTuple):
    """Een groepsgrootte waar de inzet bij hoort en die de kaart anders heeft; het voorstel laat haar staan."""

    maat: str
    veld: str
    op_de_kaart: Decimal
    volgens_uitvraag: Decimal


class Mixvoorstel(NamedTuple):
    """De functiemix voor een kaart, met haar bron.

    ``som`` is wat de aandelen samen waren voordat ze op 100% zijn gebracht, ``buiten`` wat andere functies dan die van de
    kaart doen; beide ontbreken als ze er niet toe doen. ``ongewijzigd`` zijn de functies die in het rooster staan,
    ``omvang`` de groepsgrootten die niet bij de nieuwe inzet passen.
    """

    product: str
    pad: str
    aanbieders: int
    maatstaf: Maatstaf
    jaar: int
    regels: tuple[Mixregel, ...]
    som: Decimal | None
    buiten: Decimal | None
    ongewijzigd: tuple[str, ...]
    omvang: tuple[Omvang, ...]

    @property
    def bron(self) -> str:
        """De bron van de functiemix op de kaart."""
        return f"uitvraag {self.jaar} onder {self.aanbieders} aanbieders, {self.maatstaf.voluit}"


class GeenVoorstel(NamedTuple):
    """Een product waarvoor de uitvraag geen functiemix geeft, met de reden als hele zin."""

    product: str
    reden: str


class Tariefeffect(NamedTuple):
    """Het tarief van nu en dat met de voorgestelde kaarten; ``eigen_kaart`` zegt of de kaart van dit product wijzigt.

    ``onafgerond`` is het verschil voor afronding, en ``relatief`` dat verschil als deel van het tarief van nu.
    """

    product: str
    oud: Decimal
    nieuw: Decimal
    onafgerond: Decimal
    relatief: Decimal
    eigen_kaart: bool


def stel_voor(
    kaart: Productkaart, samenvatting: Productsamenvatting, maatstaf: Maatstaf, jaar: int
) -> Mixvoorstel | GeenVoorstel:
    """De functiemix van een kaart volgens de uitvraag; elke functie op de kaart heeft er genoeg antwoorden voor nodig."""
    product = kaart.code
    velden: _Velden = {een.vraag: een for een in samenvatting.velden}
    functies = [functie for functie in kaart.functiemix if functie.maat]
    gekozen = [_gekozen(_veld(product, functie, velden), maatstaf) for functie in functies]
    waarden = {een: waarde for een, waarde in zip(functies, gekozen, strict=True) if isinstance(waarde, Decimal)}
    redenen = [een for een in gekozen if isinstance(een, str)] or _onmogelijk(kaart, waarden)
    if redenen:
        return GeenVoorstel(product, redenen[0])
    return Mixvoorstel(
        product,
        kaart.product.plaats.bestand,
        min(_aantal(_veld(product, functie, velden), maatstaf) for functie in functies),
        maatstaf,
        jaar,
        tuple(_regel(functie, waarde) for functie, waarde in _afgerond(waarden).items()),
        _som(waarden),
        _buiten(velden.get(Vraag(product, ANDERE_FUNCTIES)), maatstaf),
        tuple(str(functie.functie) for functie in kaart.functiemix if not functie.maat),
        tuple(_omvang(kaart, velden, maatstaf)),
    )


def _onmogelijk(kaart: Productkaart, waarden: Mapping[Functie, Decimal]) -> list[str]:
    """Waarom deze cijfers samen geen functiemix voor de kaart zijn."""
    if not kaart.functiemix:
        return ["Deze kaart heeft geen functiemix."]
    if not waarden:
        return ["Alle functies staan in het rooster; hun uren volgen uit de diensten."]
    aandelen = _aandelen(waarden)
    if aandelen and not any(aandelen.values()):
        return ["De aandelen van de functies op de kaart zijn samen nul."]
    nul = [een for een, waarde in _afgerond(waarden).items() if waarde == 0 and een.maat != AANDEEL]
    return [f"{een.functie} komt op nul uit, en dat kan alleen bij een aandeel." for een in nul]


def _veld(product: str, functie: Functie, velden: _Velden) -> Veldsamenvatting:
    assert functie.maat is not None  # alleen functies buiten het rooster
    return velden[Vraag(product, functie.maat, str(functie.functie))]


def _aantal(veld: Veldsamenvatting, maatstaf: Maatstaf) -> int:
    """Over hoeveel aanbieders een cijfer gaat."""
    return veld.cijfers.wegen if veld.cijfers and maatstaf is Maatstaf.GEWOGEN else veld.n


def _gekozen(veld: Veldsamenvatting, maatstaf: Maatstaf) -> Decimal | str:
    """Het cijfer van een functie, of de reden dat het er niet is."""
    functie, cijfers = veld.vraag.functie, veld.cijfers
    if cijfers is None:
        return f"Voor {functie} zijn er te weinig antwoorden."
    waarde = cijfer(cijfers, maatstaf)
    if waarde is None:
        anders = "Kies --maatstaf gemiddelde of --maatstaf mediaan."
        return f"Voor {functie} is er geen naar volume gewogen gemiddelde: {cijfers.zonder_gewogen}. {anders}"
    return waarde


def cijfer(cijfers: Cijfers, maatstaf: Maatstaf) -> Decimal | None:
    """Het cijfer van een maatstaf; het gewogen gemiddelde kan ontbreken."""
    if maatstaf is Maatstaf.GEWOGEN:
        return cijfers.gewogen
    return cijfers.gemiddelde if maatstaf is Maatstaf.GEMIDDELDE else cijfers.mediaan


def _cijfer_van(veld: Veldsamenvatting | None, maatstaf: Maatstaf) -> Decimal | None:
    return cijfer(veld.cijfers, maatstaf) if veld and veld.cijfers else None


def _aandelen(waarden: Mapping[Functie, Decimal]) -> dict[Functie, Decimal]:
    return {functie: waarde for functie, waarde in waarden.items() if functie.maat == AANDEEL}


def _afgerond(waarden: Mapping[Functie, Decimal]) -> dict[Functie, Decimal]:
    nieuw = {functie: op_aantal(waarde) for functie, waarde in waarden.items()}
    aandelen = _aandelen(waarden)
    if any(aandelen.values()):
        nieuw |= dict(zip(aandelen, op_honderd_procent(list(aandelen.values())), strict=True))
    return nieuw


def op_honderd_procent(waarden: Sequence[Decimal]) -> list[Decimal]:
    """Waarden naar verhouding op samen precies 100%, in stappen van 0,1% (grootste resten); samen zijn ze boven nul."""
    som = sum(map(Fraction, waarden), Fraction())
    precies = [Fraction(waarde) / som * STAPPEN for waarde in waarden]
    stappen = [floor(een) for een in precies]
    over = STAPPEN - sum(stappen)
    op_rest = sorted(range(len(waarden)), key=lambda plek: (stappen[plek] - precies[plek], plek))
    for plek in op_rest[:over]:
        stappen[plek] += 1
    return [Decimal(een) / STAPPEN for een in stappen]


def _regel(functie: Functie, nieuw: Decimal) -> Mixregel:
    assert functie.maat is not None
    assert functie.inzet is not None
    return Mixregel(str(functie.functie), functie.maat, functie.inzet.getal, nieuw, functie.inzet.plaats)


def _som(waarden: Mapping[Functie, Decimal]) -> Decimal | None:
    """Wat de aandelen samen waren, als dat geen 100% is."""
    aandelen = _aandelen(waarden)
    som = sum(aandelen.values(), NUL)
    return som if aandelen and som != 1 else None


def _buiten(veld: Veldsamenvatting | None, maatstaf: Maatstaf) -> Decimal | None:
    """Wat functies doen die niet op de kaart staan, als dat gevraagd en niet nul is."""
    return _cijfer_van(veld, maatstaf) or None


def _omvang(kaart: Productkaart, velden: _Velden, maatstaf: Maatstaf) -> Iterator[Omvang]:
    """Hoeveel deelnemers of plaatsen er bij de nieuwe inzet horen, als de kaart er een ander aantal heeft."""
    maten = {functie.maat for functie in kaart.functiemix}
    for maat, naam in _PER_GROEP.items():
        vraag = Vraag(kaart.code, naam)
        nu, veld = kaartwaarde(vraag, kaart, None), velden.get(vraag)
        volgens = _cijfer_van(veld, maatstaf)
        if maat in maten and nu is not None and volgens is not None and op_aantal(volgens) != nu:
            yield Omvang(maat, naam, nu, volgens)


def tariefeffecten(oud: Resultaat, nieuw: Resultaat, gewijzigd: Sequence[str]) -> tuple[Tariefeffect, ...]:
    """De tarieven van de gewijzigde kaarten, en die van andere producten die daardoor mee veranderen."""
    nu = oud.op_product
    return tuple(
        _effect(nu[product], tarief, eigen_kaart=product in gewijzigd)
        for product, tarief in nieuw.op_product.items()
        if product in nu and (product in gewijzigd or nu[product].onafgerond.bedrag != tarief.onafgerond.bedrag)
    )


def _effect(oud: Tarief, nieuw: Tarief, *, eigen_kaart: bool) -> Tariefeffect:
    verschil = nieuw.onafgerond.bedrag - oud.onafgerond.bedrag
    relatief = verschil / oud.onafgerond.bedrag if oud.onafgerond.bedrag else NUL
    product = oud.product
    return Tariefeffect(product, oud.tarief.bedrag, nieuw.tarief.bedrag, verschil, relatief, eigen_kaart)
