"""Waarom een product anders telt terwijl er geen getal wijzigde: een andere inschaling, maat of eenheid, andere uren per fte, of een bezettingsgraad erbij.

De onregelmatigheidstoeslag en de diensten van een rooster staan in :mod:`.toeslagwissel` en :mod:`.dienstwissel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.redenen import Reden, Wissel, waarde_in_zin
from reeletarief.analyse.vergelijk.toeslagwissel import functie_van
from reeletarief.invoer.yaml_strikt import tekstplaats
from reeletarief.kostprijs.functiemix import functiesleutels
from reeletarief.kostprijs.kop import Kop, kop_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief

_UREN_PER_FTE, _DECLARABEL, _VERDELING, _VORM, _CAO = "uren per fte", "declarabele uren", "verdeling", "vorm", "cao"
"""Welke uren een voltijder levert, of indirecte uren declarabel zijn, waarover de kosten verdeeld worden, of het product uit andere bestaat, en uit welke cao zijn uren komen."""
_INZET = (".fte", ".aandeel")
"""Zo eindigt de inzet waarmee de kosten van een functie gerekend worden, in welke maat zij ook op de kaart staat."""
_URENSTANDEN = tuple(f"{Kop.UREN}.{stand}_uren" for stand in ("inzetbare", "clientgebonden", "declarabele"))
_UREN_VAN_DE_CAO = {
    f"{Kop.UREN}.{uren}" for uren in ("contracturen", "verlof_wettelijk", "verlof_bovenwettelijk", "per_dag")
}
_VELDEN = {
    "inzet": ("begeleiders", "deelnemers", "bezettingsgraad"),
    "groep": ("uren_per_dagdeel", "bezettingsgraad", "no_show"),
    "verblijf": ("plaatsen", "bezettingsgraad", "leegstand"),
    "capaciteit": ("elders_betaald",),
}
"""Van elk blok van een kaart de getallen die er ook niet kunnen zijn, en dan doen zij in de berekening niet mee."""
_VERDEELD = {
    Kop.INZET,
    Kop.GROEP,
    Kop.VERBLIJF,
    Kop.CAPACITEIT,
    Kop.BEROEPSKRACHT_PER_UUR,
    Kop.GROEPSKOSTEN_PER_UUR,
    Kop.PERSONEEL_PER_JAAR,
    Kop.GRONDSLAG,
    Kop.OPSLAGEN,
}
"""De kosten op weg naar de eenheid van het product, en waardoor zij gedeeld worden."""


def keuzewissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """Wat er op een kaart of voor de hele regio anders gekozen is, op de onderwerpen van :func:`keuzes_van` en :func:`keuzes_van_deel`."""
    yield from _inschalingen(oud.kaart, nieuw.kaart)
    yield from _andere_maten(oud.kaart, nieuw.kaart)
    if reden := _wel_of_niet_samengesteld(oud.kaart, nieuw.kaart):
        yield _VORM, Wissel("samenstelling", reden)
    if reden := _andere_cao(oud.kaart, nieuw.kaart):
        yield _CAO, Wissel("uren", reden)
    if reden := _andere_uren_per_fte(oud.kaart, nieuw.kaart):
        yield _UREN_PER_FTE, Wissel("inzet", reden)
    if reden := _andere_declarabele_uren(oud, nieuw):
        yield _DECLARABEL, Wissel("uren", reden)
    if redenen := list(_andere_verdeling(oud.kaart, nieuw.kaart)):
        naam = "; ".join(reden.naam for reden in redenen)
        yield _VERDELING, Wissel("inzet", redenen[0]._replace(naam=naam))


def keuzes_van(sleutel: str) -> tuple[str, ...]:
    """De functie waarvan een post de kosten of de inzet is, of het om de declarabele uren gaat, uren van de cao, of het tarief zelf."""
    functie = functie_van(sleutel)
    if functie:
        return (functie,)
    if kop_van(sleutel) is Kop.FUNCTIE and sleutel.endswith(_INZET):
        return (sleutel,)
    if sleutel == Kop.TARIEF_ONAFGEROND:
        return (_VORM,)
    if sleutel in _UREN_VAN_DE_CAO:
        return (_CAO,)
    return (_DECLARABEL,) if sleutel == _URENSTANDEN[-1] else ()


def keuzes_van_deel(sleutel: str) -> tuple[str, ...]:
    """Waar het van kan komen dat een andere post wel of niet uit deze volgt: de uren per fte, of hoe kosten verdeeld worden."""
    if sleutel in _URENSTANDEN:
        return (_UREN_PER_FTE,)
    verdeeld = kop_van(sleutel) in _VERDEELD and f".{Kop.FUNCTIE}." not in sleutel
    return (_VERDELING,) if verdeeld else ()


def _inschalingen(oud: Productkaart, nieuw: Productkaart) -> Iterator[tuple[str, Wissel]]:
    """De functies die oud en nieuw op de kaart staan en anders zijn ingeschaald."""
    eerst = dict(zip(functiesleutels(oud), oud.functiemix, strict=True))
    andere_cao = oud.cao != nieuw.cao
    for sleutel, functie in zip(functiesleutels(nieuw), nieuw.functiemix, strict=True):
        was = eerst.get(sleutel)
        if was is not None and (andere_cao or _inschaling(was) != _inschaling(functie)):
            van, naar = (
                f"{f'{cao} ' if andere_cao else ''}{_inschaling(een)}"
                for cao, een in ((oud.cao, was), (nieuw.cao, functie))
            )
            plaats = functie.trede.plaats if was.schaal == functie.schaal and not andere_cao else functie.schaal.plaats
            yield sleutel, Wissel("inzet", Reden(f"{functie.functie}: {van} → {naar}", plaats))


def _inschaling(functie: Functie) -> str:
    return f"schaal {functie.schaal} trede {functie.trede}"


def _andere_maten(oud: Productkaart, nieuw: Productkaart) -> Iterator[tuple[str, Wissel]]:
    """De functies waarvan de inzet oud en nieuw in een andere maat op de kaart staat, of uit het rooster volgt."""
    eerst = dict(zip(functiesleutels(oud), oud.functiemix, strict=True))
    for sleutel, functie in zip(functiesleutels(nieuw), nieuw.functiemix, strict=True):
        was = eerst.get(sleutel)
        if was is not None and was.maat != functie.maat:
            plaats = functie.inzet.plaats if functie.inzet else functie.functie.plaats
            reden = Reden(f"{functie.functie}: {_inzet(was)} → {_inzet(functie)}", plaats)
            yield from ((f"{sleutel}{einde}", Wissel("inzet", reden)) for einde in _INZET)


def _inzet(functie: Functie) -> str:
    return f"{functie.maat.replace('_', ' ')} {waarde_in_zin(functie.inzet)}" if functie.maat else "uit het rooster"


def _wel_of_niet_samengesteld(oud: Productkaart, nieuw: Productkaart) -> Reden | None:
    """Een product dat oud of nieuw uit andere bestaat en in de andere stand niet: geen van zijn posten is dan te vergelijken."""
    if (oud.samenstelling is None) == (nieuw.samenstelling is None):
        return None
    return Reden(f"vorm: {oud.vorm} → {nieuw.vorm}", nieuw.product.plaats)


def _andere_cao(oud: Productkaart, nieuw: Productkaart) -> Reden | None:
    """Een andere cao heeft een ander jaar in uren en ander verlof; haar salarissen staan bij de inschaling."""
    if oud.cao is None or nieuw.cao is None:
        return None
    return _andere_keuze("contracturen en verlof van de cao", oud.cao, nieuw.cao)


def _andere_uren_per_fte(oud: Productkaart, nieuw: Productkaart) -> Reden | None:
    if oud.verblijf is None or nieuw.verblijf is None:
        return None
    return _andere_keuze("uren per fte", oud.verblijf.uren_per_fte, nieuw.verblijf.uren_per_fte)


def _andere_declarabele_uren(oud: Tarief, nieuw: Tarief) -> Reden | None:
    """Of indirecte uren declarabel zijn, zegt bij een groep haar kaart en anders de regio."""
    eerst, nu = oud.kaart.groep, nieuw.kaart.groep
    if eerst is not None and nu is not None:
        return _andere_keuze("indirecte tijd", eerst.indirecte_tijd, nu.indirecte_tijd)
    return _andere_keuze("declarabel", oud.opslagen.uren.declarabel, nieuw.opslagen.uren.declarabel)


def _andere_keuze(wat: str, was: str, nu: str) -> Reden | None:
    if was == nu:
        return None
    van, naar = (keuze.replace("_", " ") for keuze in (was, nu))
    return Reden(f"{wat}: {van} → {naar}", tekstplaats(nu))


def _andere_verdeling(oud: Productkaart, nieuw: Productkaart) -> Iterator[Reden]:
    """De eenheid, en de getallen van een blok die er bij kwamen of vervielen; een ander getal is zelf al een wijziging."""
    if eenheid := _andere_keuze("eenheid", oud.eenheid, nieuw.eenheid):
        yield eenheid._replace(plaats=nieuw.product.plaats)
    for blok, velden in _VELDEN.items():
        for veld in velden:
            was, nu = (_getal(kaart, blok, veld) for kaart in (oud, nieuw))
            if (was is None) != (nu is None):
                naam = f"{veld.replace('_', ' ')}: {waarde_in_zin(was)} → {waarde_in_zin(nu)}"
                yield Reden(naam, _plek(nu), _plek(was))


def _getal(kaart: Productkaart, blok: str, veld: str) -> Waarde | None:
    getal: Waarde | None = getattr(getattr(kaart, blok), veld, None)
    return getal


def _plek(getal: Waarde | None) -> Plaats | None:
    return getal.plaats if getal else None
