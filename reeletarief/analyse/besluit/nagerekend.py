"""Een vastgelegd besluit opnieuw uitgerekend, uit de bestanden die het zelf bewaart (eis R13 van docs/eisen.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.besluit.opvolging import houdt_zijn_besluit
from reeletarief.berekening.bereken import bereken
from reeletarief.berekening.besluitstand import bewijsbestanden
from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.berekening.kaart_en_besluit import BESLUIT, andere_velden
from reeletarief.berekening.zelfde_bedragen import bedragen_nu, bedragen_toen
from reeletarief.invoer.besluit.als_regio import als_blok
from reeletarief.invoer.bestand import zoals_te_lezen
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.kaart.besluitblok import als_invoer
from reeletarief.invoer.kaart.op_product import kaarten_op_product
from reeletarief.invoer.regio import lees_regio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reeletarief.berekening.kaart_en_besluit import AnderVeld
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.kostprijs.tarief import Tarief


class Verschil(NamedTuple):
    """Een bedrag dat in het besluit anders staat dan het nu uitkomt; ``None`` als het er een van beide niet is."""

    product: str
    wat: str
    besluit: Decimal | None
    nu: Decimal | None


class Nagerekend(NamedTuple):
    """Wat het narekenen opleverde.

    ``resultaat`` ontbreekt als de bewaarde bestanden niet te lezen zijn; ``fouten`` zegt waarom. ``vingerafdruk_klopt`` als de
    bewaarde bestanden die zijn waar de vingerafdruk van het besluit over gaat.
    """

    resultaat: Resultaat | None
    fouten: tuple[Bevinding, ...]
    vingerafdruk_klopt: bool
    verschillen: tuple[Verschil, ...]

    @property
    def in_orde(self) -> bool:
        """Of het besluit precies uit zijn eigen bestanden volgt."""
        return self.resultaat is not None and self.vingerafdruk_klopt and not self.verschillen


def reken_na(besluit: Besluit) -> Nagerekend:
    """Reken het besluit opnieuw uit met het programma van nu, en leg het tot op de laatste decimaal ernaast."""
    inlezing = lees_regio(besluit.invoer, tijdkeuze=Tijdkeuze(besluit.tariefjaar, besluit.peildatum))
    if inlezing.regio is None or inlezing.bevindingen:
        return Nagerekend(None, inlezing.bevindingen, vingerafdruk_klopt=False, verschillen=())
    resultaat = bereken(inlezing, (), besluit.tariefjaar, besluit.peildatum)
    return Nagerekend(
        resultaat,
        tuple(reden for weg in resultaat.overgeslagen for reden in weg.redenen),
        _vingerafdruk_klopt(besluit, inlezing, resultaat),
        tuple(_verschillen(besluit, resultaat)),
    )


def _vingerafdruk_klopt(besluit: Besluit, inlezing: Inlezing, resultaat: Resultaat) -> bool:
    """De vingerafdruk van het geheel en van elk product, met de programmaversie van toen."""

    def vingerafdruk(tarieven: tuple[Tarief, ...]) -> str:
        gebruikt = {pad for tarief in tarieven for pad in bewijsbestanden(tarief)}
        return maak_bewijs(inlezing.bestanden, gebruikt, besluit.tariefjaar, besluit.peildatum, besluit.versie).sha256

    eigen = {tarief.product: vingerafdruk((tarief,)) for tarief in resultaat.tarieven}
    return vingerafdruk(resultaat.tarieven) == besluit.sha256 and eigen == {
        tarief.product: tarief.vingerafdruk for tarief in besluit.tarieven
    }


def _verschillen(besluit: Besluit, resultaat: Resultaat) -> Iterator[Verschil]:
    toen = besluit.op_product
    nu = resultaat.op_product
    for product in sorted({*toen, *nu}):
        oude, nieuwe = bedragen_toen(toen.get(product)), bedragen_nu(nu.get(product))
        for wat in {**oude, **nieuwe}:
            if oude.get(wat) != nieuwe.get(wat):
                yield Verschil(product, wat, oude.get(wat), nieuwe.get(wat))


class Kaartverschil(NamedTuple):
    """Een kaart in de werkmap die over dit tariefjaar iets anders zegt dan het besluit, of er niets over zegt."""

    product: str
    bestand: str | None
    wat: str


def kaarten_naast(
    besluit: Besluit, kaarten: Mapping[str, Productkaart], andere: Mapping[int, str]
) -> tuple[Kaartverschil, ...]:
    """Per product of de kaart van nu het besluit draagt zoals het is vastgelegd, of een later dat er ligt."""
    paren = ((tarief, kaarten.get(tarief.product)) for tarief in besluit.tarieven)
    gevonden = ((tarief.product, kaart, _kaartbezwaar(besluit, tarief, kaart, andere)) for tarief, kaart in paren)
    return tuple(
        Kaartverschil(product, kaart.product.plaats.bestand if kaart else None, wat)
        for product, kaart, wat in gevonden
        if wat
    )


def _kaartbezwaar(
    besluit: Besluit, tarief: Besluittarief, kaart: Productkaart | None, andere: Mapping[int, str]
) -> str:
    """Wat er op de kaart niet klopt.

    Een kaart met een besluit van een later jaar is in orde als dat besluit er ligt, en bij een concept ook een met het besluit
    van een eerder jaar.
    """
    if kaart is None:
        return "de kaart is er niet meer, of is niet te lezen"
    blok = kaart.vastgesteld
    if blok is None:
        return "op de kaart staat geen besluit"
    if blok.tariefjaar != besluit.tariefjaar:
        if andere.get(blok.tariefjaar) != blok.besluit:
            return f"op de kaart staat een besluit van {blok.tariefjaar} dat er zo niet ligt"
        mag = blok.tariefjaar > besluit.tariefjaar or houdt_zijn_besluit(kaart, besluit.status)
        return "" if mag else f"op de kaart staat het besluit van {blok.tariefjaar}"
    return _anders_op_de_kaart(andere_velden(blok, besluit, tarief))


def _anders_op_de_kaart(anders: tuple[AnderVeld, ...]) -> str:
    """Wat de kaart anders zegt; noemt zij een ander bestand, dan is niet te zeggen welk van de twee gewijzigd is."""
    velden = [
        f"{een.naam} {een.op_kaart or 'niets'}, en in het besluit {een.in_besluit or 'niets'}"
        for een in anders
        if een.naam != BESLUIT
    ]
    if velden:
        return f"op de kaart staat {'; '.join(velden)}"
    return (
        "de kaart noemt een ander bestand (sha256) dan dit; het is na het besluit gewijzigd, of de kaart"
        if anders
        else ""
    )


class Sindsdien(NamedTuple):
    """De bestanden van het besluit die in de regio nu anders zijn, die er weg zijn, en die er nu alleen anders heten, op het pad van toen."""

    gewijzigd: tuple[str, ...]
    weg: tuple[str, ...]
    hernoemd: Mapping[str, str]


def sinds(besluit: Besluit, bestanden: Mapping[str, bytes]) -> Sindsdien:
    """Wat er met de bestanden van het besluit gebeurde; het besluit zelf raakt dat niet.

    ``bestanden`` zijn die van de werkmap, op pad.
    """
    anders = [
        pad
        for pad, toen in sorted(besluit.invoer.items())
        if zoals_te_lezen(als_invoer(pad, bestanden.get(pad, b""))) != zoals_te_lezen(toen)
    ]
    weg = {zoals_te_lezen(besluit.invoer[pad]): pad for pad in anders if pad not in bestanden}
    nieuw = sorted(bestanden.keys() - besluit.invoer.keys()) if weg else []
    gevonden = ((weg.get(zoals_te_lezen(als_invoer(pad, bestanden[pad]))), pad) for pad in nieuw)
    hernoemd = {oud: pad for oud, pad in gevonden if oud is not None}
    return Sindsdien(
        gewijzigd=tuple(pad for pad in anders if pad in bestanden),
        weg=tuple(pad for pad in anders if pad not in bestanden and pad not in hernoemd),
        hernoemd=hernoemd,
    )


class Besluitoordeel(NamedTuple):
    """Alles wat er over een vastgelegd besluit te zeggen valt.

    ``sindsdien`` zijn de bestanden die in de regio nu anders zijn of anders heten; het telt niet mee, want een regio gaat door. Zonder
    regio ernaast is het ``None``, en zijn er ook geen kaarten bekeken.
    """

    besluit: Besluit
    nagerekend: Nagerekend
    kaarten: tuple[Kaartverschil, ...]
    sindsdien: Sindsdien | None

    @property
    def in_orde(self) -> bool:
        """Of het besluit uit zijn eigen bestanden volgt en de kaarten het dragen."""
        return self.nagerekend.in_orde and not self.kaarten


def oordeel_over(
    besluit: Besluit,
    bestanden: Mapping[str, bytes],
    kaarten: Mapping[str, Productkaart],
    andere: Mapping[int, str],
) -> Besluitoordeel:
    """Reken het besluit na en leg de werkmap van nu ernaast: haar bestanden op pad, en haar kaarten op product.

    ``andere`` geeft op tariefjaar de sha256 van de andere besluiten die er liggen. Ligt er een van een later jaar, dan mag een product
    intussen vervallen zijn; dat zijn kaart weg is, staat bij de gewijzigde bestanden.
    """
    later = any(jaar > besluit.tariefjaar for jaar in andere)
    vervallen = _vervallen(besluit, bestanden, kaarten) if later else frozenset()
    naast = tuple(een for een in kaarten_naast(besluit, kaarten, andere) if een.product not in vervallen)
    return Besluitoordeel(besluit, reken_na(besluit), naast, sinds(besluit, bestanden))


def _vervallen(besluit: Besluit, bestanden: Mapping[str, bytes], kaarten: Mapping[str, Productkaart]) -> frozenset[str]:
    """De producten van het besluit waarvan de kaart er niet meer ligt; een kaart die niet te lezen is, hoort daar niet bij."""
    toen = kaarten_op_product(besluit.invoer)
    return frozenset(
        product
        for product, kaart in toen.items()
        if product not in kaarten and kaart.product.plaats.bestand not in bestanden
    )


def oordeel_over_eerder(besluit: Besluit, bestanden: Mapping[str, bytes]) -> Besluitoordeel:
    """Reken een besluit na dat vervangen is: op de kaarten staat intussen het latere, dus die tellen niet mee."""
    return Besluitoordeel(besluit, reken_na(besluit), (), sinds(besluit, bestanden))


def oordeel_zonder_regio(besluit: Besluit) -> Besluitoordeel:
    """Reken een besluit na voor wie alleen het bestand heeft: er is geen regio om het naast te leggen."""
    return Besluitoordeel(besluit, reken_na(besluit), (), None)


def tarieven_met_besluit(besluit: Besluit, resultaat: Resultaat) -> dict[str, Tarief]:
    """De nagerekende tarieven op product, met op hun kaart het besluit zoals het erna op de kaarten stond."""
    besloten = besluit.op_product
    return {
        product: tarief._replace(kaart=replace(tarief.kaart, vastgesteld=als_blok(besluit, besloten[product])))
        for product, tarief in resultaat.op_product.items()
    }
