"""Het blad *Verschil*: oud naast nieuw, per product en per element van de Jeugdwet; alleen met een eerder besluit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.werkboek.afspraken import VERSCHIL
from reeletarief.weergave.werkboek.cellen import CODE, KORTE_NAMEN, getal, tekst
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Cel,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    ("Stand", 14),
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


def maak_verschil(ligging: Ligging, verschillen: Sequence[Tariefverschil], oud: OudeTarieven) -> Blad:
    """Het verschil met het eerdere besluit. De oude bedragen komen uit het bijgevoegde bestand en zijn niet te wijzigen."""
    herkomst = f"Oud: {oud.regio}, tarieven {oud.tariefjaar}, status {oud.status}, sha256 {oud.bestand.sha256[:16]}."
    rijen = [_rij(verschil, nummer, ligging) for nummer, verschil in enumerate(verschillen, EERSTE_RIJ)]
    titel = "Verschil met het eerdere besluit"
    return tabelblad(
        *(VERSCHIL, titel, herkomst, _KOLOMMEN, rijen),
        blijft_staan=2,
        groepskop=_groepskop(),
        afdruk=Afdruk(breed=2, kolommen=(1, 2)),
    )


def _groepskop() -> tuple[Cel | None, ...]:
    elementen = {_elementkolom(nummer): naam for nummer, naam in enumerate(KORTE_NAMEN.values())}
    begin = {OUD_KOLOM: "Tarief", **elementen}
    return tuple(Cel(begin.get(kolom), Stijl(Rol.TUSSENKOP)) for kolom in range(1, len(_KOLOMMEN) + 1))


def _elementkolom(nummer: int) -> int:
    """De eerste van de drie kolommen van een element."""
    return len(_TARIEFKOLOMMEN) + len(_PER_ELEMENT) * nummer + 1


def _rij(verschil: Tariefverschil, rij: int, ligging: Ligging) -> tuple[Cel | None, ...]:
    nieuw, oud = verschil.nieuw, verschil.oud
    return (
        Cel(verschil.product, CODE),
        tekst(str(nieuw.kaart.naam)) if nieuw else None,
        tekst(_stand(verschil)),
        getal(oud.tarief, Rol.VAST, Opmaak.EURO) if oud else None,
        getal(nieuw.tarief.bedrag, Rol.VERWIJZING, Opmaak.EURO, ligging.van(nieuw, "tarief")) if nieuw else None,
        *_verschilcellen(verschil, rij),
        *_elementcellen(verschil, rij, ligging),
    )


def _stand(verschil: Tariefverschil) -> str:
    if verschil.oud is None:
        return "nieuw"
    if verschil.nieuw is None:
        return "vervallen"
    if not verschil.vergelijkbaar:
        return f"was per {verschil.oud.eenheid}"
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
    return [
        getal(drie[0], Rol.VAST, Opmaak.EURO),
        getal(drie[1], Rol.VERWIJZING, Opmaak.EURO, ligging.van(nieuw, nieuw.jeugdwet[naam].sleutel)),
        _min(drie[2], rij, kolom),
    ]


def _min(uitkomst: Decimal, rij: int, oud: int) -> Cel:
    """Nieuw min oud, als formule over de twee cellen ernaast."""
    formule = Rekenteken("-", (Verwijzing("", rij, oud + 1), Verwijzing("", rij, oud)))
    return getal(uitkomst, Rol.BEREKENING, Opmaak.EURO_VERSCHIL, formule)
