"""``toets -o gesprek.xlsx``: de toets als werkboek met levende formules voor verschil, rest en totalen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.toets.oordeel import Oordeel
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.bewijsregel import voetregel
from reeletarief.weergave.getal import kort_procent
from reeletarief.weergave.toets import tekst as zinnen
from reeletarief.weergave.werkboek.cellen import CODE, LEEG, getal, optelling, tekst, teksten, verschil_in_rij
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelblad import EERSTE_RIJ, onderwerpenblad, tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Blad,
    Cel,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets, Toets
    from reeletarief.berekening.resultaat import Resultaat

    Rij = tuple[Cel | None, ...]
    Vindplaatsen = dict[tuple[str, str], list[Verwijzing]]

OVER, TOETS, VERKLARINGEN, REFERENTIE = "Over", "Toets", "Verklaringen", "Referentie"
_REFERENTIE, _AANBIEDER, _VERSCHIL, _VERKLAARD, _REST = 3, 4, 5, 7, 8
"""Kolommen van *Toets*."""
_BEDRAG, _TELT_MEE = 3, 4
"""Kolommen van *Verklaringen*."""
_TOETSKOLOMMEN = (
    ("Product", 11),
    ("Element", 30),
    ("Reële prijs", 13),
    ("Aanbieder", 13),
    ("Verschil", 12),
    ("Verschil %", 11),
    ("Verklaard", 12),
    ("Rest", 12),
    ("Oordeel", 20),
    ("Nog te laten zien", 62),
)
_VERKLARINGKOLOMMEN = (
    ("Product", 11),
    ("Element", 28),
    ("Bedrag", 12),
    ("Telt mee", 12),
    ("Argument", 50),
    ("Bron", 40),
    ("Oordeel van de regio", 34),
)
_REFERENTIEKOLOMMEN = (
    ("Product", 11),
    ("Element", 28),
    ("Rust vooral op", 52),
    ("Waarde", 16),
    ("Vindplaats", 46),
    ("Klasse", 12),
    ("Bron", 44),
)


def toetswerkboek(toets: Toets, resultaat: Resultaat) -> Werkboek:
    """Het werkboek: waar het over gaat, de toets, de verklaringen, en waar de reële prijs op rust."""
    verklaringen, plekken = _verklaringen(toets)
    bladen = (_over(toets, resultaat), _toets(toets, plekken), verklaringen, _referentie(toets))
    return Werkboek(
        titel=zinnen.kop(toets),
        onderwerp="Pas toe of leg uit: de prijs van een aanbieder naast de reële prijs",
        maker=f"reeletarief {resultaat.bewijs.versie}",
        bladen=tuple(map(met_hoogten, bladen)),
        namen={},
        eigenschappen={},
        voet=voetregel(resultaat),
    )


def _over(toets: Toets, resultaat: Resultaat) -> Blad:
    opgave = toets.opgave
    velden = [
        ("Aanbieder", str(opgave.aanbieder)),
        (
            "Hoofdaannemer",
            str(opgave.hoofdaannemer) if opgave.hoofdaannemer else "geen: de prijs gaat naar de aanbieder",
        ),
        ("Tariefjaar en prijspeil", str(opgave.tariefjaar.jaar)),
        ("Drempel", f"{kort_procent(toets.drempel)} van de reële prijs"),
        ("Wat het oordeel zegt", zinnen.uitgangspunt(toets)),
        ("Oordeel", zinnen.slot(toets)),
        *((product.product, zinnen.uitkomst(product, toets)) for product in toets.producten),
        ("Toelichting van de aanbieder", str(opgave.toelichting or "")),
        *(
            (f"Toelichting {product.product}", regel)
            for product in toets.producten
            for regel in zinnen.toelichting(product)
        ),
        *(
            (f"Reële prijs {product.product}", zinnen.bron_van_referentie(product, resultaat))
            for product in toets.producten
        ),
        *((f"Aannames {product.product}", zinnen.aannames(product)) for product in toets.producten),
        ("Vingerafdruk (sha256)", resultaat.bewijs.sha256),
        *(("Bestand", f"{bestand.pad}: {bestand.sha256}") for bestand in resultaat.bewijs.bestanden),
    ]
    gevuld = [(naam, inhoud) for naam, inhoud in velden if inhoud]
    return onderwerpenblad(OVER, zinnen.kop(toets), "Gemaakt door reeletarief toets.", gevuld)


def _verklaringen(toets: Toets) -> tuple[Blad, Vindplaatsen]:
    """Het blad met de verklaringen, en waar per product en element de bedragen staan die meetellen."""
    rijen: list[Rij] = []
    plekken: Vindplaatsen = {}
    for product in toets.producten:
        for een in product.elementen:
            for verklaring in een.verklaringen:
                rij = EERSTE_RIJ + len(rijen)
                plekken.setdefault((product.product, een.element), []).append(Verwijzing(VERKLARINGEN, rij, _TELT_MEE))
                bedrag, opmaak = verklaring.bedrag.getal, _verschilopmaak(product)
                telt = Verwijzing("", rij, _BEDRAG) if verklaring.telt else None
                rijen.append(
                    (
                        Cel(product.product, CODE),
                        tekst(een.naam),
                        getal(bedrag, Rol.VAST, opmaak),
                        getal(bedrag if verklaring.telt else bedrag * 0, Rol.BEREKENING, opmaak, telt),
                        *teksten(str(verklaring.argument), str(verklaring.bron)),
                        tekst(zinnen.oordeel_van_regio(verklaring.aanvaard, verklaring.motief)),
                    )
                )
    uitleg = "Een verklaring die de regio niet aanvaardt, telt niet mee."
    blad = tabelblad(VERKLARINGEN, "Verklaringen van de aanbieder", uitleg, _VERKLARINGKOLOMMEN, rijen, blijft_staan=2)
    return blad, plekken


def _toets(toets: Toets, plekken: Vindplaatsen) -> Blad:
    rijen: list[Rij] = []
    for product in toets.producten:
        rijen += _productrijen(product, toets, EERSTE_RIJ + len(rijen), plekken)
    return tabelblad(
        TOETS,
        zinnen.kop(toets),
        "Verschil = aanbieder - reële prijs; rest = verschil - verklaard. Elementen en afronding tellen op tot de prijs.",
        _TOETSKOLOMMEN,
        rijen,
        blijft_staan=2,
    )


def _productrijen(product: Producttoets, toets: Toets, begin: int, plekken: Vindplaatsen) -> list[Rij]:
    """De rijen van een product: zijn elementen, de afronding, en de prijs die daar de som van is."""
    eisen = dict(
        zip((een.element for een in product.nog_te_laten_zien), zinnen.nog_te_laten_zien(product, toets), strict=True)
    )
    rijen = [
        _elementrij(product, een, begin + nummer, plekken.get((product.product, een.element)), eisen.get(een.element))
        for nummer, een in enumerate(product.elementen)
    ]
    laatste = begin + len(rijen)
    return [*rijen, _afrondingsrij(product, laatste), _totaalrij(product, begin, laatste)]


def _elementrij(
    product: Producttoets, een: Elementtoets, rij: int, verklaringen: list[Verwijzing] | None, eis: str | None
) -> Rij:
    """Een element: het verschil en de rest daarvan rekent het blad zelf, uit de verklaringen die meetellen."""
    opmaak, verschil = _opmaak(product), _verschilopmaak(product)
    formule = optelling(verklaringen) if verklaringen else None
    return (
        Cel(product.product, CODE),
        tekst(een.naam),
        *_naast_elkaar(een.referentie, een.aanbieder, rij, opmaak, verschil),
        LEEG if een.oordeel is Oordeel.GEEN else _procent(een.referentie, een.aanbieder, rij),
        getal(een.verklaard, Rol.VERWIJZING if formule else Rol.VAST, verschil, formule),
        getal(een.rest, Rol.BEREKENING, verschil, verschil_in_rij(rij, _VERSCHIL, _VERKLAARD)),
        *teksten(str(een.oordeel), eis),
    )


def _afrondingsrij(product: Producttoets, rij: int) -> Rij:
    """De afronding, zonder oordeel; zij is altijd klein, en staat daarom fijn."""
    eigen, gegeven = product.afronding
    fijn = Opmaak.EURO_FIJN
    return (
        Cel(product.product, CODE),
        tekst(NVO["afronding"]),
        *_naast_elkaar(eigen, gegeven, rij, fijn, fijn),
        LEEG,
        LEEG,
        getal(gegeven - eigen, Rol.BEREKENING, fijn, verschil_in_rij(rij, _VERSCHIL, _VERKLAARD)),
        LEEG,
        LEEG,
    )


def _naast_elkaar(referentie: Decimal, aanbieder: Decimal, rij: int, opmaak: Opmaak, verschil: Opmaak) -> Rij:
    """De reële prijs, die van de aanbieder, en het verschil."""
    return (
        getal(referentie, Rol.VAST, opmaak),
        getal(aanbieder, Rol.VAST, opmaak),
        getal(aanbieder - referentie, Rol.BEREKENING, verschil, verschil_in_rij(rij, _AANBIEDER, _REFERENTIE)),
    )


def _totaalrij(product: Producttoets, begin: int, laatste: int) -> Rij:
    """De prijs van het product: elke kolom telt de rijen erboven op, vanaf ``begin`` tot en met ``laatste``."""
    rij, totaal = laatste + 1, Stijl(Rol.TOTAAL)
    opmaak, verschil = _opmaak(product), _verschilopmaak(product)

    def som(kolom: int, bedrag: Decimal, vorm: Opmaak) -> Cel:
        return getal(bedrag, Rol.TOTAAL, vorm, optelling([Verwijzing("", nr, kolom) for nr in range(begin, rij)]))

    deel = _procent(product.referentie, product.prijs, rij)
    return (
        Cel(product.product, Stijl(Rol.TOTAAL, Opmaak.CODE)),
        Cel("prijs", totaal),
        som(_REFERENTIE, product.referentie, opmaak),
        som(_AANBIEDER, product.prijs, opmaak),
        som(_VERSCHIL, product.verschil, verschil),
        deel._replace(stijl=Stijl(Rol.TOTAAL, Opmaak.PROCENT_VERSCHIL)),
        som(_VERKLAARD, product.verklaard, verschil),
        som(_REST, product.verschil - product.verklaard, verschil),
        Cel(str(product.oordeel), totaal),
        Cel(zinnen.telling(product), totaal),
    )


def _procent(referentie: Decimal, aanbieder: Decimal, rij: int) -> Cel:
    """Het verschil als deel van de reële prijs; leeg als die nul is."""
    if not referentie:
        return LEEG
    formule = Rekenteken("/", (Verwijzing("", rij, _VERSCHIL), Verwijzing("", rij, _REFERENTIE)))
    return getal((aanbieder - referentie) / referentie, Rol.BEREKENING, Opmaak.PROCENT_VERSCHIL, formule)


def _opmaak(product: Producttoets) -> Opmaak:
    return Opmaak.EURO_FIJN if zinnen.decimalen(product) > 2 else Opmaak.EURO


def _verschilopmaak(product: Producttoets) -> Opmaak:
    return Opmaak.EURO_FIJN if zinnen.decimalen(product) > 2 else Opmaak.EURO_VERSCHIL


def _referentie(toets: Toets) -> Blad:
    rijen = [
        (Cel(product.product, CODE), *teksten(een.naam, *velden))
        for product in toets.producten
        for een in product.elementen
        for velden in _rust(een)
    ]
    uitleg = "De waarden die voor elk element het meest bepalend zijn, met hun plaats: zo is ook de reële prijs te weerleggen."
    return tabelblad(REFERENTIE, "Waar de reële prijs op rust", uitleg, _REFERENTIEKOLOMMEN, rijen, blijft_staan=2)


def _rust(een: Elementtoets) -> list[tuple[str | None, ...]]:
    """Per waarde waar een element op rust haar naam, waarde, plaats, klasse en bron; zonder waarden waarom het nul is."""
    if not een.rust_op:
        return [(zinnen.zonder_rustpunt(een), None, None, None, None)]
    return [
        (
            punt.post.naam,
            zinnen.waarde(punt),
            punt.plaats.op_regel,
            str(punt.post.herkomst.klasse) if punt.post.herkomst else None,
            punt.post.herkomst.bron if punt.post.herkomst else None,
        )
        for punt in een.rust_op
    ]
