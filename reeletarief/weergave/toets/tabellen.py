"""De tabellen van een toets als tekst, voor scherm, Markdown en html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.toets.oordeel import Oordeel
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.getal import getekend, nederlands
from reeletarief.weergave.tabelinhoud import Kolom, Tabel, getalkolommen
from reeletarief.weergave.toets.tekst import decimalen, oordeel_van_regio, rustpunt, verschil_procent, zonder_rustpunt

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets

PRIJS = "prijs"


def elemententabel(product: Producttoets) -> Tabel:
    """Elk element, het grootste verschil boven en wat niet verschilt in vaste volgorde, met de afronding en de prijs eronder."""
    getallen = ("reële prijs", "aanbieder", "verschil", "%", "verklaard", "rest")
    kolommen = (Kolom("element", breedte=3), *getalkolommen(*getallen), Kolom("oordeel"))
    cijfers = decimalen(product)
    rijen = [_elementrij(een, cijfers) for een in product.elementen]
    return Tabel(
        f"Per element, in euro per {per(product.tarief.kaart.eenheid)}", kolommen, [*rijen, *_slotrijen(product)]
    )


def _elementrij(een: Elementtoets, cijfers: int) -> tuple[str, ...]:
    geen = een.oordeel is Oordeel.GEEN
    return (
        een.naam,
        *_bedragen(een.referentie, een.aanbieder, cijfers),
        "" if geen else verschil_procent(een.fractie),
        getekend(een.verklaard, cijfers),
        getekend(een.rest, cijfers),
        str(een.oordeel),
    )


def _slotrijen(product: Producttoets) -> list[tuple[str, ...]]:
    """De afronding vraagt geen uitleg; de prijs telt alles op."""
    cijfers = decimalen(product)
    eigen, gegeven = product.afronding
    rest = product.verschil - product.verklaard
    afronding = (
        NVO["afronding"],
        *_bedragen(eigen, gegeven, cijfers),
        "",
        "",
        getekend(gegeven - eigen, cijfers),
        "geen uitleg nodig",
    )
    prijs = (
        PRIJS,
        *_bedragen(product.referentie, product.prijs, cijfers),
        verschil_procent(product.fractie),
        getekend(product.verklaard, cijfers),
        getekend(rest, cijfers),
        str(product.oordeel),
    )
    return [afronding, prijs]


def _bedragen(referentie: Decimal, aanbieder: Decimal, cijfers: int) -> tuple[str, str, str]:
    return nederlands(referentie, cijfers), nederlands(aanbieder, cijfers), getekend(aanbieder - referentie, cijfers)


def verklaringentabel(product: Producttoets) -> Tabel:
    """Elke verklaring met argument, bron en het oordeel van de regio."""
    kolommen = (
        Kolom("element", breedte=2),
        Kolom("bedrag", is_getal=True),
        Kolom("argument", breedte=4),
        Kolom("bron", breedte=3),
        Kolom("regio", breedte=2),
    )
    rijen = [
        (
            een.naam,
            getekend(verklaring.bedrag.getal, decimalen(product)),
            str(verklaring.argument),
            str(verklaring.bron),
            oordeel_van_regio(verklaring.aanvaard, verklaring.motief),
        )
        for een in product.elementen
        for verklaring in een.verklaringen
    ]
    return Tabel("Verklaringen van de aanbieder", kolommen, rijen)


def rusttabel(product: Producttoets) -> Tabel:
    """Per element van de reële prijs de waarden die er het meest voor bepalend zijn, met hun plaats."""
    kolommen = (
        Kolom("element", breedte=2),
        Kolom("reële prijs", is_getal=True),
        Kolom("rust vooral op (bestand:regel)", breedte=6),
    )
    rijen = [
        (een.naam, nederlands(een.referentie, decimalen(product)), _rust(een))
        for een in sorted(product.elementen, key=lambda een: list(NVO).index(een.element))
    ]
    return Tabel("Waar de reële prijs op rust", kolommen, rijen)


def _rust(een: Elementtoets) -> str:
    return "; ".join(map(rustpunt, een.rust_op)) or zonder_rustpunt(een)
