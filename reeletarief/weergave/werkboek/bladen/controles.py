"""Het blad *Controles*: zichtbaar WAAR of ONWAAR of het werkboek sluit en gelijk is aan het programma."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.elementen import samen
from reeletarief.weergave.werkboek.afspraken import CONTROLES, ELEMENTEN, ELEMENTEN_EERSTE_RIJ
from reeletarief.weergave.werkboek.bladen.elementen import LIJSTEN, TARIEFKOLOM
from reeletarief.weergave.werkboek.cellen import (
    CODE,
    CONTROLE_DECIMALEN,
    MIX_DECIMALEN,
    NAAM_EEN,
    NAAM_NUL,
    getal,
    klopt,
    koprij,
    optelling,
    tekst,
    teksten,
    titelregels,
)
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Bereik,
    Blad,
    Cel,
    Formule,
    Functie,
    Onwaar,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging

KOPRIJ = 5
ALLE_RIJ = 6
EERSTE_RIJ = 7
_EERSTE_TOETS = 3
_PROGRAMMA = 13
_OP_EEN_A4 = 60
_TOETSEN = (
    ("Jeugdwet: som − tarief", CONTROLE_DECIMALEN),
    ("NvO: som − tarief", CONTROLE_DECIMALEN),
    ("Wmo: som − tarief", CONTROLE_DECIMALEN),
    ("functiemix − 100%", MIX_DECIMALEN),
    ("werkboek − programma", CONTROLE_DECIMALEN),
)


class Toets(NamedTuple):
    """Een verschil dat nul hoort te zijn: zoals het programma het berekent, en als formule."""

    uitkomst: Decimal
    formule: Formule


def maak_controles(ligging: Ligging, tarieven: Sequence[Tarief]) -> Blad:
    """Per product vijf controles, en bovenaan of ze allemaal WAAR zijn."""
    uitleg = (
        "Elke controle is een formule. 'Werkboek − programma' wordt ONWAAR zodra u een gegeven wijzigt: het tarief is dan niet "
        "meer dat van het programma. De andere horen altijd WAAR te zijn. De functiemix is leeg bij een product zonder percentages."
    )
    toetsen = [
        _toetsen(tarief, EERSTE_RIJ + nummer, ELEMENTEN_EERSTE_RIJ + nummer, ligging)
        for nummer, tarief in enumerate(tarieven)
    ]
    rijen = [
        _rij(tarief, EERSTE_RIJ + nummer, eigen)
        for nummer, (tarief, eigen) in enumerate(zip(tarieven, toetsen, strict=True))
    ]
    laatste = EERSTE_RIJ + len(rijen) - 1
    koppen = [kop for naam, _ in _TOETSEN for kop in (naam, "klopt")]
    return Blad(
        naam=CONTROLES,
        rijen=(
            *titelregels("Controles", uitleg),
            (),
            koprij("Product", "Naam", *koppen, "Tarief volgens het programma"),
            _alle(toetsen, laatste),
            *rijen,
        ),
        breedten=(16, 52, *[14, 10] * len(_TOETSEN), 17),
        afdruk=Afdruk(hoog=1 if len(rijen) <= _OP_EEN_A4 else 0, kop=(KOPRIJ, ALLE_RIJ)),
        vast=Verwijzing(CONTROLES, EERSTE_RIJ, 3),
        nadruk=tuple(_nadruk(_EERSTE_TOETS + 2 * nummer + 1, laatste) for nummer in range(len(_TOETSEN))),
    )


def _nadruk(kolom: int, laatste: int) -> Onwaar:
    """ONWAAR valt op in de kolom van een controle."""
    return Onwaar(Bereik(Verwijzing(CONTROLES, ALLE_RIJ, kolom), Verwijzing(CONTROLES, laatste, kolom)))


def _alle(toetsen: Sequence[Sequence[Toets | None]], laatste: int) -> tuple[Cel | None, ...]:
    """Per controle of ze voor alle producten WAAR is: het grootste en het kleinste verschil zijn beide nul."""
    cellen: list[Cel | None] = [Cel("alle producten", Stijl(Rol.TOTAAL)), None]
    for nummer, (_, decimalen) in enumerate(_TOETSEN):
        kolom = _EERSTE_TOETS + 2 * nummer
        bereik = Bereik(Verwijzing("", EERSTE_RIJ, kolom), Verwijzing("", laatste, kolom))
        grenzen = (Functie("MAX", (bereik, NAAM_NUL)), Functie("MIN", (bereik, NAAM_NUL)))
        uitkomsten = [toets.uitkomst for rij in toetsen if (toets := rij[nummer]) is not None]
        cellen += [None, klopt(uitkomsten, Rekenteken("-", grenzen), decimalen)]
    return tuple(cellen)


def _toetsen(tarief: Tarief, rij: int, elementrij: int, ligging: Ligging) -> tuple[Toets | None, ...]:
    """De vijf controles van een product, elk een verschil dat nul hoort te zijn."""
    totaal = Verwijzing(ELEMENTEN, elementrij, TARIEFKOLOM, vast=True)
    sommen = zip(LIJSTEN, (tarief.jeugdwet, tarief.nvo, tarief.wmo), strict=True)
    bedrag = tarief.tarief.bedrag
    return (
        *(
            Toets(
                samen(elementen, tarief.tarief.eenheid).bedrag - bedrag,
                Rekenteken("-", (_som(elementrij, lijst.eerste, lijst.laatste), totaal)),
            )
            for lijst, elementen in sommen
        ),
        _mix(tarief, ligging),
        Toets(bedrag - bedrag, Rekenteken("-", (totaal, Verwijzing("", rij, _PROGRAMMA)))),
    )


def _rij(tarief: Tarief, rij: int, toetsen: Sequence[Toets | None]) -> tuple[Cel | None, ...]:
    cellen = [cel for nummer, toets in enumerate(toetsen) for cel in _toetscellen(toets, rij, nummer)]
    return (
        Cel(tarief.product, CODE),
        tekst(str(tarief.kaart.naam)),
        *cellen,
        getal(tarief.tarief.bedrag, Rol.VAST, Opmaak.EURO),
    )


def _toetscellen(toets: Toets | None, rij: int, nummer: int) -> list[Cel | None]:
    """Het verschil en of het nul is; leeg als er niets te vergelijken valt."""
    if toets is None:
        return [*teksten(None, None)]
    _naam, decimalen = _TOETSEN[nummer]
    opmaak = Opmaak.PROCENT_FIJN if decimalen == MIX_DECIMALEN else Opmaak.EURO
    cel = Verwijzing("", rij, _EERSTE_TOETS + 2 * nummer)
    return [
        getal(toets.uitkomst, Rol.BEREKENING, opmaak, toets.formule),
        klopt([toets.uitkomst], cel, decimalen),
    ]


def _som(rij: int, van: int, tot: int) -> Formule:
    bereik = Bereik(Verwijzing(ELEMENTEN, rij, van, vast=True), Verwijzing(ELEMENTEN, rij, tot, vast=True))
    return Functie("SUM", (bereik,))


def _mix(tarief: Tarief, ligging: Ligging) -> Toets | None:
    """De aandelen van de functiemix samen, min één; een mix in uren of fte telt niet op tot 100%."""
    aandelen = [deel.inzet for deel in tarief.functies if deel.functie.maat == "aandeel"]
    if not aandelen:
        return None
    formule = Rekenteken("-", (optelling([ligging.van(tarief, post.sleutel) for post in aandelen]), NAAM_EEN))
    return Toets(sum((post.bedrag for post in aandelen), Decimal(-1)), formule)
