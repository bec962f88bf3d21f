"""Indexering van wat nog op een ouder prijspeil staat, naar het tariefjaar (art. 2.3 lid 1, onder d, Besluit Jeugdwet).

De methoden staan in docs/bestanden.md, onder *Indexering*.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import HONDERDSTE_PROCENT, VASTE_EEN
from reeletarief.kostprijs.kop import Kop
from reeletarief.kostprijs.parameter import herkomst_van, parameterpost
from reeletarief.kostprijs.post import REKENREGEL, Eenheid, Post
from reeletarief.kostprijs.reeksen import jaarwaarde

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.opslagen.indexering import Indexering
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

FRACTIE = Eenheid.FRACTIE


def indexregel(oud: Mapping[int, Post], keuzes: Jaarkeuzes, eenheid: Eenheid) -> Post:
    """De indexering in de eenheid van het tarief: Σ over oudere prijspeilen van bedrag × index tot het tariefjaar.

    Zonder ouder prijspeil, of als de regio niet indexeert, is zij nul met de reden. Een :class:`RekenFout` als een index
    ontbreekt.
    """
    jaar = keuzes.jaar
    if not oud or keuzes.opslagen.indexering.methode == "geen":
        return _nul(oud, keuzes, eenheid)
    delen = [
        posten.product(
            f"indexering.{peil}",
            f"indexering van prijspeil {peil} naar {jaar}",
            eenheid,
            bedrag,
            indexfactor(keuzes, peil),
        )
        for peil, bedrag in sorted(oud.items())
    ]
    return posten.met_element(posten.som(Kop.INDEXERING, "Indexering", eenheid, *delen), "indexatie")


def indexfactor(keuzes: Jaarkeuzes, peil: int) -> Post:
    """De index van een prijspeil naar het tariefjaar, als fractie; over meer jaren rente op rente."""
    return keuzes.eenmaal(("index", keuzes.opslagen.indexering, peil), lambda: _indexfactor(keuzes, peil))


def _indexfactor(keuzes: Jaarkeuzes, peil: int) -> Post:
    """Π (1 + de index van elk jaar) − 1; van één jaar de index zelf."""
    jaar = keuzes.jaar
    indexen = [index_van_jaar(keuzes, tussenjaar) for tussenjaar in range(peil + 1, jaar + 1)]
    if len(indexen) == 1:
        return indexen[0]
    groei = [posten.som(f"{index.sleutel}.groei", f"1 + {index.naam}", FRACTIE, VASTE_EEN, index) for index in indexen]
    sleutel = f"index.{peil}_{jaar}"
    samen = posten.product(f"{sleutel}.groei", f"groei {peil} naar {jaar}", FRACTIE, *groei)
    return posten.verschil(sleutel, f"index {peil} naar {jaar}", FRACTIE, samen, VASTE_EEN)


def index_van_jaar(keuzes: Jaarkeuzes, jaar: int) -> Post:
    """De index voor één jaar volgens de methode van de regio, als fractie.

    ``vng_verschil``: I(t) + D(t−1) − V(t−1). ``vng_verhouding``: I(t) + (1 + D(t−1)) ÷ (1 + V(t−1)) − 1,
    beide termen eerst op 0,01% afgerond. Daarin is I de voorlopige gewogen index, V die van het vorige
    jaar en D de definitieve. Een reeks met een gat geeft een :class:`RekenFout`. Bron: VNG, Indexatie bij inkoop Jeugdhulp en Wmo 2024 en 2025.
    """
    regels = keuzes.opslagen.indexering
    sleutel, naam = f"index.{jaar}", f"index {jaar}"
    match regels.methode:
        case "vast":
            index = _vast(keuzes, jaar)
        case "ova_ppc":
            assert regels.stand is not None
            index = _gewogen(keuzes, jaar, regels.stand)
        case "vng_verschil":
            correctie = _verschil(keuzes, jaar - 1)
            index = posten.som(f"{sleutel}.onafgerond", naam, FRACTIE, _gewogen(keuzes, jaar, "voorlopig"), correctie)
        case _:
            index = posten.som(
                f"{sleutel}.onafgerond",
                naam,
                FRACTIE,
                _op_honderdsten(_gewogen(keuzes, jaar, "voorlopig")),
                _op_honderdsten(_verhouding(keuzes, jaar - 1)),
            )
    return _afgerond(sleutel, naam, index, regels)


def _vast(keuzes: Jaarkeuzes, jaar: int) -> Post:
    """Het percentage dat de regio zelf kiest; uit een reeks is het dat van het jaar."""
    regels = keuzes.opslagen.indexering
    assert regels.percentage is not None
    if isinstance(regels.percentage, Reeksnaam):
        reeks = regels.percentage.reeks
        return jaarwaarde(keuzes, str(reeks), jaar, reeks.plaats)
    return parameterpost("vast indexpercentage", "indexering.percentage", regels.percentage, FRACTIE, regels, keuzes)


def _gewogen(keuzes: Jaarkeuzes, jaar: int, stand: str) -> Post:
    """Gewicht OVA × OVA + gewicht ppc × ppc, in de gevraagde stand."""
    regels = keuzes.opslagen.indexering
    assert regels.gewicht_ova is not None
    assert regels.gewicht_ppc is not None
    sleutel = f"index.{jaar}.{stand}"
    delen = [
        posten.product(
            f"{sleutel}.{soort}",
            f"{soort.upper() if soort == 'ova' else soort} {jaar} {stand}, gewogen",
            FRACTIE,
            _gewicht(regels, soort, gewicht),
            jaarwaarde(keuzes, f"{soort}_{stand}", jaar, gewicht.plaats),
        )
        for soort, gewicht in (("ova", regels.gewicht_ova), ("ppc", regels.gewicht_ppc))
    ]
    return posten.som(sleutel, f"gewogen index {jaar} {stand}", FRACTIE, *delen)


def _gewicht(regels: Indexering, soort: str, gewicht: Waarde) -> Post:
    herkomst = herkomst_van(regels, gewicht, f"indexering.gewicht_{soort}")
    return posten.waarde(f"indexering.gewicht_{soort}", f"gewicht {soort}", gewicht.getal, FRACTIE, herkomst)


def _verschil(keuzes: Jaarkeuzes, jaar: int) -> Post:
    """De correctie als verschil: definitief − voorlopig van het vorige jaar."""
    definitief = _gewogen(keuzes, jaar, "definitief")
    voorlopig = _gewogen(keuzes, jaar, "voorlopig")
    return posten.verschil(f"index.{jaar}.correctie", f"correctie over {jaar}", FRACTIE, definitief, voorlopig)


def _verhouding(keuzes: Jaarkeuzes, jaar: int) -> Post:
    """De correctie als verhouding: (1 + definitief) ÷ (1 + voorlopig) − 1 van het vorige jaar."""
    groei = [
        posten.som(
            f"index.{jaar}.{stand}.groei",
            f"1 + index {jaar} {stand}",
            FRACTIE,
            VASTE_EEN,
            _gewogen(keuzes, jaar, stand),
        )
        for stand in ("definitief", "voorlopig")
    ]
    if groei[1].bedrag <= 0:
        raise RekenFout(_geen_noemer(jaar, keuzes))
    verhouding = posten.quotient(f"index.{jaar}.verhouding", f"verhouding over {jaar}", FRACTIE, groei[0], groei[1])
    return posten.verschil(f"index.{jaar}.correctie", f"correctie over {jaar}", FRACTIE, verhouding, VASTE_EEN)


def _geen_noemer(jaar: int, keuzes: Jaarkeuzes) -> Bevinding:
    gewicht = keuzes.opslagen.indexering.gewicht_ova
    return Bevinding(
        "RT403",
        f"De voorlopige index van {jaar} is −100% of lager; daar valt niet door te delen.",
        "Controleer de reeksen ova_voorlopig en ppc_voorlopig.",
        gewicht.plaats if gewicht else None,
    )


def _op_honderdsten(index: Post) -> Post:
    naam = f"{index.naam}, op 0,01%"
    return posten.afgerond(f"{index.sleutel}.afgerond", naam, FRACTIE, index, HONDERDSTE_PROCENT)


def _afgerond(sleutel: str, naam: str, index: Post, regels: Indexering) -> Post:
    """De index zoals hij gepubliceerd wordt, als de regio een afronding kiest."""
    if regels.afronding is None:
        return index
    herkomst = herkomst_van(regels, regels.afronding, "indexering.afronding")
    stap = posten.waarde("indexering.afronding", "afronding van de index", regels.afronding.getal, FRACTIE, herkomst)
    return posten.afgerond(sleutel, f"{naam}, afgerond", FRACTIE, index, stap)


def _nul(oud: Mapping[int, Post], keuzes: Jaarkeuzes, eenheid: Eenheid) -> Post:
    """Geen indexering, met de reden erbij."""
    reden = f"geen regel heeft een ouder prijspeil dan {keuzes.jaar}"
    if oud:
        reden = f"de regio indexeert niet: {keuzes.opslagen.indexering.toelichting}"
    herkomst = REKENREGEL._replace(toelichting=reden)
    nul = posten.waarde(Kop.INDEXERING, "Indexering", Decimal(0), eenheid, herkomst)
    return posten.met_element(nul, "indexatie")
