"""Cellen maken: de stijl van een post, de formule van een bewerking, en koppen en teksten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.eenheden import decimalen_van
from reeletarief.kostprijs.post import Bewerking, Eenheid
from reeletarief.weergave.werkboek.tabelmodel import (
    Bereik,
    Cel,
    Formule,
    Functie,
    Naam,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)
from reeletarief.weergave.werkboek.vast_getal import ALTIJD, naam_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.weergave.werkboek.tabelmodel import Inhoud, Teken

NAAM_NUL, NAAM_EEN = (Naam(naam_van(post)) for post in ALTIJD)
CONTROLE_DECIMALEN = "controle_decimalen"
MIX_DECIMALEN = "controle_decimalen_mix"
CONTROLEDECIMALEN = {CONTROLE_DECIMALEN: 2, MIX_DECIMALEN: 6}
"""Op hoeveel decimalen een controle vergelijkt."""

VOORAF_DECIMALEN = "afronding_vooraf_decimalen"
"""Op zoveel decimalen rondt een formule eerst: 1,005 ÷ 0,01 is voor een rekenblad net geen 100,5."""


TEKST = Stijl(Rol.TEKST)
CODE = Stijl(Rol.TEKST, Opmaak.CODE)
LEEG = Cel(None, TEKST)
"""Een cel zonder inhoud, met de lijn onder haar rij."""
KORTE_NAMEN = {
    "a_clientgebonden": "a. cliënt-gebonden",
    "a_niet_clientgebonden": "a. niet-cliënt-gebonden",
    "b": "b. andere kosten",
    "c": "c. overhead",
    "marge": "marge",
    "d": "d. index",
    "afronding": "afronding",
}
"""De elementen van de Jeugdwet in smalle kolomkoppen."""

_OPMAAK = {
    Eenheid.EURO: Opmaak.EURO,
    Eenheid.EURO_PER_MAAND: Opmaak.EURO,
    Eenheid.EURO_PER_JAAR: Opmaak.EURO,
    Eenheid.FRACTIE: Opmaak.PROCENT_FIJN,
    Eenheid.UREN: Opmaak.UREN,
    Eenheid.UREN_PER_WEEK: Opmaak.UREN,
    Eenheid.UREN_PER_JAAR: Opmaak.GETAL,
    Eenheid.AANTAL: Opmaak.GEWOON,
}
_TEKENS: dict[Bewerking, Teken] = {Bewerking.PRODUCT: "*", Bewerking.QUOTIENT: "/"}


def opmaak_van(eenheid: Eenheid, bewerking: Bewerking) -> Opmaak:
    """Hoe een bedrag in deze eenheid getoond wordt; een afgerond tarief op centen, en gegeven uren met elk cijfer dat er staat."""
    if bewerking is Bewerking.AFRONDING and eenheid is not Eenheid.FRACTIE:
        return Opmaak.EURO
    if bewerking is not Bewerking.WAARDE and eenheid is Eenheid.AANTAL:
        return Opmaak.GETAL_FIJN
    if bewerking is Bewerking.WAARDE and eenheid is Eenheid.UREN_PER_JAAR:
        return Opmaak.UREN
    return _OPMAAK.get(eenheid, Opmaak.EURO_FIJN)


def elementopmaak(element: str, eenheid: str) -> Opmaak:
    """Hoe het deel van een element getoond wordt: fijn bij een tarief per minuut, en de afronding, die altijd minder dan een cent is."""
    fijn = element.endswith("afronding") or decimalen_van(eenheid) > 2
    return Opmaak.EURO_FIJN if fijn else Opmaak.EURO


def titelregels(titel: str, uitleg: str, eronder: str = "") -> list[tuple[Cel | None, ...]]:
    """De eerste drie rijen van een blad: titel, uitleg en een rij die meestal leeg is."""
    derde = (Cel(eronder, Stijl(Rol.UITLEG)),) if eronder else ()
    return [(Cel(titel, Stijl(Rol.TITEL)),), (Cel(uitleg, Stijl(Rol.UITLEG)),), derde]


def afdeling(titel: str, rijen: Iterable[tuple[Cel | None, ...]]) -> list[tuple[Cel | None, ...]]:
    """Een lege rij, een tussenkop over twee kolommen, en de rijen eronder."""
    return [(), (Cel(titel, Stijl(Rol.TUSSENKOP)), Cel(None, Stijl(Rol.TUSSENKOP))), *rijen]


def koprij(*namen: str) -> tuple[Cel | None, ...]:
    """Een rij met kolomkoppen; een lege kop is een gekleurde cel zonder inhoud."""
    return tuple(Cel(naam or None, Stijl(Rol.KOP)) for naam in namen)


def groepskop(begin: Mapping[int, str], breed: int) -> tuple[Cel | None, ...]:
    """De naam van elke groep boven haar eerste kolom; niet samengevoegd, dat leest een schermlezer niet."""
    return tuple(Cel(begin.get(kolom), Stijl(Rol.TUSSENKOP)) for kolom in range(1, breed + 1))


def tekst(inhoud: str | None) -> Cel | None:
    """Een tekstcel, of geen cel als er niets te zeggen is."""
    return Cel(str(inhoud), TEKST) if inhoud else None


def teksten(*inhouden: str | None) -> tuple[Cel, ...]:
    """Een rij van een tabel met alleen tekst; ook een lege cel heeft een stijl, zodat de lijn onder de rij doorloopt."""
    return tuple(Cel(str(inhoud) if inhoud else None, TEKST) for inhoud in inhouden)


def getal(inhoud: Inhoud, rol: Rol, opmaak: Opmaak, formule: Formule | None = None) -> Cel:
    """Een cel met een getal (of de uitkomst van een formule)."""
    return Cel(inhoud, Stijl(rol, opmaak), formule)


def klopt(uitkomsten: Iterable[Decimal], formule: Formule, decimalen: str) -> Cel:
    """Een controle: WAAR als de formule op het afgesproken aantal decimalen nul is.

    ``uitkomsten`` zijn de verschillen die de formule samenneemt, zoals het programma ze berekent.
    """
    grens = Decimal("0.5").scaleb(-CONTROLEDECIMALEN[decimalen])
    waar = all(abs(uitkomst) < grens for uitkomst in uitkomsten)
    afgerond = Functie("ROUND", (formule, Naam(decimalen)))
    return Cel(waar, Stijl(Rol.CONTROLE), Rekenteken("=", (afgerond, NAAM_NUL)))


def formule_van(bewerking: Bewerking, delen: Sequence[Formule]) -> Formule:
    """De formule van een bewerking over haar operanden.

    Een som van niets is nul; afronden gaat op een veelvoud van de stap, een halve stap omhoog. Een rekenblad kent 1,005 ÷
    0,01 als 100,49999999999999, en rondt daarom eerst op negen decimalen: ``ROUND(ROUND(getal/stap;9);0)*stap``.
    """
    match bewerking:
        case Bewerking.SOM:
            return optelling(delen)
        case Bewerking.VERSCHIL:
            return Rekenteken("-", (delen[0], optelling(delen[1:]))) if delen[1:] else delen[0]
        case Bewerking.MINIMUM | Bewerking.MAXIMUM:
            return Functie("MIN" if bewerking is Bewerking.MINIMUM else "MAX", tuple(delen))
        case Bewerking.AFRONDING:
            stappen = Functie("ROUND", (Rekenteken("/", tuple(delen)), Naam(VOORAF_DECIMALEN)))
            stappen = Functie("ROUND", (stappen, NAAM_NUL))
            return Rekenteken("*", (stappen, delen[1]))
        case _:
            return Rekenteken(_TEKENS[bewerking], tuple(delen))


def verschil_in_rij(rij: int, van: int, af: int) -> Rekenteken:
    """De ene kolom van een rij min een andere."""
    return Rekenteken("-", (Verwijzing("", rij, van), Verwijzing("", rij, af)))


def optelling(delen: Sequence[Formule]) -> Formule:
    """De som van cellen, aaneengesloten cellen in een kolom als bereik; van één cel de cel zelf."""
    if not delen:
        return NAAM_NUL
    if len(delen) == 1:
        return delen[0]
    return Functie("SUM", tuple(_bereiken(delen)))


def _staat_eronder(cel: Verwijzing, ander: Verwijzing) -> bool:
    return cel.rij == ander.rij + 1 and (cel.blad, cel.kolom, cel.vast) == (ander.blad, ander.kolom, ander.vast)


def _bereiken(delen: Sequence[Formule]) -> list[Formule]:
    cellen = sorted((deel for deel in delen if isinstance(deel, Verwijzing)), key=lambda cel: (cel.kolom, cel.rij))
    uit: list[Formule] = [deel for deel in delen if not isinstance(deel, Verwijzing)]
    begin = vorige = None
    for cel in [*cellen, None]:
        volgt = cel is not None and vorige is not None and _staat_eronder(cel, vorige)
        if not volgt and begin is not None and vorige is not None:
            uit.append(begin if begin == vorige else Bereik(begin, vorige))
        begin = begin if volgt else cel
        vorige = cel
    return uit
