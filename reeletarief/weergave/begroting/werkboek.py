"""``begroting -o begroting.xlsx``: de begroting als werkboek, met levende formules van aantal × tarief tot het totaal.

Producten tellen op tot het bedrag van een jaar. Wat een gemeente, segment of aanbieder kost, staat er als getal: welke aantallen
daarin zitten, staat in de volumes. Onder elk van die bladen staat daarom het verschil met het totaal, en dat is nul.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief import __version__
from reeletarief.analyse.begroting.berekening import kortingsfactor
from reeletarief.analyse.begroting.stand import stand_in_zin
from reeletarief.weergave.aannames import aannamezin, vindplaats
from reeletarief.weergave.begroting import zinnen
from reeletarief.weergave.begroting.werkboek_ernaast import effectbladen, kaderblad, naast_kader, plafondblad
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.voorbehoud import motiefzin
from reeletarief.weergave.werkboek.cellen import CODE, LEEG, getal, optelling, tekst, teksten, verschil_in_rij
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelblad import EERSTE_RIJ, onderwerpenblad, tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Bereik,
    Blad,
    Cel,
    Functie,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reeletarief.analyse.begroting.berekening import Bedrag, Productregel, Totaal
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.rapport import Rapport
    from reeletarief.invoer.begroting.bedragtabellen import Kader
    from reeletarief.weergave.begroting.werkboek_ernaast import Plekken

    Rij = tuple[Cel | None, ...]

_OVER, _JAREN, _PRODUCTEN = "Over", "Jaren", "Producten"
_GEMEENTEN, _SEGMENTEN, _AANBIEDERS = "Gemeenten", "Segmenten", "Aanbieders"
_AANTAL, _TARIEF, _BRUTO = 6, 7, 8
"""Kolommen van *Producten*."""
_BLIJFT_OVER, _JAARBRUTO, _BEGROTING = 3, 4, 6
"""Kolommen van *Jaren*."""
_PRODUCTKOLOMMEN = (
    ("Jaar", 8),
    ("Product", 12),
    ("Naam", 44),
    ("Segment", 22),
    ("Eenheid", 10),
    ("Aantal", 12),
    ("Tarief", 13),
    ("Aantal × tarief", 18),
    ("Status", 16),
    ("Prijs van", 11),
)
_JAARKOLOMMEN = (
    ("Jaar", 10),
    ("Index", 10),
    ("Blijft over", 12),
    ("Aantal × tarief", 18),
    ("Efficiencykorting", 18),
    ("Begroting", 18),
    ("Niet vastgesteld", 18),
    ("Status", 30),
)
_TOTAAL = Stijl(Rol.TOTAAL)


def begroting_als_werkboek(rapport: Rapport) -> Werkboek:
    """Het werkboek, om als xlsx of ods te bewaren."""
    producten, plekken = _producten(rapport)
    gemeenten = _verdeling(_GEMEENTEN, "gemeente", rapport.begroting.gemeenten, rapport)
    aanbieders = _verdeling(_AANBIEDERS, "aanbieder", rapport.begroting.aanbieders, rapport)
    bladen = [
        _over(rapport),
        _jaren(rapport),
        producten,
        gemeenten,
        _verdeling(_SEGMENTEN, "segment", rapport.begroting.segmenten, rapport),
        aanbieders,
    ]
    if rapport.plafonds is not None:
        bladen.append(plafondblad(rapport, _plekken_op(aanbieders, rapport.begroting.aanbieders, rapport)))
    if rapport.effect is not None:
        bladen += effectbladen(rapport.effect, plekken)
    if rapport.kader is not None:
        bladen.append(naast_kader(rapport.naast_kader, _plekken_op(gemeenten, rapport.begroting.gemeenten, rapport)))
        bladen.append(kaderblad(rapport.kader))
    bewijs = rapport.bewijs
    jaar = rapport.begroting.uitgangspunten.tariefjaar
    voet = f"reeletarief {bewijs.versie} · {rapport.regio} {jaar} · sha256 {begin_van(bewijs.sha256)}"
    return _werkboek(zinnen.titel(rapport), bladen, f"reeletarief {bewijs.versie}", voet)


def kader_als_werkboek(kader: Kader, toets: Kadertoets) -> Werkboek:
    """Alleen het nagerekende kader."""
    titel = f"Financieel kader {kader.bestand.pad}"
    maker = f"reeletarief {__version__}"
    return _werkboek(titel, [kaderblad(toets)], maker, f"{maker} · sha256 {begin_van(kader.bestand.sha256)}")


def _werkboek(titel: str, bladen: Sequence[Blad], maker: str, voet: str) -> Werkboek:
    return Werkboek(
        titel=titel,
        onderwerp="Begroting jeugdhulp: aantal × tarief",
        maker=maker,
        bladen=tuple(map(met_hoogten, bladen)),
        namen={},
        eigenschappen={},
        voet=voet,
    )


def _over(rapport: Rapport) -> Blad:
    bewijs = rapport.bewijs
    aannames = f"{aannamezin(rapport.aannames)} {vindplaats('die uit de tarieven')}" if rapport.aannames else ""
    velden = [
        ("Waar zij op rust", zinnen.uitgangspunten_in_zin(rapport)),
        ("Gerekend", zinnen.slotregel(rapport)),
        ("Niet compleet", zinnen.onvolledig(rapport) if rapport.weggelaten else ""),
        *(("Niet uit een besluit", zin) for zin in zinnen.niet_besloten(rapport)),
        ("Aannames", aannames),
        *((f"Let op ({een.code})", f"{een.wat} {motiefzin(een) or een.remedie}") for een in rapport.waarschuwingen),
        ("Vingerafdruk (sha256)", bewijs.sha256),
        *(("Bestand", f"{bestand.pad}: {bestand.sha256}") for bestand in bewijs.bestanden),
    ]
    gevuld = [(naam, inhoud) for naam, inhoud in velden if inhoud]
    return onderwerpenblad(
        _OVER, zinnen.titel(rapport), "Gemaakt door reeletarief begroting; bedragen in euro.", gevuld
    )


def _producten(rapport: Rapport) -> tuple[Blad, Plekken]:
    """Het blad met elk product per jaar, en op product en jaar de rij."""
    regels = _op_jaar(rapport)
    rijen = [_productrij(regel, EERSTE_RIJ + nummer) for nummer, regel in enumerate(regels)]
    plekken = {
        (regel.product.product, regel.jaar): Verwijzing(_PRODUCTEN, EERSTE_RIJ + nummer, _AANTAL)
        for nummer, regel in enumerate(regels)
    }
    uitleg = (
        "Aantal × tarief, voor de efficiencykorting. Is de prijs van een eerder jaar, dan zit de index in het tarief."
    )
    return tabelblad(_PRODUCTEN, "Per product en jaar", uitleg, _PRODUCTKOLOMMEN, rijen, blijft_staan=2), plekken


def _op_jaar(rapport: Rapport) -> list[Productregel]:
    return sorted(rapport.begroting.producten, key=lambda regel: (regel.jaar, regel.product.product))


def _productrij(regel: Productregel, rij: int) -> Rij:
    product = regel.product
    formule = Rekenteken("*", (Verwijzing("", rij, _AANTAL), Verwijzing("", rij, _TARIEF)))
    return (
        getal(regel.jaar, Rol.VAST, Opmaak.GEWOON),
        Cel(product.product, CODE),
        *teksten(product.naam, product.segment, product.eenheid),
        getal(regel.aantal, Rol.VAST, Opmaak.GEWOON),
        getal(regel.tarief, Rol.VAST, Opmaak.EURO),
        getal(regel.bedrag.bruto, Rol.BEREKENING, Opmaak.EURO, formule),
        *teksten(regel.status),
        getal(regel.prijsjaar, Rol.VAST, Opmaak.GEWOON),
    )


def _jaren(rapport: Rapport) -> Blad:
    """Het bedrag van elk jaar: de som van zijn producten, en wat daarvan na de efficiencykorting overblijft."""
    begroting = rapport.begroting
    rijen = [
        _jaarrij(rapport, jaar, bedrag, EERSTE_RIJ + nummer)
        for nummer, (jaar, bedrag) in enumerate(begroting.totaal.per_jaar.items())
    ]
    samen = begroting.totaal.samen
    bedragen = (samen.bruto, -samen.korting, samen.netto, samen.niet_vastgesteld)
    slot = (
        Cel("totaal", _TOTAAL),
        *[Cel(None, _TOTAAL)] * 2,
        *(_som_erboven(bedrag, _JAARBRUTO + nummer, len(rijen)) for nummer, bedrag in enumerate(bedragen)),
        Cel(rapport.stand, _TOTAAL),
    )
    return tabelblad(
        _JAREN, zinnen.titel(rapport), zinnen.uitgangspunten_in_zin(rapport), _JAARKOLOMMEN, rijen, slot=[slot]
    )


def _jaarrij(rapport: Rapport, jaar: int, bedrag: Bedrag, rij: int) -> Rij:
    begroting = rapport.begroting
    index = begroting.uitgangspunten.indexcijfers.get(jaar)
    bruto, over = Verwijzing("", rij, _JAARBRUTO), Verwijzing("", rij, _BLIJFT_OVER)
    return (
        getal(jaar, Rol.VAST, Opmaak.GEWOON),
        LEEG if index is None else getal(index, Rol.VAST, Opmaak.PROCENT_FIJN),
        getal(kortingsfactor(jaar, begroting.uitgangspunten), Rol.VAST, Opmaak.PROCENT_FIJN),
        getal(bedrag.bruto, Rol.BEREKENING, Opmaak.EURO, Functie("SUM", (_bereik_van(rapport, jaar),))),
        getal(-bedrag.korting, Rol.BEREKENING, Opmaak.EURO, verschil_in_rij(rij, _BEGROTING, _JAARBRUTO)),
        getal(bedrag.netto, Rol.UITKOMST, Opmaak.EURO, Rekenteken("*", (bruto, over))),
        getal(bedrag.niet_vastgesteld, Rol.VAST, Opmaak.EURO),
        *teksten(begroting.totaal.statussen[jaar]),
    )


def _bereik_van(rapport: Rapport, jaar: int) -> Bereik:
    """De bedragen van dit jaar op *Producten*; dat blad staat op jaar."""
    rijen = [EERSTE_RIJ + nummer for nummer, regel in enumerate(_op_jaar(rapport)) if regel.jaar == jaar]
    return Bereik(Verwijzing(_PRODUCTEN, rijen[0], _BRUTO), Verwijzing(_PRODUCTEN, rijen[-1], _BRUTO))


def _verdeling(naam: str, kop: str, totalen: Sequence[Totaal], rapport: Rapport) -> Blad:
    """Een blad met per naam de begroting van elk jaar, en eronder het totaal en wat dat van *Jaren* verschilt."""
    jaren = rapport.begroting.jaren
    kolommen = [(kop.capitalize(), 40), *((str(jaar), 18) for jaar in jaren), ("Samen", 18), ("Status", 34)]
    rijen = [_verdeelrij(totaal, jaren, EERSTE_RIJ + nummer) for nummer, totaal in enumerate(totalen)]
    bedragen = [
        *(bedrag.netto for bedrag in rapport.begroting.totaal.per_jaar.values()),
        rapport.begroting.totaal.samen.netto,
    ]
    slot = [
        (
            Cel("totaal", _TOTAAL),
            *(_som_erboven(bedrag, nummer, len(rijen)) for nummer, bedrag in enumerate(bedragen, 2)),
        ),
        (tekst(f"verschil met {_JAREN}"), *_verschillen(bedragen, EERSTE_RIJ + len(rijen))),
    ]
    uitleg = f"De begroting van {'elk' if naam == _SEGMENTEN else 'elke'} {kop}, na de efficiencykorting."
    return tabelblad(naam, f"Per {kop}", uitleg, kolommen, rijen, blijft_staan=1, slot=slot)


def _verdeelrij(totaal: Totaal, jaren: Sequence[int], rij: int) -> Rij:
    per_jaar = [totaal.per_jaar.get(jaar) for jaar in jaren]
    som = Functie("SUM", (Bereik(Verwijzing("", rij, 2), Verwijzing("", rij, 1 + len(jaren))),))
    return (
        tekst(totaal.naam),
        *(LEEG if bedrag is None else getal(bedrag.netto, Rol.VAST, Opmaak.EURO) for bedrag in per_jaar),
        getal(totaal.samen.netto, Rol.BEREKENING, Opmaak.EURO, som),
        tekst(stand_in_zin(totaal.statussen)),
    )


def _verschillen(bedragen: Sequence[Decimal], totaalrij: int) -> Iterator[Cel]:
    """Per kolom het totaal min dat op *Jaren*; de laatste kolom is die van alle jaren samen, en daar de onderste rij."""
    for nummer, bedrag in enumerate(bedragen):
        jaar = Verwijzing(_JAREN, EERSTE_RIJ + nummer, _BEGROTING)
        verschil = Rekenteken("-", (Verwijzing("", totaalrij, 2 + nummer), jaar))
        yield getal(bedrag - bedrag, Rol.BEREKENING, Opmaak.EURO, verschil)


def _som_erboven(bedrag: Decimal, kolom: int, rijen: int) -> Cel:
    delen = [Verwijzing("", EERSTE_RIJ + nummer, kolom) for nummer in range(rijen)]
    return getal(bedrag, Rol.TOTAAL, Opmaak.EURO, optelling(delen))


def _plekken_op(blad: Blad, totalen: Sequence[Totaal], rapport: Rapport) -> Plekken:
    """Waar op een verdeling het bedrag van een naam in een jaar staat."""
    kolommen = {jaar: 2 + nummer for nummer, jaar in enumerate(rapport.begroting.jaren)}
    return {
        (totaal.naam, jaar): Verwijzing(blad.naam, EERSTE_RIJ + nummer, kolommen[jaar])
        for nummer, totaal in enumerate(totalen)
        for jaar in totaal.per_jaar
    }
