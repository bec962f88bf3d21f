"""Het blad *Verschil*: oud naast nieuw, per product en per element van de Jeugdwet; alleen met eerdere tarieven erbij."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.oorzaakgroepen import BIJGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.werkboek.afspraken import VERSCHIL
from reeletarief.weergave.werkboek.cellen import (
    CODE,
    KORTE_NAMEN,
    elementopmaak,
    getal,
    groepskop,
    tekst,
    verschil_in_rij,
)
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Cel,
    Opmaak,
    Rekenteken,
    Rol,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

EERSTE_RIJ = 6
OUD_KOLOM = 4
VERSCHIL_KOLOM = OUD_KOLOM + 2
FRACTIE_KOLOM = OUD_KOLOM + 3
_TARIEFKOLOMMEN = (
    ("Product", 12),
    ("Naam", 52),
    ("Stand", 21),
    ("oud", 15),
    ("nieuw", 15),
    ("verschil", 14),
    ("verschil %", 11),
)
_PER_ELEMENT = (("oud", 14), ("nieuw", 14), ("verschil", 14))
_KOLOMMEN = (*_TARIEFKOLOMMEN, *_PER_ELEMENT * len(JEUGDWET))


def rijnummers(verschillen: Sequence[Tariefverschil]) -> dict[str, int]:
    """Op welke rij elk product staat."""
    return {verschil.product: EERSTE_RIJ + nummer for nummer, verschil in enumerate(verschillen)}


def maak_verschil(
    ligging: Ligging, verschillen: Sequence[Tariefverschil], oud: OudeTarieven, vastgesteld: Mapping[str, Verwijzing]
) -> Blad:
    """Het verschil met de eerdere tarieven. De oude bedragen komen uit het bijgevoegde bestand en zijn niet te wijzigen.

    ``vastgesteld`` is per product waarvan iets anders is vastgesteld dan berekend, de cel waarin dat staat. Is er ergens
    zo'n product, dan komt wat er meer is vastgesteld achter de elementen.
    """
    herkomst = (
        f"Oud: {oud.regio}, tarieven {oud.tariefjaar}, status {oud.status}, sha256 {begin_van(oud.bestand.sha256)}."
    )
    bijgesteld = any(verschil.bijgesteld for verschil in verschillen)
    rijen = [
        (
            *_rij(verschil, nummer, ligging, vastgesteld),
            *(_bijstelling(verschil, nummer, ligging, vastgesteld) * bijgesteld),
        )
        for nummer, verschil in enumerate(verschillen, EERSTE_RIJ)
    ]
    kolommen = (*_KOLOMMEN, *(_PER_ELEMENT if bijgesteld else ()))
    titel = "Verschil met de eerdere tarieven"
    return tabelblad(
        *(VERSCHIL, titel, herkomst, kolommen, rijen),
        blijft_staan=2,
        groepskop=groepskop(_groepen(), len(kolommen)),
        afdruk=Afdruk(breed=2, kolommen=(1, 2)),
    )


def _groepen() -> dict[int, str]:
    """De eerste kolom van het tarief, van elk element en van wat er bijgesteld is."""
    groepen = (*KORTE_NAMEN.values(), BIJGESTELD)
    return {OUD_KOLOM: "Tarief", **{_elementkolom(nummer): naam for nummer, naam in enumerate(groepen)}}


def _elementkolom(nummer: int) -> int:
    """De eerste van de drie kolommen van een element."""
    return len(_TARIEFKOLOMMEN) + len(_PER_ELEMENT) * nummer + 1


def _rij(
    verschil: Tariefverschil, rij: int, ligging: Ligging, vastgesteld: Mapping[str, Verwijzing]
) -> tuple[Cel | None, ...]:
    nieuw, oud = verschil.nieuw, verschil.oud
    plek = nieuw and (vastgesteld.get(verschil.product) or ligging.van(nieuw, "tarief"))
    return (
        Cel(verschil.product, CODE),
        tekst(str(nieuw.kaart.naam)) if nieuw else None,
        tekst(_stand(verschil)),
        getal(oud.tarief, Rol.VAST, Opmaak.EURO) if oud else None,
        getal(verschil.nieuw_tarief, Rol.VERWIJZING, Opmaak.EURO, plek) if nieuw else None,
        *_verschilcellen(verschil, rij),
        *_elementcellen(verschil, rij, ligging),
    )


def _stand(verschil: Tariefverschil) -> str:
    if verschil.oud is None:
        return "nieuw"
    if verschil.nieuw is None:
        return "niet in dit werkboek"
    if not verschil.vergelijkbaar:
        return f"was per {per(verschil.oud.eenheid)}"
    return "gelijk" if not verschil.bedrag else "gewijzigd"


def _verschilcellen(verschil: Tariefverschil, rij: int) -> tuple[Cel | None, Cel | None]:
    if verschil.bedrag is None:
        return (None, None)
    oud = Verwijzing("", rij, OUD_KOLOM)
    deel = Rekenteken("/", (Verwijzing("", rij, VERSCHIL_KOLOM), oud))
    euro = _min(verschil.bedrag, rij, OUD_KOLOM)
    return (
        euro,
        getal(verschil.fractie, Rol.BEREKENING, Opmaak.PROCENT_VERSCHIL, deel)
        if verschil.fractie is not None
        else None,
    )


def _elementcellen(verschil: Tariefverschil, rij: int, ligging: Ligging) -> list[Cel | None]:
    """Per element oud, nieuw en verschil; leeg als het oude bestand het element niet geeft."""
    cellen: list[Cel | None] = []
    for nummer, naam in enumerate(JEUGDWET):
        drie = verschil.elementen.get(naam)
        cellen += (
            _drietal(drie, verschil.nieuw, naam, rij, _elementkolom(nummer), ligging) if drie else [None, None, None]
        )
    return cellen


def _drietal(
    drie: tuple[Decimal, Decimal, Decimal], nieuw: Tarief | None, naam: str, rij: int, kolom: int, ligging: Ligging
) -> list[Cel | None]:
    assert nieuw is not None
    opmaak = elementopmaak(naam, nieuw.kaart.eenheid)
    return [
        getal(drie[0], Rol.VAST, opmaak),
        getal(drie[1], Rol.VERWIJZING, opmaak, ligging.van(nieuw, nieuw.jeugdwet[naam].sleutel)),
        _min(drie[2], rij, kolom, Opmaak.EURO_VERSCHIL if opmaak is Opmaak.EURO else opmaak),
    ]


def _bijstelling(
    verschil: Tariefverschil, rij: int, ligging: Ligging, vastgesteld: Mapping[str, Verwijzing]
) -> list[Cel | None]:
    """Wat er oud en nieuw meer is vastgesteld dan berekend, en het verschil; leeg als dat aan geen van beide kanten zo is."""
    if verschil.bijgesteld is None or verschil.nieuw is None:
        return [None, None, None]
    oud, nieuw, meer = verschil.bijgesteld
    cel = vastgesteld.get(verschil.product)
    formule = Rekenteken("-", (cel, ligging.van(verschil.nieuw, "tarief"))) if cel else None
    return [
        getal(oud, Rol.VAST, Opmaak.EURO),
        getal(nieuw, Rol.BEREKENING if cel else Rol.VAST, Opmaak.EURO, formule),
        _min(meer, rij, _elementkolom(len(JEUGDWET))),
    ]


def _min(uitkomst: Decimal, rij: int, oud: int, opmaak: Opmaak = Opmaak.EURO_VERSCHIL) -> Cel:
    """Nieuw min oud, als formule over de twee cellen ernaast."""
    return getal(uitkomst, Rol.BEREKENING, opmaak, verschil_in_rij(rij, oud + 1, oud))
