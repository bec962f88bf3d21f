"""Waarom een dienst in een rooster anders telt: zij is op de kaart gewijzigd, of de cao noemt andere feestdagen of tijdvakken.

Hoe vaak een dienst draait en hoeveel van haar uren toeslag krijgen, volgt uit de kaart, de cao en de kalender samen. Aan de
getallen zelf is niet te zien wat daarvan wijzigde; aan de kaarten en de tabellen wel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.redenen import Reden, Wissel, dagen_van, met_en_zonder
from reeletarief.fouten import in_zin
from reeletarief.kostprijs.functiemix import unieke_sleutels
from reeletarief.kostprijs.kop import Kop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Dienst
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.tarief import Tarief


def dienstwissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """De diensten die een product oud en nieuw heeft en die anders tellen, op het begin van hun sleutels.

    Alleen binnen hetzelfde tariefjaar, en als de cao-tabellen dezelfde delen van het jaar hebben: een ander jaar heeft een andere kalender.
    """
    if oud.jaar != nieuw.jaar or not _zelfde_delen(oud.cao, nieuw.cao):
        return
    eerst = _diensten(oud.kaart)
    van_allen = _andere_feestdagdiensten(oud.kaart, nieuw.kaart) or _andere_kalender(oud, nieuw)
    for sleutel, dienst in _diensten(nieuw.kaart).items():
        anders = _anders(eerst[sleutel], dienst) if sleutel in eerst else ""
        if anders:
            yield f"{sleutel}.", Wissel("inzet", Reden(f"{dienst.naam}: {anders}", dienst.naam.plaats))
        elif sleutel in eerst and van_allen is not None:
            yield f"{sleutel}.", van_allen


def _zelfde_delen(oud: CaoJaar | None, nieuw: CaoJaar | None) -> bool:
    """Of elk deel van het jaar een tabel heeft in de plaats van een eerdere: met dezelfde tabellen, of één voor het hele jaar."""
    if oud is None or nieuw is None:
        return False
    eerst, nu = dagen_van(oud), dagen_van(nieuw)
    return eerst.keys() == nu.keys() or len(eerst) == len(nu) == 1


def dienst_van(sleutel: str) -> str:
    """Het begin van de sleutels van de dienst waar een post van zijn eigen product van is; leeg als hij van geen dienst is."""
    kop, _, rest = sleutel.partition(".")
    dienst, _, deel = rest.partition(".")
    return f"{kop}.{dienst}." if kop == Kop.ROOSTER and deel else ""


def _diensten(kaart: Productkaart) -> Mapping[str, Dienst]:
    """De diensten van een kaart op hun sleutel."""
    sleutels = unieke_sleutels(Kop.ROOSTER, [str(dienst.naam) for dienst in kaart.diensten])
    return dict(zip(sleutels, kaart.diensten, strict=True))


def _anders(oud: Dienst, nieuw: Dienst) -> str:
    """Wat er op de kaart aan een dienst wijzigde, behalve hoeveel begeleiders zij heeft."""
    paren = [(wat(oud), wat(nieuw)) for wat in (_dagen, _tijden, _soort, _functie)]
    return "; ".join(f"{was} → {nu}" for was, nu in paren if was != nu)


def _dagen(dienst: Dienst) -> str:
    return ", ".join(dienst.dagen)


def _tijden(dienst: Dienst) -> str:
    return f"{in_zin(dienst.van.getal)}-{in_zin(dienst.tot.getal)} uur"


def _soort(dienst: Dienst) -> str:
    return dienst.soort.replace("_", " ")


def _functie(dienst: Dienst) -> str:
    return str(dienst.functie)


def _andere_feestdagdiensten(oud: Productkaart, nieuw: Productkaart) -> Wissel | None:
    """Draait er nu wel of juist geen dienst op feestdagen, dan vervallen de andere diensten op die dagen, of niet meer."""
    eerst, nu = _feestdagdienst(oud), _feestdagdienst(nieuw)
    if (eerst is None) == (nu is None):
        return None
    naam = "op feestdagen draait nu een eigen dienst" if nu else "op feestdagen draait geen eigen dienst meer"
    plaats = nu.naam.plaats if nu else nieuw.rooster.diensten[0].naam.plaats if nieuw.rooster else None
    return Wissel("inzet", Reden(naam, plaats))


def _feestdagdienst(kaart: Productkaart) -> Dienst | None:
    return next((dienst for dienst in kaart.diensten if "feestdag" in dienst.dagen), None)


def _andere_kalender(oud: Tarief, nieuw: Tarief) -> Wissel | None:
    """Andere feestdagen of tijdvakken in een tabel van de cao."""
    assert oud.cao is not None
    assert nieuw.cao is not None
    for eerst, nu in zip(oud.cao.perioden, nieuw.cao.perioden, strict=True):
        reden = _andere_feestdagen(eerst.tabel, nu.tabel) or _andere_tijdvakken(eerst.tabel, nu.tabel)
        if reden is not None:
            return Wissel("cao", reden)
    return None


def _andere_feestdagen(oud: CaoTabel, nieuw: CaoTabel) -> Reden | None:
    """De feestdagen die er in een tabel bij kwamen of af gingen, eerst de vrije en anders die met toeslag."""
    met_toeslag = (oud.ort.feestdagen if oud.ort else (), nieuw.ort.feestdagen if nieuw.ort else ())
    for wat, (eerst, nu) in (
        ("feestdagen", (oud.feestdagen, nieuw.feestdagen)),
        ("feestdagen met toeslag", met_toeslag),
    ):
        if set(eerst) != set(nu):
            plaats = nu[0].plaats if nu else nieuw.ingangsdatum.plaats
            return Reden(f"{wat} van cao {nieuw.cao} in het rooster: {met_en_zonder(eerst, nu)}", plaats)
    return None


def _andere_tijdvakken(oud: CaoTabel, nieuw: CaoTabel) -> Reden | None:
    """De tijdvakken van een tabel hebben andere dagen of uren; een ander percentage is zelf al een wijziging."""
    eerst, nu = _tijdvakken(oud), _tijdvakken(nieuw)
    if eerst.keys() == nu.keys():
        return None
    weg, erbij = ({vak: een[vak] for vak in een if vak not in ander} for een, ander in ((eerst, nu), (nu, eerst)))
    van, naar = ("; ".join(vakken) or "geen" for vakken in (weg, erbij))
    plaatsen = (next(iter(vakken.values()), None) for vakken in (erbij, weg))
    return Reden(f"tijdvakken met toeslag van cao {nieuw.cao}: {van} → {naar}", *plaatsen)


def _tijdvakken(tabel: CaoTabel) -> dict[str, Plaats]:
    """De dagen en uren van elk tijdvak in woorden, met de plaats."""
    vakken = tabel.ort.tijdvakken if tabel.ort else ()
    return {f"{', '.join(vak.dagen)} {vak.van}-{vak.tot} uur": vak.percentage.plaats for vak in vakken}
