"""Het lege opgaveformulier als werkboek: de reële prijs ernaast, en formules die meetellen terwijl de aanbieder invult."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.toets.keuring import KAN_ONDER_NUL
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.kaart.eenheden import decimalen_van, per
from reeletarief.invoer.opgave.rijen import (
    BLAD,
    KOPPEN,
    KOPRIJ,
    VELDEN,
    VERKLARINGEN,
    Kolom,
    Rij,
    Soort,
    aantal_regels,
    invulbaar,
    opschrift,
)
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.besluit.bijstelling import over_het_berekende
from reeletarief.weergave.bewijsregel import voetregel
from reeletarief.weergave.toets.tekst import EERLIJK, HINTS, ONDER
from reeletarief.weergave.werkboek.cellen import getal, optelling, teksten
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelblad import onderwerpenblad, tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Bereik,
    Blad,
    Cel,
    Functie,
    Keuring,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.tabelmodel import Formule, Inhoud

UITLEG = "Uitleg"
_BREEDTEN = {
    Kolom.PRODUCT: 11,
    Kolom.ONDERDEEL: 34,
    Kolom.SOORT: 14,
    Kolom.REFERENTIE: 12,
    Kolom.BEDRAG: 14,
    Kolom.VERSCHIL: 12,
    Kolom.OVER: 16,
    Kolom.TEKST: 50,
    Kolom.BRON: 32,
    Kolom.AANVAARD: 14,
    Kolom.MOTIEF: 30,
    Kolom.SLEUTEL: 34,
}
_GROOT = Decimal(99_999_999)
_VRIJE_TEKST = Opmaak.CODE
"""Anders maakt een rekenblad van de bron ``1-2-2026`` een getal, en van ``+1 fte`` een formule."""
_SOMMEN = {Soort.ELEMENT, Soort.AFRONDING}

_STAPPEN = (
    (
        "Waarom",
        "Vraagt u een andere prijs dan de reële prijs, dan laat u zien hoe uw prijs is opgebouwd (pas toe of leg uit).",
    ),
    ("Wie u bent", "Vul een pseudoniem in dat u van de regio kreeg, zoals Aanbieder A."),
    (
        "Prijs",
        "Vul per product uw prijs in, per eenheid die erbij staat. Een product dat u helemaal leeg laat, telt niet mee.",
    ),
    (
        "Elementen",
        "Vul alle negen elementen in. Zijn er geen kosten, vul dan 0 in en zet de reden ernaast. Elementen en afronding zijn samen precies uw prijs; op de rij 'prijs' staat in de kolom ernaast wat er nog niet is verdeeld: dat moet nul zijn.",
    ),
    (
        "Verklaringen",
        f"Is uw bedrag hoger of lager dan de reële prijs, ook als het nul is, verklaar dat dan: het bedrag (met een minteken als u lager zit), het argument en de bron. Er is ruimte voor {VERKLARINGEN} verklaringen per element.",
    ),
    (
        "Kostenregels",
        "U mag een element onderverdelen, zoals overhead in personeel en ict. De regels zijn dan samen het bedrag van het element. Zet kosten nooit op twee plekken.",
    ),
    (
        "Onderaannemer",
        "Is dit de prijs die een hoofdaannemer aan een onderaannemer betaalt, kies dan 'onderaannemer' en noem de hoofdaannemer.",
    ),
    (
        "Regio",
        "De laatste twee kolommen zijn voor de regio: zij vult in of een verklaring aanvaard is, en waarom niet.",
    ),
)
"""Wat de aanbieder moet weten, in de volgorde waarin hij het tegenkomt."""


class _Regel(NamedTuple):
    """Een rij van het formulier met haar plek en de reële prijs die ernaast staat."""

    rij: Rij
    nummer: int
    referentie: Decimal | None
    fijn: bool


def opgaveformulier(resultaat: Resultaat) -> Werkboek:
    """Het formulier voor de berekende producten: een blad met uitleg en een blad om in te vullen."""
    titel = f"Opgave van uw prijs, {resultaat.regio}, tariefjaar {resultaat.tariefjaar}"
    return Werkboek(
        titel=titel,
        onderwerp="Pas toe of leg uit: de opbouw van de prijs van een aanbieder",
        maker=f"reeletarief {resultaat.bewijs.versie}",
        bladen=tuple(map(met_hoogten, (_uitleg(titel, resultaat), _opgave(titel, resultaat)))),
        namen={},
        eigenschappen={},
        voet=voetregel(resultaat),
    )


def _uitleg(titel: str, resultaat: Resultaat) -> Blad:
    stappen = [
        *_STAPPEN,
        ("Oordeel", EERLIJK),
        (
            "Reële prijs",
            f"{resultaat.regio}, tarieven {resultaat.tariefjaar}, status {resultaat.stand}, sha256 {resultaat.bewijs.sha256}",
        ),
        *((een.product, _productzin(een)) for een in resultaat.tarieven),
        *(
            (
                NVO[element].capitalize(),
                f"Hieronder valt: {ONDER[element]}. Wat past bij een verklaring: {HINTS[element]}.",
            )
            for element in ELEMENTEN
        ),
    ]
    uitleg = "Vul de gele cellen in op het blad Opgave en stuur dit bestand terug."
    return onderwerpenblad(UITLEG, titel, uitleg, stappen)


def _productzin(tarief: Tarief) -> str:
    """Wat een product is, en dat er iets anders is vastgesteld als dat zo is: ernaast staat wat er berekend is."""
    anders = over_het_berekende(tarief)
    return f"{tarief.kaart.naam}, per {per(tarief.kaart.eenheid)}{f'. {anders}' if anders else ''}"


def _opgave(titel: str, resultaat: Resultaat) -> Blad:
    regels = list(_regels(resultaat))
    vooraf: Mapping[str, Inhoud] = {
        "tariefjaar": resultaat.tariefjaar,
        "prijspeil": resultaat.tariefjaar,
        "prijs_van": "aanbieder",
    }
    blad = tabelblad(
        BLAD,
        titel,
        "Vul de gele cellen in; zie het blad Uitleg. Wijzig de andere cellen niet.",
        [(kop, _BREEDTEN[kolom]) for kolom, kop in KOPPEN.items()],
        [_rij(regel, regels, vooraf) for regel in regels],
        blijft_staan=Kolom.SOORT,
        afdruk=Afdruk(tot_kolom=Kolom.MOTIEF),
    )
    return blad._replace(filter=None, keuringen=tuple(_keuringen(regels)))


def _regels(resultaat: Resultaat) -> Iterator[_Regel]:
    """Alle rijen: de velden, en per product de prijs, de elementen met hun verklaringen, de afronding en de kostenregels."""
    kaal: list[tuple[Rij, Decimal | None, bool]] = [(Rij(Soort.VELD, veld), None, False) for veld in VELDEN]
    for tarief in resultaat.tarieven:
        fijn = decimalen_van(tarief.kaart.eenheid) > 2
        kaal += [(rij, referentie, fijn) for rij, referentie in _productregels(tarief)]
    for nummer, (rij, referentie, fijn) in enumerate(kaal, KOPRIJ + 1):
        yield _Regel(rij, nummer, referentie, fijn or rij.soort is Soort.AFRONDING)


def _productregels(tarief: Tarief) -> Iterator[tuple[Rij, Decimal | None]]:
    product = tarief.product
    yield Rij(Soort.PRIJS, tarief.kaart.eenheid, product), tarief.tarief.bedrag
    for element in ELEMENTEN:
        yield Rij(Soort.ELEMENT, element, product), tarief.nvo[element].bedrag
        for nummer in range(1, VERKLARINGEN + 1):
            yield Rij(Soort.VERKLARING, element, product, nummer), None
    yield Rij(Soort.AFRONDING, "afronding", product), tarief.nvo["afronding"].bedrag
    for element in ELEMENTEN:
        for nummer in range(1, aantal_regels(element) + 1):
            yield Rij(Soort.REGEL, element, product, nummer), None


def _rij(regel: _Regel, regels: Sequence[_Regel], vooraf: Mapping[str, Inhoud]) -> tuple[Cel | None, ...]:
    rij = regel.rij
    opmaak = Opmaak.EURO_FIJN if regel.fijn else Opmaak.EURO
    leeg = Cel(None, Stijl(Rol.TEKST))
    cellen: dict[Kolom, Cel] = dict.fromkeys(KOPPEN, leeg)
    product, onderdeel, soort = teksten(rij.product or None, opschrift(rij), rij.soortnaam)
    nadruk = Stijl(Rol.UITKOMST) if rij.soort in {Soort.PRIJS, Soort.ELEMENT} else onderdeel.stijl
    cellen |= {
        Kolom.PRODUCT: product._replace(stijl=Stijl(Rol.TEKST, Opmaak.CODE)),
        Kolom.ONDERDEEL: onderdeel._replace(stijl=nadruk),
        Kolom.SOORT: soort._replace(stijl=nadruk),
        Kolom.SLEUTEL: Cel(rij.sleutel, Stijl(Rol.UITLEG)),
    }
    veld = rij.soort is Soort.VELD
    for kolom in invulbaar(rij):
        bedrag = Opmaak.GEWOON if veld else opmaak
        vorm = bedrag if kolom is Kolom.BEDRAG else _VRIJE_TEKST
        cellen[kolom] = Cel(vooraf.get(rij.onderdeel) if veld else None, Stijl(Rol.INVOER, vorm))
    if regel.referentie is not None:
        cellen |= _rekencellen(regel, regels, opmaak)
    return tuple(cellen[kolom] for kolom in KOPPEN)


def _rekencellen(regel: _Regel, regels: Sequence[_Regel], opmaak: Opmaak) -> dict[Kolom, Cel]:
    """De reële prijs met het verschil, en wat er nog te verklaren (of bij de prijs: te verdelen) is."""
    assert regel.referentie is not None
    verschil = _min(_cel(regel, Kolom.BEDRAG), [_cel(regel, Kolom.REFERENTIE)])
    vorm = Opmaak.EURO_FIJN if regel.fijn else Opmaak.EURO_VERSCHIL
    uit = {
        Kolom.REFERENTIE: getal(regel.referentie, Rol.VAST, opmaak),
        Kolom.VERSCHIL: getal(NUL, Rol.BEREKENING, vorm, _als_ingevuld(regel, verschil)),
    }
    eigen = [een for een in regels if een.rij.product == regel.rij.product]
    if regel.rij.soort is Soort.PRIJS:
        delen = [_cel(een, Kolom.BEDRAG) for een in eigen if een.rij.soort in _SOMMEN]
        uit[Kolom.OVER] = getal(NUL, Rol.UITKOMST, vorm, _min(_cel(regel, Kolom.BEDRAG), delen))
    elif regel.rij.soort is Soort.ELEMENT:
        verklaard = [
            een for een in eigen if (een.rij.soort, een.rij.onderdeel) == (Soort.VERKLARING, regel.rij.onderdeel)
        ]
        delen = [_cel(een, Kolom.BEDRAG) for een in verklaard]
        over = _min(_cel(regel, Kolom.VERSCHIL), delen)
        uit[Kolom.OVER] = getal(NUL, Rol.BEREKENING, vorm, _als_ingevuld(regel, over))
    return uit


def _als_ingevuld(regel: _Regel, formule: Formule) -> Formule:
    """De formule zodra er een bedrag staat; een leeg formulier toont nul in plaats van een verschil met niets."""
    bedrag = _cel(regel, Kolom.BEDRAG)
    return Functie("IF", (Functie("COUNT", (bedrag,)), formule, bedrag))


def _cel(regel: _Regel, kolom: Kolom) -> Verwijzing:
    return Verwijzing("", regel.nummer, kolom)


def _min(van: Formule, af: Sequence[Formule]) -> Formule:
    return Rekenteken("-", (van, optelling(af)))


def _keuringen(regels: Sequence[_Regel]) -> Iterator[Keuring]:
    """Wat er in de getalcellen past: een jaar, een bedrag van nul of meer, of een bedrag met een teken."""
    kosten, teken, jaar = [], [], []
    for regel in regels:
        rij = regel.rij
        if Kolom.BEDRAG not in invulbaar(rij):
            continue
        if rij.soort is Soort.VELD:
            jaar.append(regel)
        elif rij.soort in {Soort.VERKLARING, Soort.AFRONDING} or rij.onderdeel in KAN_ONDER_NUL:
            teken.append(regel)
        else:
            kosten.append(regel)
    yield _keuring(kosten, (NUL, _GROOT), "Uw bedrag", "Vul een bedrag in euro in, nul of hoger.")
    yield _keuring(teken, (-_GROOT, _GROOT), "Uw bedrag", "Vul een bedrag in euro in; een minteken mag.")
    yield _keuring(jaar, (Decimal(2000), Decimal(2100)), "Een jaar", "Vul een jaar in vier cijfers in.")


def _keuring(regels: Iterable[_Regel], grenzen: tuple[Decimal, Decimal], titel: str, uitleg: str) -> Keuring:
    bereiken = tuple(
        Bereik(Verwijzing(BLAD, regel.nummer, Kolom.BEDRAG), Verwijzing(BLAD, regel.nummer, Kolom.BEDRAG))
        for regel in regels
    )
    return Keuring(bereiken, *grenzen, titel, uitleg, leeg_mag=True)
