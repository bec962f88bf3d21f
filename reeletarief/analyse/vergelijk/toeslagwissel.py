"""Waarom de onregelmatigheidstoeslag anders telt: de kaart kiest een andere toeslag of geeft een functie diensten, of de cao heeft een andere grens.

In de boom staan beide op het loon van een functie. Aan de kaarten en de tabellen is te zien van welke van de twee het komt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.boompaar import zonder_deel_op_tijd
from reeletarief.analyse.vergelijk.redenen import Reden, Wissel, waarde_in_zin
from reeletarief.fouten import in_zin
from reeletarief.invoer.yaml_strikt import tekstplaats
from reeletarief.kostprijs.functiemix import functiesleutels
from reeletarief.kostprijs.kop import Kop, kop_van
from reeletarief.kostprijs.ort import ORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.ort import Ort
    from reeletarief.invoer.cao.voorwaarden import Tabelplek
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Rooster
    from reeletarief.kostprijs.tarief import Tarief

_WIJZE, _WAAROVER, _OVER_ORT, _GRENS = f"{ORT}, wijze", f"{ORT}, waarover", f"{ORT}.", f"{ORT}, grens"
"""Hoe de toeslag gerekend wordt, over welke uren, wat er over de toeslag gaat, en het salaris waarmee de cao haar begrenst."""
_UURLOON = f"{ORT}, uurloon"
"""Welk deel van het salaris een uurloon is."""
_VAN_DE_GRENS = (f".{ORT}.salaris", f".{ORT}.maximum")
"""Zo eindigen de posten bij een loon die er zijn omdat de cao de toeslag begrenst."""
_UREN_MET_TOESLAG, _DEEL_MET_TOESLAG = f"{Kop.ROOSTER}.uren_met_toeslag", f"{Kop.ROOSTER}.deel_met_toeslag"


def toeslagwissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """De onderwerpen van :func:`toeslagen_van` die een product oud en nieuw heeft en die anders zijn, met waardoor.

    Wordt de toeslag op een andere wijze gerekend, dan is dat het hele antwoord: over de rest gaat het dan niet meer.
    """
    yield from _met_of_zonder_diensten(oud.kaart, nieuw.kaart)
    if oud.kaart.rooster is None or nieuw.kaart.rooster is None:
        return
    if reden := _andere_wijze(oud.kaart.rooster, nieuw.kaart.rooster):
        wissel = Wissel("inzet", reden)
        yield _WIJZE, wissel
        bleven = _in_het_rooster(oud.kaart) & _in_het_rooster(nieuw.kaart)
        yield from ((f"{functie}.{ORT}", wissel) for functie in bleven)
        return
    waarover = _gekozen(oud.kaart.rooster.ort_over), _gekozen(nieuw.kaart.rooster.ort_over)
    if reden := _reden(f"{ORT} over", *waarover, "", "niets"):
        yield _WAAROVER, Wissel("inzet", reden)
    over = _over_de_toeslag(oud.kaart.rooster), _over_de_toeslag(nieuw.kaart.rooster)
    if reden := _reden(f"toeslagen over de {ORT}", *over, "", "geen"):
        yield _OVER_ORT, Wissel("inzet", reden)
    if oud.cao is None or nieuw.cao is None:
        return
    eerst, nu = oud.cao.laatste.ort, nieuw.cao.laatste.ort
    if reden := _reden(
        f"uurloon met {ORT}, cao {nieuw.cao.cao}", _deel(eerst), _deel(nu), "", "volgens de contracturen"
    ):
        yield _UURLOON, Wissel("cao", reden)
    if oud.cao.cao == nieuw.cao.cao:
        yield from _van_de_cao(oud, nieuw, nieuw.cao.cao, (eerst, nu))


def toeslagen_van(sleutel: str) -> tuple[str, ...]:
    """Waar een post van is: de wijze van rekenen, over welke uren, tegen welk uurloon, of een functie haar krijgt, haar grens, of wat erover gaat.

    De kosten en het brutoloon van een functie horen bij haar toeslag: met en zonder toeslag heeft zij een ander loon.
    """
    kop, eigen = kop_van(sleutel), zonder_deel_op_tijd(sleutel)
    if kop is Kop.FUNCTIE and eigen.endswith(".ort"):
        return (eigen,)
    if eigen.startswith(_UREN_MET_TOESLAG):
        return (_WAAROVER,)
    if eigen.startswith(_DEEL_MET_TOESLAG):
        return (_WAAROVER, _UURLOON)
    if kop is Kop.LOON and f".{ORT}" in eigen:
        return (_WIJZE, _GRENS if eigen.endswith(_VAN_DE_GRENS) else _OVER_ORT)
    functie = functie_van(sleutel)
    return (f"{functie}.{ORT}",) if functie else ()


def functie_van(sleutel: str) -> str:
    """De functie waarvan een post de kosten of een deel van het loon is; leeg als hij dat van geen functie is."""
    delen = sleutel.split(".")
    if delen[0] == Kop.GRONDSLAG and len(delen) == 4:  # grondslag.bruto_loon.functie.groepsleider
        return ".".join(delen[2:])
    return ".".join(delen[:2]) if delen[0] == Kop.FUNCTIE and delen[2:] == ["kosten"] else ""


def _andere_wijze(oud: Rooster, nieuw: Rooster) -> Reden | None:
    """Of de toeslag uit de cao komt, een gegeven percentage is of er niet is, als dat anders is dan eerst."""
    if (oud.ort, oud.ort_percentage is None) == (nieuw.ort, nieuw.ort_percentage is None):
        return None
    (was, _), (nu, plaats) = _wijze(oud), _wijze(nieuw)
    return Reden(f"{ORT}: {was} → {nu}", plaats)


def _wijze(rooster: Rooster) -> tuple[str, Plaats | None]:
    percentage = rooster.ort_percentage
    if percentage is not None:
        return f"{waarde_in_zin(percentage)} van het salaris", percentage.plaats
    return str(rooster.ort), tekstplaats(rooster.ort)


def _met_of_zonder_diensten(oud: Productkaart, nieuw: Productkaart) -> Iterator[tuple[str, Wissel]]:
    """De functies die nu wel of juist geen diensten meer draaien: alleen wie er draait, heeft de toeslag."""
    eerst, nu = _in_het_rooster(oud), _in_het_rooster(nieuw)
    for sleutel, functie in zip(functiesleutels(nieuw), nieuw.functiemix, strict=True):
        if (sleutel in eerst) != (sleutel in nu):
            van, naar = ("diensten" if sleutel in draait else "geen diensten" for draait in (eerst, nu))
            reden = Reden(f"{ORT} {functie.functie}: {van} → {naar}", functie.functie.plaats)
            yield f"{sleutel}.{ORT}", Wissel("inzet", reden)


def _in_het_rooster(kaart: Productkaart) -> set[str]:
    """De sleutels van de functies die een dienst draaien."""
    draait = kaart.rooster.functies if kaart.rooster else set()
    functies = zip(functiesleutels(kaart), kaart.functiemix, strict=True)
    return {sleutel for sleutel, functie in functies if str(functie.functie) in draait}


def _gekozen(keuze: str | None) -> dict[str, Plaats | None]:
    """Een keuze in woorden, met haar plaats."""
    return {keuze.replace("_", " "): tekstplaats(keuze)} if keuze else {}


def _van_de_cao(
    oud: Tarief, nieuw: Tarief, cao: str, tijdvakken: tuple[Ort | None, Ort | None]
) -> Iterator[tuple[str, Wissel]]:
    """Voor wie de cao de toeslag geeft, en tot welk uurloon."""
    eerst, nu = tijdvakken
    if reden := _reden(f"{ORT} van cao {cao}", _wie(eerst), _wie(nu), "tot en met ", "voor iedereen"):
        inschaling = _inschaling(oud.kaart)
        zelfde = (functie for functie, waarin in _inschaling(nieuw.kaart).items() if inschaling.get(functie) == waarin)
        yield from ((f"{functie}.ort", Wissel("cao", reden)) for functie in zelfde)
    wat = f"uurloon voor de {ORT} van cao {cao}"
    if reden := _reden(wat, _uurloon(eerst), _uurloon(nu), "hoogstens ", "zonder grens"):
        yield _GRENS, Wissel("cao", reden)


def _over_de_toeslag(rooster: Rooster) -> dict[str, Plaats]:
    """De toeslagen die een kaart over de onregelmatigheidstoeslag rekent, met hun plaats."""
    return {naam.replace("_", " "): naam.plaats for naam in rooster.toeslagen_over_ort}


def _inschaling(kaart: Productkaart) -> dict[str, tuple[str, str]]:
    """De schaal en trede van elke functie van een kaart, op haar sleutel."""
    functies = zip(functiesleutels(kaart), kaart.functiemix, strict=True)
    return {sleutel: (str(functie.schaal), str(functie.trede)) for sleutel, functie in functies}


def _wie(ort: Ort | None) -> dict[str, Plaats]:
    """Tot en met welke inschaling de cao de toeslag geeft, in woorden, met de plaats."""
    if ort is None:
        return {}
    schaal = {f"schaal {ort.schalen_tot_en_met}": ort.schalen_tot_en_met.plaats} if ort.schalen_tot_en_met else {}
    return schaal | _plek(ort.salaris_tot_en_met)


def _uurloon(ort: Ort | None) -> dict[str, Plaats]:
    """De inschaling waarvan het uurloon de toeslag begrenst, in woorden, met de plaats."""
    return _plek(ort.uurloon_hoogstens) if ort else {}


def _deel(ort: Ort | None) -> dict[str, Plaats]:
    """Welk deel van een maandsalaris een uurloon is als de cao dat zegt, in woorden, met de plaats."""
    uren = ort.uren_per_maand if ort else None
    return {f"1/{in_zin(uren.getal)} van het maandsalaris": uren.plaats} if uren else {}


def _plek(plek: Tabelplek | None) -> dict[str, Plaats]:
    return {f"schaal {plek.schaal} trede {plek.trede}": plek.schaal.plaats} if plek else {}


def _reden(
    wat: str, eerst: Mapping[str, Plaats | None], nu: Mapping[str, Plaats | None], woord: str, geen: str
) -> Reden | None:
    """Wat er anders is, als dat zo is, met de plaats van wat erbij kwam en van wat verviel."""
    if eerst.keys() == nu.keys():
        return None
    van, naar = (f"{woord}{' en '.join(een)}" if een else geen for een in (eerst, nu))
    erbij = (plaats for naam, plaats in nu.items() if naam not in eerst)
    weg = (plaats for naam, plaats in eerst.items() if naam not in nu)
    return Reden(f"{wat}: {van} → {naar}", next(erbij, None), next(weg, None))
